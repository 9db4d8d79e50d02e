/** What is shown before anything is done, and what is refused. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formWith, type ImportingFirm, openImportingFirm, testFile } from '../../test/imports.ts'
import { sql } from '../db/sql.ts'

let firm: ImportingFirm
beforeAll(async () => {
  firm = await openImportingFirm()
})
afterAll(() => firm.close())

const sam = () => firm.people.sam
const files = async () =>
  (await readdir(join(firm.folder, 'files'), { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((each) => each.isFile())
    .map(({ name }) => name)
const written = async () => ({
  files: await files(),
  rows: await firm.db.read(sql`select (select count(*) from import) as imports, (select count(*) from entry) as entries,
    (select count(*) from client) as clients, (select count(*) from import_reject) as rejects`),
})

describe('the preview', () => {
  test('shows the guess, and what will happen to each row', async () => {
    await firm.make(sam(), 'client', { name: 'Żytko S.A.', town: 'Kraków', taxNumber: '5213017228' })
    const preview = await firm.bring(
      sam(),
      'Nazwa;NIP;Miasto;Osoba;Tel\nZytko;521-301-72-28;Kraków;Jan Kos;601 234 567\nĆwiek;4565681517;Łódź;;\nNowa;;Gdynia;Ewa;\nNowa s.c.;;Gdynia;;12\n',
    )
    expect(preview).toMatchObject({
      state: 'ready',
      name: 'klienci.csv',
      shape: { encoding: 'utf-8', separator: ';', headingLine: 1, columns: 5 },
      headings: ['Nazwa', 'NIP', 'Miasto', 'Osoba', 'Tel'],
      targets: ['client.name', 'client.taxNumber', 'client.town', 'person.name', 'client.phones'],
      subject: 'both',
      counts: { rows: 0 },
    })
    const [joins, bad, fresh, again] = preview.rows
    expect(joins).toMatchObject({
      line: 2,
      cells: ['Zytko', '521-301-72-28', 'Kraków', 'Jan Kos', '601 234 567'],
      problems: [],
      client: { is: 'joined', name: 'Żytko S.A.' },
      person: { is: 'new', id: null, name: 'Jan Kos' },
    })
    expect(joins!.client!.id).toMatch(/^[0-9a-f-]{36}$/)
    expect(bad).toMatchObject({
      problems: [{ column: 2, code: 'identifierWrong' }],
      client: null,
      person: null,
    })
    expect(fresh).toMatchObject({ client: { is: 'new', id: null, name: 'Nowa' }, person: { name: 'Ewa' } })
    expect(again).toMatchObject({ problems: [{ column: 5, code: 'notTelephone' }] })
  })

  test('does not do anything', async () => {
    const before = await written()
    const { id } = await firm.bring(sam(), 'Nazwa;Etykiety\nKlon;ważny, nowy\n')
    await firm.ask(sam(), 'GET', `/api/imports/${id}/preview`)
    const after = await written()
    expect(after.rows).toEqual([
      { ...before.rows[0], imports: `${Number((before.rows[0] as { imports: string }).imports) + 1}` },
    ])
    expect(await firm.db.read(sql`select 1 from label where name = 'nowy'`)).toEqual([])
  })

  test('follows what the user says', async () => {
    const text = 'Kontrahent|Kod|Telefon\nŻuk|31-752|12 345 67 89\n'
    const { id } = await firm.bring(sam(), iconv.encode(text, 'windows-1250'))
    const patch = (body: object) => firm.ask(sam(), 'PATCH', `/api/imports/${id}`, body)
    expect((await patch({ encoding: 'windows-1252' })).json()).toMatchObject({
      shape: { encoding: 'windows-1252' },
      confidence: { encoding: 1 },
      rows: [{ cells: ['¯uk', '31-752', '12 345 67 89'] }],
    })
    expect((await patch({ encoding: 'windows-1250', separator: ';' })).json()).toMatchObject({
      shape: { columns: 1 },
    })
    expect((await patch({ separator: '|', headingLine: null })).json()).toMatchObject({
      shape: { headingLine: null, columns: 3 },
      headings: ['', '', ''],
      rows: [{ line: 1 }, { line: 2 }],
    })
    const targets = ['client.name', null, 'client.phones']
    const said = (await patch({ headingLine: 1, targets, options: { restToRemarks: true } })).json()
    expect(said).toMatchObject({ targets, options: { restToRemarks: true, keepWrongTaxNumbers: false } })
    expect((await patch({ encoding: 'utf-8' })).json()).toMatchObject({ targets })
    expect((await patch({ encoding: 'windows-1250' })).json().rows[0].client.name).toBe('Żuk')
  })

  test('keeps every one of several changes that come at once', async () => {
    const { id } = await firm.bring(sam(), 'A;B\nKlon;Łódź\n')
    const patch = (body: object) => firm.ask(sam(), 'PATCH', `/api/imports/${id}`, body)
    const targets = ['client.name', 'client.town']
    const answers = await Promise.all([
      patch({ targets }),
      patch({ options: { restToRemarks: true } }),
      patch({ options: { keepWrongTaxNumbers: true } }),
      patch({ headingLine: 1 }),
    ])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
    expect((await firm.ask(sam(), 'GET', `/api/imports/${id}`)).json()).toMatchObject({
      targets,
      options: { restToRemarks: true, keepWrongTaxNumbers: true },
      confidence: { heading: 1 },
    })
  })

  test.each([
    [{ encoding: 'klingon' }, 'encoding', 'notOneOf'],
    [{ separator: 'ab' }, 'separator', 'notText'],
    [{ separator: '\n' }, 'separator', 'notText'],
    [{ headingLine: -1 }, 'headingLine', 'outOfRange'],
    [{ targets: ['client.name'] }, 'targets', 'notList'],
    [{ targets: ['client.createdAt', null] }, 'targets', 'notYours'],
    [{ targets: ['__proto__', null] }, 'targets', 'notYours'],
    [{ options: { keepWrongTaxNumbers: 'yes' } }, 'options', 'unknownField'],
    [{ state: 'done' }, 'state', 'unknownField'],
  ])('refuses %j, naming the part', async (body, at, code) => {
    const { id } = await firm.bring(sam(), 'Nazwa;Miasto\nKlon;Łódź\n')
    const before = await firm.ask(sam(), 'GET', `/api/imports/${id}`)
    const answer = await firm.ask(sam(), 'PATCH', `/api/imports/${id}`, body)
    expect(answer.statusCode).toBe(422)
    expect(answer.json().problems).toMatchObject([{ at, code }])
    expect((await firm.ask(sam(), 'GET', `/api/imports/${id}`)).json()).toEqual(before.json())
  })

  test('says what to tell the user: letters that cannot be read, a list of deals', async () => {
    const broken = await firm.bring(
      sam(),
      Buffer.from('Nazwa;Miasto\nKl\xf3n;Gda\xf1sk\nŻółw;Łódź Świętej Jadwigi Źdźbło\n', 'latin1'),
      {
        encoding: 'utf-8',
      },
    )
    expect(broken.rows[0]).toMatchObject({
      cells: ['Kl�n', 'Gda�sk'],
      problems: [{ column: 1, code: 'rowIsUnreadable' }],
    })
    const deals = await firm.bring(sam(), await testFile('csv/exports/amocrm-deals.csv'))
    expect(deals).toMatchObject({ subject: 'deals', notices: [{ code: 'fileHoldsDeals' }] })
    expect(deals.notices[0]!.sentence).toMatch(/szanse sprzedaży/)
  })
})

describe('a file is refused', () => {
  test.each([
    ['nothing in it', '', 'fileIsEmpty'],
    ['blank', ' \r\n \n', 'fileIsEmpty'],
    ['a PDF', '%PDF-1.7\n%âãÏÓ\n', 'fileIsNotTable'],
    ['half an Excel book', 'PK\x03\x04\x14\x00\x06\x00xl/workbook.xml', 'fileIsDamaged'],
    ['a page', '<!doctype html><script>alert(1)</script>', 'fileIsWebPage'],
    ['a program', Buffer.from(Array.from({ length: 2_000 }, (_, at) => (at * 7) % 32)), 'fileIsBinary'],
  ])('%s', async (_, content, code) => {
    const before = await written()
    const answer = await firm.send(sam(), content)
    expect(answer.statusCode).toBe(422)
    expect(answer.json().problems).toMatchObject([{ at: 'file', code }])
    expect(answer.json().problems[0].sentence.length).toBeGreaterThan(10)
    expect(await written()).toEqual(before)
  })

  test('that is no file', async () => {
    const before = await written()
    const json = await firm.ask(sam(), 'POST', '/api/imports', { file: 'Nazwa' })
    expect(json.statusCode).toBe(400)
    const empty = await firm.ask(sam(), 'POST', '/api/imports', '--x--\r\n', {
      'content-type': 'multipart/form-data; boundary=x',
    })
    expect(empty.statusCode).toBe(400)
    const { type, body } = formWith('Nazwa;Miasto\na;b', 'a.csv')
    const cut = await firm.ask(sam(), 'POST', '/api/imports', body.subarray(0, body.length - 30), {
      'content-type': type,
    })
    expect(cut.statusCode).toBeGreaterThanOrEqual(400)
    expect(await written()).toEqual(before)
  })

  test('from nobody, and from a foreign page', async () => {
    const { type, body } = formWith('Nazwa;Miasto\na;b', 'a.csv')
    expect(
      (await firm.ask(undefined, 'POST', '/api/imports', body, { 'content-type': type })).statusCode,
    ).toBe(401)
    expect(
      (await firm.send(sam(), 'Nazwa;Miasto\na;b', 'a.csv', { 'sec-fetch-site': 'cross-site' })).statusCode,
    ).toBe(403)
  })
})

test('what a file is called is never a path, and the same file sent twice under one key is one import', async () => {
  for (const name of [
    '../../etc/passwd',
    '..\\..\\boot.ini',
    'a\0b.csv',
    '<img src=x onerror=alert(1)>.csv',
  ]) {
    const sent = await firm.send(sam(), `Nazwa;Miasto\n${name.length};b`, name)
    expect(sent.statusCode).toBe(201)
    expect(await files()).toEqual(expect.arrayContaining([]))
    for (const file of await files()) expect(file).toMatch(/^[0-9a-f]{64}$/)
  }
  const headers = { 'idempotency-key': 'ein-schluessel-1' }
  const [one, two] = [
    await firm.send(sam(), 'Nazwa\nRaz', 'a.csv', headers),
    await firm.send(sam(), 'Nazwa\nRaz', 'a.csv', headers),
  ]
  expect(two!.json().id).toBe(one!.json().id)
})
