/** The Chromium that comes from npm, unpacked once into a folder that belongs to us. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inflate } from '@sparticuz/chromium'

export interface Chromium {
  readonly executable: string
  readonly environment: Readonly<Record<string, string>>
}

const chromium = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..')
const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br']

/** `CHROMIUM_PATH`, else the one from npm. Throws a sentence where that one does not run. */
export async function findChromium(): Promise<Chromium> {
  const own = process.env.CHROMIUM_PATH
  if (own) return { executable: own, environment: {} }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`npm has no Chromium for ${process.platform}-${process.arch}. Set CHROMIUM_PATH to one.`)
  const folder = await unpacked()
  return {
    executable: join(folder, 'chromium'),
    environment: { FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  }
}

async function unpacked(): Promise<string> {
  const cache = join(import.meta.dirname, '../node_modules/.cache')
  const { version } = JSON.parse(readFileSync(join(chromium, 'package.json'), 'utf8'))
  const folder = join(cache, `chromium-${version}`)
  if (existsSync(join(folder, 'fonts.conf'))) return folder
  const unfinished = mkdtempSync(join(makeable(cache) ? cache : tmpdir(), 'chromium-'))
  await inflateInto(unfinished)
  writeFileSync(join(unfinished, 'fonts.conf'), fontsIn(makeable(cache) ? folder : unfinished))
  if (!makeable(cache)) return unfinished
  // A browser that ran while the packages were installed anew leaves its folder behind, without the browser.
  if (existsSync(folder) && !existsSync(join(folder, 'fonts.conf'))) rmSync(folder, { recursive: true })
  try {
    renameSync(unfinished, folder)
  } catch {
    // Another test run was quicker, and what it unpacked is the same.
    rmSync(unfinished, { recursive: true })
  }
  return folder
}

/** The package unpacks into the system's temporary folder, where it also trusts whatever it finds. */
async function inflateInto(folder: string) {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    await Promise.all(archives.map((name) => inflate(join(chromium, 'bin', name))))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

/** A machine may have no fonts at all. */
const fontsIn = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`

function makeable(cache: string) {
  try {
    mkdirSync(cache, { recursive: true })
    rmSync(mkdtempSync(join(cache, 'try-')), { recursive: true })
    return true
  } catch {
    return false
  }
}
