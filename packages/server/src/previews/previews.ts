/** Small pictures of kept contents: each is made once, lies beside its content and goes with it. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '../errors.ts'
import { besideOf, dropBeside } from '../files/beside.ts'
import { fileOf, isKept } from '../files/keep.ts'
import type { Darkroom } from './darkroom.ts'
import type { PictureSize, Trouble } from './order.ts'

export interface Previews {
  /** Where it lies, made if it is not there yet. Faults: `pictureBroken`, `pictureTooLarge`, `picturesBusy`. */
  pathOf(hash: string, size: PictureSize): Promise<string>
}

const sizes = ['thumbnail', 'preview'] as const
/** Milliseconds after which a content that made no picture is tried again: the machine may have been busy. */
const remembered = 86_400_000

export function openPreviews(folder: string, darkroom: Darkroom): Previews {
  const atWork = new Map<string, Promise<Trouble | undefined>>()
  const place = (hash: string, size: PictureSize) => besideOf(folder, hash, `${size}.webp`)
  const note = (hash: string) => besideOf(folder, hash, 'trouble')

  async function make(hash: string): Promise<Trouble | undefined> {
    const coming = join(folder, 'files', 'coming')
    await mkdir(coming, { recursive: true, mode: 0o700 })
    const name = join(coming, randomBytes(16).toString('hex'))
    const to = { thumbnail: `${name}.thumbnail`, preview: `${name}.preview` }
    try {
      const trouble = await darkroom.develop(fileOf(folder, hash), to)
      if (trouble) await writeFile(note(hash), trouble)
      // The large one last: where it is, both are.
      else for (const size of sizes) await rename(to[size], place(hash, size))
      if (!isKept(folder, hash)) await dropBeside(folder, hash)
      return trouble
    } finally {
      for (const size of sizes) await rm(to[size], { force: true })
    }
  }

  /** The same content is at work once, whoever asks for it. */
  function made(hash: string): Promise<Trouble | undefined> {
    const running = atWork.get(hash)
    if (running) return running
    const work = make(hash).finally(() => atWork.delete(hash))
    atWork.set(hash, work)
    return work
  }

  async function troubleBefore(hash: string): Promise<Trouble | undefined> {
    const found = await stat(note(hash)).catch(() => undefined)
    if (!found || Date.now() - found.mtimeMs > remembered) return undefined
    return (await readFile(note(hash), 'utf8')) === 'large' ? 'large' : 'broken'
  }

  return {
    pathOf: async (hash, size) => {
      if (existsSync(place(hash, 'preview'))) return place(hash, size)
      const trouble = (await troubleBefore(hash)) ?? (await made(hash))
      if (trouble) throw new Fault(trouble === 'large' ? 'pictureTooLarge' : 'pictureBroken')
      return place(hash, size)
    },
  }
}
