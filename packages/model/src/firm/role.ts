import { choice, defineEntity, names, type RecordOf, yesNo } from '../kit/index.ts'

/** What somebody is here for: the rows of permissions hang on it. */
export const Role = defineEntity('role', {
  plural: 'roles',
  fields: {
    name: names({ required: true, max: 80, privacy: 'plain' }),
    builtIn: choice(['administrator', 'manager', 'employee'], { setBy: 'server', privacy: 'plain' }),
    ownsAdded: yesNo({ privacy: 'plain' }),
  },
  title: 'name',
  list: ['name', 'builtIn', 'ownsAdded'],
  form: { role: ['name', 'ownsAdded'] },
  ownership: { by: 'firm' },
  rights: { manager: { read: 'all' }, employee: { read: 'all' } },
  sort: 'createdAt',
})
export type Role = RecordOf<typeof Role>
