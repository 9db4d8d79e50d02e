/** What the built-in roles may, as the definitions say it: put in once, and added to when a new version knows more. */
import { actions, entities, verbs } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'

export type BuiltIn = 'administrator' | 'manager' | 'employee'

/**
 * The permissions a built-in role begins with; those it has already stay as the firm has set them. A right that was
 * taken away stands as "none", so it is not given again. The administrator needs no rows.
 */
export function startingRights(role: string, builtIn: BuiltIn): Sql {
  const rows = entities.flatMap(({ name, rights }) => {
    if (builtIn === 'administrator') return []
    const known = new Set<string>([
      ...verbs,
      ...actions.filter(({ entity }) => entity.name === name).map((each) => each.name),
    ])
    return Object.entries(rights[builtIn]).map(([verb, scope]) => {
      if (!known.has(verb)) throw new Error(`${name}: no such verb: ${verb}`)
      return { role, entity: name, verb, scope }
    })
  })
  return sql`insert into permission select * from json_populate_recordset(null::permission, ${JSON.stringify(rows)}::json)
    on conflict do nothing returning 1`
}

/** At every start: entities and actions that came with a new version are given to the built-in roles. */
export async function giveNewRights(db: Database): Promise<void> {
  const roles = await db.read<{ id: string; builtIn: BuiltIn }>(
    sql`select id, built_in as "builtIn" from role where built_in is not null and deleted_at is null`,
  )
  let given = 0
  for (const { id, builtIn } of roles) given += (await db.write(startingRights(id, builtIn))).length
  if (given > 0) await db.write(sql`update firm set settings_version = settings_version + 1`)
}
