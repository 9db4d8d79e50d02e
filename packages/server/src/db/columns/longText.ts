import { single } from './column.ts'
import { text } from './text.ts'

/** Nothing sorts by it. */
export const longText = single('text', { where: text.where })
