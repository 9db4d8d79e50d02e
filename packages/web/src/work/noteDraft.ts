/** A talk that was begun is kept in the tab, for each client and for none, until it is saved. */
import type { Note } from './useNote.ts'

const place = (client: string | undefined) => `kartoteka-note-${client ?? 'any'}`
/** Those on their way to the server: whoever comes back to the client meanwhile does not send them once more. */
const sent = new Set<string>()

export function noteDraft(client: string | undefined): Partial<Note> {
  const kept = sent.has(place(client)) ? null : sessionStorage.getItem(place(client))
  return JSON.parse(kept ?? '{}') as Partial<Note>
}

export function keepNoteDraft(client: string | undefined, note: Note): void {
  if (note.text !== '' || note.what !== '') sessionStorage.setItem(place(client), JSON.stringify(note))
  else sessionStorage.removeItem(place(client))
}

/** Files chosen for it: they cannot be kept over a reload, but while the dialog is closed. */
const chosen = new Map<string, readonly File[]>()

export const filesOfDraft = (client: string | undefined): readonly File[] =>
  sent.has(place(client)) ? [] : (chosen.get(place(client)) ?? [])

export function keepFilesOfDraft(client: string | undefined, files: readonly File[]): void {
  if (files.length > 0) chosen.set(place(client), files)
  else chosen.delete(place(client))
}

/** While it is sent; refused it is a draft again, unless another one was begun meanwhile. */
export async function whileSent<T>(
  client: string | undefined,
  note: Note,
  send: () => Promise<T>,
): Promise<T> {
  const at = place(client)
  sent.add(at)
  try {
    const answer = await send()
    const { text } = JSON.parse(sessionStorage.getItem(at) ?? '{}') as Partial<Note>
    if (text === note.text) sessionStorage.removeItem(at)
    return answer
  } catch (error) {
    if (sessionStorage.getItem(at) === null) keepNoteDraft(client, note)
    throw error
  } finally {
    sent.delete(at)
  }
}
