import { single } from './column.ts'

export const colour = single('text')
