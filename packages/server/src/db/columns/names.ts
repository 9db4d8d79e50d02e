import { single } from './column.ts'

export const names = single('jsonb')
