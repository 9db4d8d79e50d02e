/** What shall be done to many records: read from outside, and refused where whoever asks may do it to none. */
import {
  actions,
  at,
  type BulkDeed,
  type Entity,
  isEmpty,
  type Reader,
  type Refusal,
  refuse,
  scopeOf,
} from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { Fault } from '../errors.ts'
import { Act } from '../records/act.ts'
import type { Asking } from '../records/asking.ts'
import { unknownReferences } from '../records/references.ts'
import { refused } from '../records/refused.ts'
import { answersTo, type Values, valuesSaid } from '../records/values.ts'

/** The keys that a deed has, and those that it may have besides. */
const shapes: Readonly<Record<BulkDeed['does'], readonly [has: readonly string[], may: readonly string[]]>> =
  {
    set: [['field', 'value'], ['addToTeam']],
    add: [['field', 'values'], []],
    remove: [['field', 'values'], []],
    delete: [[], []],
    restore: [[], []],
    act: [['action'], ['answers']],
  }

/** The deed, every part of it understood; else a fault. */
export function readDeed(raw: unknown): BulkDeed {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new Fault('badRequest')
  const { does, ...rest } = raw as Record<string, unknown>
  const shape = typeof does === 'string' && Object.hasOwn(shapes, does) && shapes[does as BulkDeed['does']]
  if (!shape) throw new Fault('badRequest')
  const [has, may] = shape
  const named = Object.keys(rest)
  if (!has.every((key) => Object.hasOwn(rest, key)) || !named.every((key) => [...has, ...may].includes(key)))
    throw new Fault('badRequest')
  const { field, action, addToTeam } = rest
  const isText = (value: unknown) => value === undefined || typeof value === 'string'
  if (!isText(field) || !isText(action) || !['boolean', 'undefined'].includes(typeof addToTeam))
    throw new Fault('badRequest')
  return raw as BulkDeed
}

/** A fault where the user may not do this to any record, or where it could be done to none. */
export async function demandDeed(
  db: Database,
  asking: Asking,
  entity: Entity,
  deed: BulkDeed,
): Promise<void> {
  if (!mayAtAll(asking.user, entity, deed)) throw new Fault('forbidden')
  const refusals = await refusalsOf(db, asking, entity, deed)
  if (refusals.length > 0) throw refused(refusals)
}

/** Whether there can be a record to which the user may do this. */
export function mayAtAll(reader: Reader, entity: Entity, deed: BulkDeed): boolean {
  const reaches = (verb: string) => {
    const scope = scopeOf(reader, entity.name, verb)
    return entity.ownership.by === 'firm' ? scope === 'all' : scope !== 'none'
  }
  if (deed.does === 'delete' || deed.does === 'restore') return reaches('read') && reaches('delete')
  if (deed.does === 'act') return reaches('read') && reaches(deed.action)
  return reaches('read') && reaches('edit') && (!assigns(entity, deed.field) || reaches('assign'))
}

/** Whether setting this field gives the record to somebody. */
const assigns = ({ ownership }: Entity, field: string) =>
  (ownership.by === 'client' || ownership.by === 'work') && (field === 'owner' || field === 'department')

async function refusalsOf(
  db: Database,
  asking: Asking,
  entity: Entity,
  deed: BulkDeed,
): Promise<readonly Refusal[]> {
  if (deed.does === 'delete' || deed.does === 'restore') return []
  if (deed.does === 'act') {
    const action = actionOf(entity, deed.action)
    return answersTo(asking, action, deed.answers, {}).refusals
  }
  const { field } = deed
  const raw = deed.does === 'set' ? deed.value : deed.values
  const { values, refusals } = valuesSaid(asking, entity, { [field]: raw }, 'people', { id: undefined })
  if (refusals.length > 0) return refusals
  if (deed.does !== 'set' && (!holdsSeveral(entity, field) || isEmpty(values[field])))
    return [at(field, refuse(isEmpty(values[field]) ? 'required' : 'notList'))]
  if (entity.fields[field]?.required && isEmpty(values[field])) return [at(field, refuse('required'))]
  return deed.does === 'remove' ? [] : strangers(db, asking, entity, values, field)
}

/** What is named must be there, and readable: as when a single record is saved. */
const strangers = (db: Database, asking: Asking, entity: Entity, values: Values, field: string) =>
  unknownReferences(db, new Act(db, asking), entity, values, [field])

const severals: readonly string[] = ['references', 'choices']

/** Whether single values can be added to the field and taken away from it. */
export const holdsSeveral = (entity: Entity, field: string): boolean =>
  severals.includes(entity.fields[field]?.kind ?? '')

/** The entity's action of that name; a fault if it has none. */
export function actionOf(entity: Entity, name: string) {
  const action = actions.find((each) => each.entity.name === entity.name && each.name === name)
  if (!action) throw new Fault('badRequest')
  return action
}

/** What the act is called in the journal: as the same deed on one record, and that it was done to many. */
export function actName({ name }: Pick<Entity, 'name'>, deed: BulkDeed): string {
  const verb =
    deed.does === 'act' ? deed.action : ['delete', 'restore'].includes(deed.does) ? deed.does : 'change'
  return `${name}.${verb}.bulk`
}
