import type { BulkAnswer, BulkReason, BulkState } from '@kartoteka/model'
import { get, send } from '../data/api.ts'
import { invalidateMany } from '../live/invalidate.ts'
import { beginBulk } from './useBulk.ts'

interface Binned {
  readonly entity: string
  readonly id: string
}

/** Takes records out of the bin, those of each kind as one act; how many came back, and why others did not. */
export async function restoreMany(
  records: readonly Binned[],
): Promise<{ restored: number; reasons: readonly BulkReason[] }> {
  let restored = 0
  const reasons: BulkReason[] = []
  for (const [entity, group] of Map.groupBy(records, (each) => each.entity)) {
    const ids = group.map(({ id }) => id)
    const begun = await beginBulk({ entity, deed: { does: 'restore' }, ids })
    const counted = await settled(begun.id, ['ready', 'failed'])
    if (counted.state === 'ready') await send('POST', `/api/bulk-changes/${begun.id}/run`)
    const { counts } = await settled(begun.id, ['done', 'failed', 'cancelled'])
    restored += counts.changed
    reasons.push(...counts.reasons)
    invalidateMany(entity)
  }
  return { restored, reasons }
}

/** Milliseconds between two looks. */
const pause = 200

async function settled(id: string, states: readonly BulkState[]): Promise<BulkAnswer> {
  for (;;) {
    const now = await get<BulkAnswer>(`/api/bulk-changes/${id}`)
    if (states.includes(now.state)) return now
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}
