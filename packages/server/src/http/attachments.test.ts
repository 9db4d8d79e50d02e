/** Contents of attachments: piece by piece to a version, out again letter by letter, and what is refused. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, symlink, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, type Readable } from 'node:stream'
import {
  type Attachment,
  largestAttachment,
  mostBegun,
  type UploadAnswer,
  type VersionsAnswer,
} from '@kartoteka/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, openFirm, type TestFirm } from '../../test/firm.ts'
import { formWith } from '../../test/imports.ts'
import { sweepFiles } from '../attachments/sweep.ts'
import { emptyBin } from '../bin/empty.ts'
import { sql } from '../db/sql.ts'
import { fileOf, isKept, writePiece } from '../files/keep.ts'
import { sweepImports } from '../imports/sweep.ts'
import { openApi } from './openapi.ts'

type Who = keyof TestFirm['people']

let folder: string
let firm: TestFirm
let client: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kartoteka-attachments-'))
  firm = await openFirm({ folder })
  client = (await firm.make(firm.people.sam, 'client', { name: 'Młyn', visibility: 'department' })).id
})
afterAll(async () => {
  await firm.close()
  await rm(folder, { recursive: true, force: true })
})

const ask = (who: Who, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) =>
  firm.ask(firm.people[who], method, path, body)
const make = async (name = 'umowa.pdf') =>
  (await ask('sam', 'POST', '/api/attachments', { client, name })).json() as Attachment
const read = async (id: string) => (await ask('sam', 'GET', `/api/attachments/${id}`)).json() as Attachment
const begin = (who: Who, id: string, body: object) => ask(who, 'POST', `/api/attachments/${id}/uploads`, body)
const piece = (who: Who, upload: string, offset: number, bytes: Buffer | Readable) =>
  firm.ask(firm.people[who], 'PATCH', `/api/uploads/${upload}?offset=${offset}`, bytes, {
    'content-type': 'application/octet-stream',
  })

/** Sent whole; the version it became. */
async function fill(id: string, bytes: Buffer, name = 'umowa.pdf', comment?: string): Promise<string> {
  const begun = await begin('sam', id, { name, size: bytes.length, ...(comment && { comment }) })
  expect(begun.statusCode, begun.body).toBe(201)
  const upload: UploadAnswer = begun.json()
  const answer = await piece('sam', upload.id, 0, bytes)
  expect(answer.json(), answer.body).toMatchObject({ done: true, offset: bytes.length })
  return upload.id
}
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

