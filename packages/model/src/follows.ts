/**
 * Fields that go along when others of the same record change and they themselves do not. They stand apart from the definitions,
 * which every screen loads: what takes a name apart is much, and only forms and the server need it.
 */
import { privateNames } from './clients/privateNames.ts'
import type { Entity } from './kit/index.ts'
import type { EntityName } from './registry.ts'

type Values = Readonly<Record<string, unknown>>
type Rule = (record: Values, before: Values | undefined) => Values

const rules: Partial<Record<EntityName, Rule>> = {
  client: (record, before) => ({ ...privateNames(record, before) }),
}

/**
 * The record with what follows. `before` is the record as it was; undefined if it is new. A form asks at every key, so values
 * may still be as they are typed.
 */
export const withFollowers = (
  { name }: Pick<Entity, 'name'>,
  record: Values,
  before: Values | undefined,
): Values => ({
  ...record,
  ...rules[name as EntityName]?.(record, before),
})
