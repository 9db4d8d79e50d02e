import { phones } from './phones.ts'

/** A structure, as JSON. */
export const richText = phones
