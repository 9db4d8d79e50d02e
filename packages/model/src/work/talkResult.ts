import { colour, defineEntity, names, type RecordOf, whole, yesNo } from '../kit/index.ts'

/** What may come of a talk, in the firm's own words. */
export const TalkResult = defineEntity('talkResult', {
  plural: 'talk-results',
  fields: {
    name: names({ required: true, max: 80, privacy: 'plain' }),
    colour: colour({ required: true, privacy: 'plain' }),
    position: whole({ required: true, privacy: 'plain', sort: true }),
    active: yesNo({ privacy: 'plain' }),
  },
  title: 'name',
  list: ['name', 'colour', 'position', 'active'],
  form: { result: ['name', 'colour', 'position', 'active'] },
  ownership: { by: 'firm' },
  rights: { manager: { read: 'all', create: 'all', edit: 'all', delete: 'all' }, employee: { read: 'all' } },
  sort: 'position',
  start: () => ({ colour: 'grey', position: 100, active: true }),
})
export type TalkResult = RecordOf<typeof TalkResult>
