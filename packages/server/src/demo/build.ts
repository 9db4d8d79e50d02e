import type { Day } from '@kartoteka/model'
import { chanceOf } from './chance.ts'
import { clientele } from './clients.ts'
import { places, recipients } from './deliveries.ts'
import { fields, withCredit, withFeatures, withRamp } from './features.ts'
import { links, notes } from './filed.ts'
import { colleagues, departments, designations, organisations } from './firm.ts'
import { withDesk, withManners } from './known.ts'
import { labels, withMatter, withOrigin, withRole } from './labels.ts'
import type { Demo } from './plain.ts'
import { storyOf } from './story.ts'
import { promised } from './tasks.ts'
import { withPeriod, withTerms } from './terms.ts'

/** The demonstration firm as plain data, the same for the same seed and day. */
export function buildDemo(seed: number, today: Day): Demo {
  const chance = chanceOf(seed)
  const known = clientele(chance, today)
  const clients = new Map(known.clients.map((client) => [client.key, client]))
  const manners = chanceOf(seed + 4)
  const first = new Map(known.positions.toReversed().map((position) => [position.person, position]))
  const people = new Map(
    known.people.map((person) => {
      const { speech } = clients.get(first.get(person.key)!.client)!
      return [person.key, withManners(manners, person, speech, today)]
    }),
  )
  const terms = chanceOf(seed + 1)
  const features = chanceOf(seed + 2)
  const origins = chanceOf(seed + 3)
  const { talks, tasks } = promised(chance, storyOf(chance, known, today), today)
  const credit = chanceOf(seed + 5)
  return {
    organisations,
    departments,
    designations,
    colleagues,
    labels,
    fields,
    clients: known.clients.map((client) =>
      withOrigin(origins, withCredit(credit, withFeatures(features, withTerms(terms, client), today))),
    ),
    people: [...people.values()].map((person) => withRole(person, known.positions)),
    positions: known.positions.map((position) => {
      const { person, client } = position
      const isSecond = first.get(person) !== position
      const desk = withDesk(manners, position, people.get(person)!, clients.get(client)!, isSecond)
      return withPeriod(terms, desk, today)
    }),
    places: places.map(withRamp),
    recipients,
    notes,
    links,
    talks,
    tasks: tasks.map(withMatter),
  }
}
