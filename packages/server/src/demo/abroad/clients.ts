/** British, German, Czech and Lithuanian firms: one writes to all of them in English. */
import type { Chance } from '../chance.ts'
import { type Draft, type Employee, mailAt, numbered, patterned, siteOf } from '../draft.ts'
import { landline, taxNumberOf } from '../numbers.ts'
import { type Abroad, britain, czechia, germany, lithuania } from './lists.ts'

/** Every firm of the lists once. */
export const clientsAbroad = (chance: Chance): readonly Draft[] =>
  [britain, germany, czechia, lithuania].flatMap((land) => {
    const human = chance.deck(land.people)
    return land.firms.map((name) => firmOf(chance, land, name, human))
  })

function firmOf(chance: Chance, land: Abroad, name: string, human: () => string): Draft {
  const { country } = land
  const [town, postalCode, area] = chance.pick(land.towns)
  const number = taxNumberOf(chance, country)
  const site = siteOf(name)
  const street = chance.pick(land.streets)
  return {
    speech: 'en',
    staff: Array.from({ length: chance.between(1, 3) }, (_, index) =>
      employee(chance, land, human(), index, site),
    ),
    values: {
      kind: 'firm',
      name,
      taxNumber: { country, number },
      ...(country !== 'GB' && { euVat: country + number }),
      street: country === 'GB' ? `${chance.between(1, 90)} ${street}` : numbered(chance, street),
      postalCode: patterned(chance, postalCode),
      town,
      country,
      phones: [{ number: landline(chance, area, country === 'LT' ? 1 : 0) }],
      mails: [`${country === 'GB' ? 'hello' : 'info'}@${site}`],
      ...(chance.yes(50) && { website: `https://${site}` }),
      labels: ['abroad'],
    },
  }
}

function employee(chance: Chance, { titles }: Abroad, name: string, index: number, site: string): Employee {
  const [firstName = '', ...rest] = name.split(' ')
  const lastName = rest.join(' ')
  return {
    firstName,
    lastName,
    title: index === 0 ? titles[0]! : chance.pick(titles.slice(1)),
    mails: chance.yes(75) ? [mailAt(site, firstName, lastName)] : [],
  }
}
