/** The logo of an own organisation: chosen, seen, saved, printed on a client's card, taken away. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jpeg, png } from '../packages/server/test/pictures.ts'
import { axeFinds } from './axe.ts'
import { type RunningFirm, startFirm } from './firm.ts'

let firm: RunningFirm
let folder: string
let own: string
let client: string
beforeAll(async () => {
  firm = await startFirm()
  folder = await mkdtemp(join(tmpdir(), 'kartoteka-logo-'))
  const { rows } = await firm.api<{ rows: { id: string }[] }>('admin', 'GET', '/api/organisations')
  own = rows[0]!.id
  client = (await firm.api<{ id: string }>('sam', 'POST', '/api/clients', { name: 'Młyn Żytko' })).id
})
afterAll(async () => {
  await firm?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** A file somebody has on the disk. */
async function file(name: string, content: Buffer | string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}
const logo = (page: Page) => page.getByRole('img', { name: 'Logo' })
const group = (page: Page) => page.getByRole('group', { name: 'Logo' })
/** By the button that opens the window of files, as a person does it. */
async function choose(page: Page, button: string, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await group(page).getByRole('button', { name: button }).press('Enter')
  await (await chooser).setFiles(path)
}
/** The address changes before the form makes room for the record's page. */
async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+s')
  await page.getByRole('link', { name: 'Edytuj' }).waitFor()
}
/** The page itself; its history below shows it too. */
const width = (page: Page) =>
  logo(page)
    .first()
    .evaluate((image) => (image as HTMLImageElement).naturalWidth)

/** Pictures on the first page of the client's printed card. */
async function printedPictures(page: Page): Promise<number> {
  const answer = page.context().waitForEvent('response', (each) => each.url().includes('/print'))
  await page.keyboard.press('F2')
  const response = await answer
  expect(response.status()).toBe(200)
  const print = await page.context().request.get(response.url())
  const document = await getDocument({ data: new Uint8Array(await print.body()), verbosity: 0 }).promise
  const { fnArray } = await (await document.getPage(1)).getOperatorList()
  await page.bringToFront()
  return fnArray.filter((each) => each === OPS.paintImageXObject).length
}

test('K-46 a logo is chosen in the form, seen at once, kept, and stands on what is printed', async () => {
  const page = await firm.page('admin')
  await page.goto(`${firm.program.url}/settings/organisations/${own}/edit`)
  await choose(page, 'Wybierz obraz', await file('rysunek.png', '<svg xmlns="http://www.w3.org/2000/svg"/>'))
  await group(page).getByRole('alert').getByText('Rysunków SVG nie przyjmujemy').waitFor()
  expect(await logo(page).count()).toBe(0)

  await choose(page, 'Wybierz obraz', await file('logo.gif', png(320, 80)))
  await expect.poll(() => width(page)).toBe(320)
  expect(await group(page).getByRole('alert').count()).toBe(0)
  await save(page)
  await expect.poll(() => width(page)).toBe(320)
  expect(await axeFinds(page)).toEqual([])

  const sam = await firm.page('sam')
  await sam.goto(`${firm.program.url}/clients/${client}`)
  await sam.getByRole('heading', { name: 'Młyn Żytko' }).waitFor()
  expect(await printedPictures(sam)).toBe(1)

  await page.goto(`${firm.program.url}/settings/organisations/${own}/edit`)
  await expect.poll(() => width(page)).toBe(320)
  await group(page).getByRole('button', { name: 'Usuń' }).press('Enter')
  expect(await logo(page).count()).toBe(0)
  await save(page)
  expect(await printedPictures(sam)).toBe(0)

  await page.keyboard.press('Control+z')
  await expect.poll(() => width(page)).toBe(320)
  await Promise.all([page.context().close(), sam.context().close()])
})

test('a picture that is dropped is taken too, on a telephone it is chosen, and several are too many', async () => {
  const page = await firm.page('admin', { viewport: { width: 390, height: 844 } })
  await page.goto(`${firm.program.url}/settings/organisations/new`)
  await page.getByLabel('Nazwa (wymagane)').fill('Palarnia')
  const drop = (contents: readonly string[]) =>
    group(page).evaluate((element, given) => {
      const carried = new DataTransfer()
      for (const each of given) {
        const bytes = Uint8Array.from(atob(each), (sign) => sign.charCodeAt(0))
        carried.items.add(new File([bytes], 'logo.jpg', { type: 'image/jpeg' }))
      }
      const target = element.querySelector('div')!
      target.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }))
    }, contents)
  await drop([jpeg.toString('base64'), jpeg.toString('base64')])
  await group(page).getByText('Wybierz jeden plik.').waitFor()
  await drop([jpeg.toString('base64')])
  await expect.poll(() => width(page)).toBe(8)
  await choose(page, 'Zmień', await file('szeroki.png', png(900, 60)))
  await expect.poll(() => width(page)).toBe(900)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await page.keyboard.press('Control+s')
  await page.getByRole('heading', { name: 'Palarnia' }).waitFor()
  await expect.poll(() => width(page)).toBe(900)
  await page.context().close()
})
