import { type Entity, entities, type Reader, registry } from '@kartoteka/model'
import { expect, test } from 'vitest'
import { commonFirst, howsFor, offeredFields, onlyField } from './offered.ts'

const client = registry.client as unknown as Entity
const task = registry.task as unknown as Entity
const administrator: Reader = {
  id: 'a',
  administrator: true,
  departments: [],
  ownsAdded: false,
  permissions: {},
  hidden: {},
  locked: {},
}
const employee: Reader = {
  ...administrator,
  administrator: false,
  permissions: {
    client: { read: 'all', edit: 'department' },
    task: { read: 'all', edit: 'own', assign: 'all' },
  },
}
const names = (reader: Reader, entity: Entity) => offeredFields(reader, entity).map(({ name }) => name)

test('every field of a form that people may set is offered to who may everything', () => {
  for (const entity of entities)
    expect(names(administrator, entity)).toEqual(
      Object.values(entity.form)
        .flat()
        .filter((name) => entity.fields[name]?.setBy === undefined && !entity.fields[name]?.once),
    )
})

test('who may not edit is offered nothing; who may not assign, not the owner; what is hidden or locked is not offered', () => {
  expect(names({ ...employee, permissions: {} }, client)).toEqual([])
  expect(names(employee, client)).not.toContain('owner')
  expect(names(employee, client)).toContain('town')
  expect(names(employee, task)).toContain('owner')
  const closed = { ...employee, hidden: { client: ['town'] }, locked: { client: ['remarks'] } }
  for (const field of ['town', 'remarks']) expect(names(closed, client)).not.toContain(field)
})

test('whose it is stands first, and no field is lost', () => {
  const ordered = commonFirst(client, offeredFields(administrator, client)).map(({ name }) => name)
  expect(ordered[0]).toBe('owner')
  expect([...ordered].sort()).toEqual([...names(administrator, client)].sort())
})

test('several are added to and taken from, what must be there is never cleared', () => {
  expect(howsFor(client, 'labels')).toEqual(['add', 'remove', 'set', 'clear'])
  expect(howsFor(client, 'name')).toEqual(['set'])
  expect(howsFor(client, 'active')).toEqual(['set'])
  expect(howsFor(client, 'town')).toEqual(['set', 'clear'])
})

test('a single field is judged by itself, and must be filled', () => {
  const only = onlyField(client, 'kpp')
  expect(Object.keys(only.fields)).toEqual(['kpp'])
  expect(only.fields.kpp?.required).toBe(true)
  expect(only.checks({ country: 'PL', kpp: '770701001' })).toEqual([])
})
