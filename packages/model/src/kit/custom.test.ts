import { expect, test } from 'vitest'
import { registry } from '../registry.ts'
import {
  blank,
  type CustomDefinition,
  customGroups,
  type Entity,
  fieldAt,
  fieldNamed,
  judge,
  keyFrom,
  withCustom,
} from './index.ts'

const client = registry.client as unknown as Entity

const definition = (key: string, more: Partial<CustomDefinition> = {}): CustomDefinition => ({
  id: key,
  entity: 'client',
  key,
  name: { pl: `pole ${key}` },
  kind: 'text',
  group: null,
  options: [],
  required: false,
  default: null,
  listed: false,
  filterable: false,
  sortable: false,
  position: 10,
  active: true,
  deletedAt: null,
  ...more,
})

test('an entity without definitions is the entity itself', () => {
  expect(withCustom(client, [definition('a', { entity: 'task' })])).toBe(client)
})

test('a field in use is a field like others; one that is not is known by its kind and used by nothing', () => {
  const options = [{ key: 'a', name: { pl: 'A' } }]
  const whole = withCustom(client, [
    definition('size', { kind: 'choice', options, listed: true, filterable: true, required: true }),
    definition('old', { active: false, listed: true, filterable: true }),
    definition('gone', { deletedAt: '2026-01-01T00:00:00.000Z' }),
  ])
  expect(whole.fields['custom.size']).toEqual({
    kind: 'choice',
    choices: ['a'],
    required: true,
    filter: true,
    privacy: 'personal',
  })
  expect(Object.keys(whole.fields)).not.toContain('custom.old')
  expect(Object.keys(whole.past)).toEqual(['custom.gone', 'custom.old'])
  expect(whole.list.filter((name) => name.startsWith('custom.'))).toEqual(['custom.size'])
  expect(fieldNamed(whole, 'custom.old')).not.toHaveProperty('filter')
  expect(whole.form).toEqual({ ...client.form, custom0: ['custom.size'] })
})

test('fields of one heading stand together, in the order of the first, whichever language the heading has', () => {
  const groups = customGroups('client', [
    definition('c', { position: 30, group: { pl: 'Serwis', ru: 'Сервис' } }),
    definition('a', { position: 10, group: { pl: 'serwis' } }),
    definition('b', { position: 20 }),
  ])
  expect(groups).toEqual([
    { id: 'custom0', name: { pl: 'Serwis', ru: 'Сервис' }, fields: ['custom.a', 'custom.c'] },
    { id: 'custom1', name: null, fields: ['custom.b'] },
  ])
})

test('defaults are first values, as their kinds read them; one that is none any more is nothing', () => {
  const start = withCustom(client, [
    definition('hours', { kind: 'decimal', default: '1,50' }),
    definition('news', { kind: 'yesNo', default: 'true' }),
    definition('lost', { kind: 'choice', default: 'gone' }),
  ]).start({
    user: 'u',
    department: null,
    now: '2026-01-01T00:00:00.000Z',
    country: 'PL',
    organisation: null,
    language: 'pl',
    purpose: null,
  })
  expect(start).toMatchObject({ kind: 'firm', 'custom.hours': '1.5', 'custom.news': true })
  expect(start).not.toHaveProperty(['custom.lost'])
})

test('required binds a new record and whoever touches the field', () => {
  const whole = withCustom(client, [definition('permit', { required: true })])
  const record = { ...blank(whole), kind: 'firm', name: 'x', country: 'PL', visibility: 'everyone' }
  const missing = (touched?: readonly string[]) => judge(whole, record, touched).refusals.map(({ at }) => at)
  expect(missing()).toEqual(['custom.permit'])
  expect(missing(['custom.permit'])).toEqual(['custom.permit'])
  expect(missing(['town'])).toEqual([])
})

test.each([
  ['custom.phone.1', 'custom.phone'],
  ['custom.phone', 'custom.phone'],
  ['phones.1', 'phones'],
  ['', ''],
])('%s is said at the field %s', (at, field) => {
  expect(fieldAt(at)).toBe(field)
})

test.each([
  [{ pl: 'Koniec gwarancji' }, 'koniecGwarancji'],
  [{ en: 'Guarantee', pl: 'Gwarancja' }, 'guarantee'],
  [{ en: ' ', pl: 'Żółć (kg/mies.)' }, 'zolcKgMies'],
  [{ ru: 'Срок гарантии' }, 'srokGarantii'],
  [{ pl: '2. numer' }, 'k2Numer'],
  [{ pl: '—' }, 'k'],
  [{ pl: 'x'.repeat(80) }, 'x'.repeat(36)],
])('%j gets the key %s', (name, key) => {
  expect(keyFrom(name)).toBe(key)
  expect(keyFrom(name, [key])).toBe(`${key}2`)
})
