/** Two people changed the same record: what each of them did, and what is kept of it. */
import { type Entity, sameValue } from '@kartoteka/model'

type Values = Readonly<Record<string, unknown>>

/** One thing to choose between: a field, or fields that mean something only together. */
export interface Disagreement {
  readonly fields: readonly string[]
  readonly mine: Values
  readonly theirs: Values
}

/** Where both changed something and not to the same value; fields that belong together stand together. */
export function disagreements(
  entity: Pick<Entity, 'together'>,
  touched: Values,
  now: Values,
  conflicts: readonly string[],
): readonly Disagreement[] {
  const groups = new Map<string, readonly string[]>()
  for (const field of conflicts) {
    const group = entity.together.find((each) => each.includes(field)) ?? [field]
    groups.set(group[0] ?? field, group)
  }
  return [...groups.values()]
    .map((fields) => ({
      fields,
      mine: Object.fromEntries(
        fields.map((field) => [field, field in touched ? touched[field] : now[field]]),
      ),
      theirs: Object.fromEntries(fields.map((field) => [field, now[field]])),
    }))
    .filter(({ fields, mine, theirs }) => fields.some((field) => !sameValue(mine[field], theirs[field])))
}

/** What is to be sent once the choices are made: all I touched but what was left to them. */
export function resolved(
  touched: Values,
  open: readonly Disagreement[],
  mine: (disagreement: Disagreement) => boolean,
): Values {
  const theirs = new Set(open.filter((each) => !mine(each)).flatMap(({ fields }) => fields))
  const kept = Object.entries(touched).filter(([field]) => !theirs.has(field))
  return Object.assign(Object.fromEntries(kept), ...open.filter(mine).map((each) => each.mine)) as Values
}
