/** Columns of a file that fill the firm's own fields. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ImportingFirm, openImportingFirm } from '../../test/imports.ts'
import { sql } from '../db/sql.ts'

let firm: ImportingFirm
let sam: string
beforeAll(async () => {
  firm = await openImportingFirm()
  sam = firm.people.sam
  const define = (definition: object) =>
    firm.make(firm.people.adam, 'customField', { entity: 'client', ...definition })
  const options = [
    { key: 'linea', name: { pl: 'Linea Classic', ru: 'Линея' } },
    { key: 'strada', name: { pl: 'Strada' } },
  ]
  await define({ key: 'machine', kind: 'choice', name: { pl: 'Model ekspresu', ru: 'Модель' }, options })
  await define({ key: 'extras', kind: 'choices', name: { pl: 'Dodatki' }, options })
  await define({ key: 'guarantee', kind: 'day', name: { pl: 'Koniec gwarancji' } })
  await define({ key: 'use', kind: 'decimal', name: { pl: 'Zużycie' } })
  await define({ key: 'tables', kind: 'whole', name: { pl: 'Stoliki' } })
  await define({ key: 'regular', kind: 'yesNo', name: { pl: 'Stały' } })
  await define({ key: 'technician', kind: 'user', name: { pl: 'Serwisant' } })
  await define({ key: 'hotline', kind: 'phones', name: { pl: 'Infolinia' } })
  await define({ key: 'recommended', kind: 'client', name: { pl: 'Kto polecił' } })
  await define({ key: 'old', kind: 'text', name: { pl: 'Dawne' }, active: false })
  await define({ entity: 'person', key: 'birthday', kind: 'day', name: { pl: 'Urodziny' } })
})
afterAll(() => firm.close())

const kept = async (table: 'client' | 'person', name: string) =>
  (
    await firm.db.read<{ custom: object }>(
      sql`select custom from ${sql.id(table)} where name = ${name} and deleted_at is null`,
    )
  ).map(({ custom }) => custom)

test('a column with the name of a field fills it, in the spellings that people use', async () => {
  const preview = await firm.bring(
    sam,
    'Firma;Imię;Nazwisko;Urodziny;Model ekspresu;Dodatki;Koniec gwarancji;Zużycie;Stoliki;Stały;Serwisant;Infolinia\n' +
      'Bar Orzeł;Anna;Lis;3.02.1990;LINEA CLASSIC;Strada, Линея;1.03.2027;1 234,50;1 200;tak;Rita Lis;601 234 567, 22 555 01 20\n',
  )
  expect(preview.targets.slice(3)).toEqual([
    'person.custom.birthday',
    ...['machine', 'extras', 'guarantee', 'use', 'tables', 'regular', 'technician', 'hotline'].map(
      (key) => `client.custom.${key}`,
    ),
  ])
  expect(preview.offered).not.toContain('client.custom.old')
  expect(preview.offered).not.toContain('client.custom.recommended')
  expect((await firm.run(sam, preview.id)).counts).toMatchObject({ newClients: 1, newPeople: 1, bad: 0 })
  expect(await kept('client', 'Bar Orzeł')).toEqual([
    {
      machine: 'linea',
      extras: ['linea', 'strada'],
      guarantee: '2027-03-01',
      use: '1234.5',
      tables: 1200,
      regular: true,
      technician: firm.people.rita,
      hotline: [{ number: '+48601234567' }, { number: '+48225550120' }],
    },
  ])
  expect(await kept('person', 'Anna Lis')).toEqual([{ birthday: '1990-02-03' }])
})

test('what is there already is not written over; what is empty is filled in', async () => {
  await firm.take(sam, 'Firma;Nazwisko;Urodziny;Zużycie\nBar Sokół;Ryś;;10\n')
  const { counts } = await firm.take(
    sam,
    'Firma;Nazwisko;Urodziny;Zużycie;Stoliki\nBar Sokół;Ryś;1.1.1980;20;4\n',
  )
  expect(counts).toMatchObject({ joinedClients: 1, joinedPeople: 1, bad: 0 })
  expect(await kept('client', 'Bar Sokół')).toEqual([{ use: '10', tables: 4 }])
  expect(await kept('person', 'Ryś')).toEqual([{ birthday: '1980-01-01' }])
  await firm.take(sam, 'Firma;Nazwisko;Urodziny\nBar Sokół;Ryś;2.2.1982\n')
  expect(await kept('person', 'Ryś')).toEqual([{ birthday: '1980-01-01' }])
})

test('what a field does not take is bad at its column, and nothing of the row is kept', async () => {
  const { id } = await firm.bring(
    sam,
    'Firma;Model ekspresu;Koniec gwarancji;Infolinia\nBar Zły;Kosmos;wkrótce;zadzwonić rano\n',
  )
  const [row] = (await firm.ask(sam, 'GET', `/api/imports/${id}/preview`)).json().rows
  expect(row.problems.map(({ column, code }: { column: number; code: string }) => [column, code])).toEqual([
    [2, 'notOneOf'],
    [3, 'notDay'],
    [4, 'notTelephone'],
  ])
  expect((await firm.run(sam, id)).counts).toMatchObject({ newClients: 0, bad: 1 })
  expect(await kept('client', 'Bar Zły')).toEqual([])
})

test('a field that is hidden from somebody is not offered to them, nor taken', async () => {
  const role = [...(await firm.context.settings())!.roles.values()].find(
    ({ builtIn }) => builtIn === 'employee',
  )!.id
  await firm.db.write(
    sql`insert into field_permission values (${role}::uuid, 'client', 'custom.use', 'hidden')`,
  )
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  const { id, targets, offered } = await firm.bring(sam, 'Firma;Zużycie\nBar Cichy;5\n')
  expect(targets).toEqual(['client.name', null])
  expect(offered).not.toContain('client.custom.use')
  const forced = await firm.ask(sam, 'PATCH', `/api/imports/${id}`, {
    targets: ['client.name', 'client.custom.use'],
  })
  expect(forced.json().problems).toMatchObject([{ at: 'targets', code: 'notYours' }])
})
