/** Work is not given to somebody who may not see its client. Nothing widens silently: who gives it says so, and may. */
import {
  at,
  type Entity,
  type Reader,
  type Refusal,
  reaches,
  refuse,
  registry,
  scopeOf,
} from '@kartoteka/model'
import type { Settings } from '../firm/settings.ts'
import type { Act } from './act.ts'
import type { Asking } from './asking.ts'
import { ownedBy } from './facts.ts'
import type { Stored } from './stored.ts'
import type { Values } from './values.ts'

const clients = registry.client as unknown as Entity

/** Why whoever is given the work may not see its client, and what can be done about it. */
export async function ownerMustSee(
  act: Act,
  entity: Entity,
  record: Values,
  touched: readonly string[],
): Promise<readonly Refusal[]> {
  const unseeing = await unseeingOwner(act, entity, record, touched)
  return unseeing ? [at('owner', whyNot(act.asking, unseeing))] : []
}

/** The owner, and nobody else, is added to the team of the client, where that is what they need to see it. */
export async function addOwnerToTeam(
  act: Act,
  entity: Entity,
  record: Values,
  touched: readonly string[],
): Promise<void> {
  const unseeing = await unseeingOwner(act, entity, record, touched)
  if (!unseeing || whyNot(act.asking, unseeing).code !== 'ownerCannotSee') return
  const { owner, client } = unseeing
  await act.change(clients, client.id, { team: [...teamOf(client), owner.id] })
}

interface Unseeing {
  readonly owner: Reader
  readonly client: Stored
}

async function unseeingOwner(
  act: Act,
  { ownership }: Entity,
  record: Values,
  touched: readonly string[],
): Promise<Unseeing | undefined> {
  const { settings, user: giver } = act.asking
  if (ownership.by !== 'work' || !touched.includes('owner') || record.owner === giver.id) return undefined
  const owner = typeof record.owner === 'string' ? settings.reader(record.owner) : undefined
  const id = record[ownership.client]
  if (!owner || typeof id !== 'string') return undefined
  const client = await act.get(clients, id)
  return sees(owner, client) ? undefined : { owner, client }
}

function whyNot({ settings, user: giver }: Asking, { owner, client }: Unseeing): Refusal {
  const name = nameOf(settings, owner.id)
  if (!sees(owner, { ...client, team: [...teamOf(client), owner.id] }))
    return refuse('ownerSeesNoClients', { name })
  if (mayChangeTeam(giver, client)) return refuse('ownerCannotSee', { name })
  return refuse('teamNotYours', { name, who: whoChangesTeam(settings, giver, client) })
}

const sees = (reader: Reader, client: Stored) =>
  reaches(reader, scopeOf(reader, 'client', 'read'), ownedBy(client))

const mayChangeTeam = (reader: Reader, client: Stored) =>
  reaches(reader, scopeOf(reader, 'client', 'edit'), ownedBy(client)) &&
  ![...(reader.hidden.client ?? []), ...(reader.locked.client ?? [])].includes('team')

/** Whom to ask: the client's owner, unless they may not or that is hidden from whoever asks; else an administrator. */
function whoChangesTeam({ users, reader }: Settings, asks: Reader, client: Stored): string {
  const owner = asks.hidden.client?.includes('owner') ? undefined : users.get(String(client.owner))
  const administrators = [...users.values()].filter(({ id }) => reader(id)?.administrator)
  const found = [owner, ...administrators].find((each) => {
    const rights = each?.status === 'active' ? reader(each.id) : undefined
    return rights && mayChangeTeam(rights, client)
  })
  return found?.name ?? ''
}

const teamOf = (client: Stored): readonly string[] => ownedBy(client).team ?? []

const nameOf = ({ users }: Settings, user: string): string => users.get(user)?.name ?? ''
