/** A list goes out as a file, somebody edits cells in it, and it comes back: exactly those are changed. */
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { entity } from '../../../test/firm.ts'
import { type ImportingFirm, openImportingFirm } from '../../../test/imports.ts'
import { bookOfTexts, readBook } from '../../../test/readBook.ts'
import { sql } from '../../db/sql.ts'
import type { Stored } from '../../records/stored.ts'

let firm: ImportingFirm
beforeAll(async () => {
  firm = await openImportingFirm()
})
afterAll(() => firm.close())

let clients: Stored[]
const make = (values: object) => firm.make(firm.people.adam, 'client', values)
beforeEach(async () => {
  await firm.db.write(sql`update client set deleted_at = now() where deleted_at is null`)
  clients = [
    await make({
      name: 'Buk S.A.',
      town: 'Żory',
      phones: ['601 234 567', { number: '22 555 01 20', kind: 'fax', note: 'sekretariat, 2 p.' }],
      remarks: 'stała; klientka',
      paymentTerm: 14,
    }),
    await make({ name: 'Dąb Sp. z o.o.', town: 'Łódź', taxNumber: { country: 'PL', number: '7123045110' } }),
    await make({ name: '=Klon', town: "'=1", postalCode: '00-950' }),
  ]
})

const columns = [
  'name',
  'town',
  'postalCode',
  'taxNumber',
  'phones',
  'remarks',
  'paymentTerm',
  'active',
  'owner',
  'createdAt',
]
type Rows = string[][]

/** The list as a table, as this user takes it out. */
async function out(
  format: 'csv' | 'xlsx',
  who = firm.people.adam,
  of = columns,
  plural = 'clients',
): Promise<Rows> {
  const query = `format=${format}&sort=${plural === 'clients' ? 'name' : ''}&columns=${of.join(',')}`
  const answer = await firm.ask(who, 'GET', `/api/${plural}/export?${query.replace('sort=&', '')}`)
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
  if (format === 'csv') return parse(answer.body, { bom: true, delimiter: ';' }) as Rows
  const [rows = []] = Object.values(await readBook(answer.rawPayload))
  return rows
}

const csv = (rows: Rows): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n')
const fileOf = async (format: 'csv' | 'xlsx', rows: Rows) =>
  format === 'csv' ? csv(rows) : bookOfTexts(rows)
