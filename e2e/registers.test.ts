/** A NIP is typed, and what public registers know by it is offered, looked at and taken; all of it by keyboard. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { outOfOrder, type PlayedRegisters, playRegisters, silent } from '../packages/server/test/registers.ts'
import { axeFinds } from './axe.ts'
import { type RunningFirm, startFirm } from './firm.ts'

let played: PlayedRegisters
let firm: RunningFirm
let client: string

beforeAll(async () => {
  played = await playRegisters()
  firm = await startFirm({
    OUTBOUND_EXCEPTIONS: played.origin,
    REGISTER_GUS_URL: played.addresses.gus,
    REGISTER_WHITE_LIST_URL: played.addresses.whiteList,
    REGISTER_VIES_URL: played.addresses.vies,
  })
})
afterAll(async () => {
  await firm?.stop()
  await played?.stop()
})

const tooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('as long as no register is on, the form offers nothing', async () => {
  const page = await firm.page('sam')
  await page.goto(`${firm.program.url}/clients/new`)
  await page.getByLabel('NIP', { exact: true }).fill('9990000014')
  await page.getByLabel('Miejscowość').focus()
  expect(await page.getByRole('button', { name: /Pobierz dane/ }).count()).toBe(0)
  expect(played.questions).toEqual([])
  await page.context().close()
})

test('an administrator switches them on, with the key to REGON, and tries them', async () => {
  const page = await firm.page('admin')
  await page.goto(`${firm.program.url}/settings/registers`)
  const gus = page.getByRole('region', { name: 'REGON (GUS)' })
  await gus.getByRole('switch').press('Space')
  await gus.getByText('To pole jest wymagane.').waitFor()
  await gus.getByLabel('Klucz').fill(played.key)
  await gus.getByLabel('Klucz').press('Enter')
  await gus.getByText('Klucz jest zapisany').waitFor()
  await expect.poll(() => gus.getByLabel('Klucz').inputValue()).toBe('')
  for (const name of ['REGON (GUS)', 'Biała lista VAT', 'VIES']) {
    const register = page.getByRole('region', { name })
    await register.getByRole('switch').press('Space')
    await expect.poll(() => register.getByRole('switch').isChecked()).toBe(true)
    await register.getByRole('button', { name: /Wypróbuj/ }).press('Enter')
    await register.getByText('Rejestr odpowiada.').waitFor()
  }
  expect(await axeFinds(page)).toEqual([])
  await page.context().close()
})

test('a whole NIP is looked up by itself; what somebody typed stays, the rest is taken with two keys', async () => {
  played.questions.splice(0)
  const page = await firm.page('sam')
  await page.goto(`${firm.program.url}/clients/new`)
  await page.getByLabel('Nazwa', { exact: false }).first().fill('Gęś od jajek')
  await page.getByLabel('NIP', { exact: true }).pressSequentially('999-000-00-14')
  await page.getByText(/^W rejestrach: PRZEDSIĘBIORSTWO HANDLOWE GĘŚ .*, Warszawa$/).waitFor()
  expect(played.questions.filter((each) => each.startsWith('whiteList'))).toEqual(['whiteList 9990000014'])
  expect(await page.getByLabel('Miejscowość').inputValue()).toBe('')
  await page.keyboard.press('F9')
  const dialog = page.getByRole('dialog', { name: 'Dane z rejestrów' })
  await dialog.getByText('Czynny podatnik VAT od 01.03.2015').waitFor()
  expect(await dialog.getByRole('checkbox', { name: 'Nazwa', exact: true }).isChecked()).toBe(false)
  expect(await dialog.getByRole('checkbox', { name: 'Miejscowość' }).isChecked()).toBe(true)
  await dialog.getByRole('checkbox', { name: 'Nazwa skrócona' }).press('Space')
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'detached' })
  expect(await page.getByLabel('Miejscowość').inputValue()).toBe('Warszawa')
  await page.keyboard.press('Control+s')
  await page.getByRole('heading', { name: 'Gęś od jajek', level: 1 }).waitFor()
  client = page.url().split('/').at(-1)!
  const kept = await firm.api('sam', 'GET', `/api/clients/${client}`)
  expect(kept).toMatchObject({
    name: 'Gęś od jajek',
    shortName: null,
    street: 'al. Jana Pawła II 22/5',
    regon: '999000012',
    krs: '0000999001',
    euVat: 'PL9990000014',
  })
  expect(kept.bankAccounts).toHaveLength(3)
  await page.context().close()
})

test('the card shows how the client stands, and asks anew for whoever may edit it', async () => {
  const page = await firm.page('sam')
  await page.goto(`${firm.program.url}/clients/${client}`)
  const panel = page.getByRole('complementary')
  await panel.getByText('Czynny podatnik VAT od 01.03.2015').waitFor()
  await panel.getByText(/^Biała lista VAT, stan na \d\d\.\d\d\.\d{4}$/).waitFor()
  await panel.getByRole('button', { name: 'Sprawdź w rejestrach' }).press('Enter')
  await page.getByText('Sprawdzono.').waitFor()
  const rita = await firm.page('rita')
  await rita.goto(`${firm.program.url}/clients/${client}`)
  await rita.getByText('Czynny podatnik VAT od 01.03.2015').waitFor()
  expect(await rita.getByRole('button', { name: 'Sprawdź w rejestrach' }).count()).toBe(0)
  await page.context().close()
  await rita.context().close()
})

test('registers that are out of order are named, and the form goes on', async () => {
  const page = await firm.page('sam')
  await page.goto(`${firm.program.url}/clients/new`)
  await page.getByLabel('Nazwa', { exact: false }).first().fill('Cierpliwy')
  await page.getByLabel('NIP', { exact: true }).fill(outOfOrder)
  await page.getByText('Rejestr jest w tej chwili niedostępny.').waitFor()
  await page.keyboard.press('F9')
  const dialog = page.getByRole('dialog', { name: 'Dane z rejestrów' })
  await dialog.getByText('Biała lista VAT: Rejestr jest w tej chwili niedostępny.').waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(page.url()).toContain('/clients/new')
  await page.keyboard.press('Control+s')
  await page.getByRole('heading', { name: 'Cierpliwy', level: 1 }).waitFor()
  await page.context().close()
})

test('a register that is silent holds nobody up: the next number is asked for meanwhile', async () => {
  const page = await firm.page('sam')
  await page.goto(`${firm.program.url}/clients/new`)
  const nip = page.getByLabel('NIP', { exact: true })
  await nip.fill(silent)
  await page.getByText('Pytam rejestry…').waitFor()
  await expect.poll(() => played.questions).toContain(`whiteList ${silent}`)
  await nip.fill('9990000020')
  await page
    .getByText('W rejestrach: ZAKŁAD STOLARSKI "DĄB & SYN" JAN DĄB, Zakopane')
    .waitFor({ timeout: 4_000 })
  await page.context().close()
})

test('on a phone in the dark: a kept client is only asked for on demand, and axe finds nothing', async () => {
  const made = await firm.api<{ id: string }>('sam', 'POST', '/api/clients', {
    name: 'Wygasła',
    taxNumber: '9990000043',
    town: 'Łódź',
  })
  const page = await firm.page('sam', { colorScheme: 'dark', viewport: { width: 390, height: 844 } })
  played.questions.splice(0)
  await page.goto(`${firm.program.url}/clients/${made.id}/edit`)
  await page
    .getByRole('button', { name: /Pobierz dane/ })
    .first()
    .waitFor()
  await page.waitForTimeout(800)
  expect(played.questions).toEqual([])
  await page
    .getByRole('button', { name: /Pobierz dane/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: 'Dane z rejestrów' })
  await dialog.getByText('Działalność zakończona 30.06.2021').waitFor()
  await dialog.getByText('Wykreślony z rejestru VAT dnia 30.06.2021').waitFor()
  expect(await axeFinds(page)).toEqual([])
  expect(await tooWide(page)).toBe(0)
  await dialog.getByRole('button', { name: 'Zostaw bez zmian' }).click()
  expect(await page.getByLabel('Ulica').inputValue()).toBe('')
  await page.goto(`${firm.program.url}/clients/${made.id}`)
  await page.getByText('Wykreślony z rejestru VAT dnia 30.06.2021').waitFor()
  await page.setViewportSize({ width: 390, height: 2_600 })
  expect(await axeFinds(page)).toEqual([])
  expect(await tooWide(page)).toBe(0)
  await page.context().close()
})
