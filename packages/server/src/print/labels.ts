/** Addresses on sheets of sticky labels. */
import {
  type Address,
  type Entity,
  type LabelSheetName,
  type Language,
  labelSheetNames,
  labelSheets,
  perSheet,
  type Refusal,
  refuse,
  registry,
} from '@kartoteka/model'
import { Fault } from '../errors.ts'
import { exporter } from '../exports/rows.ts'
import { listJson } from '../records/list.ts'
import { loadReadable } from '../records/load.ts'
import { problemAt } from '../records/refused.ts'
import type { Stored } from '../records/stored.ts'
import { inWhoseName, type Printing } from './printing.ts'

/** Labels that one print has at most. */
export const mostLabels = 2_000
/** Millimetres by which everything can be moved. */
const mostMoved = 20

export interface LabelsAsked {
  readonly sheet: LabelSheetName
  /** The first label, from 1. */
  readonly first: number
  readonly address: 'correspondence' | 'main'
  readonly right: number
  readonly down: number
}

const kinds = ['correspondence', 'main'] as const

/** What the address says of the labels; a fault that names the parts that cannot be. */
export function readLabels(query: Readonly<Record<string, string | undefined>>): LabelsAsked {
  const problems: { at: string; refusal: Refusal }[] = []
  const sheet = labelSheetNames.find((each) => each === (query.sheet ?? 'L7160'))
  if (!sheet)
    problems.push({ at: 'sheet', refusal: refuse('notOneOf', { choices: labelSheetNames.join(', ') }) })
  const address = kinds.find((each) => each === (query.address ?? 'correspondence'))
  if (!address) problems.push({ at: 'address', refusal: refuse('notOneOf', { choices: kinds.join(', ') }) })
  const number = (name: string, usual: number, min: number, max: number) => {
    const said = query[name] === undefined || query[name] === '' ? usual : Number(query[name])
    if (Number.isFinite(said) && said >= min && said <= max) return said
    problems.push({ at: name, refusal: refuse('outOfRange', { min, max }) })
    return usual
  }
  const first = Math.trunc(number('first', 1, 1, sheet ? perSheet(labelSheets[sheet]) : 100))
  const [right, down] = [number('right', 0, -mostMoved, mostMoved), number('down', 0, -mostMoved, mostMoved)]
  if (problems.length > 0)
    throw new Fault('refused', { problems: problems.map(({ at, refusal }) => problemAt(at, refusal)) })
  return { sheet: sheet!, address: address!, first, right, down }
}

/** Which clients: some, by id, else those of a list in its order. */
export interface Whom {
  readonly ids: readonly string[]
  readonly where?: string
  readonly sort?: string
}

export async function printLabels(printing: Printing, whom: Whom, asked: LabelsAsked): Promise<Buffer> {
  const { press, settings, words } = printing
  // The post of the sender's country reads the last line, not whoever prints it.
  const language = inWhoseName(printing)?.language ?? printing.language
  const clients = await clientsToPrint(printing, whom)
  const labels = clients.flatMap((client) => {
    const lines = labelOf(client, asked.address, { country: settings.firm.country, language })
    return lines ? [lines] : []
  })
  return press.print('labels', {
    lang: language,
    title: words.printing.labels.title,
    sheet: labelSheets[asked.sheet],
    skip: asked.first - 1,
    right: asked.right,
    down: asked.down,
    labels,
  })
}

async function clientsToPrint(
  { db, user, settings }: Printing,
  { ids, where, sort }: Whom,
): Promise<readonly Stored[]> {
  const entity = settings.whole(registry.client as unknown as Entity)
  const reader = exporter(user, entity, 'print')
  const hidden = new Set(reader.hidden.client ?? [])
  const shown = (record: Stored): Stored =>
    Object.fromEntries(Object.entries(record).filter(([name]) => !hidden.has(name))) as Stored
  if (ids.length > 0) {
    const found = new Map((await loadReadable(db, reader, entity, ids)).map((each) => [each.id, each]))
    return ids.flatMap((id) => {
      const record = found.get(id)
      return record && record.deletedAt === null ? [shown(record)] : []
    })
  }
  const rows: Stored[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const asked = { limit: '200', ...(where && { where }), ...(sort && { sort }), ...(after && { after }) }
    const page = JSON.parse(String(await listJson(db, reader, entity, asked))) as {
      rows: readonly Stored[]
      after: string | null
    }
    rows.push(...page.rows)
    if (rows.length > mostLabels) throw new Fault('printTooMuch', { params: { max: mostLabels } })
    after = page.after
  }
  return rows
}

interface Home {
  readonly country: string
  readonly language: Language
}

/**
 * Name, street, post code and town, and abroad the country in capitals as its last line, as the Universal Postal Union
 * wants it. Undefined without a street and a town: nothing arrives there.
 */
export function labelOf(
  client: Readonly<Record<string, unknown>>,
  which: LabelsAsked['address'],
  home: Home,
): readonly string[] | undefined {
  const more = (client.addresses ?? []) as readonly Address[]
  const letters = which === 'correspondence' ? more.find(({ kind }) => kind === 'correspondence') : undefined
  const address = letters ?? (client as Partial<Address>)
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const [street, town] = [text(address.street), text(address.town)]
  if (street === '' && town === '') return undefined
  const country = text(address.country) || home.country
  return [
    text(client.name),
    street,
    [text(address.postalCode), town].filter(Boolean).join(' '),
    country === home.country ? '' : countryIn(home.language, country).toLocaleUpperCase(home.language),
  ].filter((line) => line !== '')
}

const countryIn = (language: Language, code: string): string =>
  new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code
