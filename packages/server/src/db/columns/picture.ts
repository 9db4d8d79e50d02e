import { single } from './column.ts'

export const picture = single('text')
