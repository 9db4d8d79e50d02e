import { names, whole, yesNo } from '../kit/index.ts'

/** What a word of a list that the firm keeps itself has: how it is called, where it stands, whether it is still offered. */
export const ownWord = {
  name: names({ required: true, max: 80, privacy: 'plain' }),
  position: whole({ required: true, privacy: 'plain', sort: true }),
  active: yesNo({ privacy: 'plain' }),
} as const

/** What all such lists have in common besides. */
export const ownWords = {
  title: 'name',
  ownership: { by: 'firm' },
  rights: { manager: { read: 'all', create: 'all', edit: 'all', delete: 'all' }, employee: { read: 'all' } },
  sort: 'position',
} as const
