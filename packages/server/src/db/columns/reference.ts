import { single } from './column.ts'

export const reference = single('uuid')
