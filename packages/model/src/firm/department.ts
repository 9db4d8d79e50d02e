import { defineEntity, type RecordOf } from '../kit/index.ts'
import { asTree, inTree } from './tree.ts'

/** A part of the firm; the tree of them says who sees "the department". */
export const Department = defineEntity('department', {
  plural: 'departments',
  fields: inTree('department'),
  form: { department: ['name', 'parent'] },
  ...asTree,
})
export type Department = RecordOf<typeof Department>
