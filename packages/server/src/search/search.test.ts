/** What is typed on the demonstration firm, and whose card must come first. */
import type { Reader, Scope, SearchHit } from '@kartoteka/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/server.ts'
import { type Database, openDatabase } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { settingsOf } from '../demo/house.ts'
import { writeDemo } from '../demo/write.ts'
import { Fault } from '../errors.ts'
import { search } from './ask.ts'
import { whoCalls } from './call.ts'

let fresh: FreshDatabase
let db: Database
const readers = new Map<string, Reader>()

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.poolConfig)
  await writeDemo(db, '2026-11-23', ({ name }) => name === 'import' || name.startsWith('client.'))
  const settings = await settingsOf(db)
  for (const { id, email } of settings.users.values()) readers.set(email.split('@')[0]!, settings.reader(id)!)
})
afterAll(async () => {
  await db.close()
  await fresh.drop()
})

const zytko = 'Zakłady Młynarskie „Żytko” sp. z o.o.'
const ges = 'Gęś & Jaźń S.A.'
const octu = 'Łódzka Wytwórnia Octu'
const zolw = 'Kawiarnia „Pod Żółwiem” Grażyna Ślimak'
const synowie =
  'Przedsiębiorstwo Produkcyjno-Handlowo-Usługowe Import-Eksport Artykułów Gastronomicznych „Brzęczyszczykiewicz i Synowie” spółka z ograniczoną odpowiedzialnością spółka komandytowa'
const teka = '„KAWA-TEKA” s.c. Róża Wilk, Adam Wilk'
const elektro = 'Elektrotechnika Wolska sp. z o.o.'
const yolochka = 'ООО «Ёлочка»'
const ohara = "O'Hara Trading Ltd"
const backerei = 'Bäckerei Müßiggang GmbH & Co. KG'

