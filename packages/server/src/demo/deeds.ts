/**
 * The demonstration firm as what its people have done, day by day, each with the very functions the program
 * has for it.
 */
import { type Action, completeTask, type Day, daysAfter, type Entity, registry } from '@kartoteka/model'
import { noteTalk } from '../clients/note.ts'
import type { Act } from '../records/act.ts'
import { type Ids, withIds } from './ids.ts'
import type { Demo, DemoClient, DemoPart, DemoTalk, DemoTask } from './plain.ts'

export interface Deed {
  readonly on: Day
  /** The hour and minute, UTC. */
  readonly time: string
  readonly by: string
  /** What the act is called that it belongs to. */
  readonly name: string
  /** Records read beforehand, in one query for the whole act. */
  readonly needs: readonly (readonly [name: keyof typeof registry, key: string])[]
  run(act: Act, ids: Ids): Promise<unknown>
}

const entity = (name: keyof typeof registry) => registry[name] as unknown as Entity

/** Everything, in the order in which it happened. */
export function deedsOf(demo: Demo): readonly Deed[] {
  const tasks = new Map(demo.tasks.map((task) => [task.key, task]))
  const promised = new Set(demo.talks.map(({ next }) => next))
  const deeds = [
    ...additions(demo),
    ...demo.clients.flatMap((client) => changes(client, demo.colleagues[0]!.key)),
    ...delivered(demo),
    ...demo.talks.map((talk) => noted(talk, talk.next === undefined ? undefined : tasks.get(talk.next))),
    ...demo.tasks.flatMap((task) =>
      promised.has(task.key) ? completed(task) : [set(task), ...completed(task)],
    ),
  ]
  const moment = ({ on, time }: Deed) => `${on} ${time}`
  return deeds.sort((one, other) => (moment(one) < moment(other) ? -1 : moment(one) > moment(other) ? 1 : 0))
}

/**
 * Clients come with the people who work there; somebody known from another client only gets a second
 * position.
 */
function additions({ clients, people, positions, colleagues }: Demo): readonly Deed[] {
  const known = new Set<string>()
  const person = new Map(people.map((each) => [each.key, each]))
  const placed = Map.groupBy(positions, ({ client }) => client)
  const inOrder = clients.toSorted((one, other) =>
    one.since < other.since ? -1 : one.since > other.since ? 1 : 0,
  )
  return inOrder.map((client) => {
    const standing = (placed.get(client.key) ?? []).map((position) => ({
      position,
      isNew: !known.has(position.person),
    }))
    for (const { position } of standing) known.add(position.person)
    const { values, before, imported, since } = client
    const run = async (act: Act, ids: Ids) => {
      const { id } = await act.create(entity('client'), withIds({ ...values, ...before?.values }, ids))
      ids.keep('client', client.key, id)
      for (const { position, isNew } of standing) {
        const { person: key, client: _, ...said } = position
        if (isNew) {
          const { key: _key, ...values } = person.get(key)!
          ids.keep('person', key, (await act.create(entity('person'), withIds(values, ids))).id)
        }
        await act.create(entity('position'), { ...said, client: id, person: ids.of('person', key) })
      }
    }
    const [name, by] = imported ? ['import', colleagues[0]!.key] : ['client.create', values.owner]
    return { on: since, time: '07:40', by, name, needs: [], run }
  })
}

/** Entered some weeks after their client, in one go. */
function delivered({ clients, places, recipients, notes, links }: Demo): readonly Deed[] {
  const client = new Map(clients.map((each) => [each.key, each]))
  const deed = (
    name: 'externalLink' | 'note' | 'place' | 'recipient',
    key: string,
    values: (ids: Ids) => object,
  ): Deed => ({
    on: daysAfter(client.get(key)!.since, 40),
    time: '10:20',
    by: client.get(key)!.values.owner,
    name: `${name}.create`,
    needs: [['client', key]],
    run: (act, ids) => act.create(entity(name), values(ids)),
  })
  return [
    ...places.map((place) =>
      deed('place', place.client, (ids) => ({ ...place, client: ids.of('client', place.client) })),
    ),
    ...recipients.map((recipient) =>
      deed('recipient', recipient.client, (ids) => ({
        ...recipient,
        client: ids.of('client', recipient.client),
        ...(recipient.member && { member: ids.of('client', recipient.member) }),
      })),
    ),
    ...notes.map((note) => deed('note', note.client, (ids) => filed(note, ids))),
    ...links.map((link) => deed('externalLink', link.client, (ids) => filed(link, ids))),
  ]
}

const filed = ({ client, person, ...part }: DemoPart, ids: Ids) => ({
  ...part,
  client: ids.of('client', client),
  ...(person !== undefined && { about: { entity: 'person', id: ids.of('person', person) } }),
})

function changes({ key, values, before, binnedOn }: DemoClient, administrator: string): readonly Deed[] {
  const needs = [['client', key]] as const
  const now =
    before && Object.fromEntries(Object.keys(before.values).map((field) => [field, values[field] ?? null]))
  const change = (act: Act, ids: Ids) =>
    act.change(entity('client'), ids.of('client', key), withIds(now!, ids))
  const remove = (act: Act, ids: Ids) => act.remove(entity('client'), ids.of('client', key))
  return [
    ...(before
      ? [{ on: before.on, time: '08:30', by: values.owner, name: 'client.change', needs, run: change }]
      : []),
    ...(binnedOn
      ? [{ on: binnedOn, time: '09:10', by: administrator, name: 'client.delete', needs, run: remove }]
      : []),
  ]
}

function noted({ client, person, by, result, next: _, ...said }: DemoTalk, task: DemoTask | undefined): Deed {
  const run = async (act: Act, ids: Ids) => {
    const talk = {
      ...said,
      ...(person && { person: ids.of('person', person) }),
      ...(result && { result: ids.of('talkResult', result) }),
    }
    const { task: kept } = await noteTalk(act, ids.of('client', client), talk, task && taskValues(task, ids))
    if (task && kept) ids.keep('task', task.key, kept.id)
  }
  const needs = [['client', client] as const, ...(person ? [['person', person] as const] : [])]
  return { on: said.at.slice(0, 10) as Day, time: said.at.slice(11, 16), by, name: 'talk.note', needs, run }
}

const set = (task: DemoTask): Deed => ({
  on: task.setOn,
  time: '08:00',
  by: task.setBy,
  name: 'task.create',
  needs: [],
  run: async (act, ids) =>
    ids.keep('task', task.key, (await act.create(entity('task'), taskValues(task, ids))).id),
})

/** In the evening, when one goes through what was done. */
const completed = (task: DemoTask): readonly Deed[] =>
  task.doneOn === undefined
    ? []
    : [
        {
          on: task.doneOn,
          time: '15:20',
          by: task.owner,
          name: 'task.complete',
          needs: [['task', task.key]],
          run: (act, ids) => act.perform(completeTask as unknown as Action, ids.of('task', task.key), {}),
        },
      ]

const taskValues = ({ what, details, due, owner, labels = [] }: DemoTask, ids: Ids) => ({
  what,
  labels: labels.map((key) => ids.of('label', key)),
  ...(details && { details }),
  ...(due && { due }),
  owner: ids.of('user', owner),
})
