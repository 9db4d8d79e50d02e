/** Makes the client of a row, or changes the one that is there as the import is meant to. */
import {
  beginningOf,
  type Entity,
  fold,
  type ImportTreatment,
  isEmpty,
  registry,
  sameValue,
} from '@kartoteka/model'
import type { Act } from '../records/act.ts'
import type { Stored } from '../records/stored.ts'
import type { Candidate } from './known.ts'
import type { Labels } from './labels.ts'
import { RowRefused } from './refusedRow.ts'
import type { RowProblem, RowRead } from './row.ts'

type Values = Readonly<Record<string, unknown>>

const clients = registry.client as unknown as Entity

/** The client after the row; `isNew` if the row has made it. */
export async function keepClient(
  act: Act,
  row: RowRead,
  candidate: Candidate,
  labels: Labels,
  existing: ImportTreatment,
): Promise<{ client: Stored; isNew: boolean }> {
  const said = { ...row.client, ...(await named(act, row, labels)) }
  if (candidate.id === null) {
    if (!row.names) throw new RowRefused(missing(row))
    return { client: await act.add(clients, said), isNew: true }
  }
  const there = await act.get(clients, candidate.id)
  const changed = whatChanges(there, said, candidate.isOurs, existing)
  if (Object.keys(changed).length === 0) return { client: there, isNew: false }
  return { client: await act.change(clients, there.id, changed), isNew: false }
}

/** Labels and owner are names in the file. */
async function named(act: Act, row: RowRead, labels: Labels): Promise<Values> {
  const found: Record<string, unknown> = {}
  if (row.labels.length > 0) found.labels = await labels.idsOf(act, 'client', row.labels)
  if (row.owner) found.owner = ownerOf(act, row.owner)
  return found
}

function ownerOf({ asking }: Act, { text, column }: NonNullable<RowRead['owner']>): string {
  const wanted = fold(text)
  for (const { id, name, email, deletedAt } of asking.settings.users.values())
    if (deletedAt === null && (fold(name) === wanted || email.toLowerCase() === wanted)) return id
  throw new RowRefused({ column, code: 'noSuchUser', params: { text: beginningOf(text, 60) } })
}

function missing({ keys, columnOf, person }: RowRead): RowProblem {
  if (keys.number === undefined)
    return { column: columnOf('client', 'name'), code: person ? 'clientMissing' : 'nameMissing', params: {} }
  const params = { number: beginningOf(keys.number, 60) }
  return { column: columnOf('client', 'externalId'), code: 'noClientWithNumber', params }
}

/** Fields that mean one place together: an empty one is changed only if the others are of the same place. */
const address = ['street', 'postalCode', 'town', 'province']

/**
 * What a row changes in a record: what that leaves empty, or all that it says otherwise. Lists are put together where this
 * import has made the record itself, or overwrites it; nothing is taken out of them.
 */
export function whatChanges(there: Values, said: Values, isOurs: boolean, existing: ImportTreatment): Values {
  const changed: Record<string, unknown> = {}
  const overwrites = existing === 'overwrite' && !isOurs
  const moved = address.some(
    (field) => !isEmpty(there[field]) && !isEmpty(said[field]) && !alike(there[field], said[field]),
  )
  for (const [field, value] of Object.entries(said)) {
    const is = there[field]
    if (isEmpty(value) || (moved && !overwrites && address.includes(field))) continue
    if (isEmpty(is)) changed[field] = value
    else if (Array.isArray(is)) {
      const more = (value as unknown[]).filter((each) => !is.some((one) => sameValue(one, each)))
      if ((isOurs || overwrites) && more.length > 0) changed[field] = [...is, ...more]
    } else if (overwrites && !sameValue(is, value)) changed[field] = value
  }
  return changed
}

const alike = (one: unknown, other: unknown) => fold(String(one)) === fold(String(other))