test('K-39 K-40 S-50 a file comes in pieces and goes out letter by letter, whatever it is and is called', async () => {
  const bytes = Buffer.from(`%PDF-1.7\n${'Zażółć gęślą jaźń. '.repeat(500)}`)
  const { id } = await make('Umowa ramowa — żółw.pdf')
  const begun = await begin('sam', id, {
    name: 'C:\\skany\\Umowa ramowa — żółw.pdf',
    size: bytes.length,
    comment: 'podpisana',
  })
  const upload: UploadAnswer = begun.json()
  expect(upload).toMatchObject({ attachment: id, offset: 0, done: false, name: 'Umowa ramowa — żółw.pdf' })
  expect((await piece('sam', upload.id, 0, bytes.subarray(0, 4_000))).json()).toMatchObject({
    offset: 4_000,
    done: false,
  })
  // A piece that comes twice, or from elsewhere, is not taken; where it goes on is said.
  for (const offset of [0, 5_000])
    expect((await piece('sam', upload.id, offset, bytes.subarray(offset, offset + 10))).json()).toMatchObject(
      { offset: 4_000 },
    )
  expect((await ask('sam', 'GET', `/api/uploads/${upload.id}`)).json()).toMatchObject({ offset: 4_000 })
  expect((await piece('sam', upload.id, 4_000, bytes.subarray(4_000))).json()).toMatchObject({ done: true })
  // The answer to the last piece was lost.
  expect((await piece('sam', upload.id, 4_000, bytes.subarray(4_000))).json()).toMatchObject({ done: true })

  expect(await read(id)).toMatchObject({
    size: bytes.length,
    mediaType: 'application/pdf',
    comment: 'podpisana',
    version: 2,
  })
  const out = await ask('sam', 'GET', `/api/attachments/${id}/content`)
  expect(out.rawPayload.equals(bytes)).toBe(true)
  expect(out.headers['content-disposition']).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('Umowa ramowa — żółw.pdf')}`,
  )
  const card = await ask('sam', 'GET', `/api/clients/${client}/card`)
  expect(card.json().attachments).toBe(1)
  expect(card.json().activity[0]).toMatchObject({ name: 'attachment.upload', entity: 'attachment' })
})

test('versions: the newest is what is there, an earlier one is downloaded and made current again, and undo takes it back', async () => {
  const { id } = await make('cennik.txt')
  const first = await fill(id, Buffer.from('cena 10'), 'cennik.txt')
  const second = await fill(id, Buffer.from('cena 12'), 'cennik nowy.txt', 'podwyżka')
  const { versions } = (await ask('mia', 'GET', `/api/attachments/${id}/versions`)).json() as VersionsAnswer
  expect(versions.map(({ id, comment }) => [id, comment])).toEqual([
    [second, 'podwyżka'],
    [first, null],
  ])
  const contentOf = async (version = '') =>
    (await ask('mia', 'GET', `/api/attachments/${id}/content${version}`)).body
  expect(await contentOf()).toBe('cena 12')
  expect(await contentOf(`?version=${first}`)).toBe('cena 10')
  const back = await ask('sam', 'POST', `/api/attachments/${id}/versions/${first}/current`, {})
  expect(back.json()).toMatchObject({ name: 'cennik.txt', comment: null })
  expect(await contentOf()).toBe('cena 10')
  await ask('sam', 'POST', `/api/undo/${back.headers['x-act']}`, {})
  expect(await contentOf()).toBe('cena 12')
  const other = await make()
  expect((await ask('sam', 'GET', `/api/attachments/${other.id}/content?version=${first}`)).statusCode).toBe(
    404,
  )
  expect(
    (await ask('sam', 'POST', `/api/attachments/${other.id}/versions/${first}/current`, {})).statusCode,
  ).toBe(404)
})

test('A21 a download is called as the file is, its ending too, and says nothing that ends the header', async () => {
  const savedAs = async (name: string) => {
    const { id } = await make(name)
    await fill(id, Buffer.from('x'), name)
    const { headers } = await ask('sam', 'GET', `/api/attachments/${id}/content`)
    expect(headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[\w.%!~-]+$/)
    return decodeURIComponent(String(headers['content-disposition']).split("''")[1]!)
  }
  const long = `${'długa nazwa '.repeat(15)}aneks.pdf`
  for (const name of ["Umowa (wersja 2) — l'aneks, 50% & more #1 😀.pdf", long, 'договор №5.docx'])
    expect(await savedAs(name)).toBe(name)
  expect(await savedAs('a"; filename=x.exe')).toBe('a_; filename=x.exe')
})

test('A03 what is hidden of attachments from a role is in no version and in no download', async () => {
  const { id } = await make('tajna nazwa.txt')
  const version = await fill(id, Buffer.from('x'), 'tajna nazwa.txt', 'tajny komentarz')
  const role = [...(await firm.context.settings())!.roles.values()].find(
    ({ builtIn }) => builtIn === 'employee',
  )!.id
  const told = () => firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  const all = async () => {
    let said = ''
    for (const each of ['versions', 'content', `content?version=${version}`]) {
      const answer = await ask('sam', 'GET', `/api/attachments/${id}/${each}`)
      expect(answer.statusCode).toBe(200)
      said += decodeURIComponent(answer.body + String(answer.headers['content-disposition']))
    }
    return said
  }
  expect(await all()).toMatch(/tajny komentarz[\s\S]*tajna nazwa/)
  for (const field of ['name', 'comment'])
    await firm.db.write(
      sql`insert into field_permission values (${role}::uuid, 'attachment', ${field}, 'hidden')`,
    )
  await told()
  try {
    expect(await all()).not.toMatch(/tajn/)
  } finally {
    await firm.db.write(sql`delete from field_permission`)
    await told()
  }
})

test('a download that broke off goes on where it stood, unless it is another content by then', async () => {
  const { id } = await make('długi.txt')
  await fill(id, Buffer.from('0123456789'))
  const part = async (headers: Record<string, string>) => {
    const answer = await firm.ask(
      firm.people.sam,
      'GET',
      `/api/attachments/${id}/content`,
      undefined,
      headers,
    )
    return [answer.statusCode, answer.headers['content-range'], answer.body]
  }
  expect(await part({ range: 'bytes=4-' })).toEqual([206, 'bytes 4-9/10', '456789'])
  expect(await part({ range: 'bytes=2-5' })).toEqual([206, 'bytes 2-5/10', '2345'])
  expect(await part({ range: 'bytes=8-99' })).toEqual([206, 'bytes 8-9/10', '89'])
  expect(await part({ range: 'bytes=-3' })).toEqual([206, 'bytes 7-9/10', '789'])
  expect(await part({ range: 'bytes=10-' })).toEqual([416, 'bytes */10', ''])
  for (const range of ['bytes=-', 'bytes=5-2', 'bytes=0-1,4-5', 'letters=1-2'])
    expect(await part({ range })).toEqual([200, undefined, '0123456789'])
  const { etag } = (await ask('sam', 'GET', `/api/attachments/${id}/content`)).headers
  expect((await part({ range: 'bytes=4-', 'if-range': String(etag) }))[0]).toBe(206)
  await fill(id, Buffer.from('abcdefghij'))
  expect(await part({ range: 'bytes=4-', 'if-range': String(etag) })).toEqual([200, undefined, 'abcdefghij'])
})

test('empty, too large, longer than it was said, called like a path: refused with a sentence, and nothing changes', async () => {
  const { id, version } = await make()
  const refusedAs = async (body: object) =>
    (await begin('sam', id, { name: 'a.txt', ...body })).json().problems
  expect(await refusedAs({ size: 0 })).toMatchObject([
    { at: 'size', code: 'fileEmpty', sentence: 'Ten plik jest pusty.' },
  ])
  expect(await refusedAs({ size: 100_000_001 })).toMatchObject([
    { at: 'size', code: 'fileTooLarge', sentence: 'Plik może mieć najwyżej 100 MB.' },
  ])
  expect(await refusedAs({ size: 1, comment: 'x'.repeat(301) })).toMatchObject([
    { at: 'comment', code: 'tooLong' },
  ])
  for (const body of [
    { size: '5' },
    { size: 1.5 },
    { size: -1 },
    { size: 5, hash: 'x' },
    { size: 5, name: 7 },
  ])
    expect((await begin('sam', id, { name: 'a.txt', ...body })).statusCode).toBe(400)
  const upload: UploadAnswer = (await begin('sam', id, { name: 'a.txt', size: 3 })).json()
  expect((await piece('sam', upload.id, 0, Buffer.from('1234'))).statusCode).toBe(413)
  for (const offset of ['', '-1', 'x', '1e3'])
    expect((await ask('sam', 'PATCH', `/api/uploads/${upload.id}?offset=${offset}`)).statusCode).toBe(400)
  expect((await read(id)).version).toBe(version)
  for (const name of ['a/b.txt', '..', 'umowa\u202efdp.exe'])
    expect((await ask('sam', 'POST', '/api/attachments', { client, name })).json().problems).toMatchObject([
      { at: 'name', code: 'notFileName' },
    ])
  const set = await ask('sam', 'PATCH', `/api/attachments/${id}`, { version, hash: 'a'.repeat(64) })
  expect(set.json().problems).toMatchObject([{ at: 'hash', code: 'notYours' }])
})

test('an upload that is stopped is gone at once, for its sender alone, and again and again without harm', async () => {
  const { id } = await make()
  const upload: UploadAnswer = (await begin('sam', id, { name: 'a.txt', size: 6 })).json()
  expect((await piece('sam', upload.id, 0, Buffer.from('123'))).statusCode).toBe(200)
  const address = `/api/uploads/${upload.id}`
  expect((await ask('mia', 'DELETE', address)).statusCode).toBe(204)
  expect((await ask('sam', 'GET', address)).json()).toMatchObject({ offset: 3 })
  for (let times = 0; times < 2; times += 1)
    expect((await ask('sam', 'DELETE', address)).statusCode).toBe(204)
  expect((await ask('sam', 'GET', address)).statusCode).toBe(404)
  expect((await piece('sam', upload.id, 3, Buffer.from('456'))).statusCode).toBe(404)
  const whole: UploadAnswer = (await begin('sam', id, { name: 'a.txt', size: 3 })).json()
  expect((await piece('sam', whole.id, 0, Buffer.from('abc'))).json()).toMatchObject({ done: true })
  expect((await ask('sam', 'DELETE', `/api/uploads/${whole.id}`)).statusCode).toBe(204)
  expect((await ask('sam', 'GET', `/api/attachments/${id}/content`)).body).toBe('abc')
})

test('A07 A11 a content follows its client, and an upload is its sender’s alone', async () => {
  const own = (await firm.make(firm.people.sam, 'client', { name: 'Skryty', visibility: 'department' })).id
  const { id } = (
    await ask('sam', 'POST', '/api/attachments', { client: own, name: 'a.png' })
  ).json() as Attachment
  const version = await fill(id, png, 'a.png')
  const upload: UploadAnswer = (await begin('sam', id, { name: 'a.png', size: 5 })).json()
  expect((await ask('mia', 'GET', `/api/uploads/${upload.id}`)).statusCode).toBe(404)
  expect((await piece('mia', upload.id, 0, Buffer.from('12345'))).statusCode).toBe(404)
  const addresses = ['content', 'versions', `content?version=${version}`]
  const seen = async (who: Who) => {
    const answers: number[] = []
    for (const each of addresses)
      answers.push((await ask(who, 'GET', `/api/attachments/${id}/${each}`)).statusCode)
    return [...new Set(answers)]
  }
  expect(await seen('mia')).toEqual([200])
  expect(await seen('rita')).toEqual([404])
  expect((await begin('rita', id, { name: 'a.png', size: 5 })).statusCode).toBe(404)
  expect(
    (await ask('rita', 'POST', `/api/attachments/${id}/versions/${version}/current`, {})).statusCode,
  ).toBe(404)
  await ask('sam', 'PATCH', `/api/clients/${own}`, { version: 1, visibility: 'user' })
  expect(await seen('mia')).toEqual([404])
  expect(await seen('sam')).toEqual([200])
  await ask('sam', 'DELETE', `/api/attachments/${id}`)
  expect(await seen('sam')).toEqual([404])
  expect((await piece('sam', upload.id, 0, Buffer.from('12345'))).statusCode).toBe(404)
})

test('a content stays while anything names it, through the bin and back; then it goes, and so does what never came whole', async () => {
  const old = new Date(Date.now() - 2 * 86_400_000)
  const shared = Buffer.from('wspólna treść')
  const [one, two] = [await make('1.txt'), await make('2.txt')]
  await fill(one.id, shared)
  await fill(two.id, shared)
  const { hash } = await read(one.id)
  await utimes(fileOf(folder, hash!), old, old)
  const half: UploadAnswer = (await begin('sam', two.id, { name: 'x', size: 10 })).json()
  await piece('sam', half.id, 0, Buffer.from('12345'))
  const sweep = () => sweepFiles({ db: firm.db, config: { folder } })
  const gone = async (id: string) => {
    await ask('sam', 'DELETE', `/api/attachments/${id}`)
    await firm.db.write(
      sql`update attachment set deleted_at = now() - interval '91 days' where id = ${id}::uuid`,
    )
  }
  await gone(one.id)
  await sweep()
  expect(isKept(folder, hash!)).toBe(true)
  await emptyBin(firm.context, new Date())
  await sweep()
  expect(isKept(folder, hash!)).toBe(true)
  await gone(two.id)
  await emptyBin(firm.context, new Date())
  await sweep()
  expect(isKept(folder, hash!)).toBe(false)
  expect((await ask('sam', 'GET', `/api/uploads/${half.id}`)).statusCode).toBe(404)
  expect(await readdir(join(folder, 'files', 'coming'))).not.toEqual([])
})

test('what an import throws away stays where a client has it attached', async () => {
  const scan = Buffer.concat([png, Buffer.from('skan umowy')])
  const { id } = await make('skan.png')
  await fill(id, scan, 'skan.png')
  const { hash } = await read(id)
  // Dropped on the import by mistake: no table, refused, and not kept.
  const boundary = 'x'
  const refusedThere = await firm.ask(
    firm.people.sam,
    'POST',
    '/api/imports',
    Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="skan.png"\r\n\r\n`,
      ),
      scan,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
    { 'content-type': `multipart/form-data; boundary=${boundary}` },
  )
  expect(refusedThere.statusCode, refusedThere.body).toBe(422)
  expect(isKept(folder, hash!)).toBe(true)

  await firm.db.write(sql`insert into import (id, "user", file, name, size, state, plan, created_at)
    values (${newId()}::uuid, ${firm.people.sam}::uuid, ${hash}, 'skan.png', ${scan.length}, 'ready', '{}', now() - interval '31 days')`)
  await sweepImports(firm.context as never)
  expect((await firm.db.read(sql`select from import where file is not null`)).length).toBe(0)
  expect((await ask('sam', 'GET', `/api/attachments/${id}/content`)).rawPayload.equals(scan)).toBe(true)
})

