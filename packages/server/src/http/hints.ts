/** Which files the first screen will need, told in the page: else each would be asked for only when the one before has come. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Language, languages } from '@kartoteka/model'

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

type Manifest = Readonly<Record<string, Chunk>>

const frame = 'src/frame/start.tsx'
const today = 'src/today/TodayPage.tsx'
const wordsIn = (language: Language) => `../model/src/words/${language}/index.ts`

/** Makes the links for a language, with Today or without. A build without a manifest has none. */
export async function hintsOf(folder: string): Promise<(language: Language, isToday: boolean) => string> {
  const path = join(folder, '.vite/manifest.json')
  if (!existsSync(path)) return () => ''
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Manifest
  const links = (language: Language, isToday: boolean) =>
    linksTo(manifest, [frame, wordsIn(language), ...(isToday ? [today] : [])])
  const known = new Map(
    languages.flatMap((language) =>
      [true, false].map((isToday) => [`${language} ${isToday}`, links(language, isToday)] as const),
    ),
  )
  return (language, isToday) => known.get(`${language} ${isToday}`) ?? ''
}

function linksTo(manifest: Manifest, names: readonly string[]): string {
  const scripts = new Set<string>()
  const styles = new Set<string>()
  const seen = new Set<string>()
  const gather = (name: string) => {
    const chunk = manifest[name]
    if (!chunk || seen.has(name)) return
    seen.add(name)
    for (const each of chunk.imports ?? []) gather(each)
    scripts.add(chunk.file)
    for (const each of chunk.css ?? []) styles.add(each)
  }
  for (const name of names) gather(name)
  return [
    ...[...scripts].map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`),
    ...[...styles].map((file) => `<link rel="preload" as="style" crossorigin href="/${file}">`),
  ].join('')
}
