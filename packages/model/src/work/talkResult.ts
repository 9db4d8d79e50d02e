import { ownWord, ownWords } from '../firm/dictionary.ts'
import { colour, defineEntity, type RecordOf } from '../kit/index.ts'

/** What may come of a talk, in the firm's own words. */
export const TalkResult = defineEntity('talkResult', {
  plural: 'talk-results',
  fields: { ...ownWord, colour: colour({ required: true, privacy: 'plain' }) },
  list: ['name', 'colour', 'position', 'active'],
  form: { result: ['name', 'colour', 'position', 'active'] },
  ...ownWords,
  start: () => ({ colour: 'grey', position: 100, active: true }),
})
export type TalkResult = RecordOf<typeof TalkResult>
