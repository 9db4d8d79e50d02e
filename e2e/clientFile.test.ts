/** The numbered capabilities of the client's file, one by one, as a new user does them in a browser. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningFirm, startFirm } from './firm.ts'
import { tabTo } from './keyboard.ts'

let firm: RunningFirm
let sam: Page
beforeAll(async () => {
  firm = await startFirm()
  sam = await firm.page('sam')
})
afterAll(() => firm?.stop())

const client = async (name: string, more: object = {}) =>
  (await firm.api<{ id: string }>('sam', 'POST', '/api/clients', { name, ...more })).id
const open = async (address: string, heading: string) => {
  await sam.goto(`${firm.program.url}${address}`)
  await sam.getByRole('heading', { name: heading, level: 1 }).waitFor()
}
const rowsOf = (table: string) => sam.getByRole('table', { name: table }).locator('tbody tr')
const firstCells = (table: string) =>
  rowsOf(table).evaluateAll((rows) => rows.map((row) => row.querySelector('[data-arrow]')?.textContent))

test('L-03 L-04 L-05 S-15 to S-24, S-26 to S-29, S-53: the form has its groups and every field of the registration data', async () => {
  await open('/clients/new', 'Nowy kontrahent')
  const group = (name: string) => sam.getByRole('group', { name, exact: true })
  for (const name of ['Konto', 'Dane teleadresowe', 'Dane kontrahenta', 'Warunki handlowe', 'Opieka'])
    await group(name).waitFor()
  await group('Konto').getByLabel('Nazwa (wymagane)').fill('Obuwie Turkuć sp. z o.o.')
  await group('Konto').getByLabel('Nazwa skrócona').fill('Turkuć')
  await group('Konto').getByLabel('NIP', { exact: true }).fill('526-102-54-21')
  await group('Konto').getByLabel('Dostawca').check()
  await group('Konto').getByLabel('Typ kartoteki').fill('Partner')
  await sam.keyboard.press('Tab')
  const contact = group('Dane teleadresowe')
  for (const [label, text] of [
    ['Ulica', 'ul. Szewska 4'],
    ['Kod pocztowy', '43-400'],
    ['Miejscowość', 'Cieszyn'],
  ] as const)
    await contact.getByLabel(label, { exact: true }).fill(text)
  await contact.getByRole('textbox', { name: 'Telefony' }).fill('33 555 01 20')
  await contact.getByLabel('Rodzaj numeru').selectOption('Faks')
  await contact.getByRole('textbox', { name: 'E-maile' }).fill('biuro@turkuc.example')
  await contact.getByRole('button', { name: 'Dodaj: Dalsze adresy' }).click()
  await contact.getByLabel('Dalsze adresy 1').selectOption('Korespondencyjny')
  await contact.getByLabel('Miejscowość 1').fill('Skoczów')
  await group('Warunki handlowe').getByLabel('Termin płatności (dni)').fill('14')
  await sam.keyboard.press('Control+s')
  await sam.getByRole('heading', { name: 'Obuwie Turkuć sp. z o.o.' }).waitFor()
  const { rows } = await firm.api<{ rows: { id: string }[] }>(
    'sam',
    'GET',
    '/api/clients?sort=-createdAt&limit=1',
  )
  expect(rows).toMatchObject([
    {
      active: true,
      shortName: 'Turkuć',
      roles: ['vendor'],
      taxNumber: { number: '5261025421' },
      street: 'ul. Szewska 4',
      postalCode: '43-400',
      town: 'Cieszyn',
      country: 'PL',
      phones: [{ number: '+48335550120', kind: 'fax' }],
      mails: ['biuro@turkuc.example'],
      addresses: [{ kind: 'correspondence', town: 'Skoczów', country: 'PL' }],
      paymentTerm: 14,
    },
  ])
  await sam.getByText('Partner').first().waitFor()
  await sam.getByText('Skoczów').waitFor()
  await sam.getByText('faks').first().waitFor()
})

test('S-38 S-39 S-40 delivery places are added, sorted, changed, deleted and brought back by keyboard', async () => {
  const id = await client('Sieć Podeszwa')
  await open(`/clients/${id}`, 'Sieć Podeszwa')
  await sam.getByRole('link', { name: 'Miejsca dostawy' }).click()
  await sam.getByText('Nie ma jeszcze miejsc dostawy').waitFor()
  for (const [name, town] of [
    ['Sklep 2', 'Wisła'],
    ['Sklep 10', 'Ustroń'],
  ]) {
    await sam.keyboard.press('a')
    await sam.getByLabel('Nazwa (wymagane)').fill(name!)
    await sam.getByLabel('Miejscowość', { exact: true }).fill(town!)
    await sam.keyboard.press('Control+Enter')
    await rowsOf('Miejsca dostawy').filter({ hasText: name! }).waitFor()
  }
  expect(await firstCells('Miejsca dostawy')).toEqual(['Sklep 2', 'Sklep 10'])
  await sam.getByRole('button', { name: 'Miejscowość' }).click()
  expect(new URL(sam.url()).searchParams.get('sort')).toBe('town')
  expect(await firstCells('Miejsca dostawy')).toEqual(['Sklep 10', 'Sklep 2'])

  await sam.getByRole('button', { name: 'Sklep 10', exact: true }).focus()
  await sam.keyboard.press('ArrowDown')
  await sam.keyboard.press('Enter')
  await sam.getByLabel('Główne miejsce dostawy').check()
  await sam.keyboard.press('Control+Enter')
  await rowsOf('Miejsca dostawy').filter({ hasText: 'Sklep 2' }).getByText('główne miejsce dostawy').waitFor()

  await sam.getByRole('button', { name: 'Sklep 10', exact: true }).focus()
  await sam.keyboard.press('Delete')
  await expect.poll(() => firstCells('Miejsca dostawy')).toEqual(['Sklep 2'])
  await sam.keyboard.press('Control+z')
  await expect.poll(() => firstCells('Miejsca dostawy')).toEqual(['Sklep 10', 'Sklep 2'])
})

test('what was typed into a place is not lost without a question', async () => {
  const id = await client('Pytający')
  await open(`/clients/${id}?tab=places`, 'Pytający')
  await sam.getByRole('button', { name: /^Dodaj miejsce dostawy/ }).click()
  await sam.getByLabel('Nazwa (wymagane)').fill('Niedokończony')
  await sam.keyboard.press('Escape')
  await sam.getByRole('button', { name: 'Pisz dalej' }).click()
  expect(await sam.getByLabel('Nazwa (wymagane)').inputValue()).toBe('Niedokończony')
  await sam.keyboard.press('Escape')
  await sam.getByRole('button', { name: 'Wyjdź' }).click()
  await sam.getByText('Nie ma jeszcze miejsc dostawy').waitFor()
})

test('S-41 S-42 S-43 S-44 a purchasing group shows its recipients, and each of them its groups', async () => {
  const group = await client('Grupa Północ', { purchasingGroup: true })
  const member = await client('Sklep Bajka')
  await open(`/clients/${group}?tab=recipients`, 'Grupa Północ')
  await sam.keyboard.press('a')
  await sam.getByLabel('Nazwa (wymagane)').fill('Bajka, oddział')
  await sam.getByLabel('Kartoteka odbiorcy').fill('sklep baj')
  await sam.getByRole('option', { name: /Sklep Bajka/ }).click()
  await sam.keyboard.press('Control+Enter')
  await rowsOf('Odbiorcy').getByRole('link', { name: 'Sklep Bajka' }).click()
  await sam.getByRole('heading', { name: 'Sklep Bajka' }).waitFor()
  expect(new URL(sam.url()).pathname).toBe(`/clients/${member}`)
  await sam.getByRole('link', { name: 'Grupa Północ' }).click()
  await sam.getByRole('heading', { name: 'Grupa Północ' }).waitFor()
})

test('S-25, S-30 to S-37 contact persons are a table: any column sorts, one is the main contact, another client is named', async () => {
  const [id, other] = [await client('Z Osobami'), await client('Drugi Pracodawca')]
  const add = (firstName: string, lastName: string, more: object, position: object = {}) =>
    firm.api<{ person: { id: string } }>('sam', 'POST', `/api/clients/${id}/people`, {
      person: { firstName, lastName, ...more },
      position,
    })
  const phones = (number: string) => ({ phones: [number] })
  await add('Anna', 'Zięba', phones('601 555 001'), {
    title: 'brygadzistka',
    primary: true,
    since: '2024-05-06',
  })
  const adam = await add('Adam', 'Żuk', phones('602 555 002'), { title: 'prezes' })
  await add('Zofia', 'Adamska', phones('600 555 003'), {
    title: 'księgowa',
    active: false,
    until: '2025-01-31',
  })
  await firm.api('sam', 'POST', '/api/positions', { client: other, person: adam.person.id })
  await open(`/clients/${id}?tab=people`, 'Z Osobami')
  const names = () => firstCells('Osoby')
  await expect.poll(names).toEqual(['Zięba Anna', 'Żuk Adam', 'Adamska Zofia'])
  for (const [column, first] of [
    ['Nazwisko i imię', 'Adamska Zofia'],
    ['Stanowisko', 'Zięba Anna'],
    ['Telefony', 'Adamska Zofia'],
    ['Podstawowy', 'Zięba Anna'],
    ['Od', 'Zięba Anna'],
    ['Do', 'Adamska Zofia'],
  ] as const) {
    await sam.getByRole('columnheader').getByRole('button', { name: column, exact: true }).click()
    await expect.poll(async () => (await names())[0], { message: column }).toBe(first)
  }
  await rowsOf('Osoby').filter({ hasText: 'Żuk' }).getByRole('link', { name: 'Drugi Pracodawca' }).waitFor()

  await sam.getByRole('button', { name: 'Więcej: Adam Żuk' }).click()
  await sam.getByRole('menuitem', { name: 'Ustaw jako kontakt podstawowy' }).click()
  const main = () =>
    rowsOf('Osoby').evaluateAll((rows) =>
      rows
        .filter((row) => row.querySelector('[data-label=Podstawowy]')?.textContent === 'Tak')
        .map((row) => row.querySelector('[data-arrow]')?.textContent),
    )
  await expect.poll(main).toEqual(['Żuk Adam'])

  await sam.getByRole('button', { name: 'Więcej: Adam Żuk' }).click()
  await sam.getByRole('menuitem', { name: 'Edytuj stanowisko' }).click()
  await sam.getByLabel('Stanowisko', { exact: true }).fill('prezes zarządu')
  await sam.keyboard.press('Control+Enter')
  await rowsOf('Osoby').getByText('prezes zarządu').waitFor()
  await sam.getByRole('link', { name: 'Żuk Adam' }).focus()
  await sam.keyboard.press('Delete')
  await expect.poll(async () => (await names()).includes('Żuk Adam')).toBe(false)
  await sam.keyboard.press('Control+z')
  await expect.poll(main).toEqual(['Żuk Adam'])
})

test('L-10 L-11: of a private person first and last name are asked for, and the list is narrowed by them', async () => {
  await open('/clients/new', 'Nowy kontrahent')
  const field = (label: string) => sam.getByLabel(label, { exact: true })
  const account = sam.getByRole('group', { name: 'Konto', exact: true })
  expect(await account.getByLabel('Nazwisko').count()).toBe(0)
  await account.getByLabel('Rodzaj (wymagane)').selectOption('Osoba prywatna')
  await tabTo(sam, field('Imię'))
  await sam.keyboard.type('Ludwika')
  await tabTo(sam, field('Nazwisko'))
  await sam.keyboard.type('Brzęczyk')
  expect(await sam.getByLabel('Nazwa (wymagane)').inputValue()).toBe('Ludwika Brzęczyk')
  // Typed as a whole, it is taken apart.
  await sam.getByLabel('Nazwa (wymagane)').fill('Ludwika Brzęczyk-Świt')
  expect(await field('Nazwisko').inputValue()).toBe('Brzęczyk-Świt')
  await sam.keyboard.press('Control+s')
  await sam.getByRole('heading', { name: 'Ludwika Brzęczyk-Świt' }).waitFor()
  await sam.locator('aside').getByText('Do zrobienia').first().waitFor()
  expect(await sam.locator('aside').textContent()).not.toContain('Imię')
  await sam.goto(`${firm.program.url}/clients?lastName=brzęcz`)
  await sam.getByRole('link', { name: 'Ludwika Brzęczyk-Świt' }).waitFor()
  await sam.goto(`${firm.program.url}/clients?firstName=brzęcz`)
  await sam.getByText('Nic nie pasuje').first().waitFor()
  const stage = { name: 'Ludka ze Lwowa', kind: 'person', firstName: 'Ludwika', lastName: 'Brzęczyk' }
  const { id } = await firm.api<{ id: string }>('sam', 'POST', '/api/clients', stage)
  await open(`/clients/${id}`, 'Ludka ze Lwowa')
  await expect.poll(() => sam.locator('aside').textContent()).toMatch(/ImięLudwikaNazwiskoBrzęczyk/)
})

test('S-30 to S-37 a person has a birthday and a form of address, and at each client a desk with its own telephone', async () => {
  const id = await client('Biurowiec Klon')
  const { person } = await firm.api<{ person: { id: string } }>('sam', 'POST', `/api/clients/${id}/people`, {
    person: { firstName: 'Jan', lastName: 'Biurkowy', phones: ['603 555 004'] },
    position: { title: 'kadrowy' },
  })
  await open(`/clients/${id}?tab=people`, 'Biurowiec Klon')
  await sam.getByRole('button', { name: 'Więcej: Jan Biurkowy' }).click()
  await sam.getByRole('menuitem', { name: 'Edytuj stanowisko' }).click()
  await sam.getByLabel('Dział', { exact: true }).fill('Kadry i płace')
  await sam.getByRole('textbox', { name: 'Telefony służbowe' }).fill('22 555 71 72')
  await sam.getByRole('textbox', { name: 'E-maile służbowe' }).fill('kadry@klon.example')
  await sam.keyboard.press('Control+Enter')
  const row = rowsOf('Osoby').filter({ hasText: 'Biurkowy' })
  await row.getByText('Kadry i płace').waitFor()
  // The desk first: that is where one is rung up about this client.
  await expect
    .poll(() => row.locator('a[href^="tel:"]').allInnerTexts())
    .toEqual(['22 555 71 72', '603 555 004'])
  await row.getByRole('link', { name: 'kadry@klon.example' }).waitFor()

  await open(`/people/${person.id}/edit`, 'Jan Biurkowy')
  await sam.getByLabel('Forma grzecznościowa').fill('dr')
  await sam.getByLabel('Data urodzenia').fill('29.02.1980')
  await sam.getByLabel('Język').selectOption('English')
  await sam.keyboard.press('Control+s')
  await sam.getByText('29.02.1980').waitFor()
  await sam.getByText('Kadry i płace').waitFor()
  await sam.getByRole('link', { name: '22 555 71 72' }).waitFor()

  await sam.keyboard.press('/')
  await sam.keyboard.type('7172')
  await sam.getByRole('option', { name: /Biurowiec Klon.*Jan Biurkowy/ }).waitFor()
})

test('K-46 own organisations are kept in the settings, with the people who work there', async () => {
  const admin = await firm.page('admin')
  await admin.goto(`${firm.program.url}/settings/organisations`)
  await admin.getByRole('heading', { name: 'Własne firmy' }).waitFor()
  await admin
    .getByRole('button', { name: /^Dodaj/ })
    .last()
    .click()
  await admin.getByLabel('Nazwa (wymagane)').fill('Serwis Gęś')
  await admin.getByLabel('Rodzaj (wymagane)').selectOption('Jednoosobowa działalność')
  await admin.getByLabel('NIP', { exact: true }).fill('526-102-54-21')
  await admin.keyboard.press('Control+s')
  await admin.getByRole('heading', { name: 'Serwis Gęś' }).waitFor()
  await admin.getByText('Nikt tu jeszcze nie pracuje.').waitFor()

  await admin.goto(`${firm.program.url}/settings/users/${firm.ids.sam}/edit`)
  await admin.getByRole('group', { name: 'Własne firmy' }).getByRole('combobox').fill('serwis')
  await admin.getByRole('option', { name: 'Serwis Gęś' }).click()
  await admin.keyboard.press('Control+s')
  await admin.getByRole('heading', { name: 'Sam Kos' }).waitFor()
  await admin.goto(`${firm.program.url}/settings/organisations`)
  await admin.getByRole('link', { name: 'Serwis Gęś' }).click()
  await admin.getByRole('heading', { name: 'Pracownicy' }).waitFor()
  await admin.getByRole('link', { name: 'Sam Kos' }).waitFor()
})

test('K-45 K-47 whom one talked with is chosen among the people of that client', async () => {
  const person = (of: string, firstName: string, lastName: string) =>
    firm.api('sam', 'POST', `/api/clients/${of}/people`, { person: { firstName, lastName } })
  const [mill, other] = [await client('Młyn Wodnik'), await client('Tartak Sęk')]
  await person(mill, 'Łucja', 'Młynarz')
  await person(mill, 'Jan', 'Żarno')
  await person(other, 'Adam', 'Sęk')
  await open(`/clients/${mill}`, 'Młyn Wodnik')
  await sam.keyboard.press('n')
  await sam.keyboard.type('Pytał o mlewniki.')
  await sam.getByLabel('Z kim').press('ArrowDown')
  const offered = () => sam.getByRole('listbox').getByRole('option').allInnerTexts()
  await expect.poll(async () => (await offered()).length).toBe(2)
  expect((await offered()).join()).toMatch(/Młynarz/)
  expect((await offered()).join()).not.toMatch(/Sęk/)
  await sam.keyboard.type('Żar')
  await sam.getByRole('option', { name: /Jan Żarno/ }).waitFor()
  await sam.keyboard.press('Enter')
  await sam.keyboard.press('Control+Enter')
  const talk = sam.getByRole('listitem').filter({ hasText: 'Pytał o mlewniki.' })
  await talk.getByRole('link', { name: 'Jan Żarno' }).waitFor()
})
