import { ownWord, ownWords } from '../firm/dictionary.ts'
import { colour, defineEntity, type RecordOf } from '../kit/index.ts'

/** What sort of card a client has, in the firm's own words. */
export const FileType = defineEntity('fileType', {
  plural: 'file-types',
  fields: { ...ownWord, colour: colour({ required: true, privacy: 'plain' }) },
  list: ['name', 'colour', 'position', 'active'],
  form: { word: ['name', 'colour', 'position', 'active'] },
  ...ownWords,
  start: () => ({ colour: 'grey', position: 100, active: true }),
})
export type FileType = RecordOf<typeof FileType>
