/** How much JavaScript a browser needs. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

export interface Screens {
  /** Bytes, gzip: before one can sign in; and until Today stands, words and all. */
  readonly signIn: number
  readonly firstScreen: number
}

/** What they may weigh. */
export const screensBudget: Screens = { signIn: 60_000, firstScreen: 280_000 }

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
}

const dist = join(import.meta.dirname, '../../packages/web/dist')

/** Of the newest build; undefined if the screens were never built here. */
export function screens(): Screens | undefined {
  const builds = existsSync(dist) ? readdirSync(dist).map((name) => join(dist, name)) : []
  const whole = builds.filter((folder) => existsSync(join(folder, '.vite/manifest.json')))
  const [newest] = whole.sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)
  return newest ? screensIn(newest) : undefined
}

/** Of the build in a folder. */
export function screensIn(folder: string): Screens {
  const manifest: Readonly<Record<string, Chunk>> = JSON.parse(
    readFileSync(join(folder, '.vite/manifest.json'), 'utf8'),
  )
  const weigh = (entries: readonly string[]) => {
    const files = new Set<string>()
    for (const entry of entries) gather(manifest, entry, files)
    return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0)
  }
  const behindTheDoor = ['src/frame/start.tsx', 'src/today/TodayPage.tsx', '../model/src/words/pl/index.ts']
  return { signIn: weigh(['index.html']), firstScreen: weigh(['index.html', ...behindTheDoor]) }
}

function gather(manifest: Readonly<Record<string, Chunk>>, name: string, files: Set<string>): void {
  const chunk = manifest[name]
  if (!chunk || files.has(chunk.file)) return
  if (chunk.file.endsWith('.js')) files.add(chunk.file)
  for (const each of chunk.imports ?? []) gather(manifest, each, files)
}
