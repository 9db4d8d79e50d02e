import { type Entity, judge } from '@kartoteka/model'
import { withFollowers } from '@kartoteka/model/follows.ts'
import type { Database } from '../db/database.ts'
import { unknownPictures } from '../pictures/kept.ts'
import type { Act } from './act.ts'
import { brokenLinks } from './links.ts'
import { addOwnerToTeam, ownerMustSee } from './ownerMustSee.ts'
import { unknownReferences } from './references.ts'
import { refused } from './refused.ts'
import type { Values } from './values.ts'

/**
 * The record with what follows from it; refused if its fields speak against it, what they name or whose it shall be.
 * `asked` names the fields of the firm's own that have to be filled if they are required.
 */
export async function judgedRecord(
  db: Database,
  act: Act,
  entity: Entity,
  said: Values,
  touched: readonly string[],
  { asked = touched, before }: { readonly asked?: readonly string[]; readonly before?: Values } = {},
): Promise<Values> {
  const { record, refusals } = judge(entity, withFollowers(entity, said, before), asked)
  if (refusals.length > 0) throw refused(refusals)
  const unknown = [
    ...(await unknownReferences(db, act, entity, record, touched)),
    ...(await brokenLinks(db, act, entity, record, touched)),
    ...(await unknownPictures(db, entity, record, touched)),
  ]
  if (unknown.length > 0) throw refused(unknown)
  if (act.addsToTeam) await addOwnerToTeam(act, entity, record, touched)
  const unseeing = await ownerMustSee(act, entity, record, touched)
  if (unseeing.length > 0) throw refused(unseeing)
  return record
}
