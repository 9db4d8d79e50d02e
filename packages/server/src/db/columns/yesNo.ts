import { single } from './column.ts'

export const yesNo = single('boolean', {
  columns: (name) => [{ name, type: 'boolean', always: true }],
  row: (value, name) => ({ [name]: value === true }),
})
