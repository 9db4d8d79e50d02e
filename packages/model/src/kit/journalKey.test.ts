import { expect, test } from 'vitest'
import { entities } from '../registry.ts'
import { defineEntity, fieldOfKey, journalKey, text } from './index.ts'

/** "city" was called "town" once; a later "town" had to take another key. */
const Place = defineEntity('place', {
  plural: 'places',
  fields: {
    name: text({ privacy: 'plain' }),
    city: text({ privacy: 'plain', key: 'town' }),
    town: text({ privacy: 'plain', key: 'town2' }),
  },
  title: 'name',
  list: ['name'],
  form: {},
  ownership: { by: 'firm' },
  rights: { manager: {}, employee: {} },
  sort: 'name',
})

test.each([
  ['name', 'name'],
  ['city', 'town'],
  ['town', 'town2'],
  ['deletedAt', 'deletedAt'],
])('the field %s is kept under %s, and found by it', (field, key) => {
  expect(journalKey(Place, field)).toBe(key)
  expect(fieldOfKey(Place, key)).toBe(field)
})

test('a key that no field has is nobody’s, whatever it is called', () => {
  for (const key of ['city', 'createdAt', 'gone', 'toString', '__proto__'])
    expect(fieldOfKey(Place, key)).toBeUndefined()
})

test.each(entities.map((each) => [each.name, each] as const))(
  '%s: no two fields share a key',
  (_, entity) => {
    for (const field of Object.keys(entity.fields))
      expect(fieldOfKey(entity, journalKey(entity, field))).toBe(field)
  },
)
