/** What contents look like: small pictures, made once and safely, and first words. */
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { Attachment, UploadAnswer } from '@kartoteka/model'
import iconv from 'iconv-lite'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { sweepFiles } from '../attachments/sweep.ts'
import { sql } from '../db/sql.ts'
import { besideOf } from '../files/beside.ts'
import { fileOf } from '../files/keep.ts'
import { type Darkroom, openDarkroom } from '../previews/darkroom.ts'
import { openPreviews } from '../previews/previews.ts'

type Who = keyof TestFirm['people']

let folder: string
let firm: TestFirm
let client: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kartoteka-previews-'))
  firm = await openFirm({ folder })
  client = (await firm.make(firm.people.sam, 'client', { name: 'Młyn', visibility: 'department' })).id
})
afterAll(async () => {
  await firm.close()
  await rm(folder, { recursive: true, force: true })
})

const ask = (who: Who, path: string, headers = {}) =>
  firm.ask(firm.people[who], 'GET', `/api/attachments/${path}`, undefined, headers)

/** Attached, or a further version of `to`. */
async function attach(
  bytes: Buffer,
  name: string,
  to?: string,
  of = client,
): Promise<{ id: string; version: string }> {
  const post = (path: string, body: object) => firm.ask(firm.people.sam, 'POST', path, body)
  const id =
    to ?? ((await post('/api/attachments', { client: of, name, kind: 'picture' })).json() as Attachment).id
  const begun = await post(`/api/attachments/${id}/uploads`, { name, size: bytes.length })
  const upload: UploadAnswer = begun.json()
  const pieces = await firm.ask(firm.people.sam, 'PATCH', `/api/uploads/${upload.id}?offset=0`, bytes, {
    'content-type': 'application/octet-stream',
  })
  expect(pieces.json(), pieces.body).toMatchObject({ done: true })
  return { id, version: upload.id }
}

/** Red and green above, blue and nearly white below. */
const colours = [
  [220, 30, 30],
  [30, 180, 30],
  [30, 30, 220],
  [240, 240, 240],
] as const
function upright(width = 96, height = 64): Sharp {
  const points = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      points.set(colours[(y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)]!, (y * width + x) * 3)
  return sharp(points, { raw: { width, height, channels: 3 } })
}

