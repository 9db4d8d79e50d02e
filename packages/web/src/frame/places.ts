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
import { inSettings, listAddress, settingsAddress } from './addresses.ts'
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

interface SettingsPart {
  readonly address: string
  readonly name: string
}

export interface SettingsGroup {
  readonly name: string
  readonly parts: readonly SettingsPart[]
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

/** What stands under Settings, by what one comes for; a group in which the reader may do nothing is not there. */
export function settingsFor(
  { bulk, frame, records, registers }: Words,
  reader: Reader,
): readonly SettingsGroup[] {
  const edits = (entity: string) => scopeOf(reader, entity, 'edit') === 'all'
  const group = (name: keyof typeof inSettings): readonly SettingsPart[] =>
    inSettings[name]
      .filter(edits)
      .map((entity) => ({ address: listAddress(entity), name: records[entity].many }))
  const names = frame.settingsGroups
  return [
    { name: names.firm, parts: group('firm') },
    { name: names.people, parts: group('people') },
    { name: names.dictionaries, parts: group('dictionaries') },
    {
      name: names.connections,
      parts: reader.administrator ? [{ address: '/settings/registers', name: registers.title }] : [],
    },
    {
      name: names.data,
      parts: [
        ...(loadImports && scopeOf(reader, 'client', 'create') === 'all'
          ? [{ address: '/imports', name: frame.imports }]
          : []),
        ...(changesMany(reader) ? [{ address: '/bulk-changes', name: bulk.title }] : []),
        ...(scopeOf(reader, 'client', 'delete') !== 'none'
          ? [{ address: '/bin', name: frame.bin.title }]
          : []),
      ],
    },
  ].filter(({ parts }) => parts.length > 0)
}

/** Whether one is anywhere under Settings. */
export const isInSettings = (groups: readonly SettingsGroup[], at: string): boolean =>
  at === settingsAddress || groups.some(({ parts }) => parts.some(({ address }) => at.startsWith(address)))

const changesMany = (reader: Reader): boolean =>
  ['client', 'task', 'talk'].some((entity) => scopeOf(reader, entity, 'edit') !== 'none')

export { IconSettings }
