import { at, defineEntity, type RecordOf, reference, refuse, text } from '../kit/index.ts'

/** A part of the firm; the tree of them says who sees "the department". */
export const Department = defineEntity('department', {
  plural: 'departments',
  fields: {
    name: text({ required: true, max: 120, privacy: 'plain', filter: true, sort: true }),
    parent: reference('department', { privacy: 'plain', filter: true }),
  },
  title: 'name',
  list: ['name', 'parent'],
  form: { department: ['name', 'parent'] },
  ownership: { by: 'firm' },
  rights: { manager: { read: 'all' }, employee: { read: 'all' } },
  sort: 'name',
  checks: (department) =>
    department.parent !== null && department.parent === Reflect.get(department, 'id')
      ? [at('parent', refuse('ownParent'))]
      : [],
})
export type Department = RecordOf<typeof Department>