const at = (rows: Rows, name: string, heading: string) => {
  const row = rows.find(([first]) => first?.replace(/^'/, '') === name)!
  const column = rows[0]!.indexOf(heading)
  return {
    row,
    column,
    set: (text: string) => {
      row[column] = text
    },
  }
}
const now = async ({ id }: Stored) =>
  (await firm.ask(firm.people.adam, 'GET', `/api/clients/${id}`)).json() as Stored

describe.each(['csv', 'xlsx'] as const)('A20 %s', (format) => {
  test('what nobody touched changes nothing: out, in, out is the same', async () => {
    const rows = await out(format)
    const before = await Promise.all(clients.map(now))
    const preview = await firm.bring(firm.people.adam, await fileOf(format, rows))
    expect(preview).toMatchObject({ rows: [], looked: { rows: 3, all: true } })
    const done = await firm.run(firm.people.adam, preview.id)
    expect(done).toMatchObject({ state: 'done', counts: { rows: 3, unchanged: 3, changed: 0, bad: 0 } })
    expect(await Promise.all(clients.map(now))).toEqual(before)
    expect(await out(format)).toEqual(rows)
  })

  test('touched cells are shown old and new, then changed and nothing else, as one act that can be taken back', async () => {
    const rows = await out(format)
    const [buk, dab, klon] = clients as [Stored, Stored, Stored]
    at(rows, 'Buk S.A.', 'Miejscowość').set('Katowice')
    at(rows, 'Buk S.A.', 'Telefony').set('601 234 567, 22 555 01 20 sekretariat, 2 p., 602 345 678 kom')
    at(rows, 'Buk S.A.', 'Termin płatności (dni)').set('30')
    at(rows, 'Dąb Sp. z o.o.', 'Miejscowość').set('')
    at(rows, 'Dąb Sp. z o.o.', 'Aktywny').set('Nie')
    const before = await Promise.all(clients.map(now))
    const preview = await firm.bring(firm.people.adam, await fileOf(format, rows))
    expect(preview.returned).toMatchObject({ entity: 'client', mayBeNew: true })
    expect(preview.rows.map(({ returned, problems }) => ({ ...returned, problems }))).toEqual([
      {
        is: 'changed',
        id: buk.id,
        name: 'Buk S.A.',
        changes: [
          { column: 2, before: 'Żory', after: 'Katowice' },
          {
            column: 5,
            before: '601 234 567, 22 555 01 20 sekretariat, 2 p.',
            after: '601 234 567, 22 555 01 20 sekretariat, 2 p., 602 345 678 kom',
          },
          { column: 7, before: '14', after: '30' },
        ],
        problems: [],
      },
      {
        is: 'changed',
        id: dab.id,
        name: 'Dąb Sp. z o.o.',
        changes: [
          { column: 2, before: 'Łódź', after: '' },
          { column: 8, before: 'Tak', after: 'Nie' },
        ],
        problems: [],
      },
    ])
    expect(await Promise.all(clients.map(now))).toEqual(before)
    const done = await firm.run(firm.people.adam, preview.id)
    expect(done.counts).toMatchObject({ rows: 3, changed: 2, cells: 5, unchanged: 1, bad: 0 })
    const { phones, ...others } = await now(buk)
    expect(others).toMatchObject({
      town: 'Katowice',
      paymentTerm: 30,
      version: 2,
      remarks: 'stała; klientka',
    })
    expect(phones).toEqual([
      { number: '+48601234567' },
      { number: '+48225550120', kind: 'fax', note: 'sekretariat, 2 p.' },
      { number: '+48602345678', note: 'kom' },
    ])
    expect(await now(dab)).toMatchObject({ town: null, active: false, version: 2 })
    expect(await now(klon)).toMatchObject({ version: 1 })
    const acts = await firm.db.read(
      sql`select distinct act from entry where record = any(${[buk.id, dab.id]}::uuid[]) and version = 2`,
    )
    expect(acts).toEqual([{ act: done.act }])
    const undone = await firm.undo(firm.people.adam, preview.id)
    expect(undone).toMatchObject({ state: 'undone', undone: { records: 2, left: 0 } })
    const values = ({ version: _, updatedAt: __, ...rest }: Stored) => rest
    expect((await Promise.all(clients.map(now))).map(values)).toEqual(before.map(values))
  })
})

test('the language of the file is its own: out in Russian, in by a Pole', async () => {
  await firm.ask(firm.people.adam, 'PATCH', '/api/session', { language: 'ru' })
  const rows = await out('xlsx')
  expect(rows[0]!.slice(-2)).toEqual(['Метка Картотеки', 'ID Картотеки'])
  await firm.ask(firm.people.adam, 'PATCH', '/api/session', { language: 'pl' })
  at(rows, 'Buk S.A.', rows[0]![7]!).set('Нет')
  const preview = await firm.bring(firm.people.adam, await bookOfTexts(rows))
  expect(preview.rows.map(({ returned }) => returned?.changes)).toEqual([
    [{ column: 8, before: 'Да', after: 'Нет' }],
  ])
})

describe('rows that cannot be taken are refused by name, and nothing of them is kept', () => {
  const refusedOf = async (rows: Rows, who = firm.people.adam) => {
    const preview = await firm.bring(who, csv(rows))
    const before = await Promise.all(clients.map(now))
    const done = await firm.run(who, preview.id)
    return { preview, done, before, after: await Promise.all(clients.map(now)) }
  }

  test('what somebody else changed since in the same field; in another field both are kept', async () => {
    const rows = await out('csv')
    const [buk, dab] = clients as [Stored, Stored]
    at(rows, 'Buk S.A.', 'Miejscowość').set('Katowice')
    at(rows, 'Dąb Sp. z o.o.', 'Miejscowość').set('Radom')
    await firm.as(firm.people.mia, (act) => act.change(entity('client'), buk.id, { town: 'Rybnik' }))
    await firm.as(firm.people.mia, (act) => act.change(entity('client'), dab.id, { remarks: 'nowe' }))
    const { preview, done } = await refusedOf(rows)
    expect(preview.rows[0]).toMatchObject({
      returned: { is: 'refused', name: 'Buk S.A.' },
      problems: [{ column: 2, code: 'changedSince' }],
    })
    expect(preview.rows[0]!.problems[0]!.sentence).toBe(
      '„Buk S.A.”: ktoś zmienił to po zapisaniu pliku; teraz jest tu „Rybnik”.',
    )
    expect(done.counts).toMatchObject({ changed: 1, bad: 1 })
    expect(await now(buk)).toMatchObject({ town: 'Rybnik', version: 2 })
    expect(await now(dab)).toMatchObject({ town: 'Radom', remarks: 'nowe', version: 3 })
    // The rejected rows carry their ids: corrected, they come back in the same way.
    const rejected = await firm.rejects(firm.people.adam, preview.id)
    const again = parse(rejected, { bom: true, delimiter: ';' }) as Rows
    again[1]![3 + 1] = 'Rybnik'
    again[1]![3 + 5] = 'poprawione'
    const second = await firm.take(firm.people.adam, csv(again))
    expect(second.counts).toMatchObject({ rows: 1, changed: 1, bad: 0 })
    expect(await now(buk)).toMatchObject({ town: 'Rybnik', remarks: 'poprawione' })
  })

  test('changed and changed back is as it left', async () => {
    const rows = await out('csv')
    at(rows, 'Buk S.A.', 'Miejscowość').set('Katowice')
    for (const town of ['Rybnik', 'Żory'])
      await firm.as(firm.people.mia, (act) => act.change(entity('client'), clients[0]!.id, { town }))
    expect((await refusedOf(rows)).done.counts).toMatchObject({ changed: 1, bad: 0 })
  })

  test('what is gone, what is there twice, what the field refuses, what lost its id or its mark', async () => {
    const rows = await out('csv')
    const [head, buk, dab, klon] = rows as [string[], string[], string[], string[]]
    // "=Klon" comes first in the order of names.
    const byName = (name: string) => [buk, dab, klon].find(([first]) => first!.includes(name))!
    const [b, d, k] = ['Buk', 'Dąb', 'Klon'].map(byName) as [string[], string[], string[]]
    const changed = (row: string[], column: number, text: string) =>
      row.map((cell, place) => (place === column ? text : cell))
    await firm.as(firm.people.adam, (act) => act.remove(entity('client'), clients[2]!.id))
    const { preview, before, after } = await refusedOf([
      head,
      changed(k, 1, 'Zmienione'),
      changed(b, 6, 'dużo'),
      changed(d, 0, ''),
      changed(changed(b, 1, 'x'), 11, ''),
      changed(changed(b, 1, 'y'), 10, 'client:1:'),
      changed(changed(b, 1, 'z'), 10, 'zepsute'),
      changed(b, 11, 'to nie id'),
      changed(d, 8, 'Nikt Taki'),
    ])
    expect(preview.rows.map(({ problems }) => problems.map(({ code, column }) => [code, column]))).toEqual([
      [['recordIsGone', null]],
      [['notWhole', 7]],
      [['required', 1]],
      [['idIsGone', 12]],
      [['rowIsTwice', null]],
      [['markIsGone', 11]],
      [['idIsNone', 12]],
      [['rowIsTwice', null]],
    ])
    expect(after).toEqual(before)
  })

  test('A01 A05 by whoever may not change them, or does not see them', async () => {
    const { rita, mia, olga } = firm.people
    const secret = await make({
      name: 'Sekret',
      owner: rita,
      visibility: 'user',
      department: firm.departments.service,
    })
    clients.push(secret)
    const rows = await out('csv')
    for (const name of ['Buk S.A.', 'Sekret']) at(rows, name, 'Miejscowość').set('Katowice')
    const { preview, before, after } = await refusedOf(rows, mia)
    expect(preview.rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      [],
      ['recordIsGone'],
    ])
    expect(JSON.stringify(preview.rows[1]!.returned)).not.toContain('Sekret')
    expect(after[0]).toMatchObject({ town: 'Katowice' })
    expect(after.slice(1)).toEqual(before.slice(1))
    const again = await out('csv')
    at(again, 'Buk S.A.', 'Miejscowość').set('Gliwice')
    const asOlga = await refusedOf(again, olga)
    expect(asOlga.done.counts).toMatchObject({ changed: 0, bad: 1 })
    expect(asOlga.after).toEqual(asOlga.before)
  })

  test('A03 a field that is hidden from whoever brings the file in is neither shown nor changed', async () => {
    const rows = await out('csv')
    at(rows, 'Buk S.A.', 'Uwagi').set('inaczej')
    await firm.db.write(
      sql`insert into field_permission select id, 'client', 'remarks', 'hidden' from role where built_in = 'manager'`,
    )
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
    try {
      const { preview, before, after } = await refusedOf(rows, firm.people.mia)
      expect(preview.returned!.columns[5]).toEqual({ use: 'notYours', field: 'remarks' })
      expect(preview.notices.map(({ sentence }) => sentence)).toEqual([
        'Te kolumny są tylko do wglądu i niczego nie zmienią: Uwagi, Dodano.',
      ])
      expect(preview.rows).toEqual([])
      expect(after).toEqual(before)
    } finally {
      await firm.db.write(sql`delete from field_permission`)
      await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
    }
  })
})

test('A03 a record is called by no name that is hidden from whoever brings the file in', async () => {
  const rows = await out('csv', firm.people.mia, ['town', 'postalCode'])
  at(rows, 'Żory', 'Miejscowość').set('Katowice')
  const named = async () =>
    (await firm.bring(firm.people.mia, csv(rows))).rows.map(({ returned }) => returned?.name)
  expect(await named()).toEqual(['Buk S.A.'])
  await firm.db.write(
    sql`insert into field_permission select id, 'client', 'name', 'hidden' from role where built_in = 'manager'`,
  )
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  try {
    expect(await named()).toEqual([''])
  } finally {
    await firm.db.write(sql`delete from field_permission`)
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  }
})

test('labels of people are read by their names: of two called alike the one that people may carry, and no other', async () => {
  const { adam } = firm.people
  const label = (name: string, recordTypes: string[] = []) => firm.make(adam, 'label', { name, recordTypes })
  const [chief, other, tasks] = [
    await label('Szef'),
    await label('Szef', ['task']),
    await label('Pilne', ['task']),
  ]
  const [one, two] = [
    await firm.make(adam, 'person', { lastName: 'Wilga' }),
    await firm.make(adam, 'person', { lastName: 'Zięba' }),
  ]
  const rows = await out('csv', adam, ['name', 'labels'], 'people')
  at(rows, 'Wilga', 'Etykiety').set('Szef')
  at(rows, 'Zięba', 'Etykiety').set('Pilne')
  const preview = await firm.bring(adam, csv(rows))
  const done = await firm.run(adam, preview.id)
  expect(done.counts).toMatchObject({ changed: 1, bad: 1 })
  const labelsOf = async ({ id }: Stored) =>
    (await firm.ask(adam, 'GET', `/api/people/${id}`)).json().labels as string[]
  expect(await labelsOf(one)).toEqual([chief.id])
  expect(await labelsOf(two)).toEqual([])
  expect(await firm.rejects(adam, preview.id)).toContain('Etykietę „Pilne” można nadać tylko zadaniom.')
  for (const { id } of [other, tasks]) await firm.ask(adam, 'DELETE', `/api/labels/${id}`)
})

test('rows without an id are left out, or new records if the user wants that; deleted rows do nothing', async () => {
  const [head, ...rows] = (await out('csv')) as [string[], ...Rows]
  const fresh = head.map(
    (heading) => ({ Nazwa: 'Świerk', Miejscowość: 'Ustroń', Telefony: '33 555 01 20 biuro' })[heading] ?? '',
  )
  const known = head.map((heading) => (heading === 'Nazwa' ? 'DĄB sp. z o. o.' : ''))
  const file = csv([head, rows[1]!, fresh, known])
  const left = await firm.take(firm.people.adam, file)
  expect(left.counts).toMatchObject({ rows: 3, unchanged: 1, skipped: 2, newRecords: 0, bad: 0 })
  const preview = await firm.bring(firm.people.adam, file, { options: { newRows: true } })
  expect(
    preview.rows.map(({ returned, problems }) => [returned?.is, problems.map(({ code }) => code)]),
  ).toEqual([
    ['new', []],
    ['refused', ['rowIsKnown']],
  ])
  const done = await firm.run(firm.people.adam, preview.id)
  expect(done.counts).toMatchObject({ newRecords: 1, bad: 1, skipped: 0 })
  const all = (await firm.ask(firm.people.adam, 'GET', '/api/clients')).json().rows as Stored[]
  expect(all).toHaveLength(4)
  expect(all.find(({ name }) => name === 'Świerk')).toMatchObject({
    town: 'Ustroń',
    phones: [{ number: '+48335550120', note: 'biuro' }],
  })
})

test('columns moved, removed and added by hand: each is known by its heading, a field that did not leave is only filled', async () => {
  const rows = await out('csv', firm.people.adam, ['name', 'town'])
  const moved = rows.map(([name, town, mark, id], line) => [
    id!,
    town!,
    line === 0 ? 'Uwagi' : line === 1 ? 'dopisane' : '',
    line === 0 ? 'Moje własne' : 'x',
    mark!,
    name!,
  ])
  moved[3]![1] = 'Katowice'
  const preview = await firm.bring(firm.people.adam, csv(moved))
  expect(preview.notices.map(({ sentence }) => sentence).join()).toContain('Moje własne')
  const done = await firm.run(firm.people.adam, preview.id)
  expect(done.counts).toMatchObject({ changed: 2, cells: 2, bad: 0 })
  expect(await now(clients[0]!)).toMatchObject({ remarks: 'stała; klientka' })
})

test('a label or a colleague that has another name by now changes nothing', async () => {
  const label = await firm.make(firm.people.adam, 'label', { name: 'VIP, hurt', colour: 'red' })
  await firm.as(firm.people.adam, (act) =>
    act.change(entity('client'), clients[0]!.id, { labels: [label.id] }),
  )
  const rows = await out('csv', firm.people.adam, ['name', 'labels', 'town'])
  await firm.as(firm.people.adam, (act) => act.change(entity('label'), label.id, { name: 'Klucz' }))
  at(rows, 'Buk S.A.', 'Miejscowość').set('Katowice')
  const done = await firm.take(firm.people.adam, csv(rows))
  expect(done.counts).toMatchObject({ changed: 1, cells: 1, bad: 0 })
  expect(await now(clients[0]!)).toMatchObject({ labels: [label.id], town: 'Katowice' })
})

test('a killed run goes on where it stopped, and a check of the whole file says before what it does', async () => {
  for (let i = 0; i < 1_200; i += 1)
    clients.push(await make({ name: `Masowy ${String(i).padStart(4, '0')}` }))
  const rows = await out('csv', firm.people.adam, ['name', 'town'])
  for (const row of rows.slice(1))
    if (row[0]!.startsWith('Masowy') && Number(row[0]!.slice(7)) % 2 === 0) row[1] = 'Nowa'
  const preview = await firm.bring(firm.people.adam, csv(rows))
  expect(preview.rows).toHaveLength(50)
  expect(preview.looked).toMatchObject({ all: false })
  await firm.ask(firm.people.adam, 'POST', `/api/imports/${preview.id}/check`, {})
  await firm.job('importCheck', preview.id)
  const checked = (await firm.ask(firm.people.adam, 'GET', `/api/imports/${preview.id}`)).json()
  expect(checked.checked).toMatchObject({ rows: 1_203, changed: 600, cells: 600, unchanged: 603, bad: 0 })
  const done = await firm.run(firm.people.adam, preview.id)
  expect(done.counts).toMatchObject({ rows: 1_203, changed: 600, unchanged: 603 })
  const acts = await firm.db.read(
    sql`select act, count(*)::int as n from entry where act = ${done.act}::uuid group by act`,
  )
  expect(acts).toEqual([{ act: done.act, n: 600 }])
})
