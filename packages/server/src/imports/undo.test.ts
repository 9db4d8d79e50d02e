/** An import taken back leaves everything as it was before, and says what it had to leave. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { entity } from '../../test/firm.ts'
import { type ImportingFirm, openImportingFirm, testFile } from '../../test/imports.ts'
import { sql } from '../db/sql.ts'
import { verifyJournal } from '../journal/verify.ts'
import { importTasks } from './tasks.ts'

let firm: ImportingFirm
beforeEach(async () => {
  firm = await openImportingFirm()
})
afterEach(() => firm.close())

/** Everything that is there for people: records that are not in the bin, their labels, and the words that find them. */
const everything = async () => {
  const kept = sql`- 'version' - 'updated_at' - 'updated_by'`
  const [all] = await firm.db.read(sql`select
    (select json_agg(to_jsonb(c) ${kept} order by c.id) from client c where deleted_at is null) as clients,
    (select json_agg(to_jsonb(p) ${kept} order by p.id) from person p where deleted_at is null) as people,
    (select json_agg(to_jsonb(o) ${kept} order by o.id) from position o where deleted_at is null) as positions,
    (select json_agg(to_jsonb(l) ${kept} order by l.id) from label l where deleted_at is null) as labels,
    (select json_agg(x order by x.record, x.target) from client_labels x join client c on c.id = x.record where c.deleted_at is null) as links,
    (select json_agg(w order by w.record, w.client, w.kind, w.text) from word w) as words`)
  return all
}

test('the synthetic firm, brought in over what was there and taken back: exactly the state before', async () => {
  const { mia, sam } = firm.people
  // Two of the file's firms are there: one will be filled in, one has a person already.
  await firm.make(mia, 'client', { name: 'Wierzbicki', taxNumber: '4478542817' })
  const drozd = await firm.make(sam, 'client', {
    name: 'Iwański-Drozd',
    taxNumber: '6703693109',
    phones: ['601234567'],
  })
  const person = await firm.make(sam, 'person', { firstName: 'Teresa', lastName: 'Grzywacz' })
  await firm.make(sam, 'position', { client: drozd.id, person: person.id })
  const before = await everything()

  const firms = await firm.take(mia, await testFile('datasets/synthetic-pl/kontrahenci.csv'))
  expect(firms.counts).toMatchObject({ newClients: 298, joinedClients: 2 })
  const afterFirms = await everything()
  const people = await firm.take(mia, await testFile('datasets/synthetic-pl/kontakty.csv'))
  expect(people.counts).toMatchObject({ newPeople: 424 })
  const afterPeople = await everything()
  expect(afterPeople).not.toEqual(afterFirms)

  const [{ act }] = (await firm.db.read(sql`select act from import where id = ${people.id}::uuid`)) as [
    { act: string },
  ]
  const direct = await firm.ask(mia, 'POST', `/api/undo/${act}`, {})
  expect([direct.statusCode, direct.json().code]).toEqual([422, 'undoElsewhere'])
  expect(await everything()).toEqual(afterPeople)

  expect(await firm.undo(mia, people.id)).toMatchObject({
    state: 'undone',
    undone: { records: 848, clients: 0, people: 424, left: 0, examples: [] },
  })
  expect(await everything()).toEqual(afterFirms)
  expect(await firm.undo(mia, firms.id)).toMatchObject({
    state: 'undone',
    undone: { records: 300, clients: 300, people: 0, left: 0 },
  })
  expect(await everything()).toEqual(before)
  expect((await verifyJournal(firm.db)).broken).toBeUndefined()
  const acts = await firm.db.read(
    sql`select name, undoes is not null as undoes, count(*)::int from act where name in ('import', 'undo') group by 1, 2 order by 1`,
  )
  expect(acts).toEqual([
    { name: 'import', undoes: false, count: 2 },
    { name: 'undo', undoes: true, count: 2 },
  ])
})

