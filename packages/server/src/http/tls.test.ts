import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Server, TLSSocket } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { createApp } from './app.ts'
import { keepRenewed, readPem } from './tls.ts'

const made = join(import.meta.dirname, '../../../../testdata/tls')
let firm: TestFirm
let folder: string
const files = () => ({ certificate: join(folder, 'cert.pem'), key: join(folder, 'key.pem') })

/** Puts a pair in place as a renewal does. */
const put = async (name: 'one' | 'two') => {
  await copyFile(join(made, `${name}.key.pem`), files().key)
  await copyFile(join(made, `${name}.cert.pem`), files().certificate)
}

beforeAll(async () => {
  firm = await openFirm()
  folder = await mkdtemp(join(tmpdir(), 'kartoteka-tls-'))
  await put('one')
})
afterAll(async () => {
  await firm.close()
  await rm(folder, { recursive: true, force: true })
})

interface Answer {
  readonly status: number
  readonly cookie: string
  readonly name: string
}

/** Asks over a connection of its own; tells which certificate was shown. */
function ask(port: number, method: string, path: string, body?: object): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const headers = body ? { 'content-type': 'application/json' } : {}
  const asked = request(
    { port, method, path, headers, rejectUnauthorized: false, agent: false },
    (answer) => {
      const name = String((answer.socket as TLSSocket).getPeerCertificate().subject.CN)
      answer
        .resume()
        .once('end', () =>
          resolve({ status: answer.statusCode!, cookie: String(answer.headers['set-cookie']), name }),
        )
    },
  )
  asked.once('error', reject).end(body && JSON.stringify(body))
  return promise
}

test('the program speaks TLS, its cookie is for TLS only, and a renewed certificate needs no restart', async () => {
  const app = await createApp(firm.context, undefined, await readPem(files()))
  const said: string[] = []
  await app.listen({ port: 0, host: '127.0.0.1' })
  const renewing = keepRenewed(app.server as unknown as Server, files(), (line) => said.push(line), 20)
  try {
    const { port } = app.server.address() as AddressInfo
    const { status, cookie, name } = await ask(port, 'POST', '/api/session', {
      email: 'adam@example.com',
      password: 'poprawny koń bateria',
    })
    expect([status, name]).toEqual([201, 'kartoteka-test-one'])
    expect(cookie).toContain('Secure')
    await writeFile(files().certificate, 'half a certi')
    await expect.poll(() => said.join(' ')).toContain('TLS_CERT and TLS_KEY cannot be used')
    expect((await ask(port, 'GET', '/api/health')).name).toBe('kartoteka-test-one')
    await put('two')
    await expect.poll(async () => (await ask(port, 'GET', '/api/health')).name).toBe('kartoteka-test-two')
  } finally {
    renewing.stop()
    await app.close()
  }
})

test('a key that does not fit is said in a sentence, before anything is served', async () => {
  await put('one')
  await copyFile(join(made, 'two.key.pem'), files().key)
  await expect(readPem(files())).rejects.toThrow('TLS_CERT and TLS_KEY cannot be used')
  await expect(readPem({ ...files(), key: join(folder, 'none.pem') })).rejects.toThrow('ENOENT')
})