test('A31 nobody fills the disk with what is begun and never ends: so many files and so many bytes each, and others are not hindered', async () => {
  const { id } = await make()
  const forget = () => firm.db.write(sql`delete from attachment_upload`)
  const keyed = (name: string) =>
    firm.ask(
      firm.people.sam,
      'POST',
      `/api/attachments/${id}/uploads`,
      { name, size: 10 },
      {
        'idempotency-key': name.padEnd(32, 'k'),
      },
    )
  await forget()
  // One that ends does not count, nor one that was given up; and that one is not there any more.
  await fill(id, Buffer.from('cały'))
  const old: UploadAnswer = (await begin('sam', id, { name: 'stary.txt', size: 5 })).json()
  await firm.db.write(sql`update attachment_upload set touched_at = now() - interval '25 hours'
    where id = ${old.id}::uuid`)
  expect((await piece('sam', old.id, 0, Buffer.from('12345'))).statusCode).toBe(404)
  const begun = () =>
    firm.db.read<{ files: number }>(sql`select count(*)::integer as files from attachment_upload
      where not done and touched_at > now() - interval '1 hour'`)

  await firm.db.write(sql`insert into attachment_upload (id, attachment, "user", name, size)
    select gen_random_uuid(), ${id}::uuid, ${firm.people.sam}::uuid, 'x', 1 from generate_series(1, ${mostBegun.files - 5})`)
  // Many at once, each with a key of its own and so in a transaction: five have room.
  const answers = await Promise.all(Array.from({ length: 40 }, (_, place) => keyed(`plik-${place}`)))
  const refusedOnes = answers.filter(({ statusCode }) => statusCode === 422)
  expect([refusedOnes.length, await begun()]).toEqual([35, [{ files: mostBegun.files }]])
  expect(refusedOnes[0]!.json().problems).toMatchObject([
    { at: 'size', code: 'tooManyBegun', params: { max: mostBegun.files } },
  ])
  expect((await begin('sam', id, { name: 'x.txt', size: 3 })).statusCode).toBe(422)
  expect((await begin('mia', id, { name: 'x.txt', size: 3 })).statusCode).toBe(201)

  await forget()
  const whole = mostBegun.bytes / largestAttachment
  const outcomes = await Promise.all(
    Array.from({ length: whole + 3 }, () => begin('sam', id, { name: 'film.mp4', size: largestAttachment })),
  )
  expect(outcomes.filter(({ statusCode }) => statusCode === 201)).toHaveLength(whole)
  expect((await begin('sam', id, { name: 'x.txt', size: 1 })).json().problems).toMatchObject([
    {
      code: 'tooMuchBegun',
      sentence: expect.stringMatching(/^Pliki, których przesyłanie zaczęto .* najwyżej 2 GB\./),
    },
  ])
  await forget()
})

