import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropAbandoned, dropFile, fileOf, isKept, keepFile, readKept } from './keep.ts'

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
