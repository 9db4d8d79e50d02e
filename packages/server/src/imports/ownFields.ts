/** Columns of a file that fill the firm's own fields of clients and people. */
import {
  type CustomField,
  customName,
  fold,
  hasOptions,
  languages,
  moneyIn,
  ownCurrency,
} from '@kartoteka/model'
import { splitPhones } from '@kartoteka/model/clients/written.ts'
import type { Asking } from '../records/asking.ts'
import type { RowSaid } from './columns.ts'
import { dayOf } from './days.ts'
import { isNothing, withoutCurrency } from './words.ts'

type Whose = 'client' | 'person'
/** "client.custom.guarantee". */
export type OwnTarget = `${Whose}.custom.${string}`

export const isOwn = (target: string): target is OwnTarget => /^(client|person)\.custom\./.test(target)

type Asker = Pick<Asking, 'settings'>

/** The fields that a column can fill. Which client a text means is not sure enough to write it down. */
const fillable = ({ settings }: Asker): readonly CustomField[] =>
  [...settings.customFields.values()]
    .filter(({ entity }) => entity === 'client' || entity === 'person')
    .filter(({ active, deletedAt, kind }) => active && deletedAt === null && kind !== 'client')

const targetOf = ({ entity, key }: CustomField) => `${entity}.${customName(key)}` as OwnTarget

export const ownTargets = (asker: Asker): readonly OwnTarget[] => fillable(asker).map(targetOf)

/** The field that has the column's heading for a name. */
export function ownTargetOf(asker: Asker, heading: string): OwnTarget | null {
  const wanted = fold(heading.trim())
  const field = fillable(asker).find(({ name }) =>
    languages.some((language) => name[language] !== undefined && fold(name[language]) === wanted),
  )
  return field ? targetOf(field) : null
}

/** What a row says of them, as their kinds read it; what cannot be understood is left for them to refuse. */
export function ownValues(asker: Asker, whose: Whose, said: RowSaid): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {}
  for (const field of fillable(asker)) {
    const text = field.entity === whose ? said[targetOf(field)]?.[0]?.text : undefined
    if (text !== undefined && !isNothing(text)) values[customName(field.key)] = understood(asker, field, text)
  }
  return values
}

function understood({ settings }: Asker, field: CustomField, text: string): unknown {
  const { kind } = field
  if (hasOptions(kind)) {
    const list = kind === 'choice' ? [text] : text.split(/[,;|\n]/).filter((each) => each.trim() !== '')
    const keys = list.map((each) => optionOf(field, each))
    return kind === 'choice' ? keys[0] : keys
  }
  if (kind === 'phones') return splitPhones(text)
  if (kind === 'day') return dayOf(text) ?? text
  // A workbook's number may bring the currency of its format.
  if (kind === 'whole' || kind === 'decimal') return withoutCurrency(text).replace(/\s/gu, '')
  if (kind === 'money')
    return moneyIn(ownCurrency([...settings.organisations.values()], settings.firm.country), text)
  if (kind === 'user') return userOf(settings, text)
  return text
}

function optionOf({ options }: CustomField, text: string): string {
  const wanted = fold(text.trim())
  const option = options.find(
    ({ key, name }) =>
      fold(key) === wanted || languages.some((each) => name[each] && fold(name[each]) === wanted),
  )
  return option?.key ?? text.trim()
}

function userOf({ users }: Asking['settings'], text: string): string {
  const wanted = fold(text.trim())
  const user = [...users.values()].find(
    ({ name, email, deletedAt }) => deletedAt === null && (fold(name) === wanted || fold(email) === wanted),
  )
  return user?.id ?? text
}
