import { single } from './column.ts'

export const mail = single('text')
