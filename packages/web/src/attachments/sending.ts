/**
 * Files on their way to the server, one after the other, whatever is shown meanwhile. A piece that did not arrive is sent
 * again from where the server stands; after the page was loaded anew the same file goes on there too.
 */
import { fileNameOf, type Linked, largestPiece, type UploadAnswer } from '@kartoteka/model'
import { askingAgain, get, mayPass, ProblemError, send, UnreachableError } from '../data/api.ts'
import { waiting } from '../data/waiting.ts'
import { invalidateMany } from '../live/invalidate.ts'
import { nowKept } from '../records/deeds.ts'
import type { Kept } from '../records/rights.ts'
import { refusedFile, type Sending, sendings } from './sendings.ts'

/** Whose a file is to be: a place where files are shown, or another file. */
interface Belonging {
  readonly client: string | null
  readonly about?: Linked | null | undefined
}

/** Sends files, each as an attachment of its own, or as a new version of the one that is named. */
export function sendFiles(
  { client, about }: Belonging,
  files: Iterable<File>,
  to?: { attachment: string; comment: string },
): void {
  const fresh = [...files].map((file): Sending => {
    last += 1
    const name = fileNameOf(file.name)
    const { attachment, comment = '' } = to ?? {}
    const refused = refusedFile(file)
    const one = {
      key: last,
      client,
      about: about ?? null,
      file,
      name,
      comment,
      attachment,
      isVersion: to !== undefined,
      share: 0,
    } as const
    return refused ? { ...one, state: 'failed', refused } : { ...one, state: 'waiting' }
  })
  sendings.set([...sendings.now(), ...fresh])
  void run()
}

let last = 0
const stops = new Map<number, AbortController>()

export function sendAgain(key: number): void {
  sendings.change(key, { state: 'waiting', error: undefined })
  void run()
}

/** What was begun with it here goes to the bin; an attachment that was there before stays as it was. */
export function stopSending(key: number): void {
  stops.get(key)?.abort()
  sendings.remove(key)
}

let running = false
async function run(): Promise<void> {
  if (running) return
  running = true
  for (let next = waitingOne(); next; next = waitingOne()) await sendOne(next)
  running = false
}
const waitingOne = () => sendings.now().find(({ state }) => state === 'waiting')

async function sendOne(sending: Sending): Promise<void> {
  const { key } = sending
  const stop = new AbortController()
  stops.set(key, stop)
  const done = waiting.begin()
  const { isVersion } = sending
  let { attachment } = sending
  try {
    sendings.change(key, { state: 'sending' })
    await readable(sending.file, 0)
    attachment ??= (await begin(sending)).id
    sendings.change(key, { attachment })
    await whole(sending, attachment, stop.signal)
    forgetUpload(attachment)
    sendings.remove(key)
    nowKept('attachment', await get<Kept>(`/api/attachments/${attachment}`))
  } catch (error) {
    if (!stop.signal.aborted) sendings.change(key, { state: 'failed', error })
    else if (attachment) await giveUp(attachment, isVersion)
  } finally {
    done()
    stops.delete(key)
  }
}

async function begin({ client, about, name }: Sending): Promise<Kept> {
  const made = await send<Kept>('POST', '/api/attachments', { client, name, ...(about && { about }) })
  nowKept('attachment', made)
  return made
}

/** What has come so far takes room and counts until it is given up. */
async function giveUp(attachment: string, isVersion: boolean): Promise<void> {
  const upload = rememberedUpload(attachment)
  forgetUpload(attachment)
  if (upload) await send('DELETE', `/api/uploads/${upload}`).catch(() => {})
  if (isVersion) return
  await send('DELETE', `/api/attachments/${attachment}`).catch(() => {})
  invalidateMany('attachment')
}

/** Milliseconds between two tries; the last one again and again, for a cable may be out for long. */
const pauses = [500, 1_000, 2_000, 4_000, 8_000]

async function whole(
  { key, file, name, comment }: Sending,
  attachment: string,
  stopped: AbortSignal,
): Promise<void> {
  const size = file.size
  const begun = () =>
    send<UploadAnswer>('POST', `/api/attachments/${attachment}/uploads`, {
      name,
      size,
      ...(comment && { comment }),
    })
  let upload = (await earlier(attachment, file)) ?? (await begun())
  remember(attachment, upload.id, file)
  for (let misses = 0; !upload.done; ) {
    stopped.throwIfAborted()
    sendings.change(key, { state: 'sending', share: upload.offset / size })
    try {
      upload = await sendPiece(upload, file, stopped)
      misses = 0
    } catch (error) {
      stopped.throwIfAborted()
      if (!mayPass(error)) throw error
      await readable(file, upload.offset)
      sendings.change(key, { state: 'noConnection' })
      await waiting.pause(pauses[Math.min(misses, pauses.length - 1)]!)
      misses += 1
      upload = await get<UploadAnswer>(`/api/uploads/${upload.id}`, stopped).catch(() => upload)
    }
  }
}

/** A folder, and a file that was moved or changed meanwhile, can be read by no further try. */
export class UnreadableError extends Error {}
async function readable(file: File, offset: number): Promise<void> {
  await file
    .slice(offset, offset + 1)
    .arrayBuffer()
    .catch((cause: unknown) => {
      throw new UnreadableError('unreadable', { cause })
    })
}

function sendPiece({ id, offset }: UploadAnswer, file: File, signal: AbortSignal): Promise<UploadAnswer> {
  const body = file.slice(offset, offset + largestPiece)
  return askingAgain<UploadAnswer>(() =>
    fetch(`/api/uploads/${id}?offset=${offset}`, {
      method: 'PATCH',
      headers: {
        'Content-Type': 'application/octet-stream',
        'Accept-Language': document.documentElement.lang,
      },
      body,
      credentials: 'same-origin',
      signal,
    }).catch((error: unknown) => {
      throw new UnreachableError(error)
    }),
  )
}

const storageKey = (attachment: string) => `kartoteka.upload.${attachment}`

/** The upload that this browser has begun with the very same file; undefined if there is none any more. */
async function earlier(attachment: string, file: File): Promise<UploadAnswer | undefined> {
  const kept = localStorage.getItem(storageKey(attachment))
  if (kept === null) return undefined
  const [id = '', mark = ''] = kept.split('|')
  if (mark !== markOf(file)) return undefined
  try {
    return await get<UploadAnswer>(`/api/uploads/${id}`)
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 404) return undefined
    throw error
  }
}

const markOf = ({ size, lastModified }: File) => `${size}-${lastModified}`
const remember = (attachment: string, upload: string, file: File) =>
  localStorage.setItem(storageKey(attachment), `${upload}|${markOf(file)}`)
const rememberedUpload = (attachment: string) => localStorage.getItem(storageKey(attachment))?.split('|')[0]
const forgetUpload = (attachment: string) => localStorage.removeItem(storageKey(attachment))
