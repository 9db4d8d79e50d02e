/** Whom one talks to at this client, as a table; those who left stand last. */
import { type CardAnswer, type PersonInTable, registry, say } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { get, sayError } from '../data/api.ts'
import { keys } from '../data/query.ts'
import { bin } from '../records/deeds.ts'
import { type Kept, may } from '../records/rights.ts'
import { useReader } from '../session/session.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { notifyWrong } from '../ui/toasts.ts'
import { useKey } from '../ui/useKey.ts'
import { useWords } from '../words/useWords.tsx'
import { AddPerson } from './AddPerson.tsx'
import styles from './card.module.css'
import { PartTable } from './PartTable.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import parts from './parts.module.css'
import { type PersonRow, turnedName, usePeopleColumns } from './peopleColumns.tsx'

const PartDialog = lazy(async () => ({ default: (await import('./PartDialog.tsx')).PartDialog }))

export function PeopleTab({ card }: { card: CardAnswer }) {
  const words = useWords()
  const { card: said, list } = words.screens
  const reader = useReader()
  const columns = usePeopleColumns()
  const [adding, setAdding] = useState(false)
  const [changed, setChanged] = useState<PersonRow>()
  const { id } = card.client
  const mayEdit = may(reader, 'edit', registry.client as never, card.client as unknown as Kept)
  const { data } = useQuery({
    // Under the card's key: what makes the card old makes this old.
    queryKey: [...keys.card(id), 'people'],
    queryFn: ({ signal }) => get<readonly PersonInTable[]>(`/api/clients/${id}/people`, signal),
  })
  const people = data ?? card.people.map((each) => ({ ...each, elsewhere: [] }))
  const rows = people.map((each): PersonRow => ({ id: each.position.id, ...each }))
  useKey('a', () => setAdding(true), { says: said.addPerson, off: !mayEdit })
  const remove = ({ position, person }: PersonRow) =>
    void bin(
      registry.position as never,
      [position as unknown as Kept],
      say(list.deleted, { name: person.name ?? person.lastName }),
    ).catch((error: unknown) => notifyWrong(sayError(words, error)))
  const add = (
    <Button
      leftSection={<IconPlus size={16} />}
      rightSection={<Kbd of="a" />}
      onClick={() => setAdding(true)}
    >
      {said.addPerson}
    </Button>
  )
  return (
    <div className={parts.tab}>
      {rows.length === 0 ? (
        <Empty title={said.noPeople} hint={said.noPeopleHint} action={mayEdit && add} />
      ) : (
        <>
          {mayEdit && <div className={styles.bar}>{add}</div>}
          <PartTable
            label={said.people}
            rows={rows}
            columns={columns}
            isOff={({ position }) => !position.active}
            menu={(row) =>
              mayEdit && <PersonMenu each={row} onEdit={() => setChanged(row)} onRemove={() => remove(row)} />
            }
            onDelete={mayEdit ? remove : undefined}
          />
        </>
      )}
      <AddPerson client={id} opened={adding} onClose={() => setAdding(false)} />
      <Suspense>
        {changed && (
          <PartDialog
            name="position"
            client={id}
            kept={changed.position as unknown as Kept}
            title={turnedName(changed.person)}
            onClose={() => setChanged(undefined)}
          />
        )}
      </Suspense>
    </div>
  )
}
