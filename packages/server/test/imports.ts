/** Imports for tests: files brought in as the screens do it, and their jobs run where the test can see them. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ImportAnswer, ImportPreview, ImportRequest } from '@kartoteka/model'
import { importTasks } from '../src/imports/tasks.ts'
import type { Again } from '../src/jobs/job.ts'
import { openFirm, type TestFirm } from './firm.ts'

export interface ImportingFirm extends TestFirm {
  readonly folder: string
  /** A file as this user sends it; the whole answer. */
  send(
    user: string,
    content: string | Buffer,
    name?: string,
    headers?: Record<string, string>,
  ): ReturnType<TestFirm['ask']>
  /** The preview of a file. */
  bring(user: string, content: string | Buffer, said?: ImportRequest): Promise<ImportPreview>
  /** Runs an import to its end; the answer then. */
  run(user: string, id: string): Promise<ImportAnswer>
  undo(user: string, id: string): Promise<ImportAnswer>
  /** Brings a file in, whole. */
  take(user: string, content: string | Buffer, said?: ImportRequest): Promise<ImportAnswer>
  rejects(user: string, id: string): Promise<string>
  /** Does a job as the runner would, again and again while it wants to. */
  job(task: string, id: string, signal?: AbortSignal): Promise<void>
}

export async function openImportingFirm(
  environment: Parameters<typeof openFirm>[0] = {},
): Promise<ImportingFirm> {
  const folder = await mkdtemp(join(tmpdir(), 'kartoteka-imports-'))
  const firm = await openFirm({ ...environment, folder })
  const tasks = importTasks(firm.context)

  const send: ImportingFirm['send'] = async (user, content, name = 'klienci.csv', headers = {}) => {
    const { type, body } = formWith(content, name)
    return firm.ask(user, 'POST', '/api/imports', body, { 'content-type': type, ...headers })
  }
  const job: ImportingFirm['job'] = async (task, id, signal = new AbortController().signal) => {
    for (let more: Again | undefined = { again: 0 }; more && !signal.aborted; ) {
      more = await tasks[task]!({ id }, signal)
      if (more?.again) await new Promise((resolve) => setTimeout(resolve, more!.again / 10))
    }
  }
  const deed = async (user: string, id: string, name: string) => {
    const answer = await firm.ask(user, 'POST', `/api/imports/${id}/${name}`, {})
    if (answer.statusCode !== 200) throw new Error(answer.body)
  }
  const now = async (user: string, id: string): Promise<ImportAnswer> =>
    (await firm.ask(user, 'GET', `/api/imports/${id}`)).json()
  const bring: ImportingFirm['bring'] = async (user, content, said) => {
    const sent = await send(user, content)
    if (sent.statusCode !== 201) throw new Error(sent.body)
    const preview: ImportPreview = sent.json()
    if (!said) return preview
    const changed = await firm.ask(user, 'PATCH', `/api/imports/${preview.id}`, said)
    if (changed.statusCode !== 200) throw new Error(changed.body)
    return changed.json()
  }
  const run: ImportingFirm['run'] = async (user, id) => {
    await deed(user, id, 'run')
    await job('import', id)
    return now(user, id)
  }
  return {
    ...firm,
    folder,
    send,
    bring,
    run,
    job,
    take: async (user, content, said) => run(user, (await bring(user, content, said)).id),
    undo: async (user, id) => {
      await deed(user, id, 'undo')
      await job('importUndo', id)
      return now(user, id)
    },
    rejects: async (user, id) => (await firm.ask(user, 'GET', `/api/imports/${id}/rejected.csv`)).body,
    close: async () => {
      await firm.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** One file as a browser's form sends it. */
export function formWith(content: string | Buffer, name: string): { type: string; body: Buffer } {
  const boundary = `----${randomBytes(12).toString('hex')}`
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]),
  }
}

export const testFile = (path: string): Promise<Buffer> =>
  readFile(fileURLToPath(new URL(`../../../testdata/${path}`, import.meta.url)))