test('labels that it has made go with it, unless others use them by now', async () => {
  const { mia } = firm.people
  const before = await everything()
  const file = 'Nazwa;Etykiety\nKlon;hurt, las\nDąb;las\n'
  const first = await firm.take(mia, file)
  expect(await firm.undo(mia, first.id)).toMatchObject({ undone: { records: 4, left: 0 } })
  expect(await everything()).toEqual(before)

  const second = await firm.take(mia, file)
  const [hurt] = await firm.db.read<{ id: string }>(
    sql`select id from label where name = 'hurt' and deleted_at is null`,
  )
  await firm.make(mia, 'client', { name: 'Nowy', labels: [hurt!.id] })
  expect(await firm.undo(mia, second.id)).toMatchObject({
    undone: { records: 3, left: 1, examples: [{ entity: 'label', title: 'hurt', because: 'used' }] },
  })
})

test('what somebody has worked with since is left and named', async () => {
  const { mia, sam } = firm.people
  const answer = await firm.take(
    mia,
    'Nazwa;Miasto;Imię;Nazwisko\nNietknięta;Łódź;Jan;Kos\nZmieniona;Łódź;Anna;Lis\nRozmowa;Łódź;Ewa;Sroka\nZadanie;Łódź;;\nNowa osoba;Łódź;;\nW koszu;Łódź;;\nCzłowiek;Łódź;Olga;Wrona\n',
  )
  const id = async (name: string) =>
    (await firm.db.read<{ id: string }>(sql`select id from client where name = ${name}`))[0]!.id
  const personId = async (name: string) =>
    (await firm.db.read<{ id: string }>(sql`select id from person where name = ${name}`))[0]!.id
  await firm.as(mia, async (act) =>
    act.change(entity('client'), await id('Zmieniona'), { phones: ['601234567'] }),
  )
  await firm.make(sam, 'talk', {
    client: await id('Rozmowa'),
    person: await personId('Ewa Sroka'),
    kind: 'call',
    text: 'Zadzwoni',
  })
  await firm.make(sam, 'task', { client: await id('Zadanie'), what: 'Oddzwonić' })
  const other = await firm.make(mia, 'person', { lastName: 'Inna' })
  await firm.make(mia, 'position', { client: await id('Nowa osoba'), person: other.id })
  await firm.as(mia, async (act) => act.remove(entity('client'), await id('W koszu')))
  await firm.as(mia, async (act) =>
    act.change(entity('person'), await personId('Olga Wrona'), { mails: ['olga@wrona.example'] }),
  )

  const undone = await firm.undo(mia, answer.id)
  expect(undone.state).toBe('undone')
  const left = undone
    .undone!.examples.map(({ entity: of, title, because }) => `${of} ${title} ${because}`)
    .sort()
  expect(left).toEqual([
    'client Nowa osoba used',
    'client Rozmowa used',
    'client W koszu changed',
    'client Zadanie used',
    'client Zmieniona changed',
    'person Ewa Sroka used',
    'person Olga Wrona changed',
  ])
  const live = await firm.db.read(sql`select name from client where deleted_at is null order by name`)
  expect(live.map((each) => (each as { name: string }).name)).toEqual([
    'Nowa osoba',
    'Rozmowa',
    'Zadanie',
    'Zmieniona',
  ])
})

test('what was filled in is emptied again, unless somebody changed it since', async () => {
  const { mia } = firm.people
  const one = await firm.make(mia, 'client', { name: 'Pierwsza', taxNumber: '5213017228' })
  const two = await firm.make(mia, 'client', { name: 'Druga', taxNumber: '5600753644' })
  const answer = await firm.take(mia, 'Nazwa;NIP;Miasto\nPierwsza;5213017228;Łódź\nDruga;5600753644;Łódź\n')
  await firm.as(mia, (act) => act.change(entity('client'), two.id, { town: 'Kraków' }))
  expect(await firm.undo(mia, answer.id)).toMatchObject({
    undone: { records: 1, left: 1, examples: [{ id: two.id, title: 'Druga', because: 'changed' }] },
  })
  const rows = await firm.db.read(
    sql`select town from client where id in (${one.id}::uuid, ${two.id}::uuid) order by name desc`,
  )
  expect(rows).toEqual([{ town: null }, { town: 'Kraków' }])
})

