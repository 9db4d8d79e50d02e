/** What a talk was for: what its author mostly works for, unless it is said. */
import type { Talk } from '@kartoteka/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entity, openFirm, type TestFirm } from '../../test/firm.ts'

let firm: TestFirm
let client: string
beforeAll(async () => {
  firm = await openFirm()
  const { adam, rita, sam } = firm.people
  await firm.as(adam, async (act) => {
    await act.change(entity('user'), rita, { defaultPurpose: 'service' })
    await act.change(entity('user'), sam, { defaultPurpose: 'sales' })
  })
  client = (await firm.make(adam, 'client', { name: 'Młyn' })).id
})
afterAll(() => firm.close())

type Name = keyof TestFirm['people']
const talk = async (who: Name, said: object = {}): Promise<Talk> => {
  const answer = await firm.ask(firm.people[who], 'POST', '/api/talks', { client, text: 'Halo', ...said })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}

test('R-64 R-65 a talk begins with what its author mostly works for, also one that a program adds', async () => {
  expect((await talk('rita')).purpose).toBe('service')
  expect((await talk('sam')).purpose).toBe('sales')
  expect((await talk('mia')).purpose).toBe(null)
  const note = { talk: { text: 'Przegląd' } }
  const noted = await firm.ask(firm.people.rita, 'POST', `/api/clients/${client}/note`, note)
  expect(noted.json().talk.purpose).toBe('service')
})

test('R-65 what is said holds, that it has none too', async () => {
  expect((await talk('rita', { purpose: 'sales' })).purpose).toBe('sales')
  expect((await talk('rita', { purpose: null })).purpose).toBe(null)
  const strange = { client, text: 'Halo', purpose: 'zakupy' }
  expect((await firm.ask(firm.people.rita, 'POST', '/api/talks', strange)).json().problems).toMatchObject([
    { at: 'purpose', code: 'notOneOf' },
  ])
})

test('lists of talks and of clients are narrowed by it', async () => {
  const where = (field: string, value: string) =>
    `?where=${encodeURIComponent(JSON.stringify({ field, is: 'is', value }))}`
  const found = async (path: string) => (await firm.ask(firm.people.adam, 'GET', path)).json().rows
  await talk('rita', { purpose: 'other' })
  expect((await found(`/api/talks${where('purpose', 'other')}`)).map(({ purpose }: Talk) => purpose)).toEqual(
    ['other'],
  )
  expect(await found(`/api/clients${where('talk.purpose', 'other')}`)).toMatchObject([{ id: client }])
  const without = await firm.make(firm.people.adam, 'client', { name: 'Bez rozmów' })
  expect(await found(`/api/clients${where('talk.purpose', 'service')}`)).not.toContainEqual(
    expect.objectContaining({ id: without.id }),
  )
})
