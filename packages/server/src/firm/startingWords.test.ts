import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { sql } from '../db/sql.ts'
import { giveNewWords } from './startingWords.ts'

let firm: TestFirm
beforeAll(async () => {
  firm = await openFirm()
})
afterAll(() => firm.close())

const names = async (list: string) => {
  const session = (await firm.ask(firm.people.adam, 'GET', '/api/session')).json()
  return session[list].map(({ name }: { name: { pl: string } }) => name.pl)
}

test('an installation that is older than a list gets its words, once, however many copies start', async () => {
  const before = await names('paymentMethods')
  await firm.db.write(sql`delete from payment_method`)
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  expect(await names('paymentMethods')).toEqual([])
  await Promise.all([giveNewWords(firm.db), giveNewWords(firm.db), giveNewWords(firm.db)])
  expect((await names('paymentMethods')).toSorted()).toEqual(before.toSorted())
})

test('a list that the firm has emptied stays empty, and one it has changed stays as it is', async () => {
  const { deliveryWays } = (await firm.ask(firm.people.adam, 'GET', '/api/session')).json()
  for (const { id } of deliveryWays) await firm.ask(firm.people.adam, 'DELETE', `/api/delivery-ways/${id}`)
  await firm.ask(firm.people.adam, 'POST', '/api/file-types', { name: { pl: 'Nasz własny' } })
  const types = await names('fileTypes')
  await giveNewWords(firm.db)
  expect((await firm.ask(firm.people.adam, 'GET', '/api/delivery-ways')).json().rows).toEqual([])
  expect(await names('fileTypes')).toEqual(types)
})
