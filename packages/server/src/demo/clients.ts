/** Who are our clients, who cares for them and since when. */
import { type Day, daysAfter } from '@kartoteka/model'
import { clientsAbroad } from './abroad/clients.ts'
import { cast } from './cast/cast.ts'
import type { Chance } from './chance.ts'
import type { Draft } from './draft.ts'
import { landline } from './numbers.ts'
import type { DemoClient, DemoPerson, DemoPosition } from './plain.ts'
import { polishClients } from './polish/clients.ts'
import { russianClients } from './russian/clients.ts'

export interface Clientele {
  readonly clients: readonly DemoClient[]
  readonly people: readonly DemoPerson[]
  readonly positions: readonly DemoPosition[]
  /** How many talks there are with those for whom it is not left to chance. */
  readonly talks: ReadonlyMap<string, number>
}

/** The card file that was kept before was brought in two and a half years ago, these many days. */
export const daysOfFirm = 910
/** Talks reach back one year and a half. */
export const daysOfTalks = 548

export function clientele(chance: Chance, today: Day): Clientele {
  const drafts = [
    ...cast,
    ...polishClients(chance, { places: 45, lodgings: 15, houses: 52, crafts: 82, persons: 42 }),
    ...russianClients(chance, 6),
    ...clientsAbroad(chance),
  ]
  const clients = drafts.map((draft, index) =>
    clientOf(chance, draft, draft.key ?? `client${index + 1}`, today),
  )
  const staff = drafts.flatMap((draft, index) =>
    draft.staff.map((employee, place) => ({ employee, place, client: clients[index]!.key })),
  )
  const people = new Map<string, DemoPerson>()
  const positions: DemoPosition[] = []
  for (const { employee, place, client } of staff) {
    const key = employee.key ?? `${client}.${place + 1}`
    const { firstName, lastName, title, phones = [], mails = [] } = employee
    if (!people.has(key)) people.set(key, { key, firstName, lastName, phones, mails })
    positions.push({ client, person: key, title, primary: place === 0, active: place < 2 || chance.yes(90) })
  }
  const seconds = secondPositions(chance, clients, positions)
  const talks = new Map(
    drafts.flatMap(({ fate }, index) => (fate ? [[clients[index]!.key, fate.talks ?? 1] as const] : [])),
  )
  return { clients, people: [...people.values()], positions: [...positions, ...seconds], talks }
}

function clientOf(chance: Chance, { speech, values, fate }: Draft, key: string, today: Day): DemoClient {
  const imported = fate !== undefined || chance.yes(60)
  const since = daysAfter(today, imported ? -daysOfFirm : -chance.between(20, daysOfTalks + 90))
  const owner = fate?.owner ?? ownerOf(chance, speech)
  const whole = {
    active: fate !== undefined || chance.yes(93),
    visibility: 'everyone',
    ...(imported && chance.yes(60) && { externalId: `KH/${chance.between(2014, 2021)}/${chance.digits(5)}` }),
    ...values,
    owner,
    labels: [
      ...new Set([...values.labels, ...(fate || values.kind === 'person' ? [] : furtherLabels(chance))]),
    ],
    team: values.kind === 'firm' && chance.yes(12) ? [chance.pick(['lukasz', 'marek', 'joanna'])] : [],
  }
  const earlier = fate ? fate.before : earlierValues(chance, whole)
  return {
    key,
    values: whole,
    speech,
    since,
    imported,
    ...(earlier && {
      before: { on: daysAfter(today, -chance.between(2, imported ? 500 : 15)), values: earlier },
    }),
    ...(fate?.binned && { binnedOn: daysAfter(today, -40) }),
  }
}

const ownerOf = (chance: Chance, speech: Draft['speech']): string =>
  speech === 'ru'
    ? chance.pick(['swietlana', 'swietlana', 'swietlana', 'tomasz'])
    : speech === 'en'
      ? chance.pick(['emily', 'emily', 'emily', 'emily', 'swietlana'])
      : chance.pick([
          'anna',
          'anna',
          'anna',
          'piotr',
          'piotr',
          'piotr',
          'katarzyna',
          'katarzyna',
          'tomasz',
          'joanna',
          'marek',
          'lukasz',
        ])

const furtherLabels = (chance: Chance): readonly string[] =>
  [
    ['contract', 28] as const,
    ['lease', 16] as const,
    ['important', 7] as const,
    ['debt', 6] as const,
    ['tender', 3] as const,
  ].flatMap(([label, percent]) => (chance.yes(percent) ? [label] : []))

/** One client in eight has a new telephone, has moved, or became important only later. */
function earlierValues(
  chance: Chance,
  values: DemoClient['values'],
): Readonly<Record<string, unknown>> | undefined {
  if (!chance.yes(13)) return undefined
  if (values.active === false) return { active: true }
  if (values.labels.length > 1) return { labels: values.labels.slice(0, -1) }
  if (values.country === 'PL') return { phones: [{ number: landline(chance, '+48 22 555') }] }
  return { remarks: null }
}

/** Some people work in two places: they help out at another client of the same language. */
function secondPositions(
  chance: Chance,
  clients: readonly DemoClient[],
  positions: readonly DemoPosition[],
): readonly DemoPosition[] {
  const polish = clients.filter(
    ({ speech, imported, values, key }) =>
      speech === 'pl' && imported && values.kind === 'firm' && key.startsWith('client'),
  )
  const people = positions.filter(
    ({ client, primary }) => !primary && polish.some(({ key }) => key === client),
  )
  return people.slice(0, 14).flatMap(({ person, client }) => {
    const other = chance.pick(polish)
    return other.key === client
      ? []
      : [{ client: other.key, person, title: 'doradca', primary: false, active: true }]
  })
}
