import type { Day } from '@kartoteka/model'
import { chanceOf } from './chance.ts'
import { clientele } from './clients.ts'
import { places, recipients } from './deliveries.ts'
import { fields, withCredit, withFeatures, withRamp } from './features.ts'
import { links, notes } from './filed.ts'
import { colleagues, departments, labels, organisations } from './firm.ts'
import type { Demo } from './plain.ts'
import { storyOf } from './story.ts'
import { promised } from './tasks.ts'
import { withPeriod, withTerms } from './terms.ts'

/** The demonstration firm as plain data, the same for the same seed and day. */
export function buildDemo(seed: number, today: Day): Demo {
  const chance = chanceOf(seed)
  const known = clientele(chance, today)
  const { people } = known
  const terms = chanceOf(seed + 1)
  const features = chanceOf(seed + 2)
  const credit = chanceOf(seed + 3)
  return {
    organisations,
    departments,
    colleagues,
    labels,
    fields,
    clients: known.clients.map((client) =>
      withCredit(credit, withFeatures(features, withTerms(terms, client), today)),
    ),
    people,
    positions: known.positions.map((position) => withPeriod(terms, position, today)),
    places: places.map(withRamp),
    recipients,
    notes,
    links,
    ...promised(chance, storyOf(chance, known, today), today),
  }
}
