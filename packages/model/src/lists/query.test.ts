import { expect, test } from 'vitest'
import { customName, type Entity, entities, readFilter, registry, withCustom } from '../index.ts'
import { filterOfQuery } from './filter.ts'
import { mostConditions, queryEntries, readQuery } from './query.ts'

const ania = '0197f3a0-0000-7000-8000-000000000001'
const vip = '0197f3a0-0000-7000-8000-000000000002'
const late = '0197f3a0-0000-7000-8000-000000000003'
const looker = { user: ania, today: '2026-03-11', zone: 'Europe/Warsaw' } as const
const client = registry.client as unknown as Entity
const task = registry.task as unknown as Entity
const talk = registry.talk as unknown as Entity

const read = (entity: Entity, address: string) => readQuery(entity, new URLSearchParams(address))
const filterOf = (entity: Entity, address: string) => filterOfQuery(entity, read(entity, address), looker)

const inLodz = { field: 'town', is: 'contains', value: 'Łódź' }
const active = { field: 'active', is: 'is', value: true }

test.each([
  ['', undefined],
  ['owner=me', { field: 'owner', is: 'anyOf', value: [ania] }],
  [`labels=${vip},${late}`, { field: 'labels', is: 'anyOf', value: [vip, late] }],
  ['owner=-', { field: 'owner', is: 'isEmpty' }],
  ['owner=*', { field: 'owner', is: 'isFilled' }],
  ['active=no', { field: 'active', is: 'is', value: false }],
  ['name=kow', { field: 'name', is: 'contains', value: 'kow' }],
  ['kind=firm,nonsense', { field: 'kind', is: 'anyOf', value: ['firm'] }],
  ['labels=nonsense', undefined],
  ['website=tartak.pl', { field: 'website', is: 'contains', value: 'tartak.pl' }],
  ['nothing=no field', undefined],
  ['taxNumber=5211355116', { field: 'taxNumber', is: 'is', value: '5211355116' }],
  ['priceLevel=2..3', { field: 'priceLevel', is: 'between', value: [2, 3] }],
  ['active=yes&town=Łódź', { all: [active, inLodz] }],
  ['not.town=Łódź', { not: inLodz }],
  ['not.owner=-', { field: 'owner', is: 'isFilled' }],
  ['match=any&active=yes&town=Łódź', { any: [active, inLodz] }],
  [
    'active=yes&1.town=Łódź&1.name=kow',
    { all: [active, { any: [inLodz, { field: 'name', is: 'contains', value: 'kow' }] }] },
  ],
  [
    'match=any&active=yes&1.town=Łódź&1.not.name=kow',
    { any: [active, { all: [inLodz, { not: { field: 'name', is: 'contains', value: 'kow' } }] }] },
  ],
  ['1.town=Łódź&1.town-2=Kutno', { any: [inLodz, { ...inLodz, value: 'Kutno' }] }],
  ['1.town=Łódź', inLodz],
  ['person.lastName=kow', { field: 'person.lastName', is: 'contains', value: 'kow' }],
  ['not.talk.at=-30d..', { not: { field: 'talk.at', is: 'from', value: '2026-02-08T23:00:00.000Z' } }],
])('clients: %s', (address, expected) => {
  const filter = filterOf(client, address)
  expect(filter).toEqual(expected)
  // The server understands all that an address can say.
  if (filter && !address.startsWith('taxNumber')) expect(readFilter(client, filter)).toEqual(filter)
})

test.each([
  ['2026-03-01..2026-03-31', { field: 'due', is: 'between', value: ['2026-03-01', '2026-03-31'] }],
  ['..today', { field: 'due', is: 'to', value: '2026-03-11' }],
  ['2026-03-12..', { field: 'due', is: 'from', value: '2026-03-12' }],
  ['2026-03-12', { field: 'due', is: 'between', value: ['2026-03-12', '2026-03-12'] }],
  ['-7d..today', { field: 'due', is: 'between', value: ['2026-03-04', '2026-03-11'] }],
  ['..-30d', { field: 'due', is: 'to', value: '2026-02-09' }],
  ['week', { field: 'due', is: 'between', value: ['2026-03-09', '2026-03-15'] }],
  ['week-1', { field: 'due', is: 'between', value: ['2026-03-02', '2026-03-08'] }],
  ['month-1', { field: 'due', is: 'between', value: ['2026-02-01', '2026-02-28'] }],
  ['month+10', { field: 'due', is: 'between', value: ['2027-01-01', '2027-01-31'] }],
  ['year', { field: 'due', is: 'between', value: ['2026-01-01', '2026-12-31'] }],
  ['2026-02-30', undefined],
  ['soon', undefined],
])('tasks due %s', (due, expected) => {
  expect(filterOf(task, `due=${due}`)).toEqual(expected)
})

