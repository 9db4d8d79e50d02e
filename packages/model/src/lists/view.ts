import { choice, defineEntity, type RecordOf, reference, text } from '../kit/index.ts'

/** How a list shall look, under a name: what narrows it, its sort, its columns. Somebody's own, or shared with everybody. */
export const View = defineEntity('view', {
  plural: 'views',
  fields: {
    name: text({ required: true, max: 80, privacy: 'plain', filter: true, sort: true }),
    /** The entity of the list. */
    list: text({ required: true, max: 40, privacy: 'plain', once: true, filter: true }),
    /** As it would stand in the address of the list; see `query.ts`. */
    query: text({ max: 4000, privacy: 'plain' }),
    status: choice(['private', 'shared'], {
      required: true,
      setBy: 'actions',
      privacy: 'plain',
      filter: true,
    }),
    owner: reference('user', { required: true, setBy: 'server', privacy: 'plain', filter: true }),
  },
  title: 'name',
  list: ['name', 'list', 'status', 'owner'],
  form: { view: ['name', 'list', 'query'] },
  ownership: { by: 'shared' },
  rights: {
    manager: { read: 'all', create: 'all', edit: 'all', delete: 'all', share: 'all', unshare: 'all' },
    employee: { read: 'all', create: 'own', edit: 'own', delete: 'own', unshare: 'own' },
  },
  sort: 'name',
  start: ({ user }) => ({ status: 'private', owner: user as never }),
})
export type View = RecordOf<typeof View>
