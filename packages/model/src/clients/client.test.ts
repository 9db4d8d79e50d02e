/** Name, first and last name of a client who is a person go together, in the form and on the server. */
import { describe, expect, test } from 'vitest'
import { Client } from './client.ts'
import { privateNames } from './privateNames.ts'

const follows = (record: object, before?: object) => privateNames(record, before)
const anna = { kind: 'person', name: 'Anna Maria Lis', firstName: 'Anna Maria', lastName: 'Lis' }

describe('a new private client', () => {
  test('is called by first and last name', () => {
    expect(follows({ kind: 'person', name: null, firstName: 'Anna', lastName: 'Lis' })).toEqual({
      name: 'Anna Lis',
    })
  })
  test('of whom the whole name is said gets it taken apart', () => {
    expect(
      follows({ kind: 'person', name: 'Щербакова Ольга Сергеевна', firstName: null, lastName: null }),
    ).toEqual({
      firstName: 'Ольга Сергеевна',
      lastName: 'Щербакова',
    })
  })
  test('of whom both are said keeps both', () => {
    expect(follows({ ...anna, name: 'Pani Ania z bazaru' })).toEqual({})
  })
  test('is not cut where the parts would be too long', () => {
    expect(follows({ kind: 'person', name: `Anna ${'x'.repeat(130)}` })).toEqual({})
  })
})

describe('changed', () => {
  test('the last name takes the name along', () => {
    expect(follows({ ...anna, lastName: 'Lis-Sowa' }, anna)).toEqual({ name: 'Anna Maria Lis-Sowa' })
  })
  test('a name that begins with the last name goes on to', () => {
    const kot = { kind: 'person', name: 'Kot Barbara', firstName: 'Barbara', lastName: 'Kot' }
    expect(follows({ ...kot, lastName: 'Kot-Sowa' }, kot)).toEqual({ name: 'Kot-Sowa Barbara' })
  })
  test('the name takes the parts along', () => {
    expect(follows({ ...anna, name: 'Anna Sowa' }, anna)).toEqual({ firstName: 'Anna', lastName: 'Sowa' })
  })
  test('nothing follows whoever is called otherwise on purpose', () => {
    const called = { ...anna, name: 'Pani Ania z bazaru' }
    expect(follows({ ...called, lastName: 'Sowa' }, called)).toEqual({})
    expect(follows({ ...called, name: 'Pani Ania' }, called)).toEqual({})
  })
  test('what else is changed leaves a name alone that has no parts yet', () => {
    const old = { kind: 'person', name: 'Jan Kos', firstName: null, lastName: null }
    expect(follows({ ...old, remarks: 'dzwonić po 10' }, old)).toEqual({})
    expect(follows({ ...old, lastName: 'Kos' }, old)).toEqual({})
  })
  test('a person who becomes a firm has no such names, a firm that becomes a person gets them', () => {
    expect(follows({ ...anna, kind: 'firm' }, anna)).toEqual({ firstName: null, lastName: null })
    const firm = { kind: 'firm', name: 'Jan Kos', firstName: null, lastName: null }
    expect(follows({ ...firm, kind: 'person' }, firm)).toEqual({ firstName: 'Jan', lastName: 'Kos' })
  })
  test('emptied in a form, the name begins anew; taken out by a program, it stays', () => {
    const jan = { kind: 'person', name: 'J', firstName: 'J', lastName: '' }
    expect(follows({ ...jan, firstName: '' }, jan)).toEqual({ name: '' })
    expect(follows({ ...anna, firstName: null, lastName: null }, anna)).toEqual({})
  })
})

test('typed key by key in the form, name and parts stay together', () => {
  let record: Record<string, unknown> = { kind: 'person', name: '', firstName: '', lastName: '' }
  const type = (field: string, text: string) => {
    for (let end = 1; end <= text.length; end += 1) {
      const after = { ...record, [field]: text.slice(0, end) }
      record = { ...after, ...follows(after, record) }
    }
  }
  type('firstName', 'Jan Maria ')
  type('lastName', 'Kos')
  expect(record.name).toBe('Jan Maria Kos')
  type('name', 'Ewa Sowa')
  expect(record).toMatchObject({ firstName: 'Ewa', lastName: 'Sowa' })
})

test('a firm has neither', () => {
  const refusals = Client.checks({
    kind: 'firm',
    country: 'PL',
    name: 'Bór',
    firstName: 'Jan',
    lastName: null,
    kpp: null,
    ogrn: null,
  })
  expect(refusals).toMatchObject([{ code: 'notForKind', at: 'firstName' }])
})
