import type { Organisation } from './organisation.ts'

type Forms = Readonly<Record<Organisation['kind'], readonly string[]>>

/** The usual ones by country; others are written as they are called where the firm is. */
const byCountry: Readonly<Record<string, Forms>> = {
  PL: {
    firm: ['sp. z o.o.', 'S.A.', 'P.S.A.', 'sp.j.', 'sp.k.', 'S.K.A.', 'sp.p.', 's.c.'],
    soleTrader: ['jednoosobowa działalność gospodarcza'],
  },
  RU: { firm: ['ООО', 'АО', 'ПАО', 'НАО'], soleTrader: ['ИП'] },
  BY: { firm: ['ООО', 'ОАО', 'ЗАО', 'ЧУП'], soleTrader: ['ИП'] },
  KZ: { firm: ['ТОО', 'АО'], soleTrader: ['ИП'] },
  UA: { firm: ['ТОВ', 'АТ', 'ПП'], soleTrader: ['ФОП'] },
  DE: {
    firm: ['GmbH', 'AG', 'UG (haftungsbeschränkt)', 'GmbH & Co. KG', 'KG', 'OHG', 'GbR'],
    soleTrader: ['e.K.', 'Einzelunternehmen'],
  },
  AT: { firm: ['GmbH', 'AG', 'KG', 'OG'], soleTrader: ['e.U.'] },
  CZ: { firm: ['s.r.o.', 'a.s.', 'v.o.s.', 'k.s.'], soleTrader: ['OSVČ'] },
  SK: { firm: ['s.r.o.', 'a.s.', 'v.o.s.', 'k.s.'], soleTrader: ['SZČO'] },
  LT: { firm: ['UAB', 'AB', 'MB'], soleTrader: ['IĮ'] },
  LV: { firm: ['SIA', 'AS'], soleTrader: ['IK'] },
  EE: { firm: ['OÜ', 'AS'], soleTrader: ['FIE'] },
  GB: { firm: ['Ltd', 'PLC', 'LLP'], soleTrader: ['sole trader'] },
  IE: { firm: ['Ltd', 'DAC', 'PLC'], soleTrader: ['sole trader'] },
  US: { firm: ['LLC', 'Inc.', 'Corp.', 'LLP'], soleTrader: ['sole proprietorship'] },
}

/** Legal forms to choose among in a country; anything else may be written as well. */
export const usualForms = (country: unknown, kind: unknown): readonly string[] =>
  byCountry[String(country)]?.[kind === 'soleTrader' ? 'soleTrader' : 'firm'] ?? []
