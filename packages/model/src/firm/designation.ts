import { defineEntity, type RecordOf } from '../kit/index.ts'
import { asTree, inTree } from './tree.ts'

/** What somebody is in our own firm, and under whom; it gives no right. What people are at clients is a position. */
export const Designation = defineEntity('designation', {
  plural: 'designations',
  fields: inTree('designation'),
  form: { designation: ['name', 'parent'] },
  ...asTree,
})
export type Designation = RecordOf<typeof Designation>
