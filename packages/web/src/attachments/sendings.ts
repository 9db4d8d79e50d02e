/** What is on its way to the server, or was refused: known to every screen, while what sends is fetched when it is needed. */
import { type Linked, largestAttachment } from '@kartoteka/model'
import { useEffect, useSyncExternalStore } from 'react'
import type { Whole } from '../clients/useParts.ts'

export interface Sending {
  readonly key: number
  readonly client: string | null
  /** What it is about besides. */
  readonly about: Linked | null
  readonly file: File
  readonly name: string
  readonly comment: string
  /** Of an attachment that was there before. */
  readonly isVersion: boolean
  /** Undefined until there is a record for it. */
  readonly attachment: string | undefined
  readonly state: 'waiting' | 'sending' | 'noConnection' | 'failed'
  /** From 0 to 1. */
  readonly share: number
  readonly error?: unknown
  /** Why it is not even begun. */
  readonly refused?: 'fileEmpty' | 'fileTooLarge'
}

/** Why a file would not be taken, as far as it can be told before it is sent. */
export const refusedFile = ({ size }: File): Sending['refused'] =>
  size === 0 ? 'fileEmpty' : size > largestAttachment ? 'fileTooLarge' : undefined

let all: readonly Sending[] = []
/** Where it is shown now. */
let places: readonly Whole[] = []
/** What no place on the screen shows. */
let elsewhere: readonly Sending[] = []
const listeners = new Set<() => void>()

const tell = () => {
  elsewhere = all.filter((each) => !places.some((place) => isOf(place, each)))
  for (const listener of listeners) listener()
}
const watch = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const isOf = ({ client, about }: Whole, each: Sending) =>
  about ? each.about?.id === about.id : each.client === client

export const sendings = {
  now: () => all,
  set: (next: readonly Sending[]) => {
    all = next
    tell()
  },
  change: (key: number, part: Partial<Sending>) =>
    sendings.set(all.map((each) => (each.key === key ? { ...each, ...part } : each))),
  remove: (key: number) => sendings.set(all.filter((each) => each.key !== key)),
}

/** What is on its way to this client, or is about this record; whoever asks shows it. */
export function useSending({ client, about }: Whole): readonly Sending[] {
  const now = useSyncExternalStore(watch, sendings.now)
  const entity = about?.entity
  const id = about?.id
  useEffect(() => {
    const place: Whole = { client, about: entity && id ? { entity, id } : undefined }
    places = [...places, place]
    tell()
    return () => {
      places = places.filter((each) => each !== place)
      tell()
    }
  }, [client, entity, id])
  return now.filter((each) => isOf({ client, about }, each))
}

/** What is shown nowhere else on this screen. */
export const useSendingElsewhere = (): readonly Sending[] => useSyncExternalStore(watch, () => elsewhere)
