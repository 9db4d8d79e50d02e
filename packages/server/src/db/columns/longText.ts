import { single } from './column.ts'

export const longText = single('text')
