/** Files that are no CSV, brought in by people who only see what is on the screen. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookOf, rowsOfTexts } from '../packages/server/test/archives.ts'
import { type RunningFirm, startFirm } from './firm.ts'

let firm: RunningFirm
let sam: Page
beforeAll(async () => {
  firm = await startFirm()
  sam = await firm.page('sam')
})
afterAll(() => firm?.stop())

const bring = async (name: string, buffer: Buffer) => {
  await sam.goto(`${firm.program.url}/imports`)
  await sam.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
}
/** Chooses, and waits until it is written down. */
const choose = (label: string, option: string) =>
  Promise.all([
    sam.waitForResponse((answer) => answer.request().method() === 'PATCH'),
    sam.getByLabel(label).selectOption(option),
  ])
const importAll = async () => {
  await sam.getByRole('button', { name: 'Importuj', exact: true }).click()
  await sam.getByRole('button', { name: 'Cofnij import' }).waitFor()
}
const found = (search: string) =>
  firm.api<{ rows: { name: string; town: string | null }[] }>('sam', 'GET', `/api/clients?${search}`)

test('a sheet of a workbook is chosen, those who are there are overwritten, and the columns are remembered', async () => {
  await firm.api('sam', 'POST', '/api/clients', { name: 'Stara Nazwa', taxNumber: '5213017228' })
  const book = (town: string) =>
    bookOf({
      sheets: {
        Towary: rowsOfTexts([['Towar'], ['Młotek']]),
        Klienci: rowsOfTexts([
          ['Nazwa', 'NIP', 'Gdzie'],
          ['Żytko', '5213017228', town],
        ]),
      },
    })
  await bring('klienci.xlsx', book('Łódź'))
  await choose('Arkusz', 'Klienci')
  await choose('Co wypełnia kolumna „Gdzie”', 'client.town')
  await sam.getByText('1 wiersz dotyczy kontrahenta, który już jest').waitFor()
  await choose('Kontrahenci, którzy już są', 'Nadpisz')
  await sam.getByText('Dane z pliku zastąpią obecne.').waitFor()
  expect(await sam.getByLabel('Separator').count()).toBe(0)
  await importAll()
  expect((await found('sort=name')).rows).toMatchObject([{ name: 'Żytko', town: 'Łódź' }])

  await bring('klienci.xlsx', book('Kraków'))
  await choose('Arkusz', 'Klienci')
  await sam.getByText('Kolumny wypełniają to samo, co poprzednim razem').waitFor()
  expect(await sam.getByLabel('Co wypełnia kolumna „Gdzie”').inputValue()).toBe('client.town')
  await sam.getByRole('button', { name: 'Zgadnij od nowa' }).click()
  await sam.getByText('Kolumny wypełniają to samo').waitFor({ state: 'detached' })
  expect(await sam.getByLabel('Co wypełnia kolumna „Gdzie”').inputValue()).toBe('')
  await choose('Kontrahenci, którzy już są', 'Pozostaw bez zmian')
  await sam.getByText('Bez zmian: Żytko').waitFor()
})

test('address cards show firms and people under words, with nothing to be cut', async () => {
  const cards =
    'BEGIN:VCARD\nVERSION:3.0\nN:Kos;Jan\nORG:Sowa i Synowie\nTITLE:Prezes\nTEL:601234567\nEND:VCARD\nBEGIN:VCARD\nN:Lis;Ewa\nurwane\nEND:VCARD\n'
  await bring('kontakty.vcf', Buffer.from(cards))
  await sam.getByRole('columnheader', { name: 'Stanowisko' }).waitFor()
  await sam.getByText('Wizytówka 2: wiersz 10 jest urwany albo do niej nie należy.').waitFor()
  expect(await sam.getByLabel('Nagłówki').count()).toBe(0)
  await importAll()
  expect((await found('sort=name')).rows.map(({ name }) => name)).toContain('Sowa i Synowie')
})

test('an old workbook is answered by what to do with it', async () => {
  await bring('stare.xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]))
  await sam.getByRole('alert').getByText('To jest skoroszyt Excela sprzed 2007 roku (.xls).').waitFor()
})
