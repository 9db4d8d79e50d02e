/** Clients and people as address cards, page after page. */
import { type Entity, type Reader, registry, scopeOf } from '@kartoteka/model'
import { type Sql, sql, truth } from '../../db/sql.ts'
import { readable } from '../../records/scope.ts'
import { selectSome } from '../../records/select.ts'
import type { Kept } from '../../records/written.ts'
import { ahead } from '../ahead.ts'
import { countryIn } from '../cells.ts'
import { type Exporting, exporter, type RowsAsked, recordPages } from '../rows.ts'
import {
  type Carded,
  type CardedClient,
  type CardedPerson,
  type CardedPosition,
  cardFields,
  clientCard,
  personCard,
} from './card.ts'

const clients = registry.client as unknown as Entity
const people = registry.person as unknown as Entity
const positions = registry.position as unknown as Entity

/** A client is followed by its people, if the reader may take those out too. */
export async function cardsOf(
  exporting: Exporting,
  entity: Entity,
  asked: RowsAsked,
): Promise<AsyncGenerator<string, void, void>> {
  const isClient = entity.name === 'client'
  const pages = await recordPages(exporting, entity, asked, isClient ? cardFields.client : cardFields.person)
  const [column, cardsIn] = isClient
    ? (['client', cardsOfClients] as const)
    : (['person', cardsOfPeople] as const)
  async function* standing() {
    for await (const { rows } of pages) {
      const ids = rows.map(({ id }) => id)
      yield {
        rows,
        standing: await standingWhere(exporting, sql`${sql.ref(`o.${column}`)} = any(${ids}::uuid[])`),
      }
    }
  }
  return (async function* () {
    for await (const page of ahead(standing())) yield cardsIn(exporting, page)
  })()
}

interface PageOfCards {
  readonly rows: readonly Kept[]
  readonly standing: readonly Standing[]
}

/** Who stands where, of those that the reader may take out. */
interface Standing {
  readonly client: string
  readonly person: CardedPerson
  readonly at: Omit<CardedPosition, 'firm'>
  readonly firm: string | null
}

function cardsOfClients(exporting: Exporting, { rows, standing }: PageOfCards): string {
  const byClient = Map.groupBy(standing, ({ client }) => client)
  return rows
    .map((row) => {
      const client = row as unknown as CardedClient
      const own = clientCard(client, labelsOf(exporting, client), (code) =>
        countryIn(exporting.language, code),
      )
      const others = byClient.get(row.id) ?? []
      return (
        own +
        others
          .map(({ person, at }) =>
            personCard(person, positionOf(client.name, at), labelsOf(exporting, person)),
          )
          .join('')
      )
    })
    .join('')
}

/** Of the firms that a person works at the card names the main one; each person has one card. */
function cardsOfPeople(exporting: Exporting, { rows, standing }: PageOfCards): string {
  const byPerson = Map.groupBy(standing, ({ person }) => person.id)
  return rows
    .map((row) => {
      const [first] = byPerson.get(row.id) ?? []
      const person = row as unknown as CardedPerson
      return personCard(person, positionOf(first?.firm ?? undefined, first?.at), labelsOf(exporting, person))
    })
    .join('')
}

const labelsOf = ({ settings }: Exporting, { labels = [] }: Carded): readonly string[] =>
  labels.flatMap((id) => settings.labels.get(id)?.name ?? [])

const positionOf = (firm: string | undefined, at: Standing['at'] = {}): CardedPosition => ({
  ...(firm !== undefined && { firm }),
  ...at,
})

/** The main position first. Nothing, where the reader may not take out who works where. */
async function standingWhere(
  { db, user }: Pick<Exporting, 'db' | 'user'>,
  condition: Sql,
): Promise<readonly Standing[]> {
  const [ofPeople, ofPositions] = [mayTake(user, people), mayTake(user, positions)]
  if (!ofPeople || !ofPositions) return []
  const ofClients = mayTake(user, clients)
  const hides = (entity: Entity, field: string) => (user.hidden[entity.name] ?? []).includes(field)
  const rows = await db.read<{ standing: Standing }>(sql`select json_build_object(
      'client', o.client,
      'person', (select row_to_json(f) from (select ${selectSome(people, 'p', user.hidden.person, cardFields.person)}) f),
      'at', (select row_to_json(f) from (select ${selectSome(positions, 'o', user.hidden.position, cardFields.position)}) f),
      'firm', ${
        ofClients && !hides(clients, 'name')
          ? sql`(select c.name from client c where c.id = o.client and c.deleted_at is null and ${readable(ofClients, clients, 'c') ?? truth})`
          : sql`null`
      }) as standing
    from position o join person p on p.id = o.person
    where ${condition} and o.active and o.deleted_at is null and p.deleted_at is null
      and ${readable(ofPositions, positions, 'o') ?? truth} and ${readable(ofPeople, people, 'p') ?? truth}
    order by o."primary" desc, o.created_at, o.id`)
  return rows.map(({ standing }) => standing)
}

/** The reader as far as they may take such records out; undefined if they may none. */
const mayTake = (user: Reader, entity: Entity): Reader | undefined =>
  scopeOf(user, entity.name, 'export') === 'none' ? undefined : exporter(user, entity)
