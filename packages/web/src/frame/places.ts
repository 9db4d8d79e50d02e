/** What stands in the rail: only what exists and the reader may see. */
import { type Reader, scopeOf, type Words } from '@kartoteka/model'
import {
  type Icon,
  IconAddressBook,
  IconCalendarCheck,
  IconChecklist,
  IconMessages,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react'
import { inSettings, listAddress } from './addresses.ts'
import { loadImports } from './built.ts'

export interface PlaceInRail {
  readonly address: string
  readonly icon: Icon
  readonly name: string
  /** Short enough for the bar of a telephone. */
  readonly short: string
  /** Two keys one after the other would be too much: one with Alt. */
  readonly key: string
}

export function placesFor({ frame, records }: Words, reader: Reader): readonly PlaceInRail[] {
  const reads = (entity: string) => scopeOf(reader, entity, 'read') !== 'none'
  return [
    { address: '/', icon: IconCalendarCheck, name: frame.today, short: frame.today, key: 'Alt+1' },
    ...(reads('client')
      ? [
          {
            address: '/clients',
            icon: IconAddressBook,
            name: records.client.many,
            short: records.client.many,
            key: 'Alt+2',
          },
        ]
      : []),
    ...(reads('talk')
      ? [
          {
            address: '/talks',
            icon: IconMessages,
            name: records.talk.many,
            short: frame.talksShort,
            key: 'Alt+3',
          },
        ]
      : []),
    ...(reads('task')
      ? [
          {
            address: '/tasks',
            icon: IconChecklist,
            name: records.task.many,
            short: records.task.many,
            key: 'Alt+4',
          },
        ]
      : []),
    ...(reads('person')
      ? [
          {
            address: '/people',
            icon: IconUsers,
            name: records.person.many,
            short: frame.peopleShort,
            key: 'Alt+5',
          },
        ]
      : []),
  ]
}

/** What stands under Settings. */
export function settingsFor({ bulk, frame, records, registers }: Words, reader: Reader) {
  const edits = (entity: string) => scopeOf(reader, entity, 'edit') === 'all'
  return [
    ...inSettings.filter(edits).map((name) => ({ address: listAddress(name), name: records[name].many })),
    ...(reader.administrator ? [{ address: '/settings/registers', name: registers.title }] : []),
    ...(loadImports && scopeOf(reader, 'client', 'create') === 'all'
      ? [{ address: '/imports', name: frame.imports }]
      : []),
    ...(changesMany(reader) ? [{ address: '/bulk-changes', name: bulk.title }] : []),
    ...(scopeOf(reader, 'client', 'delete') !== 'none' ? [{ address: '/bin', name: frame.bin.title }] : []),
  ]
}

const changesMany = (reader: Reader): boolean =>
  ['client', 'task', 'talk'].some((entity) => scopeOf(reader, entity, 'edit') !== 'none')

export { IconSettings }
