import { mkdtemp, open, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  dropAbandoned,
  dropFile,
  fileOf,
  isKept,
  keepComing,
  keepFile,
  readKept,
  writePiece,
} from './keep.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kartoteka-files-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const pieces = (...texts: string[]) => Readable.from(texts.map((text) => Buffer.from(text)))
const names = async () =>
  (await readdir(join(folder, 'files'), { recursive: true, withFileTypes: true }))
    .filter((each) => each.isFile())
    .map(({ name }) => name)

test('the same content is kept once, whole, and closed to others', async () => {
  const one = await keepFile(folder, pieces('Łó', 'dź'), 100)
  const two = await keepFile(folder, pieces('Łódź'), 100)
  expect(one).toEqual({ hash: two.hash, size: 7 })
  expect(await names()).toEqual([one.hash])
  expect(Buffer.concat(await Readable.from(readKept(folder, one.hash)).toArray()).toString()).toBe('Łódź')
  expect((await stat(fileOf(folder, one.hash))).mode & 0o777).toBe(0o600)
  await dropFile(folder, one.hash)
  expect(isKept(folder, one.hash)).toBe(false)
})

test('too much, or broken off: nothing is kept', async () => {
  await expect(keepFile(folder, pieces('12345', '67890', '1'), 10)).rejects.toMatchObject({
    code: 'tooLarge',
  })
  const broken = async function* () {
    yield Buffer.from('12345')
    throw new Error('cable cut')
  }
  await expect(keepFile(folder, broken(), 10)).rejects.toThrow('cable cut')
  expect(await names()).toEqual([])
})

test.each(['', '..', '../../etc/passwd', 'a'.repeat(63), `${'a'.repeat(62)}/.`, 'A'.repeat(64)])(
  '%j is no name of a file',
  (name) => {
    expect(() => fileOf(folder, name)).toThrow('no hash')
  },
)

test('what a killed program left half come goes after a day; what is still coming stays', async () => {
  const coming = join(folder, 'files', 'coming')
  const now = Date.now()
  for (const [name, age] of [
    ['old', 90_000],
    ['fresh', 3_600],
  ] as const) {
    await writeFile(join(coming, name), 'half')
    await utimes(join(coming, name), now / 1000 - age, now / 1000 - age)
  }
  await dropAbandoned(folder, now)
  expect(await readdir(coming)).toEqual(['fresh'])
  await rm(join(coming, 'fresh'))
})

const id = '0198c0de-0000-7000-8000-000000000001'

test('a request that hangs and still writes changes nothing that is kept', async () => {
  await writePiece(folder, id, 0, pieces('umowa na 10 zł'), 100)
  const hanging = await open(join(folder, 'files', 'coming', id), 'r+')
  const kept = await keepComing(folder, id, 15)
  await hanging.write('umowa na 99 zł', 0)
  await hanging.close()
  expect(kept?.head.toString()).toBe('umowa na 10 zł')
  expect(Buffer.concat(await Readable.from(readKept(folder, kept!.hash)).toArray()).toString()).toBe(
    'umowa na 10 zł',
  )
  await dropFile(folder, kept!.hash)
})

test('of a piece that breaks off, what has arrived counts; of one that is too long, nothing', async () => {
  const cut = async function* () {
    yield Buffer.from('jeden')
    throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
  }
  expect(await writePiece(folder, id, 0, cut(), 100)).toBe(5)
  expect(await writePiece(folder, id, 5, pieces('dwa'), 100)).toBe(3)
  await expect(writePiece(folder, id, 8, pieces('12345'), 4)).rejects.toMatchObject({ code: 'tooLarge' })
  expect(await writePiece(folder, id, 90, pieces('x'), 100)).toBeUndefined()
  expect((await keepComing(folder, id, 8))?.head.toString()).toBe('jedendwa')
})