describe.each([
  [
    'the beginning of a word, and whole words',
    ['zyt', zytko],
    ['zytko', zytko],
    ['ŻYTKO', zytko],
    ['zakl mlyn', zytko],
    ['mlynarskie żyt', zytko],
    ['sn', 'Fabryka Lodów „Śnieżynka” sp.j.'],
    ['22 schody', 'Galeria 22 Schody'],
    ['kawa tek', teka],
  ],
  [
    'marks and capitals make no difference',
    ['zolw', zolw],
    ['lodz', octu],
    ['ŁÓDZKA wytwornia', octu],
    ['ges jazn', ges],
    ['mussiggang', backerei],
    ['krecek', 'Pražírna Křeček s.r.o.'],
    ['saltinelis', 'UAB „Šaltinėlis“'],
  ],
  [
    'signs between and around words are nothing, "i" is "&"',
    ['Gęś & Jaźń', ges],
    ['„Żytko”', zytko],
    ['gęś i jaźń', ges],
    ["o'hara", ohara],
    ['O’HARA trading', ohara],
    ['ohara', ohara],
    ['o hara', ohara],
    ['kawa-teka', teka],
    ['jas malgosia', 'Fundacja „Jaś i Małgosia”'],
  ],
  [
    'Cyrillic, Ё being Е',
    ['ёлоч', yolochka],
    ['елочка', yolochka],
    ['ооо «Ёлочка»', yolochka],
    ['ЕЛКИНА', yolochka],
    ['щукин петр', 'Щукин Пётр Алексеевич'],
    ['съемка и объем', 'АО «Съёмка и Объём»'],
  ],
  [
    'legal forms typed along, whole or begun; of namesakes the one that has it',
    ['zytko sp z o.o.', zytko],
    ['zytko sp', zytko],
    ['zytko sp z', zytko],
    ['żytko spółka z ogr', zytko],
    ['jaskolbud s.a.', 'Jaskółbud S.A.'],
    ['jaskolbud sp.j.', 'Jaskółbud sp.j.'],
    ['Jaskółbud sp. z o.o.', 'Jaskółbud sp. z o.o.'],
    ['pphu żukolot', 'P.P.H.U. „Żukolot” Zdzisław Żuk'],
    ['mussiggang gmbh & co kg', backerei],
    ['jaskolbud sa', 'Jaskółbud S.A.'],
  ],
  [
    'official numbers, whole, begun, with what people put before and between',
    ['7123045110', zytko],
    ['712-304-51-10', zytko],
    ['PL7123045110', zytko],
    ['PL 712 304 51 10', zytko],
    ['NIP: 712-304-51-10', zytko],
    ['712-30', zytko],
    ['361245093', zytko],
    ['0000418207', zytko],
    ['KRS 0000418207', zytko],
    ['3906124508', yolochka],
    ['ИНН 3906124508', yolochka],
    ['DE812345608', backerei],
    ['LT 304817216', 'UAB „Šaltinėlis“'],
    ['KH/2019/00731', 'P.P.H.U. „Żukolot” Zdzisław Żuk'],
  ],
  [
    'telephones, in any notation, or their end',
    ['678', zytko],
    ['06 78', zytko],
    ['845550678', zytko],
    ['84 555 06 78', zytko],
    ['+48 84 555 06 78', zytko],
    ['0048 84 555-06-78', zytko],
    ['(84) 555 06 78', zytko],
    ['84/555.06.78', zytko],
    ['084 555 06 78', zytko],
    ['tel. 84 555 06 78', zytko],
    ['602 555 744', zytko],
    ['+44 20 7946 0958', ohara],
    ['020 7946 0958', ohara],
    ['+44 (0)20 7946 0958', ohara],
    ['8 (4012) 55-07-71', yolochka],
    ['+7 906 555 86 12', yolochka],
    ['+49 30 23125890', backerei],
  ],
  [
    'mail, whole or in part',
    ['biuro@zytko.example', zytko],
    ['FAKTURY@zytko', zytko],
    ['@gesjazn.example', ges],
    ['gesjazn', ges],
    ['kawateka', teka],
    ['siobhan@oharatrading.example', ohara],
  ],
  [
    'people, and words of two sorts together',
    ['gżegżółka', zytko],
    ['gzegzolka halina', zytko],
    ['halina zytko', zytko],
    ['gzegzolka zamosc', zytko],
    ['kaczor-pióro', ges],
    ['anna kowalska', elektro],
    ['kowalski wroclaw', 'Kowalski Jan, Wrocław'],
    ['lublin kowalski', 'Kowalski Jan, Lublin'],
    ['jan kowalski lub', 'Kowalski Jan, Lublin'],
    ['mlynarskie zamosc', zytko],
    ['szkola lomza', 'Szkoła Podstawowa nr 7 im. Marii Dąbrowskiej w Łomży'],
    ['morszczyn sopot', 'Hotele Nadmorskie „Morszczyn” S.A.'],
  ],
  [
    'inside a word from four letters on',
    ['trotech', elektro],
    ['czyszczyk', synowie],
    ['morskie', 'Hotele Nadmorskie „Morszczyn” S.A.'],
    ['nieżynk', 'Fabryka Lodów „Śnieżynka” sp.j.'],
  ],
  [
    'the order of hits',
    ['kot', 'Kot Barbara'],
    ['koto', 'Kotowski Meble sp. z o.o.'],
    ['sowa', 'Sowa Jolanta'],
    ['parzenica', 'Bacówka Parzenica'],
    ['roza wilk', teka],
  ],
])('%s', (_, ...table) => {
  test.each(table as [string, string][])('%s', async (typed, expected) => {
    const [first] = await ask(typed)
    expect([first?.name, `${first?.name}, ${first?.town}`]).toContain(expected)
  })
})

const ask = (typed: string, as = 'anna'): Promise<readonly SearchHit[]> => search(db, readers.get(as)!, typed)
const namesOf = (hits: readonly SearchHit[]) => hits.map(({ name }) => name)

test('the client of that name comes first, then the one whose person has it, then the one whose mail has it', async () => {
  const hits = await ask('sowa')
  expect(namesOf(hits)).toEqual(['Sowa Jolanta', elektro, 'Biblioteka na Wyspie'])
  expect(hits.map(({ person }) => person?.name)).toEqual([undefined, 'Michał Sowa', undefined])
})

test('a whole word comes before a beginning', async () => {
  expect(namesOf(await ask('kot')).slice(0, 2)).toEqual(['Kot Barbara', 'Kotowski Meble sp. z o.o.'])
})

test('who is no client any more comes after who is', async () => {
  const hits = await ask('parzenica')
  expect(hits.map(({ name, active }) => [name, active])).toEqual([
    ['Bacówka Parzenica', true],
    ['Parzenica', false],
  ])
})

test('what lies in the bin is never found, whatever is asked', async () => {
  for (const typed of [
    'dubelt',
    'Dubelt Hurtownia',
    'dubeltowski',
    '8214400178',
    '+48 25 555 09 99',
    'biuro@dubelt.example',
    'ubelt',
  ])
    expect(namesOf(await ask(typed)), typed).not.toContain('Dubelt Hurtownia sp. z o.o.')
})

