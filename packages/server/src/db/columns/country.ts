import { single } from './column.ts'

export const country = single('text')
