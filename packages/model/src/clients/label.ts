import { colour, defineEntity, type RecordOf, text } from '../kit/index.ts'

/** A coloured word that groups clients. */
export const Label = defineEntity('label', {
  plural: 'labels',
  fields: {
    name: text({ required: true, max: 60, privacy: 'plain', filter: true, sort: true }),
    colour: colour({ required: true, privacy: 'plain' }),
  },
  title: 'name',
  list: ['name', 'colour'],
  form: { label: ['name', 'colour'] },
  ownership: { by: 'firm' },
  rights: {
    manager: { read: 'all', create: 'all', edit: 'all', delete: 'all' },
    employee: { read: 'all', create: 'all' },
  },
  sort: 'name',
  start: () => ({ colour: 'grey' }),
})
export type Label = RecordOf<typeof Label>
