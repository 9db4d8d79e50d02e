import { expect, test } from 'vitest'
import { allows, type Judged, type Reader, type Scope } from '../kit/index.ts'
import { belongingChecks, subjects } from './about.ts'

const reader = (permissions: Readonly<Record<string, Readonly<Record<string, Scope>>>>): Reader => ({
  id: 'sam',
  administrator: false,
  departments: [],
  ownsAdded: false,
  permissions,
  hidden: {},
  locked: {},
})
const owned = (owner: string, visibility: 'everyone' | 'user' = 'everyone') => ({
  owner,
  department: null,
  visibility,
  createdBy: null,
})
const sam = reader({
  note: { read: 'all', edit: 'all' },
  client: { read: 'all', edit: 'own' },
  talk: { read: 'all' },
  task: { read: 'all', edit: 'own' },
})
const may = (verb: string, record: Judged) => allows(sam, verb, 'note', 'part', record)

test('a note is read by whoever reads its client and what it is about', () => {
  const client = owned('mia')
  expect(may('read', { client })).toBe(true)
  expect(may('read', { client, about: { entity: 'talk', self: owned('mia') } })).toBe(true)
  expect(may('read', { client, about: { entity: 'talk', self: owned('mia', 'user') } })).toBe(false)
  expect(may('read', { client: owned('mia', 'user'), about: { entity: 'talk', self: owned('sam') } })).toBe(
    false,
  )
  expect(may('read', { client, about: null }), 'what it is about lies in the bin').toBe(false)
  expect(may('read', { client, about: { entity: 'person' } }), 'no right to see people at all').toBe(false)
})

test('it is changed by whoever changes its client; about a task without one, by whoever changes that task', () => {
  const about = (owner: string) => ({ entity: 'task', self: owned(owner) })
  expect(may('edit', { client: owned('sam'), about: about('mia') })).toBe(true)
  expect(may('edit', { client: owned('mia'), about: about('sam') })).toBe(false)
  expect(may('edit', { about: about('sam') })).toBe(true)
  expect(may('edit', { about: about('mia') })).toBe(false)
  expect(may('read', { about: about('mia') })).toBe(true)
  expect(may('read', {}), 'neither client nor task').toBe(false)
})

test('only what is about a task may have no client', () => {
  for (const entity of subjects)
    expect(
      belongingChecks({ client: null, about: { entity, id: 'x' as never } }).map(({ at }) => at),
    ).toEqual(entity === 'task' ? [] : ['client'])
  expect(belongingChecks({ client: null, about: null })).toMatchObject([{ at: 'client', code: 'required' }])
  expect(belongingChecks({ client: 'x', about: null })).toEqual([])
})
