/** REGON, the register of the Polish statistical office (GUS), by its service BIR 1.1. */
import { Fault } from '../errors.ts'
import type { Outbound } from '../outbound/outbound.ts'
import { calm } from './polish.ts'
import { dayOf, notThere, type Said } from './said.ts'
import { call, parameter } from './soap.ts'
import { type Row, rowsIn } from './xml.ts'

const ofFirms = ['BIR11OsPrawna']
const ofPeople = 'BIR11OsFizycznaDaneOgolne'

/** A natural person's report by the part of the register ("silos") in which their business stands. */
const ofBusiness: Readonly<Record<string, string>> = {
  1: 'BIR11OsFizycznaDzialalnoscCeidg',
  2: 'BIR11OsFizycznaDzialalnoscRolnicza',
  3: 'BIR11OsFizycznaDzialalnoscPozostala',
  4: 'BIR11OsFizycznaDzialalnoscSkreslonaDo20141108',
}

/** What the service says for "nothing found"; everything else is a refusal. */
const nothingFound = '4'

export async function askGus(outbound: Outbound, address: string, nip: string, key: string): Promise<Said> {
  const session = await call(outbound, address, 'Zaloguj', parameter('pKluczUzytkownika', key))
  if (session === '') throw new Fault('registerKey')
  try {
    const row = await search(outbound, address, session, nip)
    if (!row) return notThere()
    const report = new Map<string, string>()
    for (const name of reportsFor(row))
      for (const [field, value] of await reportOf(outbound, address, session, row.get('Regon') ?? '', name))
        report.set(field.replace(/^(praw|fiz|fizC|fizP)_/, ''), value)
    return said(row, report, nip)
  } finally {
    // Sessions end by themselves after an hour; nobody waits for this one.
    call(outbound, address, 'Wyloguj', parameter('pIdentyfikatorSesji', session), session).catch(() => {})
  }
}

/** The firm or person itself, not one of their local units; one in business before one that has ended. */
async function search(
  outbound: Outbound,
  address: string,
  session: string,
  nip: string,
): Promise<Row | undefined> {
  const wanted = `<ns:pParametryWyszukiwania><dat:Nip>${nip}</dat:Nip></ns:pParametryWyszukiwania>`
  const rows = table(await call(outbound, address, 'DaneSzukajPodmioty', wanted, session))
  const own = rows.filter((row) => row.get('Typ') === 'P' || row.get('Typ') === 'F')
  return own.find((row) => !row.get('DataZakonczeniaDzialalnosci')) ?? own[0]
}

function reportsFor(row: Row): readonly string[] {
  if (row.get('Typ') === 'P') return ofFirms
  const business = ofBusiness[row.get('SilosID') ?? '']
  return business === undefined ? [ofPeople] : [ofPeople, business]
}

async function reportOf(
  outbound: Outbound,
  address: string,
  session: string,
  regon: string,
  name: string,
): Promise<Row> {
  const wanted = parameter('pRegon', regon) + parameter('pNazwaRaportu', name)
  const [row] = table(await call(outbound, address, 'DanePobierzPelnyRaport', wanted, session))
  return row ?? new Map()
}

function table(xml: string): readonly Row[] {
  const rows = rowsIn(xml, 'dane')
  if (rows === undefined) throw new Fault('registerGarbled')
  const code = rows[0]?.get('ErrorCode')
  if (code === nothingFound) return []
  if (code !== undefined) throw new Fault('registerRefused', { params: { reason: code.slice(0, 40) } })
  return rows
}

function said(row: Row, report: Row, nip: string): Said {
  const kept = (name: string) => report.get(name) || undefined
  const ended =
    kept('dataZakonczeniaDzialalnosci') ??
    kept('dataSkresleniaZRegon') ??
    kept('dataSkresleniaDzialalnosciZRegon') ??
    row.get('DataZakonczeniaDzialalnosci')
  const krs = kept('numerWRejestrzeEwidencji')
  const form = kept('szczegolnaFormaPrawna_Nazwa') ?? kept('podstawowaFormaPrawna_Nazwa')
  return {
    isThere: true,
    values: {
      name: kept('nazwa') ?? row.get('Nazwa'),
      shortName: kept('nazwaSkrocona'),
      taxNumber: { country: 'PL', number: nip },
      regon: row.get('Regon'),
      // Firms of other registers have numbers of other forms there.
      krs: krs && /^\d{10}$/.test(krs) ? krs : undefined,
      ...addressOf(row),
    },
    legalForm: form?.toLowerCase() ?? null,
    vat: null,
    ended: dayOf(ended),
  }
}

/** Villages without streets number their houses: there the place stands where else the street does. */
function addressOf(row: Row): Said['values'] {
  const town = calm(row.get('Miejscowosc') ?? '')
  const number = [row.get('NrNieruchomosci'), row.get('NrLokalu')].filter(Boolean).join('/')
  const street = calm(row.get('Ulica') ?? '') || (number && town)
  return {
    street: [street, number].filter(Boolean).join(' '),
    postalCode: row.get('KodPocztowy'),
    town,
    province: row.get('Wojewodztwo')?.toLowerCase(),
    country: 'PL',
  }
}
