/** A part of the rows, taken into an act: found or made, each row whole or not at all. */
import {
  type Entity,
  type ImportKey,
  type ImportOptions,
  type ImportTreatment,
  registry,
} from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import type { Act } from '../records/act.ts'
import { seenName } from '../records/seen.ts'
import type { Staged } from '../records/stored.ts'
import { keepClient } from './keepClient.ts'
import { keepPerson } from './keepPerson.ts'
import { type Candidate, knownClients } from './known.ts'
import { type KnownPerson, knownPeople } from './knownPeople.ts'
import { Labels } from './labels.ts'
import { clientMeant } from './match.ts'
import { problemsOf } from './refusedRow.ts'
import type { RowProblem, RowRead } from './row.ts'
import { nothingYet, type Tally } from './stored.ts'

/** What became of a record that a row names. */
export interface Became<Is extends string = 'new' | 'joined'> {
  readonly is: Is
  readonly id: string
  readonly name: string
}

export interface RowTaken {
  readonly row: Pick<RowRead, 'line' | 'raw'>
  /** Empty for a row that was taken. */
  readonly problems: readonly RowProblem[]
  readonly client: Became<'new' | 'joined' | 'skipped'> | null
  readonly person: Became | null
}

const clients = registry.client as unknown as Entity
const people = registry.person as unknown as Entity
const positions = registry.position as unknown as Entity

/** People that are read whole beforehand, in case they are filled in; of more each by itself. */
const mostAtOnce = 3_000

/** What a part of the rows has made, for the part behind it: that one is staged while this one is being written. */
export interface PartBefore {
  readonly staged: ReadonlyMap<string, Staged>
  readonly touched: readonly Candidate[]
  readonly there: ReadonlyMap<string, KnownPerson[]>
  readonly labels: Labels
}

export interface PartTaken {
  readonly taken: readonly RowTaken[]
  readonly tally: Tally
  readonly made: PartBefore
}

interface Taking {
  readonly options: ImportOptions
  /** The act of the import, if earlier parts of it are kept already. */
  readonly importAct: string | null
  /** Labels that those parts have brought. */
  readonly added?: number
  readonly before?: PartBefore | undefined
}

/** Stages what the rows say, in their order. Clients and people are looked for once for all rows. */
export async function takeRows(
  db: Database,
  act: Act,
  rows: readonly RowRead[],
  { options, importAct, added = 0, before }: Taking,
): Promise<PartTaken> {
  if (before) act.assume(before.staged.values())
  const labels = before?.labels ?? new Labels(act, added)
  const labelsBefore = labels.added
  const meant = await clientsMeant(db, act, rows, options.key, importAct, before?.touched ?? [])
  const there = await whoIsThere(db, act, rows, meant, importAct)
  for (const [client, people] of before?.there ?? []) if (there.has(client)) there.set(client, people)
  const taken: RowTaken[] = []
  for (const [index, row] of rows.entries()) {
    const candidate = meant[index]!
    if (row.problems.length > 0) taken.push(bad(row, row.problems))
    else if ('code' in candidate) taken.push(bad(row, [candidate]))
    else if (isSkipped(candidate, options)) taken.push(skipped(row, candidate))
    else taken.push(await takeRow(act, row, candidate, there, labels, options.existing))
  }
  labels.settle(act)
  const touched = [...new Set(meant)].filter((each): each is Candidate => 'keys' in each && each.id !== null)
  const tally = { ...tallyOf(taken), newLabels: labels.added - labelsBefore }
  return { taken, tally, made: { staged: act.staged, touched, there, labels } }
}

const bad = (row: RowRead, problems: readonly RowProblem[]): RowTaken => ({
  row,
  problems,
  client: null,
  person: null,
})

/** Clients that were there before the import may be meant to be left alone. */
const isSkipped = ({ id, isOurs }: Candidate, { existing }: ImportOptions) =>
  existing === 'skip' && id !== null && !isOurs

