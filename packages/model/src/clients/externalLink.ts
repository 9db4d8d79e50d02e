import { at, choice, defineEntity, longText, type RecordOf, reference, refuse, text } from '../kit/index.ts'
import { about, belongingChecks } from './about.ts'
import { linkKinds, linkPlace } from './linkAddress.ts'

/** A place outside Kartoteka where something about a client lies: a page, a folder of somebody's computer, one in the network. */
export const ExternalLink = defineEntity('externalLink', {
  plural: 'external-links',
  fields: {
    client: reference('client', { privacy: 'plain', filter: true }),
    about,
    address: text({ required: true, max: 2_000, privacy: 'personal' }),
    description: longText({ max: 500, privacy: 'personal' }),
    kind: choice(linkKinds, { setBy: 'server', madeOf: 'address', privacy: 'plain', filter: true }),
    /** What a browser opens; empty for a folder. */
    opens: text({ max: 2_010, setBy: 'server', madeOf: 'address', privacy: 'personal' }),
  },
  title: 'address',
  list: ['address', 'kind', 'description', 'client', 'about'],
  form: { externalLink: ['address', 'description', 'about'] },
  ownership: { by: 'part', client: 'client', about: 'about' },
  together: [['client', 'about']],
  rights: {
    manager: { read: 'all', create: 'all', edit: 'all', delete: 'all', export: 'all', print: 'all' },
    employee: { read: 'all', create: 'all', edit: 'all', delete: 'all', print: 'all' },
  },
  sort: '-createdAt',
  checks: (record) => [
    ...(record.address === null || linkPlace(record.address) ? [] : [at('address', refuse('notLink'))]),
    ...belongingChecks(record),
  ],
  derived: ({ address }) => {
    const place = address === null ? undefined : linkPlace(address)
    return { kind: place?.kind ?? null, opens: place?.opens ?? null }
  },
})
export type ExternalLink = RecordOf<typeof ExternalLink>
