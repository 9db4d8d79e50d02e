/** What is made of a content lies beside it and goes with it: it can be made again at any time. */
import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileOf, shelvesOf } from './places.ts'

/** Where it lies; `kind` is a word of ours. */
export const besideOf = (folder: string, hash: string, kind: string): string =>
  `${fileOf(folder, hash)}.${kind}`

/** Throws away what was made of this content. */
export async function dropBeside(folder: string, hash: string): Promise<void> {
  const place = fileOf(folder, hash)
  const shelf = dirname(place)
  for (const name of existsSync(shelf) ? await readdir(shelf) : [])
    if (name.startsWith(`${basename(place)}.`)) await rm(join(shelf, name), { force: true })
}

/** Throws away what was made of contents that are not there: it was finished after they went. */
export async function dropOrphans(folder: string): Promise<void> {
  for (const shelf of await shelvesOf(folder)) {
    const names = await readdir(shelf)
    const contents = new Set(names.filter((name) => !name.includes('.')))
    for (const name of names)
      if (!contents.has(name.split('.')[0]!)) await rm(join(shelf, name), { force: true })
  }
}
