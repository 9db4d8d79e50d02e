import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pack } from './pack.ts'

const web = fileURLToPath(new URL('../../web/', import.meta.url))
const model = fileURLToPath(new URL('../../model/', import.meta.url))
const dist = join(web, 'dist')
/** Moves when builds of the same sources come out otherwise. */
const edition = 'packed'
/** Builds that are kept: a program that is still running serves its own. */
const keptBuilds = 4

/**
 * The folder with the built screens, named by the hash of their sources and built first if there is none of that name.
 * A release carries them built, without sources.
 */
export async function builtScreens(log: (line: string) => void): Promise<{ folder: string; build: string }> {
  if (!existsSync(join(web, 'src'))) return newestBuild()
  const build = await hashOf([
    join(web, 'src'),
    join(web, 'public'),
    join(web, 'index.html'),
    join(web, 'vite.config.ts'),
    join(model, 'src'),
    join(web, '../../package-lock.json'),
  ])
  const folder = join(dist, build)
  if (existsSync(folder)) return { folder, build }
  log('Building the screens; this takes a moment and is done once.')
  await make(folder)
  await removeOldBuilds(build)
  return { folder, build }
}

/** Built aside and then renamed: two programs that start at once do not meet in a half-built folder. */
async function make(folder: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}`
  await mkdir(dist, { recursive: true })
  const { build } = await import('vite')
  await build({
    root: web,
    configFile: join(web, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: unfinished, emptyOutDir: true },
  })
  await pack(unfinished)
  try {
    await rename(unfinished, folder)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

async function newestBuild(): Promise<{ folder: string; build: string }> {
  const [build] = await buildsByAge()
  if (!build) throw new Error('There are neither built screens nor their sources.')
  return { folder: join(dist, build), build }
}

async function removeOldBuilds(present: string): Promise<void> {
  const old = (await buildsByAge()).filter((name) => name !== present).slice(keptBuilds - 1)
  await Promise.all(old.map((name) => rm(join(dist, name), { recursive: true, force: true })))
}

/** Newest first. */
async function buildsByAge(): Promise<readonly string[]> {
  const names = (await readdir(dist)).filter((name) => /^[0-9a-f]{16}$/.test(name))
  const ages = await Promise.all(
    names.map(async (name) => [name, (await stat(join(dist, name))).mtimeMs] as const),
  )
  return ages.sort((one, other) => other[1] - one[1]).map(([name]) => name)
}

async function hashOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(edition)
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