// A device on which there is never room, in the place of the file.
test.skipIf(!existsSync('/dev/full'))(
  'a full disk is said in words, and the file goes on when there is room',
  async () => {
    const { id } = await make()
    const upload: UploadAnswer = (await begin('sam', id, { name: 'x.txt', size: 3 })).json()
    const coming = join(folder, 'files', 'coming')
    await mkdir(coming, { recursive: true })
    await symlink('/dev/full', join(coming, upload.id))
    const full = await piece('sam', upload.id, 0, Buffer.from('abc'))
    expect([full.statusCode, full.json().code]).toEqual([507, 'diskFull'])
    await rm(join(coming, upload.id))
    expect((await piece('sam', upload.id, 0, Buffer.from('abc'))).json()).toMatchObject({ done: true })
  },
)

test('the last piece twice at once makes one version, and both are told that it is done', async () => {
  const { id } = await make()
  const upload: UploadAnswer = (await begin('sam', id, { name: 'x.txt', size: 6 })).json()
  const both = await Promise.all([1, 2, 3].map(() => piece('sam', upload.id, 0, Buffer.from('abcdef'))))
  for (const answer of both) expect(answer.json(), answer.body).toMatchObject({ done: true })
  const { versions } = (await ask('sam', 'GET', `/api/attachments/${id}/versions`)).json() as VersionsAnswer
  expect(versions).toHaveLength(1)
  expect((await ask('sam', 'GET', `/api/attachments/${id}/content`)).body).toBe('abcdef')
})

