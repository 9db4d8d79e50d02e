/** A real browser for the tests of the whole program. */
import { type Browser, chromium } from 'playwright-core'
import { findChromium } from './chromium.ts'

/** What a browser would otherwise ask of the network by itself. */
const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  // An office's name of the machine. Over plain HTTP a browser trusts it less than localhost.
  '--host-resolver-rules=MAP kartoteka.test 127.0.0.1',
]

/** Starts Chromium, headless; close() it. Throws a sentence naming the system's package if one is missing. */
export async function openBrowser(): Promise<Browser> {
  const { executable, environment } = await findChromium()
  try {
    // Playwright adds --no-sandbox: Chromium does not start as root without. It opens only our own pages.
    return await chromium.launch({
      executablePath: executable,
      args: quiet,
      env: { ...(process.env as Record<string, string>), ...environment },
    })
  } catch (error) {
    throw explained(error as Error)
  }
}

function explained(error: Error): Error {
  const [, library] = /loading shared libraries: (\S+?):/.exec(error.message) ?? []
  if (!library) return error
  const known = /^lib(nss3|nssutil3|nspr4|plc4|plds4)\./.test(library)
  const remedy = known
    ? 'Install it: apt-get install libnss3'
    : 'Install the package of this system that holds it'
  return new Error(`Chromium does not start, because ${library} is missing. ${remedy}, or set CHROMIUM_PATH.`)
}
