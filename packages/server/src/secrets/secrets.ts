/** Secrets of others that the program must hand on (keys of registers): in the database only encrypted. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Config } from '../config.ts'
import { codeOf } from '../db/database.ts'

export interface Secrets {
  /** Encrypted for this use; opened for no other. */
  seal(secret: string, use: string): Promise<Buffer>
  /** Undefined when it was sealed with another key or for another use, or was touched. */
  open(sealed: Buffer, use: string): Promise<string | undefined>
}

const algorithm = 'aes-256-gcm'
/** Bytes. */
const nonceSize = 12
const tagSize = 16

/** The key lies in a file outside the database, which is made when it is first needed. */
export function openSecrets({ folder, keyFile }: Pick<Config, 'folder' | 'keyFile'>): Secrets {
  const file = keyFile ?? join(folder, 'secret.key')
  let known: Promise<Buffer> | undefined
  const key = () => {
    known ??= keyIn(file).catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }
  return {
    seal: async (secret, use) => {
      const nonce = randomBytes(nonceSize)
      const cipher = createCipheriv(algorithm, await key(), nonce).setAAD(Buffer.from(use))
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
    },
    open: async (sealed, use) => {
      const [nonce, rest] = [sealed.subarray(0, nonceSize), sealed.subarray(nonceSize)]
      const [tag, text] = [rest.subarray(0, tagSize), rest.subarray(tagSize)]
      const held = await key()
      try {
        const decipher = createDecipheriv(algorithm, held, nonce, { authTagLength: tagSize })
        decipher.setAAD(Buffer.from(use)).setAuthTag(tag)
        return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}

async function keyIn(file: string): Promise<Buffer> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return makeKey(file)
    throw error
  })
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== 32) throw new Error(`${file} holds no key`)
  return key
}

/** Written aside and linked into place: of several copies that start at once one makes it, whole, and all read that one. */
async function makeKey(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const aside = `${file}.${randomBytes(8).toString('hex')}`
  try {
    await writeFile(aside, `${randomBytes(32).toString('base64')}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    })
    await link(aside, file).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error
    })
    return await readFile(file, 'utf8')
  } finally {
    await rm(aside, { force: true })
  }
}
