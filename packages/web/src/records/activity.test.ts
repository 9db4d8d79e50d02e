import { type ActivityEntry, type Entity, registry } from '@kartoteka/model'
import { expect, test } from 'vitest'
import { byDay, changesIn, verbOf } from './activity.ts'

const client = registry.client as unknown as Entity
const entry = (id: string, act: string, at: string, changes: ActivityEntry['changes'] = {}) =>
  ({
    id,
    act,
    at,
    changes,
    name: 'client.edit',
    user: null,
    entity: 'client',
    record: 'r',
    version: 1,
    title: null,
  }) as ActivityEntry

test('entries stand under their act and their day in the firm’s zone', () => {
  const days = byDay(
    [
      entry('3', 'b', '2026-03-11T23:30:00.000Z'),
      entry('2', 'a', '2026-03-11T12:00:00.000Z'),
      entry('1', 'a', '2026-03-11T12:00:00.000Z'),
    ],
    'Europe/Warsaw',
  )
  expect(
    days.map(({ day, deeds }) => [day, deeds.map(({ entries }) => entries.map(({ id }) => id))]),
  ).toEqual([
    ['2026-03-12', [['3']]],
    ['2026-03-11', [['2', '1']]],
  ])
})

test('what was nothing and still is, is not told', () => {
  const changes = {
    town: ['Łódź', 'Kraków'],
    phones: [null, []],
    name: ['A', 'A'],
    deletedAt: [null, '2026-03-11T12:00:00.000Z'],
    noFieldAnyMore: ['x', 'y'],
  } as const
  expect(changesIn(client, entry('1', 'a', '2026-03-11T12:00:00.000Z', changes))).toEqual([
    { field: 'town', from: 'Łódź', to: 'Kraków' },
  ])
})

test('what a field was called before it was renamed is told under its name of today', () => {
  const { town, ...others } = client.fields
  const renamed = { ...client, fields: { ...others, city: { ...town!, key: 'town' } } }
  const changes = { town: ['Łódź', 'Kraków'] } as const
  expect(changesIn(renamed, entry('1', 'a', '2026-03-11T12:00:00.000Z', changes))).toEqual([
    { field: 'city', from: 'Łódź', to: 'Kraków' },
  ])
})

const verbs = { create: '', change: '', other: '', import: '', note: '', undo: '' }

test.each([
  ['client.change', 'client', 3, 'change'],
  ['client.create', 'client', 1, 'create'],
  ['talk.note', 'task', 1, 'create'],
  ['import', 'client', 1, 'import'],
  ['undo', 'client', 4, 'undo'],
  ['deal.win', 'deal', 2, 'other'],
])('%s of a %s at version %i is said as %s', (name, entity, version, verb) => {
  expect(verbOf(verbs, { name, entity, version })).toBe(verb)
})

test('whoever is added to the team with a task, or with a note, has not added or noted the client', () => {
  for (const name of ['task.create', 'talk.note', 'task.change'])
    expect(verbOf(verbs, { name, entity: 'client', version: 2 })).toBe('change')
})
