import { type CustomFieldKind, type Field, isCustom } from '@kartoteka/model'
import type { Columns } from '../columns/column.ts'
import { columns } from '../columns/index.ts'
import { amounts } from './amounts.ts'
import {
  decimals,
  flag,
  type KeptInJson,
  numbers,
  severalWords,
  telephones,
  times,
  word,
  words,
} from './kept.ts'

/** How every kind that a firm may choose is kept; the compiler names the missing one. */
export const inJson: Readonly<Record<CustomFieldKind, KeptInJson>> = {
  choice: word,
  choices: severalWords,
  day: times,
  decimal: decimals,
  instant: times,
  longText: word,
  mail: word,
  money: amounts,
  phones: telephones,
  reference: word,
  text: words,
  webAddress: words,
  whole: numbers,
  yesNo: flag,
}

/** How a field is read and looked for, wherever it is kept. */
export const keptAs = (
  name: string,
  { kind }: Field,
): Pick<Columns, 'read' | 'where' | 'sortKey' | 'sortType'> =>
  isCustom(name) ? inJson[kind as CustomFieldKind] : columns[kind]