test('killed in the middle it goes on; brought in again it is all there again', async () => {
  const { mia } = firm.people
  const file = `Nazwa;Imię;Nazwisko\n${Array.from({ length: 700 }, (_, n) => `Firma ${n};Jan;Kos${n}\n`).join('')}`
  const before = await everything()
  const answer = await firm.take(mia, file)
  await firm.ask(mia, 'POST', `/api/imports/${answer.id}/undo`, {})
  let writes = 0
  const dying = importTasks({
    ...firm.context,
    db: {
      ...firm.db,
      write: async (query) => {
        writes += 1
        if (writes === 3) throw Object.assign(new Error('killed'), { code: 'ECONNRESET' })
        return firm.db.write(query) as never
      },
    },
  })
  expect(await dying.importUndo!({ id: answer.id }, new AbortController().signal)).toEqual({ again: 1_000 })
  await firm.job('importUndo', answer.id)
  const now = (await firm.ask(mia, 'GET', `/api/imports/${answer.id}`)).json()
  expect(now).toMatchObject({ state: 'undone', undone: { records: 2_100, left: 0 } })
  expect(await everything()).toEqual(before)
  expect(await firm.run(mia, answer.id)).toMatchObject({
    state: 'done',
    undone: null,
    counts: { newClients: 700 },
  })
})

test('taken back, it can be said otherwise and begins anew', async () => {
  const { sam } = firm.people
  const { id } = await firm.take(sam, 'Nazwa;Miasto\nKlon;Łódź\nZła;\0\n')
  await firm.undo(sam, id)
  const said = { targets: ['client.name', 'client.street'] }
  const preview = (await firm.ask(sam, 'PATCH', `/api/imports/${id}`, said)).json()
  expect(preview).toMatchObject({ state: 'ready', counts: { rows: 0 }, bytes: 0, undone: null, act: null })
  expect((await firm.rejects(sam, id)).trim().split('\r\n')).toHaveLength(1)
  expect(await firm.run(sam, id)).toMatchObject({ state: 'done', counts: { newClients: 1, bad: 1 } })
  const made = await firm.db.read(sql`select street, town from client where deleted_at is null`)
  expect(made).toEqual([{ street: 'Łódź', town: null }])
})

test('an import that has changed nothing is taken back too', async () => {
  const { sam } = firm.people
  await firm.make(sam, 'client', { name: 'Dąb', town: 'Łódź' })
  const answer = await firm.take(sam, 'Nazwa;Miasto\nDąb;Łódź\n')
  expect(answer.counts).toMatchObject({ joinedClients: 1 })
  expect(await firm.undo(sam, answer.id)).toMatchObject({ state: 'undone', undone: { records: 0, left: 0 } })
})

test('an administrator may take back what another has brought in', async () => {
  const answer = await firm.take(firm.people.sam, 'Nazwa;Miasto\nKlon;Łódź\n')
  expect(await firm.undo(firm.people.adam, answer.id)).toMatchObject({
    state: 'undone',
    undone: { records: 1 },
  })
  const [undo] = await firm.db.read(sql`select "user" from act where name = 'undo'`)
  expect(undo).toEqual({ user: firm.people.adam })
})

test('what the database refuses to have as it was is left and named, and everything else is taken back', async () => {
  const { adam } = firm.people
  const client = (await firm.make(adam, 'client', { name: 'Młyn' })).id
  const place = async (name: string, primary = false) =>
    (await firm.ask(adam, 'POST', '/api/places', { client, name, primary })).json()
  const [first, second, third] = [await place('Rampa', true), await place('Magazyn'), await place('Plac')]
  const ids = [first.id, second.id, third.id]
  const columns = ['name', 'primary', 'town']
  const out = await firm.ask(adam, 'POST', '/api/places/export', { format: 'csv', ids, columns })
  // The second becomes the main one, so the first is none any more; the third is in Łódź.
  const changed = out.body.replace(/(Magazyn;)[^;]*/, '$1tak').replace(/(Plac;[^;]*;)/, '$1Łódź')
  const { id, counts } = await firm.take(adam, changed)
  expect(counts).toMatchObject({ changed: 2, bad: 0 })
  expect((await firm.ask(adam, 'PATCH', `/api/places/${third.id}`, { primary: true })).statusCode).toBe(200)
  const { state, undone } = await firm.undo(adam, id)
  expect(state).toBe('undone')
  expect(undone?.examples.map((each) => [each.id, each.because])).toContainEqual([first.id, 'refused'])
  const now = async (each: string) => (await firm.ask(adam, 'GET', `/api/places/${each}`)).json()
  expect(await now(third.id)).toMatchObject({ town: null, primary: true })
})
