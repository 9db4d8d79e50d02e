/** A dry run says what the real one will do. */
import type { ImportAnswer } from '@kartoteka/model'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ImportingFirm, openImportingFirm, testFile } from '../../test/imports.ts'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { importTasks } from './tasks.ts'

let firm: ImportingFirm
beforeEach(async () => {
  firm = await openImportingFirm()
})
afterEach(() => firm.close())

const check = async (user: string, id: string): Promise<ImportAnswer> => {
  const answer = await firm.ask(user, 'POST', `/api/imports/${id}/check`, {})
  expect(answer.json()).toMatchObject({ state: 'checking' })
  await firm.job('importCheck', id)
  return (await firm.ask(user, 'GET', `/api/imports/${id}`)).json()
}
const written = () =>
  firm.db.read(
    sql`select (select count(*) from client) as clients, (select count(*) from entry) as entries, (select count(*) from label) as labels`,
  )

test('over several parts, with people, labels, doubles and bad rows', async () => {
  const { mia } = firm.people
  await firm.make(mia, 'client', { name: 'Firma 3', town: 'Łódź' })
  const rows = Array.from({ length: 1_400 }, (_, n) => {
    const of = n % 7 === 6 ? n - 600 : n
    return `Firma ${Math.abs(of)};Łódź;${n % 3 === 0 ? 'Jan' : ''};${n % 3 === 0 ? `Kos${Math.abs(of)}` : ''};${n % 90 === 8 ? 'telefon' : ''};et${n % 5}`
  })
  const { id } = await firm.bring(mia, `Nazwa;Miasto;Imię;Nazwisko;Telefon;Etykiety\n${rows.join('\n')}\n`)
  const before = await written()
  const { state, checked } = await check(mia, id)
  expect(state).toBe('ready')
  expect(await written()).toEqual(before)
  const rejected = await firm.rejects(mia, id)
  expect(rejected.split('\r\n').length - 2).toBe(checked!.bad)
  const done = await firm.run(mia, id)
  expect(checked).toEqual(done.counts)
  expect(done.counts.joinedClients).toBeGreaterThan(100)
  expect(done.counts.joinedPeople).toBeGreaterThan(10)
  expect(await firm.rejects(mia, id)).toBe(rejected)
  expect(await check2(mia)).toEqual(
    await firm
      .take(mia, await testFile('datasets/synthetic-pl/kontrahenci.csv'))
      .then(({ counts }) => counts),
  )
})

const check2 = async (user: string) => {
  const { id } = await firm.bring(user, await testFile('datasets/synthetic-pl/kontrahenci.csv'))
  return (await check(user, id)).checked
}

test('a change of the preview ends it, and so does stopping it', async () => {
  const { sam } = firm.people
  const { id } = await firm.bring(sam, 'Nazwa;Miasto\nKlon;Łódź\n')
  await firm.ask(sam, 'POST', `/api/imports/${id}/check`, {})
  const changed = await firm.ask(sam, 'PATCH', `/api/imports/${id}`, { options: { restToRemarks: true } })
  expect(changed.json()).toMatchObject({ state: 'ready', checked: null })
  await firm.job('importCheck', id)
  expect((await firm.ask(sam, 'GET', `/api/imports/${id}`)).json()).toMatchObject({
    state: 'ready',
    checked: null,
  })
  await firm.ask(sam, 'POST', `/api/imports/${id}/check`, {})
  expect((await firm.ask(sam, 'POST', `/api/imports/${id}/cancel`, {})).json()).toMatchObject({
    state: 'ready',
  })
})

test('stopped and begun again while a part is at work: nothing of what is refused is missing', async () => {
  const { sam } = firm.people
  const rows = Array.from({ length: 1_200 }, (_, n) => `Zegar ${n};${n === 3 ? 'telefon' : ''}`)
  const { id } = await firm.bring(sam, `Nazwa;Telefon\n${rows.join('\n')}\n`)
  const deed = (name: string) => firm.ask(sam, 'POST', `/api/imports/${id}/${name}`, {})
  await deed('check')
  let parts = 0
  const write: Database['write'] = async (query) => {
    const rows = await firm.db.write(query)
    if (query.sql.includes('insert into import_reject')) parts += 1
    if (parts === 1 && query.sql.includes('insert into import_reject'))
      for (const name of ['cancel', 'check']) await deed(name)
    return rows as never
  }
  const tasks = importTasks({ ...firm.context, db: { ...firm.db, write } })
  await tasks.importCheck!({ id }, new AbortController().signal)
  await firm.job('importCheck', id)
  expect((await firm.ask(sam, 'GET', `/api/imports/${id}`)).json()).toMatchObject({
    state: 'ready',
    checked: { rows: 1_200, bad: 1 },
  })
  expect(await firm.rejects(sam, id)).toContain('Zegar 3')
})

test('it does not stand as being checked for ever when whoever began it has lost their access', async () => {
  const { adam, rita } = firm.people
  const { id } = await firm.bring(rita, 'Nazwa;Miasto\nKlon;Łódź\n')
  await firm.ask(rita, 'POST', `/api/imports/${id}/check`, {})
  await firm.db.write(sql`update "user" set status = 'blocked' where id = ${rita}::uuid`)
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  await firm.job('importCheck', id)
  expect((await firm.ask(adam, 'GET', `/api/imports/${id}`)).json()).toMatchObject({
    state: 'ready',
    checked: null,
    problem: { code: 'userIsGone' },
  })
})

test('a cell whose beginning is told ends in the middle of no letter', async () => {
  const { sam } = firm.people
  const { id } = await firm.bring(sam, `Nazwa;Miasto;Telefon\nKlon;Łódź;${'a'.repeat(59)}😀 bez numeru\n`)
  const { state, problem, checked } = await check(sam, id)
  expect([state, problem, checked?.bad]).toEqual(['ready', null, 1])
  const rejected = await firm.rejects(sam, id)
  await firm.run(sam, id)
  expect(await firm.rejects(sam, id)).toBe(rejected)
})
