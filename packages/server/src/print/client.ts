/** What stands on a client's printed card besides its own fields: people, places, recipients, talks, open tasks. */
import {
  type Entity,
  type EntityName,
  type Filter,
  nameIn,
  type PersonInTable,
  phoneText,
  registry,
  sayField,
  scopeOf,
} from '@kartoteka/model'
import { mailsAt, phonesAt } from '@kartoteka/model/clients/reachAt.ts'
import { peopleJson } from '../clients/people.ts'
import { cellOf } from '../exports/cells.ts'
import { exporter } from '../exports/rows.ts'
import { listJson } from '../records/list.ts'
import type { Stored } from '../records/stored.ts'
import { around, type Printing, printed } from './printing.ts'

export interface Table {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly width: number; readonly number: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

/** Rows of each table; a card is no register. */
const most = 30

/** Labels, the type of file, and that it is not active any more. */
export function clientMarks(
  { user, settings, language, words }: Printing,
  record: Stored,
): readonly string[] {
  const hidden = user.hidden.client ?? []
  const labels = hidden.includes('labels') ? [] : ((record.labels ?? []) as readonly string[])
  const fileType =
    typeof record.fileType === 'string' && !hidden.includes('fileType')
      ? settings.fileTypes.get(record.fileType)
      : undefined
  return [
    ...(record.active === false && !hidden.includes('active') ? [words.screens.card.inactive] : []),
    ...(fileType ? [nameIn(fileType.name, language)] : []),
    ...labels.flatMap((id) => settings.labels.get(id)?.name ?? []),
  ]
}

interface Part {
  readonly entity: 'place' | 'recipient' | 'talk' | 'task'
  readonly name: string
  readonly columns: readonly (readonly [field: string, width: number])[]
  readonly sort: string
  /** What one of its fields must be. */
  readonly is?: readonly [field: string, value: string]
}

export async function clientTables(printing: Printing, client: string): Promise<readonly Table[]> {
  const { records, printing: said } = printing.words
  const parts: readonly Part[] = [
    {
      entity: 'place',
      name: records.place.many,
      columns: [
        ['name', 2],
        ['street', 2],
        ['postalCode', 1],
        ['town', 1.5],
        ['phones', 1.5],
      ],
      sort: registry.place.sort,
    },
    {
      entity: 'recipient',
      name: records.recipient.many,
      columns: [
        ['name', 2.5],
        ['taxNumber', 1.3],
        ['town', 1.5],
        ['phones', 1.5],
      ],
      sort: registry.recipient.sort,
    },
    {
      entity: 'task',
      name: said.tasks,
      columns: [
        ['what', 4],
        ['due', 1.2],
        ['owner', 1.6],
      ],
      sort: 'due',
      is: ['status', 'open'],
    },
    {
      entity: 'talk',
      name: said.talks,
      columns: [
        ['at', 1.5],
        ['kind', 1.1],
        ['text', 5],
        ['owner', 1.4],
      ],
      sort: '-at',
    },
  ]
  const [people, ...tables] = await Promise.all([
    peopleTable(printing, client),
    ...parts.map((part) => partTable(printing, client, part)),
  ])
  return [people, ...tables].filter((table) => table !== undefined && table.rows.length > 0) as Table[]
}

/** Undefined where the reader may not print such records. */
async function partTable(printing: Printing, client: string, part: Part): Promise<Table | undefined> {
  const { db, user, settings, language, words } = printing
  const entity = settings.whole(registry[part.entity] as unknown as Entity)
  if (!mayPrint(printing, part.entity)) return undefined
  const hidden = user.hidden[part.entity] ?? []
  // By what is hidden nothing can be found, nor put in order.
  if (['client', ...(part.is ? [part.is[0]] : [])].some((field) => hidden.includes(field))) return undefined
  const columns = part.columns.filter(([field]) => !hidden.includes(field))
  const is = (field: string, value: string): Filter => ({ field, is: 'is', value })
  const where: Filter = { all: [is('client', client), ...(part.is ? [is(...part.is)] : [])] }
  const sort = hidden.includes(part.sort.replace('-', '')) ? 'createdAt' : part.sort
  const page = JSON.parse(
    String(
      await listJson(db, exporter(user, entity, 'print'), entity, {
        where: JSON.stringify(where),
        sort,
        limit: String(most),
      }),
    ),
  ) as { rows: readonly Stored[]; titles: Record<string, string> }
  const about = around(printing, page.titles)
  const cell = (record: Stored, name: string) =>
    printed(
      cellOf(record[name], { entity: entity.name, name, field: entity.fields[name]!, around: about }),
      language,
    )
  return {
    name: part.name,
    columns: columns.map(([field, width]) => ({
      name: sayField(words, part.entity, field),
      width,
      number: false,
    })),
    rows: page.rows.map((record) => columns.map(([field]) => cell(record, field))),
  }
}

async function peopleTable(printing: Printing, client: string): Promise<Table | undefined> {
  const { db, user, settings, words } = printing
  if (!mayPrint(printing, 'person') || !mayPrint(printing, 'position')) return undefined
  const people = JSON.parse(String(await peopleJson(db, user, client, settings))) as readonly PersonInTable[]
  const { country } = settings.firm
  const shown = people.filter(({ position }) => position.active).slice(0, most)
  return {
    name: words.printing.people,
    columns: (
      [
        ['person', 'name', 2],
        ['position', 'title', 1.5],
        ['person', 'phones', 1.8],
        ['person', 'mails', 2.4],
      ] as const
    ).map(([entity, field, width]) => ({ name: sayField(words, entity, field), width, number: false })),
    rows: shown.map(({ position, person }) => [
      person.name ?? '',
      [position.title, position.unit].filter(Boolean).join('\n'),
      phonesAt({ person, position })
        .map((each) => phoneText(each, country))
        .join('\n'),
      mailsAt({ person, position }).join('\n'),
    ]),
  }
}

const mayPrint = ({ user }: Printing, name: EntityName): boolean =>
  scopeOf(user, name, 'read') !== 'none' && scopeOf(user, name, 'print') !== 'none'
