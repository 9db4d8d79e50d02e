/** Address cards brought in: firms with their people, private people, bad cards named. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ImportingFirm, openImportingFirm, testFile } from '../../test/imports.ts'
import { sql } from '../db/sql.ts'

let firm: ImportingFirm
beforeAll(async () => {
  firm = await openImportingFirm()
})
afterAll(() => firm.close())

const stored = (user: string) =>
  firm.db.read<Record<string, unknown>>(sql`
    select c.name, c.kind, c.street, c.town, c.external_id as number, c.mails as mails, p.name as person, o.title, p.remarks
    from client c left join position o on o.client = c.id left join person p on p.id = o.person
    where c.created_by = ${user}::uuid order by c.id`)

test('a card with a firm makes the firm and the person, one without makes a private person', async () => {
  const { sam } = firm.people
  const preview = await firm.bring(sam, await testFile('vcard/vendor-shapes/google-3.0.vcf'))
  expect(preview).toMatchObject({
    shape: { format: 'cards', encoding: 'utf-8' },
    subject: 'both',
    headings: expect.arrayContaining(['Firma', 'Imię', 'Nazwisko', 'Telefony']),
    rows: [
      { line: 1, person: { is: 'new', name: 'Żaneta Ósmy' } },
      { line: 15, person: null },
    ],
  })
  expect((await firm.run(sam, preview.id)).counts).toMatchObject({ newClients: 2, newPeople: 1, bad: 0 })
  expect(await stored(sam)).toMatchObject([
    {
      name: 'Gęś & Jaźń S.A.',
      kind: 'firm',
      street: 'pl. Wolności 1',
      person: 'Żaneta Ósmy',
      title: 'Prezes zarządu',
      remarks: 'Z telefonu\nlinia druga',
    },
    { name: 'Семён Ильич Жуков-Подъячев', kind: 'person', person: null },
  ])
})

test('the same cards a second time make nothing new', async () => {
  const { mia } = firm.people
  const cards = `BEGIN:VCARD\nVERSION:3.0\nN:Kos;Jan\nUID:k-1\nEMAIL:jan@kos.example\nEND:VCARD
BEGIN:VCARD\nVERSION:3.0\nORG:Sosna\nUID:s-1\nEND:VCARD\n`
  expect((await firm.take(mia, cards)).counts).toMatchObject({ newClients: 2 })
  expect((await firm.take(mia, cards)).counts).toMatchObject({ newClients: 0, joinedClients: 2 })
  expect(await stored(mia)).toMatchObject([
    { name: 'Jan Kos', kind: 'person', number: 'k-1', mails: ['jan@kos.example'] },
    { name: 'Sosna', kind: 'firm', number: 's-1' },
  ])
})

test('bad cards are named by card and line, and come back as a table', async () => {
  const { rita } = firm.people
  const answer = await firm.take(
    rita,
    'BEGIN:VCARD\nN:Wilk;Ewa\nORG:Bór; Dział\nADR:;;Leśna 1\nŁódź\nEND:VCARD\nBEGIN:VCARD\nFN:dr Jan Lis\nTEL:brak numeru\nEND:VCARD\n',
  )
  expect(answer.counts).toMatchObject({ newClients: 0, bad: 2 })
  const [head, first, second] = (await firm.rejects(rita, answer.id)).trim().split('\r\n')
  expect(head).toMatch(/^wiersz;kolumna;powód;Firma;Imię;Nazwisko;/)
  expect(first).toBe(
    '1;;Wizytówka 1: wiersz 5 jest urwany albo do niej nie należy.;Bór;Ewa;Wilk;;;;Leśna 1;;;;;;;;;;Dział;;;;',
  )
  expect(second).toMatch(
    /^7;5;Telefony: „brak numeru” to nie jest numer telefonu\.;;Jan;Lis;;brak numeru;;;;;;;;;dr;/,
  )
})

test('a private client whose first name is longer than any comes in under the whole name', async () => {
  const { mia } = firm.people
  const long = 'Wielo'.repeat(20)
  const taken = await firm.take(mia, `BEGIN:VCARD\nVERSION:3.0\nN:Imienny;${long}\nEND:VCARD\n`)
  expect(taken.counts).toMatchObject({ newClients: 1, bad: 0 })
  const { rows } = (await firm.ask(mia, 'GET', '/api/clients')).json()
  expect(rows).toContainEqual(
    expect.objectContaining({ name: `${long} Imienny`, kind: 'person', firstName: null, lastName: null }),
  )
})
