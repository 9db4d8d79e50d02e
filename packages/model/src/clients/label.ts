import { choices, colour, defineEntity, type RecordOf, text } from '../kit/index.ts'
import { labelled } from './label.rules.ts'

/** A coloured word that groups records; labels that answer one question may stand in a group. */
export const Label = defineEntity('label', {
  plural: 'labels',
  fields: {
    name: text({ required: true, max: 60, privacy: 'plain', filter: true, sort: true }),
    colour: colour({ required: true, privacy: 'plain' }),
    group: text({ max: 60, privacy: 'plain', filter: true, sort: true }),
    recordTypes: choices(labelled, { privacy: 'plain', filter: true }),
  },
  title: 'name',
  list: ['name', 'group', 'colour', 'recordTypes'],
  form: { label: ['name', 'group', 'colour', 'recordTypes'] },
  ownership: { by: 'firm' },
  rights: {
    manager: { read: 'all', create: 'all', edit: 'all', delete: 'all' },
    employee: { read: 'all', create: 'all' },
  },
  sort: 'name',
  start: () => ({ colour: 'grey' }),
})
export type Label = RecordOf<typeof Label>
