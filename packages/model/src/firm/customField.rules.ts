import {
  at,
  type CustomDefinition,
  defaultValueOf,
  hasOptions,
  isFilterable,
  isKey,
  isRefusal,
  isSortable,
  keyFrom,
  mayDefault,
  type Refusal,
  refuse,
} from '../kit/index.ts'

type Definition = Pick<
  CustomDefinition,
  'kind' | 'options' | 'required' | 'default' | 'filterable' | 'sortable' | 'name'
> & { readonly key: string | null }

/** A key that nobody has said is made of the name. */
export const customFieldKey = ({ key, name }: Pick<Definition, 'key' | 'name'>) =>
  key === null && name ? { key: keyFrom(name) } : {}

/** Options go with choices only, and each part of a definition must mean something for its kind. */
export function customFieldChecks(definition: Definition): readonly Refusal[] {
  const { kind, options, key, filterable, sortable, default: said } = definition
  const read = defaultValueOf(definition, { country: 'PL' })
  return [
    ...(isKey(key) ? [] : [at('key', refuse('notKey'))]),
    ...(hasOptions(kind) && options.length === 0 ? [at('options', refuse('required'))] : []),
    ...(!hasOptions(kind) && options.length > 0 ? [at('options', refuse('notForKind'))] : []),
    ...(filterable && !isFilterable(kind) ? [at('filterable', refuse('notForKind'))] : []),
    ...(sortable && !isSortable(kind) ? [at('sortable', refuse('notForKind'))] : []),
    ...(said !== null && !mayDefault(kind) ? [at('default', refuse('notForKind'))] : []),
    ...(said !== null && mayDefault(kind) && isRefusal(read) ? [at('default', read)] : []),
  ]
}
