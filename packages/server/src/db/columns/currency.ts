import { single } from './column.ts'

export const currency = single('text')
