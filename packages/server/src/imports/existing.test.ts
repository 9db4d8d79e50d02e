/** Clients who are there already: by what they are known, and what becomes of them. */

import { readFile } from 'node:fs/promises'
import type { ImportOptions } from '@kartoteka/model'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ImportingFirm, openImportingFirm } from '../../test/imports.ts'
import { sql } from '../db/sql.ts'

let firm: ImportingFirm
beforeEach(async () => {
  firm = await openImportingFirm()
})
afterEach(() => firm.close())

const take = (content: string, options: Partial<ImportOptions>, user = firm.people.sam) =>
  firm.take(user, content, { options })
const clients = () =>
  firm.db.read<Record<string, unknown>>(
    sql`select name, town, street, remarks, phones, mails, external_id as number from client where deleted_at is null order by id`,
  )
const make = (values: object, user = firm.people.sam) => firm.make(user, 'client', values)
async function hide(entity: string, field: string): Promise<void> {
  await firm.db.write(sql`insert into field_permission select id, ${entity}, ${field}, 'hidden' from role`)
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
}

describe('what becomes of them', () => {
  const there = {
    name: 'Żytko',
    taxNumber: '5213017228',
    town: 'Łódź',
    phones: ['601234567'],
    remarks: 'stare',
  }
  const file = `Nazwa;NIP;Miasto;Ulica;Telefon;Uwagi;Imię;Nazwisko
Żytko Młyny;5213017228;Kraków;Długa 1;601234568;nowe;Jan;Kos
Klon;;Gdynia;;;;;
Klon;;Gdynia;Morska 2;;;;
`
  test('left alone, with the whole row; what the file itself has made is filled in all the same', async () => {
    await make(there)
    const before = await firm.db.read(sql`select * from client`)
    const { counts } = await take(file, { existing: 'skip' })
    expect(counts).toMatchObject({
      rows: 3,
      newClients: 1,
      joinedClients: 1,
      newPeople: 0,
      skipped: 1,
      bad: 0,
    })
    expect(await firm.db.read(sql`select * from client where name = 'Żytko'`)).toEqual(before)
    expect(await clients()).toMatchObject([{ name: 'Żytko' }, { name: 'Klon', street: 'Morska 2' }])
    expect(await firm.db.read(sql`select 1 from person`)).toEqual([])
  })

  test('overwritten by what the file says; empty cells say nothing, lists only grow', async () => {
    await make({ ...there, mails: ['biuro@zytko.example'] })
    await take(file, { existing: 'overwrite' })
    expect(await clients()).toMatchObject([
      {
        name: 'Żytko Młyny',
        town: 'Kraków',
        street: 'Długa 1',
        remarks: 'nowe',
        phones: [{ number: '+48601234567' }, { number: '+48601234568' }],
        mails: ['biuro@zytko.example'],
      },
      { name: 'Klon', street: 'Morska 2' },
    ])
    await take('Nazwa;NIP;Miasto\nŻytko;5213017228;\n', { existing: 'overwrite' })
    expect((await clients())[0]).toMatchObject({ name: 'Żytko', town: 'Kraków' })
  })

  test('people too, and what they are there', async () => {
    const person = 'Nazwa;NIP;Imię;Nazwisko;Stanowisko;ID kontaktu\n'
    await take(`${person}Żytko;5213017228;Jan;Kos;Kierowca;7\n`, {})
    const overwritten = await take(`${person}Żytko;5213017228;Jan;Kos-Sowa;Prezes;7\n`, {
      existing: 'overwrite',
    })
    expect(overwritten.counts).toMatchObject({ joinedPeople: 1, newPeople: 0, bad: 0 })
    const people = () =>
      firm.db.read(sql`select p.name, o.title from person p join position o on o.person = p.id`)
    expect(await people()).toEqual([{ name: 'Jan Kos-Sowa', title: 'Prezes' }])
    await take(`${person}Żytko;5213017228;Jan;Kos;Stróż;7\n`, {})
    expect(await people()).toEqual([{ name: 'Jan Kos-Sowa', title: 'Prezes' }])
  })

  test('taken back, everything is as before', async () => {
    await make(there)
    const before = await clients()
    const { id } = await take(file, { existing: 'overwrite' })
    expect(await clients()).not.toEqual(before)
    await firm.undo(firm.people.sam, id)
    expect(await clients()).toEqual(before)
  })

  test('the preview and the check say the same', async () => {
    const { id: made } = await make(there)
    const preview = await firm.bring(firm.people.sam, file, { options: { existing: 'skip' } })
    expect(preview.rows.map(({ client }) => client?.is)).toEqual(['skipped', 'new', 'joined'])
    expect(preview.rows[0]).toMatchObject({ client: { id: made, name: 'Żytko' }, person: null })
    await firm.ask(firm.people.sam, 'POST', `/api/imports/${preview.id}/check`, {})
    await firm.job('importCheck', preview.id)
    const { checked } = (await firm.ask(firm.people.sam, 'GET', `/api/imports/${preview.id}`)).json()
    expect(checked).toMatchObject({ skipped: 1, newClients: 1 })
    expect(checked).toEqual((await firm.run(firm.people.sam, preview.id)).counts)
  })

  test('whoever may not change them overwrites nothing, row by row', async () => {
    await make(there, firm.people.mia)
    const before = await firm.db.read(sql`select * from client`)
    const { counts } = await take(file, { existing: 'overwrite' }, firm.people.rita)
    expect(counts).toMatchObject({ newClients: 1, joinedClients: 1, bad: 1 })
    expect(await firm.db.read(sql`select * from client where name = 'Żytko'`)).toEqual(before)
  })
})

