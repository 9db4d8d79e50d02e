/** What is attached is looked at where it is: pictures of telephones, PDF, texts and earlier versions, by keyboard. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFinds } from './axe.ts'
import { type RunningFirm, startFirm } from './firm.ts'
import { pdfOf, pdfOfRareKinds } from './pdfs.ts'

let firm: RunningFirm
let client: string
const said: string[] = []
beforeAll(async () => {
  firm = await startFirm()
  client = (await firm.api<{ id: string }>('sam', 'POST', '/api/clients', { name: 'Młyn Żytko' })).id
  await attach(
    '1 elewacja.heic',
    await readFile(join(import.meta.dirname, '../testdata/heic/telephone.heic')),
  )
  const pdf = await attach('2 umowa.pdf', pdfOf(['Umowa pierwsza']))
  await send(pdf, '2 umowa.pdf', pdfOf(['Umowa druga', 'Strona druga', 'Strona trzecia']))
  await attach('3 zepsuty.pdf', Buffer.from('%PDF-1.7 nothing more'))
  await attach('4 notatka.txt', Buffer.from('<b>cena</b> 10 zł <script>alert(1)</script>'))
  await attach('5 arkusz.xlsx', Buffer.from('504b0304', 'hex'))
})
afterAll(() => firm?.stop())

async function attach(name: string, bytes: Buffer): Promise<string> {
  const { id } = await firm.api<{ id: string }>('sam', 'POST', '/api/attachments', { client, name })
  await send(id, name, bytes)
  return id
}
async function send(id: string, name: string, bytes: Buffer): Promise<void> {
  const { id: upload } = await firm.api<{ id: string }>('sam', 'POST', `/api/attachments/${id}/uploads`, {
    name,
    size: bytes.length,
  })
  await firm.send('sam', `/api/uploads/${upload}?offset=0`, bytes)
}

async function open(options = {}): Promise<Page> {
  const page = await firm.page('mia', options)
  page.on('console', (message) => void (message.type() === 'error' && said.push(message.text())))
  page.on('dialog', (dialog) => void said.push(`dialog: ${dialog.message()}`))
  await page.goto(`${firm.program.url}/clients/${client}?tab=attachments`)
  await page.getByRole('button', { name: '1 elewacja.heic', exact: true }).waitFor()
  return page
}
test('S-50 S-51 one viewer goes by arrows through a HEIC, a PDF, a broken PDF and a text; what they hold is not run', async () => {
  const page = await open()
  await page.getByRole('button', { name: '1 elewacja.heic', exact: true }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  const size = () =>
    dialog
      .getByRole('img', { name: '1 elewacja.heic' })
      .evaluate((image) => [
        (image as HTMLImageElement).naturalWidth,
        (image as HTMLImageElement).naturalHeight,
      ])
  await expect.poll(size).toEqual([96, 64])
  expect(await axeFinds(page)).toEqual([])
  await page.keyboard.press('ArrowRight')
  await dialog.getByText('Strona 1 z 3').waitFor()
  await dialog.getByText('Umowa druga').waitFor()
  const inked = () =>
    dialog
      .locator('canvas')
      .first()
      .evaluate((canvas) => {
        const { width, height } = canvas as HTMLCanvasElement
        const { data } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height)
        return data.some((value, place) => place % 4 === 0 && value < 100)
      })
  await expect.poll(inked).toBe(true)
  expect(await axeFinds(page)).toEqual([])
  const wide = () =>
    dialog.locator('[data-page="1"]').evaluate((sheet) => sheet.getBoundingClientRect().width)
  const fit = await wide()
  await page.keyboard.press('+')
  await expect.poll(wide).toBeGreaterThan(fit * 1.2)
  await page.keyboard.press('0')
  await expect.poll(wide).toBe(fit)
  await page.keyboard.press('End')
  await dialog.getByText('Strona 3 z 3').waitFor()
  await dialog.getByText('Strona trzecia').waitFor()
  expect(await dialog.locator('[data-page] a').count()).toBe(0)
  await page.keyboard.press('ArrowRight')
  await dialog.getByText('Ten PDF jest uszkodzony').waitFor()
  await page.keyboard.press('ArrowRight')
  await dialog.getByText('<script>alert(1)</script>').waitFor()
  expect(await axeFinds(page)).toEqual([])
  expect(await dialog.getByRole('button', { name: 'Następny plik' }).isDisabled()).toBe(true)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(said.filter((each) => !each.includes('422'))).toEqual([])
  await page.context().close()
})

test('an earlier version is looked at by keyboard; a double click opens, and a workbook is downloaded', async () => {
  const page = await open({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' })
  await page.getByRole('button', { name: 'Więcej: 2 umowa.pdf' }).click()
  await page.getByRole('menuitem', { name: 'Wersje…' }).click()
  const versions = page.getByRole('dialog', { name: /^Wersje/ })
  await versions.getByRole('button', { name: '2 umowa.pdf' }).nth(1).focus()
  await page.keyboard.press('Enter')
  const viewer = page.getByRole('dialog', { name: /^2 umowa\.pdf/ })
  await viewer.getByText('Umowa pierwsza').waitFor()
  await page.keyboard.press('Escape')
  await viewer.waitFor({ state: 'detached' })
  expect(await axeFinds(page)).toEqual([])
  await page.keyboard.press('Escape')
  await versions.waitFor({ state: 'detached' })

  await page
    .getByRole('row', { name: /4 notatka/ })
    .getByRole('cell')
    .nth(2)
    .dblclick()
  await page.getByRole('dialog').getByText('<b>cena</b>').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const cell = page
    .getByRole('row', { name: /5 arkusz/ })
    .getByRole('cell')
    .nth(2)
  const [file] = await Promise.all([page.waitForEvent('download'), cell.dblclick()])
  expect(file.suggestedFilename()).toBe('5 arkusz.xlsx')
  await page.context().close()
})

test('on a telephone the viewer fits the screen and goes on by its buttons', async () => {
  const page = await open({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await page.getByRole('button', { name: '1 elewacja.heic', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('img', { name: '1 elewacja.heic' }).waitFor()
  expect(await axeFinds(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Następny plik' }).click()
  await dialog.getByText('Umowa druga').waitFor()
  expect(await axeFinds(page)).toEqual([])
  const sheet = await dialog.locator('[data-page="1"]').boundingBox()
  expect(sheet!.x).toBeGreaterThanOrEqual(0)
  expect(sheet!.x + sheet!.width).toBeLessThanOrEqual(390)
  await dialog.getByRole('button', { name: 'Zamknij' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.context().close()
})

test('a PDF with a password asks for it, says when it is wrong, and opens', async () => {
  await attach('6 tajna.pdf', await readFile(join(import.meta.dirname, '../testdata/pdf/password.pdf')))
  const page = await open()
  await page.getByRole('button', { name: '6 tajna.pdf', exact: true }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  const password = dialog.getByLabel('Hasło do tego PDF-a')
  await password.waitFor()
  expect(await axeFinds(page)).toEqual([])
  await password.fill('zgaduję')
  await page.keyboard.press('Enter')
  await dialog.getByText('To nie jest właściwe hasło.').waitFor()
  await password.fill('sezam')
  await page.keyboard.press('Enter')
  await dialog.getByText('Tajna umowa').waitFor()
  await page.context().close()
})

test('S-51 Chinese letters that are not in the PDF, JPEG 2000 and JBIG2 are drawn with files of our own, as the policy lets them', async () => {
  await attach('7 faktura z Chin.pdf', pdfOfRareKinds())
  said.length = 0
  const page = await open()
  const asked = new Map<string, number>()
  page.context().on('response', (response) => {
    const [, file] = /\/assets\/pdf-[^/]+\/(.*)$/.exec(response.url()) ?? []
    if (file) asked.set(file, response.status())
  })
  await page.getByRole('button', { name: '7 faktura z Chin.pdf', exact: true }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('中国').waitFor()
  /** What stands in the middle of a square of the page, from 0, black, to 255. */
  const shadeAt = (x: number, y: number) =>
    dialog.locator('canvas').evaluate(
      (canvas, [x, y]) => {
        const { width, height } = canvas as HTMLCanvasElement
        const place = [Math.round((x! / 595) * width), Math.round((1 - y! / 842) * height)] as const
        return (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(...place, 1, 1).data[0]
      },
      [x, y],
    )
  await expect.poll(() => shadeAt(110, 550)).toBe(128)
  expect(await shadeAt(110, 350)).toBe(0)
  expect(await shadeAt(300, 550)).toBe(255)
  expect([...asked.values()].filter((status) => status !== 200)).toEqual([])
  expect([...asked.keys()].sort()).toEqual(
    expect.arrayContaining([
      'cmaps/UniGB-UCS2-H.bcmap',
      'wasm/jbig2_nowasm_fallback.js',
      'wasm/openjpeg_nowasm_fallback.js',
    ]),
  )
  expect(said).toEqual([])
  await page.context().close()
})
