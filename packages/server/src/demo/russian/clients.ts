/** Russian firms and persons. */
import { wordsOf } from '@kartoteka/model'
import type { Chance } from '../chance.ts'
import { type Draft, type Employee, numbered, siteOf } from '../draft.ts'
import { inn, innOfPerson, kppOf, landline } from '../numbers.ts'
import { firms, inLatin, people, streets, titles, towns } from './lists.ts'

/** Every firm of the list once, and some persons. */
export function russianClients(chance: Chance, persons: number): readonly Draft[] {
  const human = chance.deck(people)
  return [
    ...firms.map(([name, shortName]) => firmOf(chance, name, shortName, human)),
    ...Array.from({ length: persons }, () => personOf(chance, human())),
  ]
}

type Human = readonly [lastName: string, firstName: string]

function firmOf(chance: Chance, name: string, shortName: string | undefined, human: () => Human): Draft {
  const { values, region, area } = address(chance)
  const alone = name.startsWith('ИП ')
  const number = alone ? innOfPerson(chance, region) : inn(chance, region)
  const site = inLatin(siteOf(name))
  const staff = Array.from({ length: chance.between(1, 3) }, (_, index) =>
    employee(chance, human(), index, site),
  )
  return {
    speech: 'ru',
    staff,
    values: {
      kind: 'firm',
      name,
      ...(shortName && { shortName }),
      taxNumber: { country: 'RU', number },
      ...(!alone && { kpp: kppOf(number) }),
      ...values,
      phones: [{ number: landline(chance, area) }],
      mails: chance.yes(80) ? [`info@${site}`] : [],
      labels: ['abroad'],
    },
  }
}

function employee(chance: Chance, [lastName, firstName]: Human, index: number, site: string): Employee {
  const mail = `${inLatin(wordsOf(lastName).join(''))}@${site}`
  return {
    firstName,
    lastName,
    title: index === 0 ? titles[0] : chance.pick(titles.slice(1)),
    phones: chance.yes(50)
      ? [
          {
            number: `+7 9${chance.pick(['06', '11', '21', '52'])} 555 ${chance.digits(1)}${chance.between(100, 599)}`,
          },
        ]
      : [],
    mails: chance.yes(60) ? [mail] : [],
  }
}

function personOf(chance: Chance, [lastName, firstName]: Human): Draft {
  const { values, area } = address(chance)
  return {
    speech: 'ru',
    staff: [],
    values: {
      kind: 'person',
      name: `${lastName} ${firstName}`,
      firstName,
      lastName,
      ...values,
      phones: [{ number: landline(chance, area) }],
      mails: [],
      labels: ['abroad'],
    },
  }
}

function address(chance: Chance) {
  const [town, region, code, area, province] = chance.pick(towns)
  return {
    values: {
      street: numbered(chance, chance.pick(streets)),
      postalCode: code + chance.digits(3),
      town,
      province,
      country: 'RU',
    },
    region,
    area,
  }
}