const skipped = (row: RowRead, { id, name }: Candidate): RowTaken => ({
  row,
  problems: [],
  client: { is: 'skipped', id: id!, name },
  person: null,
})

/** For each row the client it means, which may be one that a row before it makes; or why it cannot be told. */
async function clientsMeant(
  db: Database,
  act: Act,
  rows: readonly RowRead[],
  key: ImportKey,
  importAct: string | null,
  touched: readonly Candidate[],
) {
  const good = rows.filter(({ problems }) => problems.length === 0)
  const known = await knownClients(db, act.asking, importAct, good, touched)
  const meant = rows.map((row): Candidate | RowProblem => {
    if (row.problems.length > 0) return row.problems[0]!
    const found = clientMeant(row.keys, known, key)
    if (found && 'code' in found) return { ...found, column: row.columnOf('client', atFault(found)) }
    if (found) {
      known.learn(found, row.keys)
      return found
    }
    const fresh = { id: null, name: '', keys: row.keys, isOurs: true }
    known.add(fresh)
    return fresh
  })
  const ids = meant.flatMap((each) => ('keys' in each && each.id !== null ? [each.id] : []))
  await act.know(clients, ids)
  return meant
}

/** The field that leaves it unclear which client is meant. */
const atFault = ({ code }: RowProblem) =>
  code === 'severalWithName' ? 'name' : code === 'severalWithMail' ? 'mails' : 'externalId'

/** The people of the clients that rows with people mean, by client; every such client is among them. */
async function whoIsThere(
  db: Database,
  act: Act,
  rows: readonly RowRead[],
  meant: readonly (Candidate | RowProblem)[],
  importAct: string | null,
): Promise<Map<string, KnownPerson[]>> {
  const ids = meant.flatMap((each, index) =>
    'keys' in each && each.id !== null && rows[index]?.person ? [each.id] : [],
  )
  const there = await knownPeople(db, act.asking, importAct, [...new Set(ids)])
  const all = [...there.values()].flat()
  if (all.length > mostAtOnce) return there
  const ofPeople = all.map(({ id }) => id)
  const ofPositions = all.map(({ position }) => position)
  await Promise.all([act.know(people, ofPeople), act.know(positions, ofPositions)])
  return there
}

async function takeRow(
  act: Act,
  row: RowRead,
  candidate: Candidate,
  there: Map<string, KnownPerson[]>,
  labels: Labels,
  existing: ImportTreatment,
): Promise<RowTaken> {
  let at: 'client' | 'person' = 'client'
  try {
    return await act.attempt(async () => {
      const { client, isNew } = await keepClient(act, row, candidate, labels, existing)
      at = 'person'
      const others = there.get(client.id) ?? []
      const kept =
        row.person &&
        (await keepPerson(act, { ...row, person: row.person }, client, others, labels, existing))
      const { user } = act.asking
      candidate.id = client.id
      candidate.name = seenName(user, clients, client.name)
      if (kept) there.set(client.id, [...others.filter(({ id }) => id !== kept.person.id), kept.person])
      return {
        row,
        problems: [],
        client: { is: isNew ? 'new' : 'joined', id: client.id, name: candidate.name },
        person: kept
          ? {
              is: kept.isNew ? 'new' : 'joined',
              id: kept.person.id,
              name: seenName(user, people, kept.person.name),
            }
          : null,
      }
    })
  } catch (error) {
    return bad(row, problemsOf(row, at, error))
  }
}

function tallyOf(taken: readonly RowTaken[]): Tally {
  const count = (which: (each: RowTaken) => boolean) => taken.filter(which).length
  return {
    ...nothingYet,
    rows: taken.length,
    newClients: count(({ client }) => client?.is === 'new'),
    joinedClients: count(({ client }) => client?.is === 'joined'),
    newPeople: count(({ person }) => person?.is === 'new'),
    joinedPeople: count(({ person }) => person?.is === 'joined'),
    skipped: count(({ client }) => client?.is === 'skipped'),
    bad: count(({ problems }) => problems.length > 0),
  }
}
