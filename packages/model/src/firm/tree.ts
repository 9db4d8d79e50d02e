import { at, type Refusal, reference, refuse, text } from '../kit/index.ts'

/** What the firm keeps as trees. */
export const trees = ['department', 'designation'] as const

/** What a part of a tree has that the firm grows itself: how it is called, and what it is under. */
export const inTree = <const N extends (typeof trees)[number]>(name: N) => ({
  name: text({ required: true, max: 120, privacy: 'plain', filter: true, sort: true }),
  parent: reference(name, { privacy: 'plain', filter: true }),
})

/** What all such trees have in common besides. That nothing is under itself by way of others is asked of all at once. */
export const asTree = {
  title: 'name',
  list: ['name', 'parent'],
  ownership: { by: 'firm' },
  rights: { manager: { read: 'all' }, employee: { read: 'all' } },
  sort: 'name',
  checks: (part: { readonly parent: string | null }): readonly Refusal[] =>
    part.parent !== null && part.parent === Reflect.get(part, 'id')
      ? [at('parent', refuse('ownParent'))]
      : [],
} as const
