/** Attachments on a client's card: several at once, over a line that breaks, looked at, in versions, out again letter by letter. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFinds } from './axe.ts'
import { type RunningFirm, startFirm } from './firm.ts'

let firm: RunningFirm
let client: string
let folder: string
const large = randomBytes(9_500_000)
beforeAll(async () => {
  firm = await startFirm()
  client = (await firm.api<{ id: string }>('sam', 'POST', '/api/clients', { name: 'Młyn Żytko' })).id
  folder = await mkdtemp(join(tmpdir(), 'kartoteka-files-'))
  for (const name of ['skan umowy.bin', 'pomyłka.bin']) await writeFile(join(folder, name), large)
  await writeFile(join(folder, 'Cennik — żółw.txt'), 'cena 10 zł')
  await writeFile(join(folder, 'nowy cennik.txt'), 'cena 12 zł')
  await writeFile(join(folder, 'elewacja.png'), png(3, 2))
  await writeFile(join(folder, 'zaplecze.png'), png(2, 3))
  await writeFile(join(folder, 'pusty.txt'), '')
})
afterAll(async () => {
  await firm?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** A blue picture so many points wide and high. */
function png(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const row = Buffer.concat([Buffer.from([0]), Buffer.from([20, 80, 160].join(',').split(',').map(Number))])
  const line = Buffer.concat([row, ...Array.from({ length: width - 1 }, () => row.subarray(1))])
  const lines = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)))
  const sign = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([sign, chunk('IHDR', head), chunk('IDAT', lines), chunk('IEND', Buffer.alloc(0))])
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}

const open = async (page: Page) => {
  await page.goto(`${firm.program.url}/clients/${client}?tab=attachments`)
  await page.getByRole('heading', { name: 'Młyn Żytko' }).waitFor()
}
const choose = (page: Page, ...names: string[]) =>
  page
    .getByLabel('Dodaj pliki', { exact: true })
    .and(page.locator('input'))
    .setInputFiles(names.map((name) => join(folder, name)))
