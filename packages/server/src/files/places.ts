/** Where contents lie: by the first letters of their hash, on shelves. */
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the content with this hash lies. */
export function fileOf(folder: string, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('This is no hash of a file')
  return join(folder, 'files', hash.slice(0, 2), hash)
}

export async function shelvesOf(folder: string): Promise<readonly string[]> {
  const files = join(folder, 'files')
  if (!existsSync(files)) return []
  return (await readdir(files)).filter((name) => /^[0-9a-f]{2}$/.test(name)).map((name) => join(files, name))
}
