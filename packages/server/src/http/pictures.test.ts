/** Logos: taken by their content, seen by whoever may, printed, taken back, and swept when nobody has used them. */
import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { languages, type Organisation, type PictureAnswer } from '@kartoteka/model'
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { emptyPng, jpeg, losslessWebp, png, webp } from '../../test/pictures.ts'
import { sweepFiles } from '../attachments/sweep.ts'
import { sql } from '../db/sql.ts'
import { fileOf, isKept } from '../files/keep.ts'

type Who = keyof TestFirm['people']
let folder: string
let firm: TestFirm
let client: string
let own: Organisation
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kartoteka-pictures-'))
  firm = await openFirm({ folder })
  client = (await firm.make(firm.people.sam, 'client', { name: 'Młyn' })).id
  own = (await ask('adam', 'GET', '/api/organisations')).json().rows[0]
})
afterAll(async () => {
  await firm.close()
  await rm(folder, { recursive: true, force: true })
})

const ask = (who: Who, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) =>
  firm.ask(firm.people[who], method, path, body)
const bring = (who: Who, content: Buffer) =>
  firm.ask(firm.people[who], 'POST', '/api/pictures', content, { 'content-type': 'application/octet-stream' })
const brought = async (content: Buffer): Promise<PictureAnswer> => {
  const answer = await bring('adam', content)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
const setLogo = async (logo: string | null) => {
  const answer = await ask('adam', 'PATCH', `/api/organisations/${own.id}`, { logo })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer
}
const pictured = (hash: string) => `/api/pictures/${hash}`
/** How many pictures stand on the first page of what is printed. */
async function printed(who: Who, path: string): Promise<number> {
  const answer = await ask(who, 'GET', path)
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
  const page = await (
    await getDocument({ data: new Uint8Array(answer.rawPayload), verbosity: 0 }).promise
  ).getPage(1)
  const { fnArray } = await page.getOperatorList()
  return fnArray.filter((each) => each === OPS.paintImageXObject || each === OPS.paintInlineImageXObject)
    .length
}

test.each([
  ['a PNG', png(300, 90), { mediaType: 'image/png', width: 300, height: 90 }],
  ['a JPEG', jpeg, { mediaType: 'image/jpeg', width: 8, height: 4 }],
  ['a WebP', webp, { mediaType: 'image/webp', width: 1, height: 1 }],
  ['a WebP without loss', losslessWebp, { mediaType: 'image/webp', width: 1, height: 1 }],
])(
  'K-46 %s becomes a logo, is shown as it came, and stands on cards and lists',
  async (_, content, expected) => {
    const picture = await brought(content)
    expect(picture).toEqual({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      size: content.length,
      ...expected,
    })
    await setLogo(picture.hash)
    const shown = await ask('sam', 'GET', pictured(picture.hash))
    expect(shown.rawPayload.equals(content)).toBe(true)
    expect(shown.headers).toMatchObject({
      'content-type': expected.mediaType,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-cache',
    })
    expect(await printed('sam', `/api/clients/${client}/print`)).toBe(1)
    expect(await printed('sam', '/api/clients/print?columns=name,town')).toBe(1)
    await setLogo(null)
    expect(await printed('sam', `/api/clients/${client}/print`)).toBe(0)
  },
)

test('the sheet bears the logo of the firm that one works for; of several, of the default', async () => {
  const [first, second] = [await brought(png(40, 40)), await brought(png(400, 20))]
  const other = (
    await ask('adam', 'POST', '/api/organisations', { name: 'Serwis', kind: 'firm', logo: second.hash })
  ).json() as Organisation
  const works = async (organisations: readonly string[]) =>
    expect((await ask('adam', 'PATCH', `/api/users/${firm.people.rita}`, { organisations })).statusCode).toBe(
      200,
    )
  await works([other.id])
  expect(await printed('rita', '/api/clients/print?columns=name')).toBe(1)
  await works([other.id, own.id])
  expect(await printed('rita', '/api/clients/print?columns=name')).toBe(0)
  await setLogo(first.hash)
  expect(await printed('rita', '/api/clients/print?columns=name')).toBe(1)
  // The organisation's own sheet says nothing of a hash.
  const sheet = await ask('adam', 'GET', `/api/organisations/${other.id}/print`)
  const page = await (
    await getDocument({ data: new Uint8Array(sheet.rawPayload), verbosity: 0 }).promise
  ).getPage(1)
  const { items } = await page.getTextContent()
  expect(items.map((item) => ('str' in item ? item.str : '')).join('')).not.toContain(
    second.hash.slice(0, 12),
  )
})

const refusals = [
  ['notPicture', Buffer.from('GIF89a\u0001\u0000\u0001\u0000')],
  ['notPicture', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['notPicture', Buffer.from('%PDF-1.7\n')],
  ['notPicture', png(10, 10).subarray(0, 20)],
  ['notPicture', Buffer.from('ffd8ffe0', 'hex')],
  ['notPicture', Buffer.from('ffd8ffe00000ffc0', 'hex')],
  ['notPicture', webp.subarray(0, 20)],
  [
    'pictureIsDrawing',
    Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  ],
  ['pictureIsDrawing', Buffer.from('\ufeff<SVG>', 'utf16le')],
  ['pictureBroken', emptyPng(100, 100)],
  ['pictureBroken', png(100, 100).subarray(0, 70)],
  ['pictureTooManyPoints', emptyPng(60_000, 60_000)],
  ['pictureTooManyPoints', emptyPng(4_001, 1)],
  ['pictureTooManyPoints', emptyPng(3_000, 3_000)],
  ['pictureTooLarge', Buffer.concat([png(10, 10), Buffer.alloc(2_000_000)])],
  ['fileEmpty', Buffer.alloc(0)],
] as const

test('A26 A31 what is no picture, hides a program, is damaged or too large is refused in words, and nothing is kept', async () => {
  const before = await firm.db.read(sql`select count(*) from picture`)
  for (const language of languages) {
    await ask('adam', 'PATCH', '/api/session', { language })
    for (const [code, content] of refusals) {
      const answer = await bring('adam', content)
      expect(answer.statusCode, `${code} ${answer.body}`).toBe(422)
      const { problems } = answer.json()
      expect(problems).toMatchObject([{ at: 'picture', code }])
      expect(problems[0].sentence).toMatch(/^\p{Lu}.*\p{L}.*\.$/u)
      expect(problems[0].sentence).not.toMatch(/[{}]/)
    }
  }
  await ask('adam', 'PATCH', '/api/session', { language: 'pl' })
  expect(await firm.db.read(sql`select count(*) from picture`)).toEqual(before)
})

test('A31 of what is ten times too large no more is read than it takes to know that', async () => {
  const answer = await bring('adam', Buffer.alloc(20_000_001))
  expect(answer.statusCode).toBe(422)
  expect(answer.json().problems).toMatchObject([{ code: 'pictureTooLarge', params: { max: 2 } }])
})

test('A01 A03 who may set no logo brings none; what is in no record is seen by who brought it alone', async () => {
  expect((await bring('sam', png(5, 5))).statusCode).toBe(403)
  const { hash } = await brought(png(6, 6))
  expect((await ask('adam', 'GET', pictured(hash))).statusCode).toBe(200)
  expect((await ask('sam', 'GET', pictured(hash))).statusCode).toBe(404)
  expect((await ask('sam', 'PATCH', `/api/organisations/${own.id}`, { logo: hash })).statusCode).toBe(403)
  for (const none of ['f'.repeat(64), 'x', '..%2f..%2fkartoteka.key', hash.toUpperCase()])
    expect((await ask('adam', 'GET', pictured(none))).statusCode, none).toBe(404)
  const answer = await ask('adam', 'PATCH', `/api/organisations/${own.id}`, { logo: 'f'.repeat(64) })
  expect(answer.statusCode).toBe(422)
  expect(answer.json().problems).toMatchObject([{ at: 'logo', code: 'noSuchPicture' }])
})

test('A03 whoever may not see the field sees the picture neither on screens nor on paper', async () => {
  const { hash } = await brought(png(7, 7))
  await setLogo(hash)
  expect((await ask('sam', 'GET', pictured(hash))).statusCode).toBe(200)
  const [role] = await firm.db.read<{ id: string }>(sql`select id from role where built_in = 'employee'`)
  const hide = sql`insert into field_permission (role, entity, field, rule) values (${role!.id}::uuid, 'organisation', 'logo', 'hidden')`
  await firm.db.write(hide)
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  expect((await ask('sam', 'GET', pictured(hash))).statusCode).toBe(404)
  expect(await printed('sam', `/api/clients/${client}/print`)).toBe(0)
  expect(await printed('mia', `/api/clients/${client}/print`)).toBe(1)
  await firm.db.write(sql`delete from field_permission where entity = 'organisation'`)
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
})

test('the journal names it by its hash, undo brings the earlier one back, and no sweep takes what undo may need', async () => {
  const [first, second, unused] = [
    await brought(png(8, 8)),
    await brought(png(9, 9)),
    await brought(png(11, 11)),
  ]
  await setLogo(first.hash)
  const change = await setLogo(second.hash)
  const { entries } = (await ask('adam', 'GET', `/api/organisations/${own.id}/history`)).json()
  expect(JSON.stringify(entries[0])).toContain(second.hash)
  const aged = new Date(Date.now() - 2 * 86_400_000)
  for (const { hash } of [first, second, unused]) await utimes(fileOf(folder, hash), aged, aged)
  await firm.db.write(sql`update picture set created_at = now() - interval '2 days'`)
  await sweepFiles({ db: firm.db, config: { folder } })
  expect([first, second, unused].map(({ hash }) => isKept(folder, hash))).toEqual([true, true, false])
  expect((await ask('adam', 'GET', pictured(unused.hash))).statusCode).toBe(404)
  expect((await ask('sam', 'GET', pictured(first.hash))).statusCode, 'history shows what it was').toBe(200)
  const undone = await ask('adam', 'POST', `/api/undo/${change.headers['x-act']}`)
  expect(undone.statusCode, undone.body).toBe(200)
  expect((await ask('adam', 'GET', `/api/organisations/${own.id}`)).json().logo).toBe(first.hash)
})

test('with the record that named it, the picture goes', async () => {
  const { hash } = await brought(png(12, 12))
  const { id } = (
    await ask('adam', 'POST', '/api/organisations', { name: 'Krótka', kind: 'firm', logo: hash })
  ).json()
  await firm.db.write(sql`delete from organisation where id = ${id}::uuid`)
  const aged = new Date(Date.now() - 2 * 86_400_000)
  await utimes(fileOf(folder, hash), aged, aged)
  await firm.db.write(sql`update picture set created_at = now() - interval '2 days' where hash = ${hash}`)
  await sweepFiles({ db: firm.db, config: { folder } })
  expect(isKept(folder, hash)).toBe(false)
})
