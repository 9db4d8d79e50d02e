import { entityNamed, type View, viewChecks } from '@kartoteka/model'
import type { Act } from '../records/act.ts'
import { refused } from '../records/refused.ts'
import type { Stored } from '../records/stored.ts'

/** The view, if its list knows what it asks, the firm's own fields included; else refused. */
export function checkedView(act: Act, stored: Stored): Stored {
  const { list, query } = stored as unknown as View
  const plain = entityNamed(list)
  const refusals = viewChecks(plain && act.asking.settings.whole(plain), query)
  if (refusals.length > 0) throw refused(refusals)
  return stored
}
