/** What is said of a record, read by its definition, and what follows before anybody judges it. */
import {
  type Action,
  at,
  defaultOf,
  type Entity,
  isEmpty,
  ownCurrency,
  readFields,
  refuse,
  type SetBy,
  type Surroundings,
} from '@kartoteka/model'
import type { Asking } from './asking.ts'

export type Values = Readonly<Record<string, unknown>>

/** The values of a body; people may not set what is locked for them or hidden from them. `record` is what stands there. */
export function valuesSaid(asking: Asking, entity: Entity, raw: unknown, by: SetBy, record: Values) {
  const { locked, hidden } = asking.user
  const said = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'country') : undefined
  const once = 'id' in record ? Object.keys(entity.fields).filter((name) => entity.fields[name]?.once) : []
  const closed =
    by === 'people' ? [...(locked[entity.name] ?? []), ...(hidden[entity.name] ?? []), ...once] : []
  return readFields(entity, raw, around(asking, said ?? record.country), by, closed)
}

/** What an action asks, answered: what must be answered is. */
export function answersTo(asking: Asking, { asks }: Action, raw: unknown, record: Values) {
  const { values, refusals } = readFields({ fields: asks }, raw ?? {}, around(asking, record.country))
  const missing = Object.entries(asks).filter(([name, { required }]) => required && isEmpty(values[name]))
  return { values, refusals: [...refusals, ...missing.map(([name]) => at(name, refuse('required')))] }
}

/** The country of telephones and numbers, and the currency of amounts, that name none. */
const around = ({ settings }: Asking, country: unknown): Surroundings => ({
  country:
    typeof country === 'string' && country.length === 2 ? country.toUpperCase() : settings.firm.country,
  currency: currencyOf(settings),
})

const currencyOf = ({ organisations, firm }: Asking['settings']) =>
  ownCurrency([...organisations.values()], firm.country)

/** The first values of a new record. */
export function startOf({ settings, now, user }: Asking, entity: Entity): Values {
  const { country, language } = settings.firm
  const self = settings.users.get(user.id)
  return entity.start({
    user: user.id,
    department: self?.department ?? null,
    purpose: self?.defaultPurpose ?? null,
    now,
    country,
    currency: currencyOf(settings),
    language,
    organisation: defaultOf(settings.organisations.values()),
  })
}

/** The department follows the owner, unless it was said. */
export function departmentOfOwner({ settings }: Asking, record: Values, said: Values): Values {
  if (!('owner' in said) || 'department' in said || said.owner === null) return record
  return { ...record, department: settings.users.get(said.owner as string)?.department ?? null }
}