test('a card that only its department may see is found there and nowhere else', async () => {
  expect(namesOf(await ask('ćwikła', 'anna'))).toEqual(['Ćwikła Zenobia'])
  for (const typed of ['ćwikła', 'wikła', '602 555 699', '699'])
    expect(namesOf(await ask(typed, 'swietlana')), typed).not.toContain('Ćwikła Zenobia')
})

describe('somebody who may read their own clients only', () => {
  const reading = (scope: Scope): Reader => {
    const reader = readers.get('anna')!
    const { client } = reader.permissions
    return { ...reader, permissions: { ...reader.permissions, client: { ...client, read: scope } } }
  }
  const anna = () => reading('own')

  test('finds them, and nobody else’s', async () => {
    const own = await db.read<{ id: string; name: string }>(sql`select id, name from client c
      where deleted_at is null and (owner = ${anna().id}::uuid or exists (select from client_team m where m.record = c.id and m.target = ${anna().id}::uuid))`)
    expect(own.length).toBeGreaterThan(20)
    const ids = new Set(own.map(({ id }) => id))
    for (const { id, name } of own)
      for (const few of [1_000, 0])
        expect(
          (await search(db, anna(), name, { few, isCut: false })).map(({ client }) => client),
          `${name} ${few}`,
        ).toContain(id)
    for (const typed of ['a', 'sp', 'k w', 'biuro nowak', '555', 'kawa', 'ski', 'mail', '555 06', 'owal'])
      for (const { client, name } of await search(db, anna(), typed))
        expect(ids.has(client), `${typed}: ${name}`).toBe(true)
  })

  test('finds them however many words of others begin alike', async () => {
    await db.write(sql`insert into word (text, kind, entity, record, client, visibility)
      select 'zyta', 3, 'client', r, r, 'everyone' from (select gen_random_uuid() as r from generate_series(1, 20001)) x`)
    try {
      for (const typed of ['zyt', 'zyt mlyn', 'zy zakl'])
        for (const scope of ['own', 'department'] as const)
          for (const few of [1_000, 3]) {
            const hits = await search(db, reading(scope), typed, { few, isCut: true })
            expect(namesOf(hits), `${typed} ${scope} ${few}`).toEqual([zytko])
          }
    } finally {
      await db.write(sql`delete from word where text = 'zyta'`)
    }
  })

  test('is shown what was found, if the word is too common to be looked at whole', async () => {
    const short = { ...db, search: () => Promise.reject(new Fault('narrowFilter')) }
    const found = await search(short, anna(), 'zyt', { few: 0, isCut: true })
    expect(namesOf(found)).toEqual([zytko])
    const gone = { ...db, search: () => Promise.reject(new Fault('databaseGone')) }
    await expect(search(gone, anna(), 'zyt', { few: 0, isCut: true })).rejects.toThrow(Fault)
  })
})

test('a search is one statement, whatever was typed, for whoever reads most', async () => {
  const asked: unknown[] = []
  const counting = {
    ...db,
    readOne: <R extends object>(query: Parameters<typeof db.readOne>[0]) => {
      asked.push(query)
      return db.readOne<R>(query)
    },
    read: () => Promise.reject(new Error('A second statement.')),
    search: () => Promise.reject(new Error('A second statement.')),
  }
  for (const typed of ['zyt', 'trotech', '678', '7123045110', 'biuro@zytko.example', 'qqqqqq']) {
    asked.length = 0
    expect(await search(counting, readers.get('anna')!, typed)).toEqual(await ask(typed))
    expect(asked, typed).toHaveLength(1)
  }
})

test('who calls is known by the whole number only, in the notation of any softphone', async () => {
  for (const number of [
    '+48845550678',
    '0048845550678',
    '845550678',
    'tel:+48-84-555-06-78',
    'sip:845550678@pbx.example',
  ])
    expect(namesOf((await whoCalls(db, readers.get('anna')!, 'PL', number)).hits), number).toEqual([zytko])
  expect((await whoCalls(db, readers.get('anna')!, 'PL', '845550679')).hits).toEqual([])
})

test.each(['', ' ', '%', '_', '\\', '„”', "'", '&', 'sp. z o.o.', '+', '@', 'qqqqqq', 'x'.repeat(500)])(
  '"%s" finds what it finds without a fault',
  async (typed) => {
    expect((await ask(typed)).length).toBeLessThanOrEqual(10)
  },
)
