/** What every tab with things that hang on a client has in common: the rows, adding, changing and deleting, by keyboard too. */
import { type EntityName, type Linked, registry, say } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { sayError } from '../data/api.ts'
import { bin } from '../records/deeds.ts'
import { type Kept, may, mayAny } from '../records/rights.ts'
import { useEntity } from '../records/useEntity.ts'
import { useReader } from '../session/session.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { notifyWrong } from '../ui/toasts.ts'
import { useKey } from '../ui/useKey.ts'
import { useWords } from '../words/useWords.tsx'
import { useMayChange } from './useMayChange.ts'
import { type Parts, useParts } from './useParts.ts'

const PartDialog = lazy(async () => ({ default: (await import('./PartDialog.tsx')).PartDialog }))

/** Where things are shown and added: a client's card, or the page of a record that they are about. */
export interface PartsPlace {
  /** The client that new ones belong to. */
  readonly client: string | null
  readonly about?: Linked | undefined
  /** Whether new ones may be added there. */
  readonly mayEdit: boolean
  /** What is shown may belong to several clients: of each it is said to whom. */
  readonly ofSeveral?: boolean
}

/** A client's card, with everything of theirs. */
export function useCardPlace(client: { readonly id: string }): PartsPlace {
  const reader = useReader()
  const mayEdit = may(reader, 'edit', registry.client as never, client as unknown as Kept)
  return { client: client.id, mayEdit }
}

interface Sort<R> {
  /** What adding one is called. */
  readonly add: string
  titleOf(row: R): string
  /** How one is added, if not in a dialog with its fields. */
  readonly onAdd?: () => void
  /** Something else lies over the tab. */
  readonly isCovered?: boolean
}

export interface PartsOf<R> {
  /** Undefined until they are here. */
  readonly all: Parts<R> | undefined
  readonly mayAdd: boolean
  mayEdit(row: R): boolean
  mayDelete(row: R): boolean
  /** The button that adds one, for whoever may. */
  readonly button: ReactNode
  /** The dialog over the tab, if there is one. */
  readonly dialog: ReactNode
  edit(row: R): void
  remove(row: R): void
}

export function usePartsOf<R extends Kept>(
  name: EntityName,
  { client, about, mayEdit: mayEditThere }: PartsPlace,
  { add, titleOf, onAdd, isCovered = false }: Sort<R>,
): PartsOf<R> {
  const words = useWords()
  const reader = useReader()
  const entity = useEntity(name)
  const all = useParts<R>(name, { client, about })
  const [open, setOpen] = useState<{ readonly kept?: R }>()
  const mayAdd = mayEditThere && mayAny(reader, 'create', entity)
  const mayChange = useMayChange(all?.rows ?? [], { client, mayEdit: mayEditThere })
  const mayDelete = (row: R) => mayAny(reader, 'delete', entity) && mayChange(row)
  const begin = onAdd ?? (() => setOpen({}))
  useKey('a', begin, { says: add, off: !mayAdd || isCovered || open !== undefined })
  return {
    all,
    mayAdd,
    mayEdit: (row) => mayAny(reader, 'edit', entity) && mayChange(row),
    mayDelete,
    edit: (kept) => setOpen({ kept }),
    remove: (row) =>
      mayDelete(row) &&
      void bin(entity, [row], say(words.screens.list.deleted, { name: titleOf(row) })).catch(
        (error: unknown) => notifyWrong(sayError(words, error)),
      ),
    button: mayAdd && (
      <Button leftSection={<IconPlus size={16} />} rightSection={<Kbd of="a" />} onClick={begin}>
        {add}
      </Button>
    ),
    dialog: (
      <Suspense>
        {open && (
          <PartDialog
            name={name}
            client={client}
            about={about}
            kept={open.kept}
            title={open.kept ? titleOf(open.kept) : add}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Suspense>
    ),
  }
}
