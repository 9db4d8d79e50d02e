/** Whole files, compared cell by cell with what is stored. */
import { phonesKind } from '@kartoteka/model/kit/fields/phones.ts'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ImportingFirm, openImportingFirm, testFile } from '../../test/imports.ts'
import { sql } from '../db/sql.ts'

let firm: ImportingFirm
beforeAll(async () => {
  firm = await openImportingFirm()
})
afterAll(() => firm.close())

const tableOf = (content: string, separator = ';') => {
  const [head = '', ...lines] = content
    .replace(/^\ufeff/, '')
    .trim()
    .split(/\r?\n/)
  const names = head.split(separator)
  return lines.map((line) => {
    const cells = line.split(separator)
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']))
  })
}

const phone = (text: string, country: string) =>
  phonesKind.parse(text === '' ? [] : [text], { privacy: 'plain' }, { country })

const clients = () =>
  firm.db.read<
    Record<string, unknown>
  >(sql`select c.*, (select json_agg(l.name order by l.name) from client_labels x join label l on l.id = x.target where x.record = c.id) as labels
    from client c where deleted_at is null order by id`)

test('the synthetic firm comes in whole, letter by letter, and a second time makes nothing new', async () => {
  const { sam } = firm.people
  const file = await testFile('datasets/synthetic-pl/kontrahenci.csv')
  const first = await firm.take(sam, file)
  expect(first).toMatchObject({
    state: 'done',
    counts: { rows: 300, newClients: 300, joinedClients: 0, bad: 0 },
  })

  const stored = new Map((await clients()).map((each) => [each.external_id, each]))
  const rows = tableOf(`${file}`)
  expect(stored.size).toBe(rows.length)
  for (const row of rows)
    expect(stored.get(row.id!)).toMatchObject({
      name: row.nazwa,
      country: row.kraj,
      tax_number: row.nip || row.inn || null,
      tax_number_country: row.nip || row.inn ? row.kraj : null,
      eu_vat: row.vat_ue || null,
      regon: row.regon || null,
      krs: row.krs || null,
      kpp: row.kpp || null,
      street: row.ulica || null,
      postal_code: row.kod || null,
      town: row.miasto || null,
      phones: phone(row.telefon!, row.kraj!),
      mails: row.email ? [row.email] : [],
      bank_accounts: row.rachunek ? [row.rachunek] : [],
      kind: 'firm',
      active: true,
      owner: sam,
    })

  const contacts = await testFile('datasets/synthetic-pl/kontakty.csv')
  const second = await firm.take(sam, contacts)
  expect(second).toMatchObject({
    state: 'done',
    counts: { rows: 424, newPeople: 424, joinedClients: 424, newClients: 0, bad: 0 },
  })
  const people = await firm.db.read<
    Record<string, unknown>
  >(sql`select p.*, o.title, c.external_id as firm, c.country
    from person p join position o on o.person = p.id join client c on c.id = o.client where p.deleted_at is null`)
  const byNumber = new Map(people.map((each) => [each.external_id, each]))
  for (const row of tableOf(`${contacts}`))
    expect(byNumber.get(row.id!)).toMatchObject({
      firm: row.firma_id,
      first_name: row.imie,
      last_name: row.nazwisko,
      name: `${row.imie} ${row.nazwisko}`,
      title: row.stanowisko,
      phones: phone(row.telefon!, byNumber.get(row.id!)!.country as string),
      mails: [row.email],
    })

  const entries = await firm.db.read(sql`select 1 from entry`)
  expect((await firm.take(sam, file)).counts).toMatchObject({
    rows: 300,
    newClients: 0,
    joinedClients: 300,
    bad: 0,
  })
  expect((await firm.take(sam, contacts)).counts).toMatchObject({
    rows: 424,
    newPeople: 0,
    joinedPeople: 424,
    bad: 0,
  })
  expect(await firm.db.read(sql`select 1 from entry`)).toHaveLength(entries.length)
}, 120_000)

test('a list in Windows-1250 comes in letter by letter; a wrong check digit only knowingly', async () => {
  const { mia } = firm.people
  const file = await testFile('csv/exports/kontrahenci-pl-1250.csv')
  const preview = await firm.bring(mia, file)
  expect(preview).toMatchObject({
    shape: { encoding: 'windows-1250', separator: ';', headingLine: 1 },
    subject: 'both',
  })
  expect(preview.rows.map(({ problems }) => problems.length)).toEqual([0, 0, 0, 1, 0])
  expect(preview.rows[3]!.problems).toEqual([
    {
      column: 11,
      code: 'identifierWrong',
      params: { scheme: 'taxPL' },
      sentence: 'Numer jest błędny: nie zgadza się cyfra kontrolna (NIP).',
    },
  ])
  const answer = await firm.take(mia, file, { options: { keepWrongTaxNumbers: true } })
  expect(answer).toMatchObject({ state: 'done', counts: { rows: 5, newClients: 5, newPeople: 5, bad: 0 } })
  const lines = iconv.decode(file, 'windows-1250').trim().split('\r\n').slice(1)
  const stored = await firm.db.read<
    Record<string, unknown>
  >(sql`select c.*, p.name as person, p.phones as person_phones
    from client c join position o on o.client = c.id join person p on p.id = o.person
    where c.created_by = ${mia}::uuid order by c.id, p.id`)
  expect(stored).toHaveLength(5)
  for (const [index, line] of lines.entries()) {
    // "name";province;town;…: only the name is quoted.
    const [, quoted = '', rest = ''] = /^"((?:[^"]|"")*)";(.*)$/.exec(line) ?? []
    const [province, town, street, code, person, tel, mobile, web, , nip, regon] = rest.split(';')
    expect(stored[index]).toMatchObject({
      name: quoted.replaceAll('""', '"'),
      province,
      town,
      street,
      postal_code: code,
      person,
      phones: phone(tel!, 'PL'),
      person_phones: phone(mobile!, 'PL'),
      website: web ? `https://${web}` : null,
      tax_number: nip!.replace(/\D/g, ''),
      tax_number_unchecked: index === 3,
      regon,
    })
  }
})
