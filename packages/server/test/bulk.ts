/** Bulk changes for tests: begun as the screens do it, and their jobs run where the test can see them. */
import type { BulkAnswer, BulkDeed } from '@kartoteka/model'
import { bulkTasks } from '../src/bulk/tasks.ts'
import type { BulkWorld } from '../src/bulk/world.ts'
import type { Again } from '../src/jobs/job.ts'
import type { TestFirm } from './firm.ts'

export type Of = { readonly ids: readonly string[] } | { readonly where: unknown }

export interface BulkTools {
  /** Begins and counts; what is then answered. */
  count(user: string, entity: string, deed: BulkDeed, of: Of): Promise<BulkAnswer>
  run(user: string, id: string): Promise<BulkAnswer>
  undo(user: string, id: string): Promise<BulkAnswer>
  /** Counts and runs. */
  change(user: string, entity: string, deed: BulkDeed, of: Of): Promise<BulkAnswer>
  now(user: string, id: string): Promise<BulkAnswer>
  post(user: string, entity: string, deed: unknown, of: object): ReturnType<TestFirm['ask']>
  step(user: string, id: string, name: 'run' | 'cancel' | 'undo'): ReturnType<TestFirm['ask']>
  /** Does a job as the runner would, again and again while it wants to. */
  job(task: string, id: string, world?: BulkWorld): Promise<void>
}

export function bulkTools(firm: TestFirm): BulkTools {
  const job: BulkTools['job'] = async (task, id, world = firm.context) => {
    const { signal } = new AbortController()
    for (let more: Again | undefined = { again: 0 }; more; ) {
      more = await bulkTasks(world)[task]!({ id }, signal)
      if (more?.again) await new Promise((resolve) => setTimeout(resolve, more!.again / 10))
    }
  }
  const now: BulkTools['now'] = async (user, id) =>
    (await firm.ask(user, 'GET', `/api/bulk-changes/${id}`)).json()
  const post: BulkTools['post'] = (user, entity, deed, of) =>
    firm.ask(user, 'POST', '/api/bulk-changes', { entity, deed, ...of })
  const step: BulkTools['step'] = (user, id, name) =>
    firm.ask(user, 'POST', `/api/bulk-changes/${id}/${name}`, {})
  const stepped = async (user: string, id: string, name: 'run' | 'undo') => {
    const answer = await step(user, id, name)
    if (answer.statusCode !== 200) throw new Error(answer.body)
    await job(name === 'run' ? 'bulkRun' : 'bulkUndo', id)
    return now(user, id)
  }
  const count: BulkTools['count'] = async (user, entity, deed, of) => {
    const answer = await post(user, entity, deed, of)
    if (answer.statusCode !== 201) throw new Error(answer.body)
    const { id } = answer.json()
    await job('bulkCount', id)
    return now(user, id)
  }
  const run: BulkTools['run'] = (user, id) => stepped(user, id, 'run')
  return {
    count,
    run,
    post,
    step,
    now,
    job,
    undo: (user, id) => stepped(user, id, 'undo'),
    change: async (user, entity, deed, of) => run(user, (await count(user, entity, deed, of)).id),
  }
}
