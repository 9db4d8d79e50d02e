/**
 * The own firms, departments, jobs, colleagues, labels, own fields and shared views of the demonstration firm, each sort known
 * before what refers to it is written.
 */
import { type Day, defaultOf, type Entity, type Instant, registry, settled } from '@kartoteka/model'
import { shareView } from '@kartoteka/model/lists/view.rules.ts'
import type { Database } from '../db/database.ts'
import { readSettings, type Settings } from '../firm/settings.ts'
import type { Act } from '../records/act.ts'
import type { Asking } from '../records/asking.ts'
import { perform } from '../records/perform.ts'
import { sharedViews } from './features.ts'
import type { Ids } from './ids.ts'
import type { Colleague, Demo } from './plain.ts'
import { purposeOf } from './story.ts'

/** Who asks, on a day of the story. */
export function askingOf(settings: Settings, user: string, on: Day, time: string): Asking {
  const reader = settings.reader(user)
  if (!reader) throw new Error(`${user} is no user who may sign in`)
  return { user: reader, settings, now: `${on}T${time}:00.000Z` as Instant, today: on }
}

export async function settingsOf(db: Database): Promise<Settings> {
  const settings = await readSettings(db)
  if (!settings) throw new Error('there is no firm')
  return settings
}

/** Writes them as the administrator; returns the settings that hold from then on. */
export async function furnish(
  db: Database,
  demo: Demo,
  administrator: string,
  on: Day,
  ids: Ids,
): Promise<Settings> {
  const entity = (name: keyof typeof registry) => registry[name] as unknown as Entity
  let settings = await settingsOf(db)
  const act = async (name: string, work: (act: Act) => Promise<unknown>) => {
    await perform(db, askingOf(settings, administrator, on, '07:00'), { name }, work)
    settings = await settingsOf(db)
  }
  const keep = async (act: Act, name: keyof typeof registry, key: string, values: object) => {
    ids.keep(name, key, (await act.create(entity(name), values, 'server')).id)
  }
  const [own, ...further] = demo.organisations
  ids.keep('organisation', own!.key, defaultOf(settings.organisations.values())!)
  await act('organisation.change', (each) =>
    each.change(entity('organisation'), ids.of('organisation', own!.key), own!.values),
  )
  for (const { key, values } of further)
    await act('organisation.create', (each) => keep(each, 'organisation', key, values))
  for (const [tree, branches] of [
    ['department', demo.departments],
    ['designation', demo.designations],
  ] as const)
    for (const { key, name, parent } of branches)
      await act(`${tree}.create`, (each) =>
        keep(each, tree, key, { name, ...(parent && { parent: ids.of(tree, parent) }) }),
      )
  const workOf = ({ department, designation, phones, does }: Colleague) => ({
    department: ids.of('department', department),
    designation: ids.of('designation', designation),
    phones,
    ...(does !== 'office' && { defaultPurpose: purposeOf[does] }),
  })
  for (const { id, builtIn } of settings.roles.values()) if (builtIn) ids.keep('role', builtIn, id)
  for (const list of ['talkResult', 'fileType', 'paymentMethod', 'deliveryWay'] as const)
    for (const { id, name } of settings[settled[list]].values()) if (name.pl) ids.keep(list, name.pl, id)
  const [first, ...others] = demo.colleagues
  ids.keep('user', first!.key, administrator)
  await act('user.change', (each) => each.change(entity('user'), administrator, workOf(first!)))
  await act('user.create', async (each) => {
    for (const colleague of others) {
      const { key, name, email, role, language, does } = colleague
      const organisations = demo.organisations
        .filter((_, place) => place === 0 || does === 'service')
        .map((organisation) => ids.of('organisation', organisation.key))
      const place = { ...workOf(colleague), organisations, roles: [ids.of('role', role)] }
      await keep(each, 'user', key, { name, email, language, ...place, status: 'active' })
    }
  })
  await act('label.create', async (each) => {
    for (const { key, ...values } of demo.labels) await keep(each, 'label', key, values)
  })
  await act('customField.create', async (each) => {
    for (const [position, field] of demo.fields.entries())
      await each.create(entity('customField'), { ...field, position }, 'server')
  })
  await act('view.create', async (each) => {
    for (const view of sharedViews((key) => ids.of('label', key))) {
      const { id } = await each.create(entity('view'), view)
      await each.perform(shareView, id, {})
    }
  })
  return settings
}