const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })
const menu = async (page: Page, name: string, item: string) => {
  await page.getByRole('button', { name: `Więcej: ${name}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
async function saved(page: Page, doing: () => Promise<unknown>): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), doing()])
  return readFile(await file.path())
}

test('K-39 K-40 S-50 several files at once over a line that breaks; a colleague sees them appear, and they go out letter by letter', async () => {
  const page = await firm.page('sam')
  const colleague = await firm.page('mia')
  await open(page)
  await open(colleague)
  await page.getByText('Nie ma jeszcze załączników').waitFor()
  expect(await axeFinds(page)).toEqual([])
  let cuts = 0
  await page.route('**/api/uploads/*offset=4000000', (route) => {
    cuts += 1
    return cuts <= 2 ? route.abort('connectionreset') : route.continue()
  })
  await choose(page, 'skan umowy.bin', 'Cennik — żółw.txt', 'elewacja.png', 'zaplecze.png', 'pusty.txt')
  await page.getByText('brak połączenia, próbuję ponownie').waitFor()
  expect(await axeFinds(page)).toEqual([])
  for (const name of ['skan umowy.bin', 'Cennik — żółw.txt', 'elewacja.png', 'zaplecze.png'])
    await colleague.getByRole('row', { name: new RegExp(`${name}.*(MB|kB|B)`) }).waitFor()
  expect(cuts).toBe(3)
  await page.getByText('Ten plik jest pusty.').waitFor()
  expect(await axeFinds(page)).toEqual([])
  await page.getByRole('button', { name: 'Usuń z tej listy' }).click()

  const bytes = await saved(colleague, () => colleague.getByRole('link', { name: 'skan umowy.bin' }).click())
  expect(bytes.equals(large)).toBe(true)
  const text = await saved(colleague, () => menu(colleague, 'Cennik — żółw.txt', 'Pobierz'))
  expect(text.toString()).toBe('cena 10 zł')
  await page.context().close()
  await colleague.context().close()
})

test('pictures are looked at by keyboard, one after the other', async () => {
  const page = await firm.page('mia', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await open(page)
  const tab = await page.getByRole('link', { name: /^Załączniki/ }).boundingBox()
  expect(tab!.x).toBeGreaterThanOrEqual(0)
  expect(tab!.x + tab!.width).toBeLessThanOrEqual(390)
  await page.getByRole('button', { name: 'elewacja.png', exact: true }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  const width = (name: string) =>
    dialog.getByRole('img', { name }).evaluate((image) => (image as HTMLImageElement).naturalWidth)
  await expect.poll(() => width('elewacja.png')).toBe(3)
  expect(await axeFinds(page)).toEqual([])
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => width('zaplecze.png')).toBe(2)
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => width('elewacja.png')).toBe(3)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0)
  await page.context().close()
})

test('the viewer goes on in the order of the table it was opened from', async () => {
  const page = await firm.page('mia')
  await open(page)
  await page.getByRole('button', { name: 'Nazwa pliku', exact: true }).click()
  await page
    .getByRole('columnheader', { name: 'Nazwa pliku' })
    .and(page.locator('[aria-sort=descending]'))
    .waitFor()
  await page.getByRole('button', { name: 'zaplecze.png', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('img', { name: 'zaplecze.png' }).waitFor()
  await page.keyboard.press('ArrowRight')
  await dialog.getByRole('img', { name: 'elewacja.png' }).waitFor()
  await page.context().close()
})

test('a newer version with a comment, the earlier one downloaded and made current again; deleted and brought back', async () => {
  const page = await firm.page('sam')
  await open(page)
  await menu(page, 'Cennik — żółw.txt', 'Nowa wersja…')
  await page.getByLabel('Co się zmieniło w tej wersji').fill('podwyżka o 2 zł')
  expect(await axeFinds(page)).toEqual([])
  await page
    .locator('input[type=file][aria-label="Wybierz plik"]')
    .setInputFiles(join(folder, 'nowy cennik.txt'))
  await page.getByRole('button', { name: 'nowy cennik.txt', exact: true }).waitFor()
  await menu(page, 'nowy cennik.txt', 'Wersje…')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('podwyżka o 2 zł').waitFor()
  expect(await axeFinds(page)).toEqual([])
  const old = await saved(page, () => dialog.getByTitle('Pobierz „Cennik — żółw.txt”').click())
  expect(old.toString()).toBe('cena 10 zł')
  await dialog.getByRole('button', { name: 'Przywróć tę wersję' }).click()
  const again = await saved(page, () => menu(page, 'Cennik — żółw.txt', 'Pobierz'))
  expect(again.toString()).toBe('cena 10 zł')

  await page.getByRole('button', { name: 'Cennik — żółw.txt', exact: true }).focus()
  await page.keyboard.press('Delete')
  await row(page, 'Cennik').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Cofnij' }).click()
  await row(page, 'Cennik').waitFor()
  await page.context().close()
})

test('S-52 the page is closed in the middle: the same file goes on where it stood', async () => {
  const page = await firm.page('sam')
  await open(page)
  await page.getByRole('button', { name: 'Więcej: skan umowy.bin' }).waitFor()
  await page.getByRole('link', { name: 'skan umowy.bin' }).focus()
  await page.keyboard.press('Delete')
  await row(page, 'skan umowy').waitFor({ state: 'detached' })
  await page.route('**/api/uploads/*offset=4000000', (route) => route.abort('connectionreset'))
  await choose(page, 'skan umowy.bin')
  await page.getByText('brak połączenia, próbuję ponownie').waitFor()
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await page.getByText('Plik nie dotarł w całości.').waitFor()
  expect(await axeFinds(page)).toEqual([])
  await page.unrouteAll()
  const offsets: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(new URL(request.url()).searchParams.get('offset') ?? '')
  })
  await page
    .locator('input[type=file][aria-label="Wskaż plik, żeby dokończyć"]')
    .setInputFiles(join(folder, 'skan umowy.bin'))
  const bytes = await saved(page, () => page.getByRole('link', { name: 'skan umowy.bin' }).click())
  expect(bytes.equals(large)).toBe(true)
  expect(offsets).toEqual(['4000000', '8000000'])
  await page.context().close()
})

test('what is given up leaves nothing behind', async () => {
  const page = await firm.page('sam')
  await open(page)
  await page.route('**/api/uploads/*offset=4000000', (route) => route.abort('connectionreset'))
  await choose(page, 'pomyłka.bin')
  await page.getByText('brak połączenia, próbuję ponownie').waitFor()
  await row(page, 'pomyłka').waitFor()
  const given = page.waitForResponse(
    (answer) => answer.request().method() === 'DELETE' && answer.url().includes('/api/uploads/'),
  )
  await page.getByRole('button', { name: 'Anuluj „pomyłka.bin”' }).click()
  const dropped = await given
  expect(dropped.status()).toBe(204)
  expect((await page.context().request.get(dropped.url())).status()).toBe(404)
  await row(page, 'pomyłka').waitFor({ state: 'detached' })
  await page.getByText('brak połączenia, próbuję ponownie').waitFor({ state: 'detached' })
  await page.context().close()
})

test('files are dropped anywhere on the tab', async () => {
  const page = await firm.page('sam')
  await open(page)
  const files = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File(['jeden'], 'upuszczony 1.txt', { type: 'text/plain' }))
    data.items.add(new File(['dwa'], 'upuszczony 2.txt', { type: 'text/plain' }))
    return data
  })
  const tab = page.getByRole('table', { name: 'Załączniki' })
  await tab.dispatchEvent('dragover', { dataTransfer: files })
  await page.getByText('Upuść pliki, żeby je załączyć').waitFor()
  await tab.dispatchEvent('drop', { dataTransfer: files })
  const two = await saved(page, () => menu(page, 'upuszczony 2.txt', 'Pobierz'))
  expect(two.toString()).toBe('dwa')
  await page.context().close()
})

test('a file that is moved away on the way, and a folder, are named as what cannot be read', async () => {
  const page = await firm.page('sam')
  await open(page)
  await writeFile(join(folder, 'znikający.txt'), 'był i nie ma')
  await page.route('**/api/uploads/*offset=0', (route) => route.abort('connectionreset'))
  await choose(page, 'znikający.txt')
  await page.getByText('brak połączenia, próbuję ponownie').waitFor()
  await rm(join(folder, 'znikający.txt'))
  await page.getByText(/znikający\.txt.*Nie da się go odczytać/).waitFor()
  expect(await axeFinds(page)).toEqual([])
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Usuń z tej listy' }).click()
  const rows = await page.getByRole('row').count()
  const made = page.waitForRequest(
    (request) => request.method() === 'POST' && request.url().endsWith('/api/attachments'),
    { timeout: 1_500 },
  )
  const files = await page.evaluateHandle(() => {
    // A folder is given as a file that no read succeeds on.
    const inside = new File(['x'], 'umowy')
    inside.slice = () =>
      ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')) }) as never
    const data = { types: ['Files'], files: [inside] }
    return data
  })
  await page.getByRole('table', { name: 'Załączniki' }).evaluate((table, data) => {
    const event = new Event('drop', { bubbles: true, cancelable: true })
    Object.assign(event, { dataTransfer: data })
    table.dispatchEvent(event)
  }, files)
  await page.getByText(/umowy.*Nie da się go odczytać/).waitFor()
  await expect(made).rejects.toThrow()
  expect(await page.getByRole('row').count()).toBe(rows)
  await page.context().close()
})
