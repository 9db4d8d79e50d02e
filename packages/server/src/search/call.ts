import { type CallAnswer, isRefusal, kinds, type Phone, phoneDigits, type Reader } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { search } from './ask.ts'

/** Who is ringing: the clients with exactly this telephone, whatever notation the softphone passes. */
export async function whoCalls(
  db: Database,
  reader: Reader,
  country: string,
  number: string,
): Promise<CallAnswer> {
  const read = kinds.phones.parse(
    [number.replace(/^(tel|callto|sip):/i, '').replace(/@.*$/, '')],
    { privacy: 'plain' },
    { country },
  )
  const phone = isRefusal(read) || read === null ? undefined : (read[0] as Phone | undefined)
  if (!phone) return { number: null, hits: [] }
  const [whole = '', national = whole] = phoneDigits(phone)
  const hits = await search(db, reader, whole)
  return {
    number: phone.number,
    hits: hits.length > 0 || national === whole ? hits : await search(db, reader, national),
  }
}
