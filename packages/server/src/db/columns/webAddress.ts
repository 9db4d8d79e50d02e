import { text } from './text.ts'

export const webAddress = text