describe('by what they are known', () => {
  const counts = async (content: string, options: Partial<ImportOptions>) => {
    const { counts: found } = await take(content, options)
    return [found.newClients, found.joinedClients, found.bad]
  }
  test('by tax number alone', async () => {
    await make({ name: 'Żytko', taxNumber: '5213017228', town: 'Łódź', externalId: '1' })
    const rows = 'Numer klienta;Nazwa;NIP;Miasto\n2;Inna nazwa;521-301-72-28;\n1;Żytko;;Łódź\n'
    expect(await counts(rows, { key: 'taxNumber' })).toEqual([1, 1, 0])
  })
  test('by the number of the other program alone', async () => {
    await make({ name: 'Żytko', town: 'Łódź', externalId: '1' })
    expect(
      await counts('Numer klienta;Nazwa;Miasto\n1;Żytko S.A.;\n;Żytko;Łódź\n', { key: 'number' }),
    ).toEqual([1, 1, 0])
  })
  test('by name and town alone: another town is another client', async () => {
    await make({ name: 'Żytko', town: 'Łódź', taxNumber: '5213017228' })
    const rows = 'Nazwa;NIP;Miasto\nŻYTKO sp. z o.o.;;łódź\nŻytko;;Kraków\nŻytko;;\nMłyn;5213017228;Łódź\n'
    expect(await counts(rows, { key: 'nameAndTown' })).toEqual([3, 1, 0])
  })
  test('by mail: their own, their people’s, in any letters, also of earlier rows', async () => {
    await make({ name: 'Żytko', mails: ['Biuro@Zytko.example'] })
    await take('Firma;Imię;Nazwisko;E-mail\nKlon;Jan;Kos;jan@klon.example\n', {})
    const rows = `Nazwa;E-mail
Zupełnie inna;biuro@zytko.example
Inna;JAN@klon.example
Buk;nowy@buk.example
Bug;nowy@buk.example
Żytko;nikt@nigdzie.example
;biuro@zytko.example
;obcy@obcy.example
`
    expect(await counts(rows, { key: 'mail' })).toEqual([2, 4, 1])
    expect((await clients()).map(({ name }) => name)).toEqual(['Żytko', 'Klon', 'Buk', 'Żytko'])
  })
  test('a mail that several have is bad, one of a client one may not see is nobody’s', async () => {
    await make({ name: 'Żytko', mails: ['wspolny@x.example'] })
    await make({ name: 'Klon', mails: ['wspolny@x.example'] })
    await make({ name: 'Tajna', mails: ['tajny@x.example'], visibility: 'user' })
    const answer = await take('Nazwa;E-mail\nBuk;wspolny@x.example\n', { key: 'mail' })
    expect(answer.counts).toMatchObject({ newClients: 0, bad: 1 })
    expect(await firm.rejects(firm.people.sam, answer.id)).toContain('Adres „wspolny@x.example” ma kilku')
    const preview = await firm.bring(firm.people.olga, 'Nazwa;E-mail\nBuk;tajny@x.example\n', {
      options: { key: 'mail' },
    })
    expect(preview.rows[0]).toMatchObject({ client: { is: 'new' } })
  })
  test('by the mails of people only where one may see those', async () => {
    await take('Firma;Imię;Nazwisko;E-mail\nKlon;Jan;Kos;jan@klon.example\n', {})
    const outcome = async () => {
      const rows = 'Nazwa;Imię;Nazwisko;Mail firmowy\nBuk;;;jan@klon.example\n'
      const targets = ['client.name', null, null, 'client.mails']
      const preview = await firm.bring(firm.people.sam, rows, { targets, options: { key: 'mail' } })
      return preview.rows[0]?.client?.is
    }
    expect(await outcome()).toBe('joined')
    await firm.db.write(sql`insert into field_permission select id, 'person', 'mails', 'hidden' from role`)
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
    expect(await outcome()).toBe('new')
  })
  test('A03 a tax number that is hidden is found by no other number that holds it', async () => {
    await make({ name: 'Żytko', taxNumber: '5213017228' })
    const outcome = async () => {
      const preview = await firm.bring(firm.people.sam, 'Nazwa;NIP UE\nMłyn;PL5213017228\n')
      expect(preview.targets).toEqual(['client.name', 'client.euVat'])
      return preview.rows[0]?.client?.is
    }
    expect(await outcome()).toBe('joined')
    await hide('client', 'taxNumber')
    expect(await outcome()).toBe('new')
  })
  test('A03 nobody is called by a name that is hidden, in no preview and no problem', async () => {
    await make({ name: 'Tajna Nazwa', externalId: 'K1', mails: ['biuro@tajna.example'] })
    await make({ name: 'Tajna Nazwa Druga', externalId: 'K2', mails: ['biuro@tajna.example'] })
    await take('Numer klienta;Imię;Nazwisko\nK1;Tajnoimienna;Kos\n', {})
    const rows = 'Numer klienta;Miasto;Nazwisko;E-mail;Telefon\nK1;Łódź;Kos;;\nK2;Kutno;;;\n'
    const previews = async () => {
      const sent = await firm.send(firm.people.sam, rows)
      expect(sent.statusCode, sent.body).toBe(201)
      expect(sent.json().rows.map((row: { client: { is: string } | null }) => row.client?.is)).toEqual([
        'joined',
        'joined',
      ])
      return sent.body
    }
    expect(await previews()).toContain('Tajna Nazwa')
    await hide('client', 'name')
    expect(await previews()).not.toContain('Tajna Nazwa')
  })
  test.each([{ key: 'nip' }, { existing: 'delete' }, { existing: true }])(
    '%j is refused',
    async (options) => {
      const { id } = await firm.bring(firm.people.sam, 'Nazwa;Miasto\nKlon;Łódź\n')
      const answer = await firm.ask(firm.people.sam, 'PATCH', `/api/imports/${id}`, { options })
      expect([answer.statusCode, answer.json().problems]).toMatchObject([422, [{ at: 'options' }]])
    },
  )
})