/** The size, and which colour is in each quarter. */
async function lookAt(picture: Buffer): Promise<unknown> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const nearest = (x: number, y: number) => {
    const at = (Math.floor(info.height * y) * info.width + Math.floor(info.width * x)) * info.channels
    const far = (colour: readonly number[]) =>
      colour.reduce((sum, part, place) => sum + Math.abs(part - data[at + place]!), 0)
    const distances = colours.map(far)
    return distances.indexOf(Math.min(...distances))
  }
  return {
    size: [info.width, info.height],
    quarters: [nearest(0.25, 0.25), nearest(0.75, 0.25), nearest(0.25, 0.75), nearest(0.75, 0.75)],
  }
}
const asHeld = { size: [96, 64], quarters: [0, 1, 2, 3] }
const png = (width: number, height: number, data: Buffer) => {
  const chunk = (name: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(name), body])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(body.length)
    sum.writeUInt32BE(crc(named))
    return Buffer.concat([length, named, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const sign = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([sign, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}
function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}

test('S-50 each of the eight ways a camera can be held comes out upright, and nothing is said of where', async () => {
  for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
    // Stored the other way round, so that turning it as the orientation says makes it upright.
    const back: Record<number, readonly ((picture: Sharp) => Sharp)[]> = {
      1: [],
      2: [(each) => each.flop()],
      3: [(each) => each.rotate(180)],
      4: [(each) => each.flip()],
      5: [(each) => each.rotate(90), (each) => each.flop()],
      6: [(each) => each.rotate(270)],
      7: [(each) => each.rotate(270), (each) => each.flop()],
      8: [(each) => each.rotate(90)],
    }
    let stored = await upright().png().toBuffer()
    for (const step of back[orientation]!) stored = await step(sharp(stored)).png().toBuffer()
    const jpeg = await sharp(stored)
      .withExif({ IFD0: { Artist: 'Adam' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '54/1 21/1 0/1' } })
      .withMetadata({ orientation })
      .jpeg({ quality: 95 })
      .toBuffer()
    const { id } = await attach(jpeg, `zdjęcie ${orientation}.jpg`)
    const { rawPayload } = await ask('mia', `${id}/preview`)
    expect(await lookAt(rawPayload), `orientation ${orientation}`).toEqual(asHeld)
    for (const size of ['preview', 'thumbnail']) {
      const {
        exif,
        xmp,
        iptc,
        orientation: still,
      } = await sharp((await ask('mia', `${id}/${size}`)).rawPayload).metadata()
      expect([exif, xmp, iptc, still]).toEqual([undefined, undefined, undefined, undefined])
    }
  }
})

test('a HEIC of a telephone, which says twice how it was held, is turned once', async () => {
  const heic = await readFile(join(import.meta.dirname, '../../../../testdata/heic/telephone.heic'))
  const { id } = await attach(heic, 'IMG_0042.HEIC')
  const answer = await ask('mia', `${id}/preview`)
  expect(answer.headers['content-type']).toBe('image/webp')
  expect(await lookAt(answer.rawPayload)).toEqual(asHeld)
  expect((await sharp(answer.rawPayload).metadata()).exif).toBeUndefined()
})

test('every format of pictures has a preview and a thumbnail, small and square', async () => {
  const large = upright(3_000, 2_000)
  const of: Record<string, Sharp> = {
    png: large.clone().png(),
    jpg: large.clone().jpeg(),
    gif: upright().gif(),
    webp: large.clone().webp(),
    avif: upright().avif(),
    tiff: large.clone().tiff({ compression: 'lzw' }),
  }
  for (const [ending, picture] of Object.entries(of)) {
    const { id } = await attach(await picture.toBuffer(), `obraz.${ending}`)
    const preview = await sharp((await ask('mia', `${id}/preview`)).rawPayload).metadata()
    expect([ending, preview.format, preview.width]).toEqual([
      ending,
      'webp',
      ['gif', 'avif'].includes(ending) ? 96 : 2_000,
    ])
    const small = await sharp((await ask('mia', `${id}/thumbnail`)).rawPayload).metadata()
    expect([small.format, Math.max(small.width, small.height) <= 128]).toEqual(['webp', true])
  }
})

test('A31 pictures that are traps end within bounds, with a sentence, and the next one is made as ever', async () => {
  const whole = await upright(600, 400).jpeg().toBuffer()
  const huge = png(60_000, 60_000, deflateSync(Buffer.alloc(1_000)))
  // 1.8 GB of nothing in 1.8 MB, within the points that are allowed but ending early.
  const empty = png(15_000, 15_000, deflateSync(Buffer.alloc(40_000_000)))
  const frames = await sharp(Buffer.alloc(16 * 16 * 3 * 3_000), {
    raw: { width: 16, height: 16 * 3_000, channels: 3, pageHeight: 16 } as never,
  })
    .gif()
    .toBuffer()
  const said = async (bytes: Buffer, name: string) => {
    const { id } = await attach(bytes, name)
    const answer = await ask('sam', `${id}/preview`)
    return answer.statusCode === 200 ? 'shown' : [answer.statusCode, answer.json().code]
  }
  expect(await said(huge, 'ogromny.png')).toEqual([422, 'pictureTooLarge'])
  expect(await said(empty, 'pusty.png')).toEqual([422, 'pictureBroken'])
  expect(await said(whole.subarray(0, whole.length / 2), 'ucięty.jpg')).toEqual([422, 'pictureBroken'])
  expect(await said(Buffer.concat([whole.subarray(0, 20), Buffer.alloc(900, 7)]), 'śmieci.jpg')).toEqual([
    422,
    'pictureBroken',
  ])
  expect(await said(Buffer.from('0000001c6674797068656963', 'hex'), 'nic.heic')).toEqual([
    422,
    'pictureBroken',
  ])
  expect(await said(frames, 'klatki.gif')).toBe('shown')
  expect(await said(whole, 'cały.jpg')).toBe('shown')
})

test('A31 a picture that takes too long is given up with its process, and the next one is made', async () => {
  const picture = join(folder, 'slow.png')
  await writeFile(picture, await upright(4_000, 4_000).png().toBuffer())
  const to = { thumbnail: join(folder, 'slow.1'), preview: join(folder, 'slow.2') }
  const hasty = openDarkroom({ limit: 1 })
  expect(await hasty.develop(picture, to)).toBe('large')
  await hasty.close()
  const patient = openDarkroom()
  expect(await patient.develop(picture, to)).toBeUndefined()
  expect(existsSync(to.preview)).toBe(true)
  await patient.close()
})

test('A31 a picture that takes too much memory is given up with its process, and the next one is made', async () => {
  const [large, small] = [join(folder, 'large.png'), join(folder, 'small.jpg')]
  const points = { width: 9_000, height: 9_000, channels: 3, background: '#347' } as const
  // Interlaced, so that all of its 243 MB are needed at once.
  await writeFile(large, await sharp({ create: points }).png({ progressive: true }).toBuffer())
  await writeFile(small, await upright().jpeg().toBuffer())
  const to = { thumbnail: join(folder, 'memory.1'), preview: join(folder, 'memory.2') }
  const narrow = openDarkroom({ memory: 220_000_000 })
  expect(await narrow.develop(small, to)).toBeUndefined()
  // Others that wait meanwhile are not hindered.
  const answers = await Promise.all([large, small, large, small].map((each) => narrow.develop(each, to)))
  expect(answers).toEqual(['large', undefined, 'large', undefined])
  await narrow.close()
  // It is the memory that it was refused for, and nothing else about it.
  const wide = openDarkroom()
  expect(await wide.develop(large, to)).toBeUndefined()
  await wide.close()
})

test('the same content asked for at once by many is made once; what made none is not tried at every look', async () => {
  const { id } = await attach(await upright(500, 500).png().toBuffer(), 'raz.png')
  const hash = ((await ask('sam', `${id}`)).json() as Attachment).hash!
  await ask('sam', `${id}/thumbnail`)
  let made = 0
  const darkroom = openDarkroom()
  const counted: Darkroom = {
    ...darkroom,
    develop: (from, to) => {
      made += 1
      return darkroom.develop(from, to)
    },
  }
  const pictures = openPreviews(folder, counted)
  await rm(besideOf(folder, hash, 'preview.webp'))
  await Promise.all(Array.from({ length: 8 }, () => pictures.pathOf(hash, 'thumbnail')))
  await pictures.pathOf(hash, 'preview')
  expect(made).toBe(1)
  const broken = await attach(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'zły.png')
  const of = ((await ask('sam', broken.id)).json() as Attachment).hash!
  expect((await ask('sam', `${broken.id}/thumbnail`)).statusCode).toBe(422)
  await expect(pictures.pathOf(of, 'thumbnail')).rejects.toThrow('pictureBroken')
  expect(made).toBe(1)
  await darkroom.close()
})

test('A26 A07 a preview is no page, follows the rights of its record, and is asked for at each look', async () => {
  const { id, version } = await attach(await upright().png().toBuffer(), 'mapa.html')
  const hash = ((await ask('sam', id)).json() as Attachment).hash!
  for (const size of ['thumbnail', 'preview']) {
    const { headers, statusCode } = await ask('sam', `${id}/${size}`)
    expect(statusCode).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      vary: expect.stringContaining('Cookie'),
    })
    expect(headers['content-security-policy']).toBe("sandbox; default-src 'none'")
    expect(headers['content-disposition']).toMatch(/^attachment;/)
    for (const known of [headers.etag, `W/${headers.etag}`, `"other", ${headers.etag}`]) {
      const again = await ask('sam', `${id}/${size}?of=${hash.slice(0, 8)}`, {
        'if-none-match': String(known),
      })
      expect([again.statusCode, again.body, again.headers.etag, again.headers['cache-control']]).toEqual([
        304,
        '',
        headers.etag,
        'private, no-cache',
      ])
    }
    for (const address of [`${id}/${size}`, `${id}/${size}?version=${version}`]) {
      expect((await ask('rita', address)).statusCode).toBe(404)
      expect((await firm.ask(undefined, 'GET', `/api/attachments/${address}`)).statusCode).toBe(401)
    }
  }
  expect((await ask('sam', `${id}/text`)).statusCode).toBe(404)
  for (const [name, content] of [
    ['logo.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['umowa.jpg', '%PDF-1.7 nothing'],
  ] as const) {
    const other = await attach(Buffer.from(content), name)
    for (const size of ['thumbnail', 'preview'])
      expect((await ask('sam', `${other.id}/${size}`)).statusCode).toBe(404)
  }
})

