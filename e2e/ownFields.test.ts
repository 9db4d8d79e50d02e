/** The firm's own fields as people meet them: defined by keyboard, filled by a colleague, found again. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningFirm, startFirm } from './firm.ts'

let firm: RunningFirm
let admin: Page
let client: string
beforeAll(async () => {
  firm = await startFirm()
  const made = await firm.api<{ id: string }>('sam', 'POST', '/api/clients', { name: 'Bar „Pod Strzechą”' })
  client = made.id
  admin = await firm.page('admin')
})
afterAll(() => firm?.stop())

const inField = (page: Page, name: string, control: string) =>
  page.locator(`[data-field="${name}"] ${control}`)
const names = (page: Page) => page.locator('main ol li a').allTextContents()

test('a field is defined by keyboard, its options one a line, and stands among the others', async () => {
  await admin.goto(`${firm.program.url}/settings/custom-fields`)
  await admin.locator('main h1').waitFor()
  await admin.keyboard.press('n')
  await inField(admin, 'entity', 'select').selectOption('client')
  await inField(admin, 'kind', 'select').selectOption('choice')
  await inField(admin, 'name', 'input').first().fill('Model ekspresu')
  await inField(admin, 'options', 'input').first().fill('Strada')
  await admin.keyboard.press('Enter')
  await admin.keyboard.type('Linea')
  await admin.keyboard.press('Alt+ArrowUp')
  await inField(admin, 'group', 'input').first().fill('Ekspresy')
  await inField(admin, 'listed', 'input').check()
  await inField(admin, 'filterable', 'input').check()
  expect(await inField(admin, 'key', 'input').getAttribute('placeholder')).toBe('modelEkspresu')
  await admin.keyboard.press('Control+s')
  await admin.locator('main h1', { hasText: 'Model ekspresu' }).waitFor()
  const { rows } = await firm.api<{ rows: { options: { key: string }[]; key: string }[] }>(
    'admin',
    'GET',
    '/api/custom-fields',
  )
  expect(rows[0]).toMatchObject({ key: 'modelEkspresu', options: [{ key: 'linea' }, { key: 'strada' }] })
})

test('without an option a choice is refused at the options', async () => {
  await admin.goto(`${firm.program.url}/settings/custom-fields/new?entity=client`)
  await inField(admin, 'kind', 'select').selectOption('choices')
  await inField(admin, 'name', 'input').first().fill('Dodatki')
  await admin.keyboard.press('Control+s')
  await inField(admin, 'options', '[role=alert]').waitFor()
  await inField(admin, 'kind', 'select').selectOption('day')
  expect(await inField(admin, 'options', 'input').count()).toBe(0)
  await inField(admin, 'name', 'input').first().fill('Koniec gwarancji')
  await inField(admin, 'filterable', 'input').check()
  await admin.keyboard.press('Control+s')
  await admin.locator('main h1', { hasText: 'Koniec gwarancji' }).waitFor()
})

test('the order is changed by Alt and an arrow, by the buttons, and by dragging', async () => {
  await admin.goto(`${firm.program.url}/settings/custom-fields`)
  await expect.poll(() => names(admin)).toEqual(['Model ekspresu', 'Koniec gwarancji'])
  const ordered = async (deed: () => Promise<void>, order: readonly string[]) => {
    const kept = admin.waitForResponse((answer) => answer.url().endsWith('/api/custom-fields/order'))
    await deed()
    await kept
    await expect.poll(() => names(admin)).toEqual(order)
    await admin.reload()
    await expect.poll(() => names(admin)).toEqual(order)
  }
  await admin.locator('main ol li a').first().focus()
  await ordered(() => admin.keyboard.press('Alt+ArrowDown'), ['Koniec gwarancji', 'Model ekspresu'])
  const up = admin.getByRole('button', { name: 'Przesuń „Model ekspresu” wyżej' })
  await ordered(() => up.click(), ['Model ekspresu', 'Koniec gwarancji'])
  const lines = admin.locator('main ol li')
  const below = { targetPosition: { x: 60, y: 36 } }
  await ordered(() => lines.first().dragTo(lines.nth(1), below), ['Koniec gwarancji', 'Model ekspresu'])
})

test('a colleague fills it in, sees it on the card, as a column and in history, and finds the client by it', async () => {
  const sam = await firm.page('sam')
  await sam.goto(`${firm.program.url}/clients/${client}/edit`)
  await inField(sam, 'custom.modelEkspresu', 'select').selectOption('linea')
  await inField(sam, 'custom.koniecGwarancji', 'input').first().fill('1.3.2027')
  await sam.keyboard.press('Control+s')
  await sam.locator('aside', { hasText: 'Linea' }).waitFor()
  for (const said of ['EkspresyModel ekspresuLinea', 'Pola własneKoniec gwarancji01.03.2027'])
    await expect.poll(() => sam.locator('aside').textContent()).toContain(said)
  await sam.goto(`${firm.program.url}/clients/${client}?tab=activity`)
  await sam.locator('dl', { hasText: 'Model ekspresu' }).first().waitFor()

  await sam.goto(`${firm.program.url}/clients`)
  await sam.getByRole('columnheader', { name: 'Model ekspresu' }).waitFor()
  await sam.keyboard.press('F4')
  const strada = sam.locator('aside').getByLabel('Strada')
  await strada.check()
  await expect.poll(() => sam.locator('main').textContent()).not.toContain('Pod Strzechą')
  await strada.uncheck()
  await sam.locator('aside').getByLabel('Linea').check()
  await sam.getByRole('row', { name: /Pod Strzechą/ }).waitFor()
  expect(new URL(sam.url()).searchParams.get('custom.modelEkspresu')).toBe('linea')
  await sam.context().close()
})

test('where two changed the same field, it is asked by its name which of the two is kept', async () => {
  const sam = await firm.page('sam')
  await sam.goto(`${firm.program.url}/clients/${client}/edit`)
  await inField(sam, 'custom.modelEkspresu', 'select').selectOption('strada')
  await firm.api('mia', 'PATCH', `/api/clients/${client}`, { 'custom.modelEkspresu': null })
  await sam.keyboard.press('Control+s')
  const dialog = sam.getByRole('dialog', { name: 'Ktoś inny zmienił to samo' })
  await dialog.waitFor()
  expect(await dialog.innerText()).toMatch(/Model ekspresu.*Strada.*puste/s)
  await dialog.getByRole('button', { name: 'Zostaw wszystkie moje' }).click()
  await dialog.getByRole('button', { name: 'Zapisz wybrane' }).click()
  const kept = async () => (await firm.api('sam', 'GET', `/api/clients/${client}`))['custom.modelEkspresu']
  await expect.poll(kept).toBe('strada')
  await firm.api('sam', 'PATCH', `/api/clients/${client}`, { 'custom.modelEkspresu': 'linea' })
  await sam.context().close()
})

test('what a change means for what is there is said before it is saved', async () => {
  const { rows } = await firm.api<{ rows: { id: string; key: string }[] }>(
    'admin',
    'GET',
    '/api/custom-fields',
  )
  const machine = rows.find(({ key }) => key === 'modelEkspresu')!.id
  await firm.api('sam', 'POST', '/api/clients', { name: 'Bez ekspresu' })
  await admin.goto(`${firm.program.url}/settings/custom-fields/${machine}/edit`)
  await inField(admin, 'required', 'input').check()
  await admin.getByText('W 1 rekordzie to pole jest puste.').waitFor()
  await inField(admin, 'active', 'input').uncheck()
  await admin.getByText('1 rekord zachowa wartość').waitFor()
  await inField(admin, 'options', '[aria-label="Usuń"]').first().click()
  await admin.getByText('„Linea” jest w 1 rekordzie').waitFor()
  await admin.keyboard.press('Control+s')
  await inField(admin, 'options', '[role=alert]').waitFor()
})

test('an amount of money is typed as people write it, seen with its currency, and found from an amount on', async () => {
  await admin.goto(`${firm.program.url}/settings/custom-fields/new?entity=client`)
  await inField(admin, 'kind', 'select').selectOption({ label: 'Kwota' })
  await inField(admin, 'name', 'input').first().fill('Limit kupiecki')
  await inField(admin, 'listed', 'input').check()
  await inField(admin, 'filterable', 'input').check()
  await inField(admin, 'default', 'input').fill('500 zł')
  await admin.keyboard.press('Control+s')
  await admin.locator('main h1', { hasText: 'Limit kupiecki' }).waitFor()
  await firm.api('sam', 'POST', '/api/clients', { name: 'Z małym limitem' })
  const inEuro = { amount: '5000', currency: 'EUR' }
  await firm.api('sam', 'POST', '/api/clients', { name: 'W euro', 'custom.limitKupiecki': inEuro })

  const sam = await firm.page('sam')
  await sam.goto(`${firm.program.url}/clients/${client}/edit`)
  const [amount, currency] = [0, 1].map((at) => inField(sam, 'custom.limitKupiecki', 'input').nth(at))
  expect(await currency!.inputValue()).toBe('PLN')
  await amount!.fill('1.234')
  await sam.keyboard.press('Tab')
  await inField(sam, 'custom.limitKupiecki', '[role=alert]').waitFor()
  await amount!.fill('99 eur')
  await expect.poll(() => currency!.inputValue()).toBe('EUR')
  await sam.keyboard.press('Tab')
  expect(await amount!.inputValue()).toBe('99,00')
  await amount!.fill('1 234,50 zł')
  await sam.keyboard.press('Control+s')
  await sam.locator('aside', { hasText: 'Limit kupiecki' }).waitFor()
  await expect.poll(() => sam.locator('aside').textContent()).toMatch(/Limit kupiecki1\s234,50\szł/)
  const kept = (await firm.api('sam', 'GET', `/api/clients/${client}`))['custom.limitKupiecki']
  expect(kept).toEqual({ amount: '1234.50', currency: 'PLN' })

  await sam.goto(`${firm.program.url}/clients`)
  await sam.getByRole('row', { name: /Z małym limitem.*500,00\szł/ }).waitFor()
  await sam.keyboard.press('F4')
  await sam.locator('aside').getByRole('group', { name: 'Limit kupiecki' }).getByLabel('od').fill('1000')
  await sam.keyboard.press('Enter')
  await sam.getByText(/od 1\s000,00\szł/).waitFor()
  const rows = sam.locator('main [role=row]')
  await expect.poll(() => rows.allTextContents()).toHaveLength(2)
  expect(await rows.nth(1).textContent()).toMatch(/Pod Strzechą.*1\s234,50\szł/)
  await sam.context().close()
})

test('two amounts of money for the same field are shown as amounts, and the chosen one is kept to the grosz', async () => {
  const sam = await firm.page('sam')
  await sam.goto(`${firm.program.url}/clients/${client}/edit`)
  await inField(sam, 'custom.limitKupiecki', 'input').first().fill('2000,01')
  const theirs = { amount: '1999.99', currency: 'EUR' }
  await firm.api('mia', 'PATCH', `/api/clients/${client}`, { 'custom.limitKupiecki': theirs })
  await sam.keyboard.press('Control+s')
  const dialog = sam.getByRole('dialog', { name: 'Ktoś inny zmienił to samo' })
  await dialog.waitFor()
  expect(await dialog.innerText()).toMatch(/Limit kupiecki.*2\s000,01\szł.*1\s999,99\s€/s)
  const kept = async () =>
    (await firm.api<Record<string, unknown>>('sam', 'GET', `/api/clients/${client}`))['custom.limitKupiecki']
  expect(await kept()).toEqual(theirs)
  await dialog.getByRole('button', { name: 'Zostaw wszystkie moje' }).click()
  await dialog.getByRole('button', { name: 'Zapisz wybrane' }).click()
  await expect.poll(kept).toEqual({ amount: '2000.01', currency: 'PLN' })
  await sam.context().close()
})

test('an amount of money is given to many at once', async () => {
  const mia = await firm.page('mia')
  await mia.goto(`${firm.program.url}/clients`)
  await mia.getByRole('row', { name: /W euro/ }).waitFor()
  await mia.keyboard.press('Control+a')
  await mia.keyboard.press('Control+a')
  await mia.getByRole('button', { name: 'Zmień…' }).click()
  const dialog = mia.getByRole('dialog')
  await dialog.getByLabel('Pole', { exact: true }).fill('Limit')
  await mia.keyboard.press('Enter')
  await dialog.getByLabel('Limit kupiecki').first().fill('12 345,67 zł')
  await dialog.getByRole('button', { name: 'Policz' }).click()
  await dialog.getByText(/Limit kupiecki: 12\s345,67\szł/).waitFor()
  await dialog.getByRole('button', { name: 'Zmień 4 kontrahentów' }).click()
  await mia.getByText('Zmieniono 4 kontrahentów').waitFor()
  const { rows } = await firm.api<{ rows: Record<string, unknown>[] }>('mia', 'GET', '/api/clients')
  expect(new Set(rows.map((row) => JSON.stringify(row['custom.limitKupiecki'])))).toEqual(
    new Set([JSON.stringify({ amount: '12345.67', currency: 'PLN' })]),
  )
  await mia.context().close()
})

test('where a field is required, the short ways to add a record ask for it too', async () => {
  await firm.api('admin', 'POST', '/api/custom-fields', {
    entity: 'task',
    key: 'hours',
    kind: 'decimal',
    name: { pl: 'Godziny' },
    required: true,
  })
  const sam = await firm.page('sam')
  await sam.goto(`${firm.program.url}/clients/${client}`)
  await sam
    .getByRole('button', { name: /Dodaj zadanie/ })
    .first()
    .click()
  const dialog = sam.getByRole('dialog')
  await dialog.getByRole('textbox').first().fill('Wymienić uszczelki')
  await sam.keyboard.press('Control+Enter')
  await dialog.locator('[data-field="custom.hours"] [role=alert]').waitFor()
  await dialog.locator('[data-field="custom.hours"] input').fill('1,5')
  await sam.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'detached' })
  const { rows } = await firm.api<{ rows: object[] }>('sam', 'GET', '/api/tasks')
  expect(rows[0]).toMatchObject({ what: 'Wymienić uszczelki', 'custom.hours': '1.5' })
  await sam.context().close()
})

test('S-45 a delivery place has fields of the firm’s own too: in its form, and as a column on the card', async () => {
  const field = { entity: 'place', kind: 'choice', name: { pl: 'Rampa' }, listed: true }
  const options = [{ name: { pl: 'z boku' } }, { name: { pl: 'od podwórza' } }]
  await firm.api('admin', 'POST', '/api/custom-fields', { ...field, options })
  const sam = await firm.page('sam')
  await sam.goto(`${firm.program.url}/clients/${client}?tab=places`)
  await sam.getByText('Nie ma jeszcze miejsc dostawy').waitFor()
  await sam.keyboard.press('a')
  const dialog = sam.getByRole('dialog')
  await inField(sam, 'name', 'input').first().fill('Bar przy dworcu')
  await inField(sam, 'custom.rampa', 'select').selectOption({ label: 'od podwórza' })
  await sam.keyboard.press('Control+s')
  await dialog.waitFor({ state: 'detached' })
  const row = sam.getByRole('row', { name: /Bar przy dworcu/ })
  await row.getByText('od podwórza').waitFor()
  await sam.getByRole('columnheader', { name: 'Rampa' }).waitFor()
  await sam.context().close()
})
