/** Polish firms and persons. */

import type { Chance } from '../chance.ts'
import { type Draft, type DraftValues, type Employee, mailAt, numbered, siteOf } from '../draft.ts'
import { account, krs, landline, mobile, nip, regon } from '../numbers.ts'
import { crafts, houseNames, houses } from './houses.ts'
import { type Human, humans } from './humans.ts'
import { lodgingNames, lodgings, placeNames, places } from './places.ts'
import { positions, remarks } from './staff.ts'
import { streets, towns } from './towns.ts'
import type { Trade } from './trade.ts'

/** As many clients of each sort as are asked for. */
export function polishClients(
  chance: Chance,
  count: { places: number; lodgings: number; houses: number; crafts: number; persons: number },
): readonly Draft[] {
  const someone = humans(chance)
  const remark = chance.deck(remarks)
  const more = () => (chance.yes(22) ? { remarks: remark() } : {})
  const named = (trades: readonly Trade[], names: readonly string[], times: number, make: typeof placeOf) => {
    const [trade, name] = [chance.deck(trades), chance.deck(names)]
    return Array.from({ length: times }, () => make(chance, trade(), name(), someone, more()))
  }
  return [
    ...named(places, placeNames, count.places, placeOf),
    ...named(lodgings, lodgingNames, count.lodgings, placeOf),
    ...named(houses, houseNames, count.houses, houseOf),
    ...named(crafts, [''], count.crafts, craftOf),
    ...Array.from({ length: count.persons }, () => personOf(chance, someone(), more())),
  ]
}

function placeOf(chance: Chance, trade: Trade, name: string, someone: () => Human, more: object): Draft {
  const owner = someone()
  const form = chance.pick(['', '', ' s.c.', ' sp.j.', ' sp. z o.o.'])
  const whole =
    form === ''
      ? `${trade.begins} ${name} ${owner.firstName} ${owner.lastName}`
      : `${trade.begins} ${name}${form}`
  return firm(
    chance,
    trade,
    whole,
    name,
    { ...more, ...(chance.yes(50) && { shortName: name }) },
    form === ' sp. z o.o.' || form === ' sp.j.',
    [owner, ...staff(chance, someone, 2)],
  )
}

function houseOf(chance: Chance, trade: Trade, name: string, someone: () => Human, more: object): Draft {
  const form = chance.pick([
    ' sp. z o.o.',
    ' sp. z o.o.',
    ' sp. z o.o.',
    ' S.A.',
    ' sp.k.',
    ' Sp. z o.o. Sp. k.',
    ' sp.j.',
  ])
  const whole = `${trade.begins} ${name}${form}`.trim()
  return firm(chance, trade, whole, name, { ...more, ...(chance.yes(30) && { shortName: name }) }, true, [
    someone(),
    ...staff(chance, someone, 3),
  ])
}

function craftOf(chance: Chance, trade: Trade, _name: string, someone: () => Human, more: object): Draft {
  const owner = someone()
  const name = chance.yes(25)
    ? `${trade.begins} ${owner.lastName}`
    : `${trade.begins} ${owner.firstName} ${owner.lastName}`
  return firm(chance, trade, name, `${trade.begins.split(' ')[0]} ${owner.lastName}`, more, false, [
    owner,
    ...staff(chance, someone, 1),
  ])
}

const staff = (chance: Chance, someone: () => Human, most: number) =>
  Array.from({ length: chance.between(0, most) }, someone)

function firm(
  chance: Chance,
  trade: Trade,
  name: string,
  called: string,
  more: object,
  registered: boolean,
  humans: readonly Human[],
): Draft {
  const site = siteOf(called)
  const number = nip(chance)
  const place = address(chance)
  const values: DraftValues = {
    kind: 'firm',
    name,
    taxNumber: { country: 'PL', number },
    ...(chance.yes(85) && { regon: regon(chance) }),
    ...(registered && { krs: krs(chance) }),
    ...(registered && chance.yes(45) && { euVat: `PL${number}` }),
    ...place.values,
    phones: [
      {
        number: landline(chance, place.area),
        note: chance.pick(['biuro', 'sekretariat', 'lokal', 'recepcja']),
      },
      ...(chance.yes(40) ? [{ number: mobile(chance) }] : []),
    ],
    mails: chance.yes(90) ? [`${chance.pick(['biuro', 'kontakt', 'info', 'zamowienia'])}@${site}`] : [],
    ...(chance.yes(45) && { website: `https://${site}` }),
    bankAccounts: registered && chance.yes(30) ? [account(chance)] : [],
    labels: trade.label ? [trade.label] : [],
    ...more,
  }
  const titles = positions[trade.staff]
  return {
    speech: 'pl',
    values,
    staff: humans.map((human, index) => employee(chance, human, titles, index, site)),
  }
}

function employee(
  chance: Chance,
  { firstName, lastName, woman }: Human,
  titles: readonly (readonly [string, string])[],
  index: number,
  site: string,
): Employee {
  const [man, lady] = index === 0 ? titles[0]! : chance.pick(titles.slice(1))
  return {
    firstName,
    lastName,
    title: woman ? lady : man,
    phones: chance.yes(65) ? [{ number: mobile(chance) }] : [],
    mails: chance.yes(60) ? [mailAt(site, firstName, lastName)] : [],
  }
}

function personOf(chance: Chance, { firstName, lastName }: Human, more: object): Draft {
  const { values } = address(chance)
  const mail = mailAt('poczta.example', firstName, lastName)
  const phones = [{ number: mobile(chance) }]
  return {
    speech: 'pl',
    staff: [],
    values: {
      kind: 'person',
      name: `${lastName} ${firstName}`,
      firstName,
      lastName,
      ...values,
      phones,
      mails: chance.yes(70) ? [mail] : [],
      labels: [],
      ...more,
    },
  }
}

function address(chance: Chance) {
  const [town, code, area, province] = chance.pick(towns)
  const values = {
    street: numbered(chance, chance.pick(streets)),
    postalCode: `${code}-${chance.digits(3)}`,
    town,
    province,
    country: 'PL',
  }
  return { values, area: `+48 ${area} 555` }
}