test('A07 whoever has lost the right sees a picture no more, though the browser still has it', async () => {
  const own = (await firm.make(firm.people.sam, 'client', { name: 'Skryty', visibility: 'department' })).id
  const { id } = await attach(await upright().png().toBuffer(), 'plan.png', undefined, own)
  const of = ((await ask('mia', id)).json() as Attachment).hash!.slice(0, 16)
  const looks: [address: string, mark: string][] = []
  for (const size of ['thumbnail', 'preview']) {
    const address = `${id}/${size}?of=${of}`
    const { statusCode, headers } = await ask('mia', address)
    expect([statusCode, headers['cache-control']]).toEqual([200, 'private, no-cache'])
    looks.push([address, String(headers.etag)])
  }
  await firm.ask(firm.people.sam, 'PATCH', `/api/clients/${own}`, { version: 1, visibility: 'user' })
  for (const [address, mark] of looks) {
    const answer = await ask('mia', address, { 'if-none-match': mark })
    expect([answer.statusCode, answer.headers.etag]).toEqual([404, undefined])
    expect((await ask('sam', address, { 'if-none-match': mark })).statusCode).toBe(304)
    // A session that has ended.
    const ended = await firm.ask(undefined, 'GET', `/api/attachments/${address}`, undefined, {
      'if-none-match': mark,
    })
    expect(ended.statusCode).toBe(401)
  }
})

