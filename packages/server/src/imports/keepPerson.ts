/** Makes the person of a row and what they are at the client, or changes them as the import is meant to. */
import {
  type Entity,
  type ImportTreatment,
  isCustom,
  isRefusal,
  readFields,
  registry,
} from '@kartoteka/model'
import { textKind } from '@kartoteka/model/kit/fields/text.ts'
import type { Act } from '../records/act.ts'
import type { Asking } from '../records/asking.ts'
import { refused } from '../records/refused.ts'
import type { Stored } from '../records/stored.ts'
import { whatChanges } from './keepClient.ts'
import { type KnownPerson, personMeant } from './knownPeople.ts'
import type { Labels } from './labels.ts'
import type { RowRead } from './row.ts'

type Values = Readonly<Record<string, unknown>>

const people = registry.person as unknown as Entity
const positions = registry.position as unknown as Entity

export interface KeptPerson {
  readonly person: KnownPerson
  readonly isNew: boolean
}

/** The person of the row at its client. `there` are those who stand in the client already. */
export async function keepPerson(
  act: Act,
  row: RowRead & { readonly person: Values },
  client: Stored,
  there: readonly KnownPerson[],
  labels: Labels,
  existing: ImportTreatment,
): Promise<KeptPerson> {
  const read = valuesOf(row.person, act.asking, row.country ?? (client.country as string))
  const given = row.personLabels.length > 0 && { labels: await labels.idsOf(act, 'person', row.personLabels) }
  const values = { ...read, ...given }
  const known = personMeant({ ...blank, ...values }, there)
  const position = positionOf(row)
  if (known) return { person: await fillIn(act, known, values, position, existing), isNew: false }
  const person = await act.add(people, values)
  const placed = await act.create(positions, {
    client: client.id,
    person: person.id,
    ...position,
    active: true,
  })
  return { person: knownAs(person, placed, true), isNew: true }
}

const blank = { phones: [], mails: [], externalId: null, firstName: null }

interface Placed {
  readonly title: string | null
  readonly unit: string | null
}

function valuesOf(raw: Values, { user: { locked, hidden }, settings }: Asking, country: string): Values {
  const forbidden = [...(locked.person ?? []), ...(hidden.person ?? [])]
  const given = Object.fromEntries(
    Object.entries(raw).filter(
      ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  )
  const { values, refusals } = readFields(settings.whole(people), given, { country }, 'people', forbidden)
  if (refusals.length > 0) throw refused(refusals)
  return values
}

/** A title too long to be one is refused at its column, like every other value. */
function positionOf({ position }: RowRead): Placed {
  const read = (field: 'title' | 'unit') => {
    const text = textKind.parse(position[field], positions.fields[field]!, { country: '' })
    if (isRefusal(text)) throw refused([{ code: text.code, params: text.params, at: field }])
    return text
  }
  return { title: read('title'), unit: read('unit') }
}

async function fillIn(
  act: Act,
  known: KnownPerson,
  values: Values,
  said: Placed,
  existing: ImportTreatment,
): Promise<KnownPerson> {
  const isRenamed = existing === 'overwrite' && !known.isOurs
  const chosen = (field: keyof Placed) =>
    isRenamed ? (said[field] ?? known[field]) : (known[field] ?? said[field])
  const placed = { title: chosen('title'), unit: chosen('unit') }
  if (placed.title !== known.title || placed.unit !== known.unit)
    await act.change(positions, known.position, placed)
  const { id, position, isOurs } = known
  // Of labels and the firm's own fields only the record itself tells what they hold.
  const there = Object.keys(values).some((field) => field === 'labels' || isCustom(field))
    ? await act.get(people, id)
    : {}
  const filled = whatChanges({ ...there, ...known }, values, isOurs, existing)
  if (Object.keys(filled).length === 0) return { ...known, ...placed }
  return knownAs(await act.change(people, id, filled), { id: position, ...placed }, isOurs)
}

const knownAs = (
  person: Stored,
  {
    id,
    title = null,
    unit = null,
  }: { readonly id: string; readonly title?: unknown; readonly unit?: unknown },
  isOurs: boolean,
) => ({ ...person, position: id, title, unit, isOurs }) as unknown as KnownPerson
