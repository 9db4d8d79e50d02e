/**
 * The thread that sets type. It has the templates, the fonts and the data of one sheet in memory and nothing else: what a
 * template asks of files or of the network is not there.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import init, { TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler'

/** A sheet to be set. */
export interface Order {
  readonly number: number
  readonly template: string
  readonly data: unknown
  readonly picture?: Uint8Array
}

export interface Delivery {
  readonly number: number
  /** The PDF; without it what the compiler said. */
  readonly pdf?: Uint8Array
  readonly problem?: string
}

const styles = ['400Regular/NotoSans_400Regular', '600SemiBold/NotoSans_600SemiBold']
const templates = ['house', 'record', 'list', 'labels', 'picture']
/** How the compiler says what is wrong: in one line for each thing. */
const inLines = 2

const require = createRequire(import.meta.url)

async function open() {
  await init()
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  for (const style of styles)
    await builder.add_raw_font(readFileSync(require.resolve(`@expo-google-fonts/noto-sans/${style}.ttf`)))
  const compiler = await builder.build()
  for (const name of templates)
    compiler.add_source(
      `/${name}.typ`,
      readFileSync(new URL(`./templates/${name}.typ`, import.meta.url), 'utf8'),
    )
  return compiler
}

const compiler = await open()
const text = new TextEncoder()

parentPort?.on('message', ({ number, template, data, picture }: Order) => {
  let delivery: Delivery
  try {
    compiler.map_shadow('/data.json', text.encode(JSON.stringify(data)))
    if (picture) compiler.map_shadow('/picture', picture)
    const { result, diagnostics } = compiler.compile(`/${template}.typ`, undefined, 'pdf', inLines)
    delivery = result ? { number, pdf: result } : { number, problem: String(diagnostics) }
  } catch (error) {
    delivery = { number, problem: String(error) }
  }
  parentPort?.postMessage(delivery)
})