test('an import that was brought before there was a choice goes on as it was', async () => {
  const { sam } = firm.people
  const { id } = await firm.bring(sam, 'Nazwa;Miasto\nKlon;Łódź\n')
  await firm.db.write(sql`update import set plan = (plan - 'sheets')
    #- '{shape,format}' #- '{shape,sheet}' #- '{options,key}' #- '{options,existing}' #- '{said,remembered}'`)
  const migration = new URL('../../migrations/0004_formats_of_imports.sql', import.meta.url)
  await firm.db.pool.query(await readFile(migration, 'utf8'))
  expect((await firm.ask(sam, 'GET', `/api/imports/${id}`)).json()).toMatchObject({
    shape: { format: 'text', sheet: null, encoding: 'utf-8', headingLine: 1 },
    sheets: [],
    options: { key: 'any', existing: 'fill', restToRemarks: false },
  })
  expect((await firm.run(sam, id)).counts).toMatchObject({ newClients: 1, skipped: 0 })
})

describe('what an earlier import has taught', () => {
  const file = 'A;B\nKlon;Łódź\n'
  const said = { targets: ['client.name', 'client.town'] }
  const codes = ({ notices }: { notices: readonly { code: string }[] }) => notices.map(({ code }) => code)

  test('the same headings are meant the same way, and it is said so; guessed anew if one wants', async () => {
    const { sam } = firm.people
    await firm.bring(sam, file, said)
    const again = await firm.bring(sam, 'A;B\nBuk;Gdynia\n')
    expect([again.targets, codes(again)]).toEqual([said.targets, ['mappingRemembered']])
    const changed = await firm.ask(sam, 'PATCH', `/api/imports/${again.id}`, { encoding: 'utf-8' })
    expect(codes(changed.json())).toEqual(['mappingRemembered'])
    const forgotten = await firm.ask(sam, 'PATCH', `/api/imports/${again.id}`, { targets: null })
    expect([forgotten.json().targets, codes(forgotten.json())]).toEqual([[null, null], []])
  })

  test('only one’s own, only for the same headings, and only fields that one may fill', async () => {
    const { sam, mia } = firm.people
    await firm.bring(sam, file, said)
    expect(codes(await firm.bring(mia, file))).toEqual([])
    expect(codes(await firm.bring(sam, 'A;C\nKlon;Łódź\n'))).toEqual([])
    expect(codes(await firm.bring(sam, 'Klon;5213017228\nBuk;5600753644\n'))).toEqual([])
    await firm.ask(firm.people.adam, 'GET', '/api/imports')
    const later = { targets: [null, 'client.name'] }
    await firm.bring(sam, file, later)
    expect((await firm.bring(sam, file)).targets).toEqual(later.targets)
  })
})
