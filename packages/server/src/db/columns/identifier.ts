import { single } from './column.ts'

export const identifier = single('text')
