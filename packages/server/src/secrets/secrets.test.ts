import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSecrets } from './secrets.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kartoteka-secrets-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const use = 'register gus'
const secretsIn = (folder: string) => openSecrets({ folder, keyFile: undefined })

test('A13 what is sealed shows nothing of the secret, is never the same twice, and opens again', async () => {
  const secrets = secretsIn(join(folder, 'one'))
  const sealed = await secrets.seal('klucz do rejestru', use)
  expect(sealed.toString('latin1')).not.toContain('klucz')
  expect(await secrets.seal('klucz do rejestru', use)).not.toEqual(sealed)
  expect(await secrets.open(sealed, use)).toBe('klucz do rejestru')
})

test('only the program reads the key file, and copies that begin at once have one key', async () => {
  const file = join(folder, 'two', 'secret.key')
  const copies = Array.from({ length: 8 }, () => openSecrets({ folder, keyFile: file }))
  const sealed = await Promise.all(copies.map((each) => each.seal('x', use)))
  for (const each of sealed) expect(await copies[0]!.open(each, use)).toBe('x')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readdir(join(folder, 'two'))).toEqual(['secret.key'])
})

test('what was sealed for another use, with another key, or was touched does not open', async () => {
  const secrets = secretsIn(join(folder, 'three'))
  const sealed = await secrets.seal('x', use)
  expect(await secrets.open(sealed, 'mailbox 7')).toBeUndefined()
  expect(await secretsIn(join(folder, 'four')).open(sealed, use)).toBeUndefined()
  for (let at = 0; at < sealed.length; at += 1) {
    const touched = Buffer.from(sealed)
    touched[at]! ^= 1
    expect(await secrets.open(touched, use)).toBeUndefined()
  }
  expect(await secrets.open(Buffer.alloc(3), use)).toBeUndefined()
})

test('a key file that holds no key is not written over', async () => {
  const file = join(folder, 'five.key')
  await writeFile(file, 'short')
  await expect(openSecrets({ folder, keyFile: file }).seal('x', use)).rejects.toThrow('holds no key')
  expect(await readFile(file, 'utf8')).toBe('short')
})
