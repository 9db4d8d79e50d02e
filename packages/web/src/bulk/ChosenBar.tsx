/** How many rows are chosen, and what can be done with them. */
import {
  type BulkDeed,
  type CountAnswer,
  type Entity,
  type Filter,
  obstacleTo,
  sayCount,
} from '@kartoteka/model'
import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { actionsOf } from '../records/deeds.ts'
import { type Kept, may, mayAny } from '../records/rights.ts'
import { useMoment } from '../records/useMoment.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { useKey } from '../ui/useKey.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './bulk.module.css'
import { offeredFields } from './offered.ts'
import type { Selection } from './useSelection.ts'

const BulkDialog = lazy(async () => ({ default: (await import('./BulkDialog.tsx')).BulkDialog }))

interface ChosenBarProps {
  readonly entity: Entity
  readonly where: Filter | undefined
  readonly selection: Selection
  /** What is loaded of the list. */
  readonly rows: readonly Kept[]
  readonly count: CountAnswer | undefined
  onNone(): void
}

export function ChosenBar({ entity, where, selection, rows, count, onNone }: ChosenBarProps) {
  const words = useWords()
  const { bulk } = words
  const { list } = words.screens
  const language = useLanguage()
  const moment = useMoment()
  const { chosen, whole } = selection
  const [opened, setOpened] = useState<{ readonly deed?: BulkDeed }>()
  useKey('Escape', onNone, { says: list.chooseNone, off: opened !== undefined })
  const loaded = rows.filter(({ id }) => selection.has(id))
  const isOpen = whole || loaded.length < chosen.size
  /** Whether there may be one among them to which it can be done. */
  const fits = (verb: string, also: (record: Kept) => boolean = () => true) =>
    mayAny(moment.user, verb, entity) &&
    (isOpen || loaded.some((record) => may(moment.user, verb, entity, record) && also(record)))
  const ofWhole = count && (count.exact ? bulk.wholeChosen : bulk.wholeChosenAbout)
  const said =
    whole && count && ofWhole
      ? sayCount(language, ofWhole, count.count)
      : sayCount(language, list.chosen, chosen.size)
  return (
    <span className={styles.chosen}>
      <b role="status">{said}</b>
      {!whole && count && count.count > chosen.size && loaded.length === rows.length && (
        <Button size="xs" variant="subtle" rightSection={<Kbd of="Mod+a" />} onClick={selection.takeWhole}>
          {sayCount(language, count.exact ? bulk.chooseWhole : bulk.chooseWholeAbout, count.count)}
        </Button>
      )}
      {offeredFields(moment.user, entity).length > 0 && fits('edit') && (
        <Button size="xs" variant="filled" onClick={() => setOpened({})}>
          {bulk.change}
        </Button>
      )}
      {actionsOf(entity.name)
        .filter(
          (action) =>
            // What an action asks is asked nowhere here.
            Object.keys(action.asks).length === 0 &&
            fits(action.name, (record) => !obstacleTo(action, record as never, moment)),
        )
        .map(({ name }) => (
          <Button key={name} size="xs" onClick={() => setOpened({ deed: { does: 'act', action: name } })}>
            {Reflect.get(Reflect.get(words.actions, entity.name), name) as string}
          </Button>
        ))}
      {fits('delete') && (
        <Button size="xs" onClick={() => setOpened({ deed: { does: 'delete' } })}>
          {list.delete}
        </Button>
      )}
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconX size={14} />}
        rightSection={<Kbd of="Escape" />}
        onClick={onNone}
      >
        {bulk.chooseNone}
      </Button>
      <Suspense>
        {opened && (
          <BulkDialog
            entity={entity}
            of={whole ? { where: where ?? null } : { ids: [...chosen] }}
            chosen={said}
            deed={opened.deed}
            onClose={() => setOpened(undefined)}
            onRun={() => {
              setOpened(undefined)
              onNone()
            }}
          />
        )}
      </Suspense>
    </span>
  )
}
