/** Files packed once when they are built, better than there is time for at each request. */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const packable = /\.(css|js|mjs|json|svg|webmanifest)$/
/** Smaller files fit into the first packet as they are. */
const leastBytes = 1_000

const ways = {
  br: (content: Buffer) =>
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
  gz: (content: Buffer) => promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }),
}

/** Lays every file of text below a folder packed beside itself: `start.js.br`, `start.js.gz`. */
export async function pack(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && packable.test(entry.name))
  await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      if ((await stat(path)).size < leastBytes) return
      const content = await readFile(path)
      for (const [ending, packed] of Object.entries(ways))
        await writeFile(`${path}.${ending}`, await packed(content))
    }),
  )
}
