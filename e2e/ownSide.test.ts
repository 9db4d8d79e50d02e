/** Our own side: what people are here, how they are reached, what they mostly work for, and what our firms write in. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFinds } from './axe.ts'
import { type RunningFirm, startFirm } from './firm.ts'

let firm: RunningFirm
let own: string
let client: string
beforeAll(async () => {
  firm = await startFirm()
  const { rows } = await firm.api<{ rows: { id: string }[] }>('admin', 'GET', '/api/organisations')
  own = rows[0]!.id
  const { sam } = firm.ids
  client = (
    await firm.api<{ id: string }>('admin', 'POST', '/api/clients', { name: 'Młyn Żytko', owner: sam })
  ).id
})
afterAll(() => firm?.stop())

const save = async (page: Page) => {
  await page.keyboard.press('Control+s')
  await page.getByRole('link', { name: 'Edytuj' }).waitFor()
}
const job = async (page: Page, name: string, under?: string) => {
  await page.goto(`${firm.program.url}/settings/designations/new`)
  await page.getByLabel('Nazwa (wymagane)').fill(name)
  if (under) {
    await page.getByLabel('Podlega stanowisku').fill(under)
    await page.getByRole('option', { name: under }).click()
  }
  await save(page)
}

test('K-46 jobs are a tree in the settings; a colleague has one, with telephones, and stands so among the employees', async () => {
  const admin = await firm.page('admin')
  await job(admin, 'Kierownik serwisu')
  const head = admin.url()
  await job(admin, 'Serwisant', 'Kierownik')
  await admin.goto(`${head}/edit`)
  await admin.getByLabel('Podlega stanowisku').fill('serwisant')
  await admin.getByRole('option', { name: 'Serwisant' }).click()
  await admin.keyboard.press('Control+s')
  await admin.getByRole('alert').getByText('Nie można podlegać samemu sobie').waitFor()

  await admin.goto(`${firm.program.url}/settings/users/${firm.ids.sam}/edit`)
  await admin.getByRole('group', { name: 'Telefony' }).getByRole('textbox').first().fill('601 555 712')
  await admin.getByLabel('Stanowisko').fill('serw')
  await admin.getByRole('option', { name: 'Serwisant' }).click()
  await admin.getByLabel('Domyślny cel rozmów').selectOption('Serwis')
  await save(admin)
  await admin.goto(`${firm.program.url}/settings/organisations/${own}`)
  const sam = admin.getByRole('listitem').filter({ hasText: 'Sam Kos' })
  await sam.getByText('Serwisant').waitFor()
  expect(await sam.getByRole('link', { name: '601 555 712' }).getAttribute('href')).toBe('tel:+48601555712')
  expect(await axeFinds(admin)).toEqual([])

  // Whoever is not the carer calls the carer from the card; the carer does not call themselves.
  await admin.goto(`${firm.program.url}/clients/${client}`)
  await admin.getByText('Opiekun: Sam Kos').getByRole('link', { name: '601 555 712' }).waitFor()
  const page = await firm.page('sam')
  await page.goto(`${firm.program.url}/clients/${client}`)
  await page.getByText('Opiekun: Sam Kos').waitFor()
  expect(await page.getByRole('link', { name: '601 555 712' }).count()).toBe(0)
  await Promise.all([admin.context().close(), page.context().close()])
})

test('when somebody was here last stands in the list for administrators and for nobody else', async () => {
  const admin = await firm.page('admin')
  await admin.goto(`${firm.program.url}/settings/users?sort=-lastSignInAt`)
  await admin.getByRole('columnheader', { name: 'Ostatnie logowanie' }).waitFor()
  await admin.goto(`${firm.program.url}/settings/users/${firm.ids.sam}`)
  await admin.getByText('Ostatnie logowanie').waitFor()
  const sam = await firm.page('sam')
  await sam.goto(`${firm.program.url}/settings/users/${firm.ids.sam}`)
  await sam.getByRole('heading', { name: 'Sam Kos' }).waitFor()
  await sam.getByText('Serwisant').first().waitFor()
  expect(await sam.getByText('Ostatnie logowanie').count()).toBe(0)
  await sam.goto(`${firm.program.url}/settings/users`)
  await sam.getByRole('columnheader', { name: 'Stanowisko' }).waitFor()
  expect(await sam.getByRole('columnheader', { name: 'Ostatnie logowanie' }).count()).toBe(0)
  await Promise.all([admin.context().close(), sam.context().close()])
})

test('R-64 R-65 a talk is for what its author mostly works for, without a key more; another purpose is chosen by keys', async () => {
  const sam = await firm.page('sam')
  await sam.goto(`${firm.program.url}/clients/${client}`)
  await sam.getByRole('heading', { name: 'Młyn Żytko' }).waitFor()
  const note = async (text: string, more: () => Promise<void> = async () => {}) => {
    await sam.keyboard.press('n')
    await sam.keyboard.type(text)
    await more()
    await sam.keyboard.press('Control+Enter')
    await sam.getByText(text).waitFor()
  }
  const talk = (text: string) => sam.getByRole('listitem').filter({ hasText: text })
  await note('Przegląd w maju')
  await talk('Przegląd w maju').getByText('Rozmowa telefoniczna · serwis').waitFor()
  await note('Chce drugi młyn', async () => {
    await sam.getByLabel('Cel').press('ArrowUp')
  })
  await talk('Chce drugi młyn').getByText('· sprzedaż').waitFor()
  // The next one begins anew.
  await sam.keyboard.press('n')
  expect(await sam.getByLabel('Cel').inputValue()).toBe('service')

  await sam.goto(`${firm.program.url}/talks?purpose=sales`)
  await sam.getByText('Chce drugi młyn').waitFor()
  expect(await sam.getByText('Przegląd w maju').count()).toBe(0)
  await sam.context().close()
})

test('the usual legal forms of the country are offered, and any other is written', async () => {
  const admin = await firm.page('admin')
  await admin.goto(`${firm.program.url}/settings/organisations/${own}/edit`)
  await admin.getByLabel('Forma prawna').pressSequentially('sp. z')
  await admin.keyboard.press('ArrowDown')
  await admin.keyboard.press('Enter')
  expect(await admin.getByLabel('Forma prawna').inputValue()).toBe('sp. z o.o.')
  await save(admin)
  await admin.getByText('sp. z o.o.', { exact: true }).first().waitFor()
  await admin.keyboard.press('e')
  await admin.getByLabel('Forma prawna').fill('fundacja rodzinna')
  await admin.getByLabel('Język dokumentów').selectOption('Русский')
  await save(admin)
  await admin.getByText('fundacja rodzinna').first().waitFor()
  await admin.context().close()
})
