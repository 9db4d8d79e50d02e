import {
  choice,
  customKinds,
  defineEntity,
  hasOptions,
  instant,
  isFilterable,
  isSortable,
  mayDefault,
  names,
  options,
  type RecordOf,
  text,
  whole,
  yesNo,
} from '../kit/index.ts'
import { customFieldChecks, customFieldKey } from './customField.rules.ts'

/** The entities to which a firm may add fields; a test holds them to those that say so themselves. */
export const withOwnFields = ['client', 'person', 'place', 'recipient', 'talk', 'task'] as const

/** A field that the firm has defined for itself. */
export const CustomField = defineEntity('customField', {
  plural: 'custom-fields',
  fields: {
    entity: choice(withOwnFields, { required: true, once: true, privacy: 'plain', filter: true }),
    name: names({ required: true, max: 80, privacy: 'plain' }),
    kind: choice(customKinds, { required: true, once: true, privacy: 'plain' }),
    options: options({ privacy: 'plain' }),
    group: names({ max: 80, privacy: 'plain' }),
    required: yesNo({ privacy: 'plain' }),
    default: text({ max: 250, privacy: 'plain' }),
    listed: yesNo({ privacy: 'plain' }),
    filterable: yesNo({ privacy: 'plain' }),
    sortable: yesNo({ privacy: 'plain' }),
    position: whole({ required: true, privacy: 'plain', sort: true }),
    active: yesNo({ privacy: 'plain' }),
    key: text({ required: true, max: 40, once: true, privacy: 'plain' }),
    emptiedAt: instant({ setBy: 'server', privacy: 'plain' }),
  },
  title: 'name',
  list: ['entity', 'name', 'kind', 'group', 'required', 'listed', 'filterable', 'sortable', 'active'],
  form: {
    field: ['entity', 'name', 'kind', 'options'],
    asked: ['group', 'required', 'default', 'listed', 'filterable', 'sortable', 'active'],
    programs: ['key'],
  },
  ownership: { by: 'firm' },
  rights: { manager: { read: 'all' }, employee: { read: 'all' } },
  sort: 'position',
  idle: ({ kind }) =>
    kind === null || kind === undefined || kind === ('' as string)
      ? ['options', 'default']
      : [
          ...(hasOptions(kind) ? [] : (['options'] as const)),
          ...(mayDefault(kind) ? [] : (['default'] as const)),
          ...(isFilterable(kind) ? [] : (['filterable'] as const)),
          ...(isSortable(kind) ? [] : (['sortable'] as const)),
          ...(kind === 'yesNo' ? (['required'] as const) : []),
        ],
  start: () => ({ position: 1_000_000, active: true }),
  derived: customFieldKey,
  checks: customFieldChecks,
})
export type CustomField = RecordOf<typeof CustomField>
