import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const web = fileURLToPath(new URL('../../web/', import.meta.url))
const model = fileURLToPath(new URL('../../model/', import.meta.url))

/** The folder with the built screens, built first if their sources have changed since; `build` is the sources' hash. */
export async function builtScreens(log: (line: string) => void): Promise<{ folder: string; build: string }> {
  const folder = join(web, 'dist')
  const stamp = join(folder, 'build.txt')
  if (!existsSync(join(web, 'src'))) return { folder, build: (await readFile(stamp, 'utf8')).trim() }
  const build = await hashOf([
    join(web, 'src'),
    join(web, 'index.html'),
    join(web, 'vite.config.ts'),
    join(model, 'src'),
    join(web, '../../package-lock.json'),
  ])
  const kept = existsSync(stamp) ? (await readFile(stamp, 'utf8')).trim() : ''
  if (kept === build) return { folder, build }
  log('Building the screens; this takes a moment and is done once.')
  const { build: make } = await import('vite')
  await make({ root: web, configFile: join(web, 'vite.config.ts'), logLevel: 'warn' })
  await writeFile(stamp, build)
  return { folder, build }
}

async function hashOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const path of paths)
    for (const file of await filesBelow(path))
      hash.update(file.slice(web.length)).update(await readFile(file))
  return hash.digest('hex').slice(0, 16)
}

async function filesBelow(path: string): Promise<readonly string[]> {
  if (!existsSync(path)) return []
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined)
  if (!entries) return [path]
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