test('a day of a moment is the firm’s day', () => {
  expect(filterOf(talk, 'at=2026-03-12')).toEqual({
    field: 'at',
    is: 'between',
    value: ['2026-03-11T23:00:00.000Z', '2026-03-12T22:59:59.999Z'],
  })
})

test.each([
  'owner=me&town=Kutno',
  'match=any&town=a&town-2=b&1.labels=x&1.not.due=..today',
  'not.person.lastName=kow&sort=-name&columns=name%2Ctown',
  'columns=name%2Ctown&widths=name%3A240%2CcreatedAt%3A96',
])('%s says the same when it is written anew', (address) => {
  const query = read(client, address)
  expect(read(client, new URLSearchParams(queryEntries(query).map((each) => [...each])).toString())).toEqual({
    ...query,
    unknown: [],
  })
})

test('what a list does not know, or hides from the reader, is passed over and named', () => {
  expect(read(client, 'town=a&nonsense=b&sort=remarks&columns=name,salary&__proto__=c').unknown).toEqual([
    'nonsense',
    'remarks',
    'salary',
    '__proto__',
  ])
  const hidden = { client: ['town'], person: ['lastName'], position: ['client'] }
  const query = readQuery(
    client,
    new URLSearchParams('town=a&sort=town&columns=name,town&person.lastName=b&person.firstName=c&active=yes'),
    hidden,
  )
  expect(query).toMatchObject({ conditions: [{ field: 'active' }], columns: ['name'] })
  expect(query.sort).toBeUndefined()
  expect(query.unknown).toEqual(['town', 'person.lastName', 'person.firstName'])
})

test('A31 an address with conditions without end is cut, and says so', () => {
  const many = Array.from({ length: 60 }, (_, place) => `town-${place + 2}=x`).join('&')
  const query = read(client, many)
  expect(query.conditions).toHaveLength(mostConditions)
  expect(query.unknown).toEqual(['town'])
})

test('a field of the firm’s own is a condition and a column like any other', () => {
  const own = {
    id: vip,
    entity: 'client',
    key: 'guarantee',
    name: { pl: 'Gwarancja' },
    kind: 'day',
    group: null,
    options: [],
    required: false,
    default: null,
    listed: false,
    filterable: true,
    sortable: false,
    position: 1,
    active: true,
    deletedAt: null,
  } as const
  const name = customName('guarantee')
  const query = read(withCustom(client, [own]), `${name}=..today&columns=name,${name}`)
  expect(query).toMatchObject({ conditions: [{ field: name }], columns: ['name', name], unknown: [] })
})

test('what a note is about stands in an address as the kind of record and its id; what names none is left out', () => {
  const note = registry.note as unknown as Entity
  const about = { field: 'about', is: 'anyOf', value: [{ entity: 'talk', id: late }] }
  for (const address of [`about=talk:${late}`, `about=talk:${late},client:${late},talk,:,talk:1`]) {
    expect(filterOf(note, address)).toEqual(about)
    expect(readFilter(note, filterOf(note, address))).toEqual(about)
  }
  expect(filterOf(note, 'about=client:x')).toBeUndefined()
  expect(filterOf(note, 'about=-')).toEqual({ field: 'about', is: 'isEmpty' })
})

test('widths are those of columns of this list, in pixels within reason; the rest is named', () => {
  const query = read(
    client,
    'widths=name:240,town:9,salary:100,phones:x,createdAt:901,owner,__proto__:90,mails:48',
  )
  expect(query.widths).toEqual({ name: 240, mails: 48 })
  expect(query.unknown).toEqual(['town', 'salary', 'phones', 'createdAt', 'owner', '__proto__'])
  expect(
    readQuery(client, new URLSearchParams('widths=name:240,town:90'), { client: ['town'] }),
  ).toMatchObject({
    widths: { name: 240 },
    unknown: ['town'],
  })
})

test.each(entities.filter(({ opens }) => opens !== '').map((each) => [each.name, each] as const))(
  'the list of every %s opens with what it can be asked',
  (_, entity) => {
    const query = readQuery(entity as unknown as Entity, new URLSearchParams(entity.opens))
    expect(query.unknown).toEqual([])
    expect(queryEntries(query).length).toBeGreaterThan(0)
  },
)
