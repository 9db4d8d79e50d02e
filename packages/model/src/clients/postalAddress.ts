import { text } from '../kit/index.ts'

/** Where something is, below the client's own address; the country stands beside it. */
export const postalAddress = {
  street: text({ max: 160, privacy: 'personal' }),
  postalCode: text({ max: 12, privacy: 'personal', search: 'place' }),
  town: text({ max: 80, privacy: 'personal', search: 'place' }),
  province: text({ max: 80, privacy: 'plain' }),
} as const
