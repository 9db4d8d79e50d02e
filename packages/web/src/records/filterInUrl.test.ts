import { type Entity, registry, withCustom } from '@kartoteka/model'
import { describe, expect, test } from 'vitest'
import { conditionsIn, ends, filterOf, rangeOf, withCondition } from './filterInUrl.ts'

const ania = '0197f3a0-0000-7000-8000-000000000001'
const vip = '0197f3a0-0000-7000-8000-000000000002'
const late = '0197f3a0-0000-7000-8000-000000000003'
const reading = { user: ania, today: '2026-03-11', zone: 'Europe/Warsaw' } as const
const client = registry.client as unknown as Entity
const task = registry.task as unknown as Entity

test.each([
  [{}, undefined],
  [{ owner: 'me' }, { field: 'owner', is: 'anyOf', value: [ania] }],
  [{ labels: `${vip},${late}` }, { field: 'labels', is: 'anyOf', value: [vip, late] }],
  [{ owner: '-' }, { field: 'owner', is: 'isEmpty' }],
  [{ active: 'no' }, { field: 'active', is: 'is', value: false }],
  [{ name: 'kow' }, { field: 'name', is: 'contains', value: 'kow' }],
  [{ kind: 'firm,nonsense' }, { field: 'kind', is: 'anyOf', value: ['firm'] }],
  [{ labels: 'nonsense' }, undefined],
  [{ remarks: 'no filter' }, undefined],
  [{ taxNumber: 5211355116 }, { field: 'taxNumber', is: 'is', value: '5211355116' }],
  [
    { active: 'yes', town: 'Łódź' },
    {
      all: [
        { field: 'town', is: 'contains', value: 'Łódź' },
        { field: 'active', is: 'is', value: true },
      ],
    },
  ],
])('%j is a filter of the clients', (search, expected) => {
  expect(filterOf(client, conditionsIn(client, search), reading)).toEqual(expected)
})

test.each([
  [
    '2026-03-01..2026-03-31',
    {
      all: [
        { field: 'due', is: 'from', value: '2026-03-01' },
        { field: 'due', is: 'to', value: '2026-03-31' },
      ],
    },
  ],
  ['..today', { field: 'due', is: 'to', value: '2026-03-11' }],
  ['2026-03-12..', { field: 'due', is: 'from', value: '2026-03-12' }],
  [
    '2026-03-12',
    {
      all: [
        { field: 'due', is: 'from', value: '2026-03-12' },
        { field: 'due', is: 'to', value: '2026-03-12' },
      ],
    },
  ],
])('due=%s is a filter of the tasks', (due, expected) => {
  expect(filterOf(task, conditionsIn(task, { due }), reading)).toEqual(expected)
})

test('a range and its ends are the same said twice', () => {
  for (const said of ['2026-03-01..2026-03-31', '..2026-03-31', '2026-03-01..', '2026-03-01'])
    expect(rangeOf(...ends(said))).toBe(said)
})

test('a condition taken out leaves the sort and forgets the place in the list', () => {
  expect(withCondition({ owner: 'me', sort: '-name', start: 'M' }, 'owner', '')).toEqual({ sort: '-name' })
})

test('a day of a moment is the firm’s day', () => {
  expect(
    filterOf(registry.talk as unknown as Entity, [{ field: 'at', said: '2026-03-12' }], reading),
  ).toEqual({
    all: [
      { field: 'at', is: 'from', value: '2026-03-11T23:00:00.000Z' },
      { field: 'at', is: 'to', value: '2026-03-12T22:59:59.999Z' },
    ],
  })
})

describe('by the firm’s own fields', () => {
  const definition = {
    entity: 'client',
    name: { pl: 'x' },
    group: null,
    required: false,
    default: null,
    listed: false,
    filterable: true,
    position: 1,
    active: true,
    deletedAt: null,
  } as const
  const options = ['a', 'b'].map((key) => ({ key, name: { pl: key } }))
  const whole = withCustom(client, [
    { ...definition, id: '1', key: 'use', kind: 'decimal', options: [] },
    { ...definition, id: '2', key: 'extras', kind: 'choices', options },
    { ...definition, id: '3', key: 'site', kind: 'webAddress', options: [] },
    { ...definition, id: '4', key: 'old', kind: 'text', options: [], active: false },
  ])
  test.each([
    [{ 'custom.use': '1,5..' }, { field: 'custom.use', is: 'from', value: '1.5' }],
    [{ 'custom.use': '..-3' }, { field: 'custom.use', is: 'to', value: '-3' }],
    [{ 'custom.use': 'dużo' }, undefined],
    [{ 'custom.use': '*' }, { field: 'custom.use', is: 'isFilled' }],
    [{ 'custom.use': '-' }, { field: 'custom.use', is: 'isEmpty' }],
    [{ 'custom.extras': 'b,z' }, { field: 'custom.extras', is: 'anyOf', value: ['b'] }],
    [{ 'custom.site': 'kawa' }, { field: 'custom.site', is: 'contains', value: 'kawa' }],
    [{ 'custom.old': 'x' }, undefined],
  ])('%j is a filter', (search, expected) => {
    expect(filterOf(whole, conditionsIn(whole, search), reading)).toEqual(expected)
  })
})
