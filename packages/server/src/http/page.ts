/** The one page of the screens: what it runs before the first paint, and what it may bring along. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '@kartoteka/model'
import { hintsOf } from './hints.ts'

/** What a page brings for somebody signed in. */
export interface Brought {
  readonly language: Language
  /** Whether the page is that of Today. */
  readonly isToday: boolean
  /** `BroughtAnswer` as JSON text. */
  readonly json: string
}

export interface Page {
  /** For whoever is not signed in. */
  readonly plain: string
  with(brought: Brought): string
  /** The source in a Content-Security-Policy that lets the page's own script run, and no other inside a page. */
  readonly scriptSource: string
}

const themeTag = '<script src="/theme.js"></script>'

/** Reads the page of a build. Its script is put into it: asked for apart it would hold up the first paint at every visit. */
export async function readPage(folder: string): Promise<Page> {
  const [html, theme, hints] = await Promise.all([
    readFile(join(folder, 'index.html'), 'utf8'),
    readFile(join(folder, 'theme.js'), 'utf8'),
    hintsOf(folder),
  ])
  const plain = html.replace(themeTag, () => `<script>${theme}</script>`)
  if (plain === html || theme.includes('</script'))
    throw new Error('The page of the screens is not as it is built')
  const hash = createHash('sha256').update(theme).digest('base64')
  const [head, body] = partsOf(plain)
  return {
    plain,
    with: ({ language, isToday, json }) =>
      `${head}${hints(language, isToday)}</head>${body}${asData(json)}</body></html>\n`,
    scriptSource: `'sha256-${hash}'`,
  }
}

function partsOf(html: string): readonly [string, string] {
  const [head = '', rest = ''] = html.split('</head>')
  const [body = '', tail] = rest.split('</body>')
  if (tail === undefined) throw new Error('The page of the screens has no end')
  return [head, body]
}

/** No text can end it or begin another element: in JSON a "<" may stand escaped. */
const asData = (json: string): string =>
  `<script type="application/json" id="brought">${json.replaceAll('<', '\\u003c')}</script>`
