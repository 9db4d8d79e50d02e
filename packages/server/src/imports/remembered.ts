/** What an earlier import has taught: the same headings are meant the same way. */
import type { Words } from '@kartoteka/model'
import type { Queries } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { type Asker, planFor, type Said } from './plan.ts'
import type { FileProblem, Plan } from './stored.ts'

/** The plan for a file; what its columns fill is what this user last said of the same headings, if they have. */
export async function planAsBefore(
  db: Queries,
  path: string,
  asking: Asker,
  words: Words,
  said?: Said,
): Promise<Plan | { readonly problem: FileProblem }> {
  const plan = await planFor(path, asking, words, said)
  if ('problem' in plan || plan.said.targets || plan.returned) return plan
  const targets = await lastTargets(db, asking, plan.headings)
  if (!targets) return plan
  const before: Said = { ...plan, targets, said: { ...plan.said, targets: true, remembered: true } }
  return planFor(path, asking, words, before)
}

/** Of a table without headings nothing is remembered. */
async function lastTargets(
  db: Queries,
  { user }: Asker,
  headings: Plan['headings'],
): Promise<Plan['targets'] | undefined> {
  if (headings.every((heading) => heading === '')) return undefined
  const [last] = await db.read<Pick<Plan, 'targets'>>(sql`select plan -> 'targets' as targets from import
    where "user" = ${user.id}::uuid and plan -> 'headings' = ${JSON.stringify(headings)}::jsonb
      and plan -> 'said' -> 'targets' = 'true' order by id desc limit 1`)
  return last?.targets
}
