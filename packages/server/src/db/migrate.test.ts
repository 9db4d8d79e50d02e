/** What is in a database already is brought along by the migrations that come behind it. */
import pg from 'pg'
import { expect, test } from 'vitest'
import { emptyDatabase } from '../../test/server.ts'
import { migrate } from './migrate.ts'

const id = '01980000-0000-7000-8000-000000000001'
const gone = '01980000-0000-7000-8000-000000000002'

test('0022: clients who have bank accounts already are found by them, those in the bin are not', async () => {
  const { poolConfig, drop } = await emptyDatabase()
  const pool = new pg.Pool(poolConfig)
  await migrate(pool, '0021_lists.sql')
  for (const [client, deletedAt] of [
    [id, null],
    [gone, '2026-01-02T03:04:05Z'],
  ])
    await pool.query(
      `insert into client (id, version, created_at, updated_at, deleted_at, kind, name, folded, country, active, visibility, bank_accounts)
       values ($1, 1, now(), now(), $2, 'firm', 'Tartak', 'tartak', 'PL', true, 'everyone', $3)`,
      [client, deletedAt, ['PL61109010140000071219812874', '40702810400000000225/044525225']],
    )
  expect(await migrate(pool)).toContain('0022_rare_filters.sql')
  const { rows } = await pool.query(
    'select text, record, client, visibility from word where kind = 6 order by text',
  )
  const found = (text: string) => ({ text, record: id, client: id, visibility: 'everyone' })
  expect(rows).toEqual(
    ['40702810400000000225', '61109010140000071219812874', 'pl61109010140000071219812874'].map(found),
  )
  await pool.end()
  await drop()
})

test('0025: names of private clients are taken apart where one of two words ends as last names do, and never those of firms', async () => {
  const { poolConfig, drop } = await emptyDatabase()
  const pool = new pg.Pool(poolConfig)
  await migrate(pool, '0024_titles_of_positions.sql')
  const clients: readonly (readonly [
    kind: string,
    name: string,
    first: string | null,
    last: string | null,
  ])[] = [
    ['person', 'Żaneta Łęcka', 'Żaneta', 'Łęcka'],
    ['person', 'Kowalski Jan', 'Jan', 'Kowalski'],
    ['person', 'Иванов Пётр', 'Пётр', 'Иванов'],
    ['person', 'Anna Ćwiek-Zalewska', 'Anna', 'Ćwiek-Zalewska'],
    ['person', 'Chmura Jacek', null, null],
    ['person', 'Анна Щербакова', 'Анна', 'Щербакова'],
    ['person', 'Jan Maria Kos', null, null],
    ['person', 'Kos', null, null],
    ['person', 'J. Kos', null, null],
    ['firm', 'Jan Kowalski', null, null],
  ]
  for (const [place, [kind, name]] of clients.entries())
    await pool.query(
      `insert into client (id, version, created_at, updated_at, kind, name, folded, country, active, visibility)
       values ($1, 1, now(), now(), $2, $3, lower($3), 'PL', true, 'everyone')`,
      [id.slice(0, -2) + String(10 + place), kind, name],
    )
  expect(await migrate(pool)).toContain('0025_people.sql')
  const { rows } = await pool.query('select kind, name, first_name, last_name from client order by id')
  expect(rows.map(({ kind, name, first_name, last_name }) => [kind, name, first_name, last_name])).toEqual(
    clients,
  )
  await pool.end()
  await drop()
})

test('0027: labels that are there already belong to no group, may be given to all and stay with their clients', async () => {
  const { poolConfig, drop } = await emptyDatabase()
  const pool = new pg.Pool(poolConfig)
  await migrate(pool, '0024_titles_of_positions.sql')
  await pool.query(
    `insert into client (id, version, created_at, updated_at, kind, name, folded, country, active, visibility)
     values ($1, 1, now(), now(), 'firm', 'Tartak', 'tartak', 'PL', true, 'everyone')`,
    [id],
  )
  await pool.query(
    `insert into label (id, version, created_at, updated_at, name, colour) values ($1, 1, now(), now(), 'Hurt', 'red')`,
    [gone],
  )
  await pool.query('insert into client_labels (record, target) values ($1, $2)', [id, gone])
  expect(await migrate(pool)).toContain('0027_labels.sql')
  const { rows } = await pool.query(
    'select l.name, l."group", l.record_types, c.record from label l join client_labels c on c.target = l.id',
  )
  expect(rows).toEqual([{ name: 'Hurt', group: null, record_types: [], record: id }])
  await pool.end()
  await drop()
})

test('0026: what was there keeps its place: firms write in the language of the installation, who is signed in was here', async () => {
  const { poolConfig, drop } = await emptyDatabase()
  const pool = new pg.Pool(poolConfig)
  await migrate(pool, '0024_titles_of_positions.sql')
  const at = '2026-03-02T07:30:00.000Z'
  await pool.query(
    `insert into firm (installation, name, language, country, zone) values ($1, 'Gęś', 'ru', 'PL', 'Europe/Warsaw')`,
    [id],
  )
  await pool.query(
    `insert into organisation (id, version, created_at, updated_at, kind, name, country, "primary", active)
     values ($1, 1, now(), now(), 'firm', 'Gęś', 'PL', true, true)`,
    [id],
  )
  for (const [user, mail] of [
    [id, 'sam@example.com'],
    [gone, 'rita@example.com'],
  ])
    await pool.query(
      `insert into "user" (id, version, created_at, updated_at, name, email, language, status)
       values ($1, 1, now(), now(), 'Ktoś', $2, 'pl', 'active')`,
      [user, mail],
    )
  await pool.query(
    `insert into session (id, "user", digest, created_at, expires_at) values ($1, $1, 'x', $2, now())`,
    [id, at],
  )
  expect(await migrate(pool)).toContain('0026_firm.sql')
  const { rows: firms } = await pool.query('select name, legal_form, language from organisation')
  expect(firms).toEqual([{ name: 'Gęś', legal_form: null, language: 'ru' }])
  const { rows: users } = await pool.query(
    'select phones, designation, default_purpose, last_sign_in_at from "user" order by id',
  )
  const empty = { phones: [], designation: null, default_purpose: null }
  expect(users).toEqual([
    { ...empty, last_sign_in_at: new Date(at) },
    { ...empty, last_sign_in_at: null },
  ])
  await pool.end()
  await drop()
})