test('an earlier version is looked at as what it was', async () => {
  const first = await attach(await upright().png().toBuffer(), 'plan.png')
  await attach(await upright(64, 64).png().toBuffer(), 'plan.png', first.id)
  const of = async (version = '') =>
    (await lookAt((await ask('mia', `${first.id}/preview${version}`)).rawPayload)) as { size: number[] }
  expect((await of()).size).toEqual([64, 64])
  expect((await of(`?version=${first.version}`)).size).toEqual([96, 64])
})

test('a text is shown in the letters it was written in, as far as is bearable, and whatever it says', async () => {
  const says = async (bytes: Buffer, name: string) => {
    const { id } = await attach(bytes, name)
    const answer = await ask('mia', `${id}/text`)
    expect(answer.headers['content-type']).toMatch(/^application\/json/)
    return answer.json()
  }
  const polish = 'Zażółć gęślą jaźń; cena 12,50 zł\r\nŻytko i Spółka\r\n'
  expect(await says(Buffer.from(polish), 'list.txt')).toMatchObject({ text: polish, cut: false })
  expect(await says(iconv.encode(polish, 'windows-1250'), 'cennik.csv')).toMatchObject({
    text: polish,
    encoding: 'windows-1250',
  })
  expect(await says(iconv.encode(polish, 'utf-16le', { addBOM: true }), 'eksport.txt')).toMatchObject({
    text: polish,
  })
  const page = '<script>alert(1)</script>'
  expect(await says(Buffer.from(page), 'strona.html')).toMatchObject({ text: page })
  const long = await says(Buffer.from('ż'.repeat(150_000)), 'długi.log')
  expect([long.cut, long.text.length, long.text.endsWith('ż')]).toEqual([true, 100_000, true])
  const odd = await says(Buffer.from(`x${'ż'.repeat(150_000)}`), 'nieparzysty.log')
  expect([odd.cut, odd.text.endsWith('ż')]).toEqual([true, true])
})

test('what was made of a content goes with it', async () => {
  const { id } = await attach(await upright(200, 100).png().toBuffer(), 'na chwilę.png')
  await ask('sam', `${id}/thumbnail`)
  const hash = ((await ask('sam', id)).json() as Attachment).hash!
  const shelf = dirname(fileOf(folder, hash))
  const there = async () => (await readdir(shelf)).filter((name) => name.startsWith(hash)).sort()
  expect(await there()).toEqual([hash, `${hash}.preview.webp`, `${hash}.thumbnail.webp`])
  const old = new Date(Date.now() - 2 * 86_400_000)
  await utimes(fileOf(folder, hash), old, old)
  const sweep = () => sweepFiles({ db: firm.db, config: { folder } })
  await sweep()
  expect(await there()).toHaveLength(3)
  const orphan = besideOf(
    folder,
    hash.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    'preview.webp',
  )
  await writeFile(orphan, 'x')
  await firm.db.write(sql`delete from attachment_version where hash = ${hash}`)
  await sweep()
  expect(await there()).toEqual([])
  expect(existsSync(orphan)).toBe(false)
})
