import { single } from './column.ts'

export const choice = single('text')