test('a piece that is still coming when another has ended the upload is told so too', async () => {
  const { id } = await make()
  const upload: UploadAnswer = (await begin('sam', id, { name: 'x.txt', size: 6 })).json()
  const slow = new PassThrough()
  const late = piece('sam', upload.id, 0, slow)
  slow.write('abc')
  const coming = join(firm.context.config.folder, 'files', 'coming')
  await expect.poll(() => readdir(coming)).toContain(upload.id)
  expect((await piece('sam', upload.id, 0, Buffer.from('abcdef'))).json()).toMatchObject({ done: true })
  slow.end('def')
  expect((await late).json()).toMatchObject({ done: true, offset: 6 })
})

test('a program that died before it answered: the same request finds the upload that was begun', async () => {
  const { id } = await make()
  const again = () =>
    firm.ask(
      firm.people.sam,
      'POST',
      `/api/attachments/${id}/uploads`,
      { name: 'x.txt', size: 6 },
      { 'idempotency-key': 'b'.repeat(32) },
    )
  const first = (await again()).json()
  await firm.db.write(
    sql`update answer set body = '', created_at = now() - interval '1 minute' where key = ${'b'.repeat(32)}`,
  )
  const second = await again()
  expect(second.statusCode, second.body).toBe(201)
  expect(second.json()).toEqual(first)
})

