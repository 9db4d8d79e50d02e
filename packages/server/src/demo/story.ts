/** What has happened with the clients until today: talks, and what was promised in them. */
import { type Day, daysAfter, type Instant, type Purpose } from '@kartoteka/model'
import type { Chance } from './chance.ts'
import { daysOfTalks } from './clients.ts'
import * as english from './english/topics.ts'
import { colleagues } from './firm.ts'
import type { Craft, DemoClient, DemoPosition, DemoTalk, Speech } from './plain.ts'
import * as polish from './polish/topics.ts'
import * as russian from './russian/topics.ts'
import { type Fillings, fillerOf, type Topic } from './topic.ts'

/** A talk, its day, and the tasks that it could lead to. */
export interface Told {
  readonly talk: DemoTalk
  readonly day: Day
  readonly promises: readonly string[]
  /** Whose craft they need. */
  readonly craft: Craft
  readonly speech: Speech
}

const speeches: Readonly<Record<Speech, { topics: readonly Topic[]; fillings: Fillings }>> = {
  pl: polish,
  ru: russian,
  en: english,
}

interface Clients {
  readonly clients: readonly DemoClient[]
  readonly positions: readonly DemoPosition[]
  readonly talks: ReadonlyMap<string, number>
}

/** Talks with every client, oldest first. */
export function storyOf(chance: Chance, { clients, positions, talks }: Clients, today: Day): readonly Told[] {
  const people = Map.groupBy(positions, ({ client }) => client)
  const told = clients.flatMap((client) => {
    const times = talks.get(client.key) ?? howMany(chance)
    const present = (people.get(client.key) ?? []).map(({ person }) => person)
    return Array.from({ length: times }, () => talkWith(chance, client, present, today)).filter(
      (each) => each !== undefined,
    )
  })
  return told.sort((one, other) => (one.talk.at < other.talk.at ? -1 : 1))
}

/** Most clients are spoken to now and then, a few every month, some never. */
const howMany = (chance: Chance): number => {
  const sort = chance.between(1, 100)
  return sort <= 10
    ? 0
    : sort <= 60
      ? chance.between(1, 3)
      : sort <= 90
        ? chance.between(3, 8)
        : chance.between(8, 18)
}

function talkWith(
  chance: Chance,
  client: DemoClient,
  people: readonly string[],
  today: Day,
): Told | undefined {
  const { topics, fillings } = speeches[client.speech]
  const topic = chance.pick(fittingTopics(topics, client))
  const by = client.values.visibility === 'everyone' ? speaker(chance, client, topic.by) : client.values.owner
  const day = dayOfTalk(chance, by, client.since, today)
  if (day === undefined) return undefined
  const fill = fillerOf(
    chance,
    client.values.kind === 'person' ? { ...fillings, n: ['1', '2', '3'] } : fillings,
  )
  const text = topic.says.map((sentences) => fill(chance.pick(sentences))).filter(Boolean)
  const result = chance.pick(topic.results)
  const talk: DemoTalk = {
    client: client.key,
    ...(people.length > 0 && chance.yes(85) && { person: chance.pick(people) }),
    by,
    kind: chance.pick(topic.kinds),
    purpose: purposeOf[topic.by],
    at: momentOn(chance, day),
    text: text.join(' '),
    ...(result && { result }),
    ...(chance.yes(2) && { visibility: 'department' as const }),
  }
  return { talk, day, promises: topic.next.map(fill), craft: topic.by, speech: client.speech }
}

export const purposeOf = { sales: 'sales', service: 'service', office: 'other' } as const satisfies Record<
  Craft,
  Purpose
>

/** In the hours of an office in Warsaw. */
const momentOn = (chance: Chance, day: Day): Instant => {
  const [hour, minute] = [chance.between(7, 14), chance.between(0, 59)].map((part) =>
    String(part).padStart(2, '0'),
  )
  return `${day}T${hour}:${minute}:00.000Z`
}

/** What one may talk about with them, as often as it comes up. */
const fittingTopics = (topics: readonly Topic[], { values }: DemoClient): readonly Topic[] => {
  const served = values.labels.some((label) => label === 'contract' || label === 'important')
  const never = (topic: Topic) =>
    (topic.not === 'person' && values.kind === 'person') || (topic.not === 'contract' && served)
  return topics
    .filter((topic) => !never(topic))
    .flatMap((topic) => Array.from({ length: topic.often ?? 1 }, () => topic))
}

/** Sales talks are held by whoever cares for the client, the others by those whose craft it is. */
function speaker(chance: Chance, { values, speech }: DemoClient, does: Craft): string {
  const owner = colleagues.find(({ key }) => key === values.owner)!
  if (owner.does === does || speech !== 'pl') return owner.key
  const able = colleagues.filter(
    (each) => each.does === does && (each.language === 'pl' || each.key === owner.key),
  )
  return chance.yes(8) ? owner.key : chance.pick(able).key
}

/**
 * The nearer to today the more. People telephone on some days of the week and write it down there and then,
 * so what is written on one day belongs together; of the last weeks every day is known.
 */
function dayOfTalk(chance: Chance, by: string, since: Day, today: Day): Day | undefined {
  const share = chance.between(0, 999) / 1000
  const back = 1 + Math.floor((daysOfTalks - 1) * share ** 1.35)
  const day = daysAfter(today, -back)
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  const wanted = back > 20 ? (by.length + Math.floor(back / 7)) % 5 : Math.min(weekday, 4)
  const moved = daysAfter(day, Math.min(wanted - weekday, back - 1))
  return moved > since ? onWorkday(moved) : undefined
}

/** Not on a Saturday or Sunday. */
export const onWorkday = (day: Day): Day => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 6 ? daysAfter(day, -1) : weekday === 0 ? daysAfter(day, -2) : day
}
