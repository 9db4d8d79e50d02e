import { phones } from './phones.ts'

/** A list of objects, as JSON. */
export const addresses = phones