test('what the disk has lost comes anew from its beginning', async () => {
  const { id } = await make()
  const upload: UploadAnswer = (await begin('sam', id, { name: 'x.txt', size: 6 })).json()
  await piece('sam', upload.id, 0, Buffer.from('abc'))
  await rm(join(folder, 'files', 'coming', upload.id))
  expect((await piece('sam', upload.id, 3, Buffer.from('def'))).json()).toMatchObject({
    offset: 0,
    done: false,
  })
  expect((await ask('sam', 'GET', `/api/attachments/${id}/content`)).statusCode).toBe(404)
  expect((await piece('sam', upload.id, 0, Buffer.from('abcdef'))).json()).toMatchObject({ done: true })
  expect((await ask('sam', 'GET', `/api/attachments/${id}/content`)).body).toBe('abcdef')
})

test('all has come, but the program ended before it was made a version: an empty piece ends it', async () => {
  const { id } = await make()
  const upload: UploadAnswer = (await begin('sam', id, { name: 'x.txt', size: 6 })).json()
  await piece('sam', upload.id, 0, Buffer.from('abc'))
  await writePiece(folder, upload.id, 3, [Buffer.from('def')] as never, 3)
  await firm.db.write(sql`update attachment_upload set received = 6 where id = ${upload.id}::uuid`)
  expect((await piece('sam', upload.id, 6, Buffer.alloc(0))).json()).toMatchObject({ done: true })
  expect((await ask('sam', 'GET', `/api/attachments/${id}/content`)).body).toBe('abcdef')
  expect(await readdir(join(folder, 'files', 'coming'))).not.toContain(upload.id)
})

test('the description names the addresses', () => {
  expect(Object.keys(openApi().paths as object)).toEqual(
    expect.arrayContaining([
      '/api/attachments/{id}/uploads',
      '/api/uploads/{id}',
      '/api/attachments/{id}/content',
    ]),
  )
})

test('a content that is being kept does not go with a refused import of the same bytes', async () => {
  const bytes = Buffer.from(`%PDF-1.7\n${'\0\u0001'.repeat(300)}`)
  const { id } = await make()
  const { id: upload } = (await begin('sam', id, { name: 'umowa.pdf', size: bytes.length })).json()
  const [locked, free] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const lock = firm.db.transaction(async (run) => {
    await run(sql`select from attachment where id = ${id}::uuid for update`)
    locked.resolve()
    await free.promise
  })
  await locked.promise
  const last = piece('sam', upload, 0, bytes)
  const hash = createHash('sha256').update(bytes).digest('hex')
  await expect.poll(() => isKept(folder, hash)).toBe(true)
  const { type, body } = formWith(bytes, 'umowa.pdf')
  const brought = await firm.ask(firm.people.adam, 'POST', '/api/imports', body, { 'content-type': type })
  expect(brought.statusCode).toBe(422)
  free.resolve()
  await lock
  expect((await last).json()).toMatchObject({ done: true })
  const out = await ask('sam', 'GET', `/api/attachments/${id}/content`)
  expect(out.rawPayload.equals(bytes)).toBe(true)
})
