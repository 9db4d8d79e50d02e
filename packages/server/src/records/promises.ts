/** What must hold over several records, asked of everything an act has staged before it is kept. Promises refuse; they change nothing. */
import { at, entities, isCustom, isSettled, type Refusal, refuse, settled, trees } from '@kartoteka/model'
import { stillCarried } from '../clients/labelsGiven.ts'
import { inJson } from '../db/custom/index.ts'
import type { Database } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { linkTableOf, snake, tableOf } from '../db/tables.ts'
import { brokenDefinitions } from '../firm/customFields.ts'
import type { Asking } from './asking.ts'
import { placeOf } from './select.ts'
import type { Staged } from './stored.ts'

/** Every reason why the staged records may not be kept together. */
export async function brokenPromises(
  db: Database,
  asking: Asking,
  staged: readonly Staged[],
): Promise<readonly Refusal[]> {
  const settled = staged.filter(({ entity }) => isSettled(entity.name))
  if (settled.length === 0) return []
  return [
    ...noAdministratorLeft(asking, settled),
    ...circles(asking, settled),
    ...(await stillUsed(db, asking, settled)),
    ...(await brokenDefinitions(db, asking, settled)),
    ...(await stillCarried(db, settled)),
  ]
}

/** Somebody active must be able to let others in. */
function noAdministratorLeft({ settings }: Asking, staged: readonly Staged[]): readonly Refusal[] {
  const changed = staged.filter(({ entity }) => entity.name === 'user')
  if (changed.length === 0) return []
  const administrator = [...settings.roles.values()].find(({ builtIn }) => builtIn === 'administrator')?.id
  const users = new Map<string, { roles: unknown; status: unknown; deletedAt: unknown }>(settings.users)
  for (const { after } of changed)
    users.set(after.id, { roles: after.roles, status: after.status, deletedAt: after.deletedAt })
  const left = [...users.values()].some(
    ({ roles, status, deletedAt }) =>
      status === 'active' && deletedAt === null && (roles as unknown[]).includes(administrator),
  )
  return left ? [] : [at('roles', refuse('lastAdministrator'))]
}

/** No part of a tree can lie below itself. */
const circles = (asking: Asking, staged: readonly Staged[]): readonly Refusal[] =>
  trees.flatMap((name) => circlesOf(name, asking, staged))

function circlesOf(
  name: (typeof trees)[number],
  { settings }: Asking,
  staged: readonly Staged[],
): readonly Refusal[] {
  const parents = new Map<string, string | null>(
    [...settings[settled[name]].values()].map(({ id, parent }) => [id, parent]),
  )
  const changed = staged.filter(({ entity }) => entity.name === name)
  for (const { after } of changed) parents.set(after.id, (after.parent as string | null) ?? null)
  return changed.flatMap(({ after }) => {
    const seen = new Set<string>()
    for (let each: string | null | undefined = after.id; each; each = parents.get(each)) {
      if (seen.has(each)) return [at('parent', refuse('ownParent'))]
      seen.add(each)
    }
    return []
  })
}

const most = 1_000

/** What records still name is not deleted: it is changed, or taken out of use. */
async function stillUsed(
  db: Database,
  { settings }: Asking,
  staged: readonly Staged[],
): Promise<readonly Refusal[]> {
  const refusals: Refusal[] = []
  for (const { entity, before, after } of staged) {
    if (!before || before.deletedAt !== null || after.deletedAt === null) continue
    const uses = entities.map(settings.whole).flatMap((user) =>
      Object.entries(user.fields).flatMap(([field, { kind, target }]): Sql[] => {
        if (target !== entity.name) return []
        const table = sql.id(tableOf(user))
        if (isCustom(field)) {
          const named = inJson.reference.where(placeOf(user, field, 't'), 'is', after.id)
          return [sql`select 1 from ${table} t where ${named} and t.deleted_at is null`]
        }
        if (kind === 'reference')
          return [
            sql`select 1 from ${table} t where t.${sql.id(snake(field))} = ${after.id}::uuid and t.deleted_at is null`,
          ]
        const links = sql.id(linkTableOf(user, field))
        return [
          sql`select 1 from ${links} l join ${table} t on t.id = l.record where l.target = ${after.id}::uuid and t.deleted_at is null`,
        ]
      }),
    )
    if (uses.length === 0) continue
    const [row] = await db.read<{ count: number }>(
      sql`select count(*)::int as count from (${sql.join(
        uses.map((use) => sql`(${use} limit ${sql.lit(most)})`),
        sql` union all `,
      )}) u`,
    )
    if (row && row.count > 0) refusals.push(refuse('inUse', { count: row.count }))
  }
  return refusals
}
