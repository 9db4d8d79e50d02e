/** What is filed of a client: what they are to us, on which terms they buy, under which numbers and where. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'

let firm: TestFirm
beforeAll(async () => {
  firm = await openFirm()
})
afterAll(() => firm.close())

const add = (values: object) => firm.ask(firm.people.sam, 'POST', '/api/clients', values)
const word = async (list: 'fileTypes' | 'paymentMethods' | 'deliveryWays', pl: string) =>
  [...(await firm.context.settings())![list].values()].find(({ name }) => name.pl === pl)!

const found = async (where: object): Promise<readonly string[]> => {
  const asked = encodeURIComponent(JSON.stringify(where))
  const answer = await firm.ask(firm.people.sam, 'GET', `/api/clients?where=${asked}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json().rows.map(({ name }: { name: string }) => name)
}

test('a client is filed with everything there is to say, and comes back as it was said', async () => {
  const said = {
    name: 'Obuwie Turkuć sp. z o.o.',
    roles: ['recipient', 'client'],
    fileType: (await word('fileTypes', 'Partner')).id,
    pesel: '44051401359',
    currency: 'eur',
    priceLevel: '2',
    paymentMethod: (await word('paymentMethods', 'Przelew')).id,
    paymentTerm: 14,
    deliveryWay: (await word('deliveryWays', 'Kurier')).id,
    documentLanguage: 'en',
    phones: [
      { number: '601 234 567', kind: 'mobile' },
      { number: '22 555 01 20', kind: 'fax', note: 'księgowość' },
    ],
    addresses: [
      { kind: 'correspondence', street: 'skr. poczt. 12', postalCode: '00-950', town: 'Warszawa' },
      { kind: 'registered', street: '', town: '' },
    ],
    purchasingGroup: 'tak',
  }
  const { id } = (await add(said)).json()
  expect((await firm.ask(firm.people.sam, 'GET', `/api/clients/${id}`)).json()).toMatchObject({
    ...said,
    roles: ['client', 'recipient'],
    currency: 'EUR',
    priceLevel: 2,
    phones: [
      { number: '+48601234567', kind: 'mobile' },
      { number: '+48225550120', kind: 'fax', note: 'księgowość' },
    ],
    addresses: [
      {
        kind: 'correspondence',
        street: 'skr. poczt. 12',
        postalCode: '00-950',
        town: 'Warszawa',
        country: 'PL',
      },
    ],
    purchasingGroup: true,
  })
})

test('a Russian firm has its INN, OGRN and KPP, and an account that fits the bank; no other firm has them', async () => {
  const numbers = { kpp: '770701001', ogrn: '1022200525819' }
  const made = await add({
    name: 'ООО «Ромашка»',
    country: 'RU',
    taxNumber: '7707083893',
    ...numbers,
    bankAccounts: ['р/с 30101810400000000225, БИК 044525225'],
  })
  expect(made.json()).toMatchObject({
    taxNumber: { country: 'RU', number: '7707083893' },
    ...numbers,
    bankAccounts: ['30101810400000000225/044525225'],
  })
  const refused = async (values: object) =>
    (await add({ name: 'Inny', ...values }))
      .json()
      .problems.map(({ at, code }: { at: string; code: string }) => [at, code])
  expect(await refused({ country: 'PL', ...numbers })).toEqual([
    ['kpp', 'identifierUnknown'],
    ['ogrn', 'identifierUnknown'],
  ])
  expect(
    await refused({ country: 'RU', ogrn: '1022200525818', bankAccounts: ['30101810400030000225 044525225'] }),
  ).toEqual([
    ['ogrn', 'identifierWrong'],
    ['bankAccounts.0', 'identifierWrong'],
  ])
  expect(await refused({ pesel: '44051401358' })).toEqual([['pesel', 'identifierWrong']])
})

test('clients are found by what they are to us, by their type of file, and groups among them', async () => {
  const fileType = (await word('fileTypes', 'Dostawca')).id
  await add({ name: 'Hurt Sprzączka', roles: ['vendor', 'client'], fileType })
  await add({ name: 'Klej i Spółka', roles: ['vendor'] })
  await add({ name: 'Grupa Podeszwa', purchasingGroup: true })
  const vendors = ['Hurt Sprzączka', 'Klej i Spółka']
  expect(await found({ field: 'roles', is: 'is', value: 'vendor' })).toEqual(vendors)
  expect(await found({ field: 'roles', is: 'anyOf', value: ['vendor', 'prospect'] })).toEqual(vendors)
  expect(await found({ field: 'roles', is: 'isEmpty' })).toContain('Grupa Podeszwa')
  expect(await found({ field: 'fileType', is: 'anyOf', value: [fileType] })).toEqual(['Hurt Sprzączka'])
  expect(await found({ field: 'purchasingGroup', is: 'is', value: true })).toContain('Grupa Podeszwa')
  const unknown = encodeURIComponent(JSON.stringify({ field: 'roles', is: 'is', value: 'friend' }))
  expect((await firm.ask(firm.people.sam, 'GET', `/api/clients?where=${unknown}`)).statusCode).toBe(422)
})

test('a word that clients still have is not deleted but taken out of use; a new firm has words to begin with', async () => {
  const { adam, mia, sam } = firm.people
  const method = (await firm.ask(mia, 'POST', '/api/payment-methods', { name: { pl: 'BLIK' } })).json()
  const client = (await add({ name: 'Płaci BLIKiem', paymentMethod: method.id })).json()
  const address = `/api/payment-methods/${method.id}`
  expect((await firm.ask(adam, 'DELETE', address)).json().problems).toMatchObject([
    { code: 'inUse', params: { count: 1 } },
  ])
  expect((await firm.ask(mia, 'PATCH', address, { active: false })).json()).toMatchObject({ active: false })
  expect((await firm.ask(sam, 'GET', `/api/clients/${client.id}`)).json().paymentMethod).toBe(method.id)
  await firm.ask(sam, 'PATCH', `/api/clients/${client.id}`, { paymentMethod: null })
  expect((await firm.ask(adam, 'DELETE', address)).statusCode).toBe(204)
  expect(
    (await firm.ask(sam, 'PATCH', `/api/file-types/${(await word('fileTypes', 'Inny')).id}`, {})).statusCode,
  ).toBe(403)
  const session = (await firm.ask(sam, 'GET', '/api/session')).json()
  for (const list of ['fileTypes', 'paymentMethods', 'deliveryWays'])
    expect(session[list].length, list).toBeGreaterThan(3)
})

test('a private client is found by last name, and name and names go together', async () => {
  const jan = (await add({ kind: 'person', name: 'Jan Maria Żółwik' })).json()
  expect(jan).toMatchObject({ firstName: 'Jan Maria', lastName: 'Żółwik' })
  const ewa = (await add({ kind: 'person', firstName: 'Ewa', lastName: 'Żółwik' })).json()
  expect(ewa.name).toBe('Ewa Żółwik')
  expect(await found({ field: 'lastName', is: 'contains', value: 'żółw' })).toEqual([
    'Ewa Żółwik',
    'Jan Maria Żółwik',
  ])
  const change = (id: string, values: object) =>
    firm.ask(firm.people.sam, 'PATCH', `/api/clients/${id}`, values)
  expect((await change(ewa.id, { lastName: 'Żółwik-Ślimak' })).json().name).toBe('Ewa Żółwik-Ślimak')
  expect((await change(jan.id, { name: 'Jan Ślimak' })).json()).toMatchObject({
    firstName: 'Jan',
    lastName: 'Ślimak',
  })
  const act = String((await change(jan.id, { kind: 'firm' })).headers['x-act'])
  expect((await firm.ask(firm.people.sam, 'GET', `/api/clients/${jan.id}`)).json()).toMatchObject({
    kind: 'firm',
    firstName: null,
    lastName: null,
  })
  expect((await firm.ask(firm.people.sam, 'POST', `/api/undo/${act}`, {})).statusCode).toBe(200)
  expect((await firm.ask(firm.people.sam, 'GET', `/api/clients/${jan.id}`)).json()).toMatchObject({
    kind: 'person',
    firstName: 'Jan',
    lastName: 'Ślimak',
  })
  expect((await add({ name: 'Firma', lastName: 'Osobowa' })).json().problems).toMatchObject([
    { at: 'lastName', code: 'notForKind' },
  ])
  expect((await add({ kind: 'person' })).json().problems).toMatchObject([{ at: 'name', code: 'required' }])
})
