import type { Database } from '../db/database.ts'
import { readSettings, type Settings } from './settings.ts'

/** Settings as this process knows them: read again when a request brings a newer version, by one reader at a time. */
export function keptSettings(db: Database): (version?: number) => Promise<Settings | undefined> {
  let kept: Settings | undefined
  let reading: Promise<Settings | undefined> | undefined
  return async (version) => {
    if (kept && version !== undefined && kept.version >= version) return kept
    if (!kept || version === undefined || kept.version < version) {
      reading ??= readSettings(db).finally(() => {
        reading = undefined
      })
      kept = await reading
      // The read that was under way may have begun before the version that is asked for.
      if (kept && version !== undefined && kept.version < version) kept = await readSettings(db)
    }
    return kept
  }
}
