/** What is printed is read back from the PDF itself. */
import { allows, type EntityName, entities } from '@kartoteka/model'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entity, openFirm, type TestFirm } from '../../test/firm.ts'
import { least } from '../../test/least.ts'
import { sql } from '../db/sql.ts'
import { mostRows } from '../print/list.ts'
import { openPress } from '../print/press.ts'
import { judgedAs, ownedBy } from '../records/facts.ts'
import type { Stored } from '../records/stored.ts'

let firm: TestFirm
let client: Stored
beforeAll(async () => {
  firm = await openFirm()
  const { people } = firm
  client = await firm.make(people.sam, 'client', {
    name: 'Gżegżółka i Żbik Sp. z o.o.',
    taxNumber: { country: 'PL', number: '7123045110' },
    street: 'ul. Młyńska 5',
    postalCode: '22-400',
    town: 'Zamość',
    phones: ['84 555 06 78'],
    remarks: 'Pierwszy wiersz\nПривет, Світлано',
    addresses: [
      { kind: 'correspondence', street: 'skr. poczt. 7', postalCode: '10115', town: 'Berlin', country: 'DE' },
    ],
  })
  const person = await firm.make(people.sam, 'person', { lastName: 'Jeż', phones: ['602 555 744'] })
  const desk = { title: 'magazynier', unit: 'Skup ziarna', phones: ['84 555 06 79'] }
  await firm.make(people.sam, 'position', { client: client.id, person: person.id, ...desk })
  await firm.make(people.sam, 'place', { client: client.id, name: 'Magazyn Północ', town: 'Łódź' })
  await firm.make(people.sam, 'task', {
    client: client.id,
    what: 'Oddzwonić w sprawie młynka',
    due: '2027-03-01',
  })
  await firm.make(people.sam, 'talk', { client: client.id, text: 'Prosi o fakturę' })
})
afterAll(() => firm.close())

const read = async (pdf: Buffer): Promise<{ pages: number; text: string; document: PDFDocumentProxy }> => {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const texts: string[] = []
  for (let page = 1; page <= document.numPages; page += 1) {
    const { items } = await (await document.getPage(page)).getTextContent()
    texts.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
  }
  return { pages: document.numPages, text: texts.join('\n'), document }
}
const print = async (who: keyof TestFirm['people'], path: string) => {
  const answer = await firm.ask(firm.people[who], 'GET', path)
  return { answer, ...(answer.statusCode === 200 ? await read(answer.rawPayload) : { pages: 0, text: '' }) }
}
const cardOf = (id: string) => `/api/clients/${id}/print`

test('a client’s card: its fields under their headings, what hangs on it, who printed it', async () => {
  const { answer, text } = await print('sam', cardOf(client.id))
  expect(answer.headers['content-type']).toBe('application/pdf')
  expect(answer.headers['content-disposition']).toMatch(
    /^inline; filename\*=UTF-8''Kontrahent%20\d{4}-\d\d-\d\d\.pdf$/,
  )
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.headers['x-content-type-options']).toBe('nosniff')
  for (const said of [
    'Gżegżółka i Żbik Sp. z o.o.',
    '712-304-51-10',
    'ul. Młyńska 5',
    '84 555 06 78',
    'Привет, Світлано',
    'Skup ziarna',
    '84 555 06 79',
    '602 555 744',
    'Magazyn Północ',
    'Oddzwonić w sprawie młynka',
    '1 mar 2027',
    'Prosi o fakturę',
    'Sam Kos',
    'Gęś i Spółka',
  ])
    expect(text, said).toContain(said)
})

test('in the language of whoever prints', async () => {
  await firm.ask(firm.people.mia, 'PATCH', '/api/session', { language: 'ru' })
  const { text } = await print('mia', cardOf(client.id))
  expect(text).toContain('Клиент')
  expect(text).toContain('Открытые задачи')
  await firm.ask(firm.people.mia, 'PATCH', '/api/session', { language: 'pl' })
})

test.each(entities.map(({ name, plural }) => [name, plural]))(
  '%s: one of them and the list of them are printed for an administrator',
  async (name, plural) => {
    const { adam } = firm.people
    const person = (await firm.make(adam, 'person', { lastName: 'Wzorcowa' })).id
    const values = least(name as EntityName, { client: client.id, person })
    const { id } = await firm.make(adam, name as EntityName, values)
    const one = await print('adam', `/api/${plural}/${id}/print`)
    expect(one.answer.statusCode, one.answer.body).toBe(200)
    expect(one.pages).toBe(1)
    const list = await print('adam', `/api/${plural}/print`)
    expect(list.answer.statusCode, list.answer.body).toBe(200)
    expect(list.pages).toBeGreaterThan(0)
  },
)

describe('rights', () => {
  const words = ['Wszystkim', 'Działowi', 'Sobie'] as const
  let made: readonly Stored[]
  beforeAll(async () => {
    const { people } = firm
    const visible = ['everyone', 'department', 'user'] as const
    made = await Promise.all(
      words.map((name, place) =>
        firm.make(people.sam, 'client', { name, town: 'Prawno', visibility: visible[place] }),
      ),
    )
    const employee = [...(await firm.context.settings())!.roles.values()].find(
      (role) => role.builtIn === 'employee',
    )!.id
    await firm.db.write(sql`insert into permission values (${employee}::uuid, 'client', 'print', 'own')
      on conflict (role, entity, verb) do update set scope = excluded.scope`)
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  })

  test.each(['adam', 'mia', 'sam', 'rita', 'olga'] as const)(
    'A02 %s prints exactly what they may both read and print: card, list and labels',
    async (who) => {
      const { user } = await firm.asking(firm.people[who])
      const may = (verb: string, record: Stored) =>
        allows(user, verb, 'client', 'client', judgedAs(entity('client'), record, [ownedBy(record)]))
      const where = encodeURIComponent(JSON.stringify({ field: 'town', is: 'is', value: 'Prawno' }))
      const list = await print(who, `/api/clients/print?columns=name&where=${where}`)
      for (const [place, record] of made.entries()) {
        const allowed = may('read', record) && may('print', record)
        const card = await print(who, cardOf(record.id))
        expect(card.answer.statusCode).toBe(allowed ? 200 : may('read', record) ? 403 : 404)
        expect(list.text.includes(words[place]!)).toBe(allowed)
      }
      const labels = await print(who, `/api/clients/labels?ids=${made.map(({ id }) => id).join()}`)
      for (const [place, record] of made.entries())
        expect(labels.text.includes(words[place]!)).toBe(may('read', record) && may('print', record))
    },
  )

  test('what is hidden from a role is not printed', async () => {
    const { mia } = firm.people
    const role = [...(await firm.context.settings())!.roles.values()].find(
      (each) => each.builtIn === 'manager',
    )!.id
    const hide = async (hidden: boolean) => {
      await firm.db.write(
        hidden
          ? sql`insert into field_permission values (${role}::uuid, 'client', 'taxNumber', 'hidden'), (${role}::uuid, 'task', 'what', 'hidden')`
          : sql`delete from field_permission where role = ${role}::uuid`,
      )
      await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
    }
    expect((await firm.ask(mia, 'GET', '/api/session')).statusCode).toBe(200)
    await hide(true)
    const card = await print('mia', cardOf(client.id))
    expect(card.answer.statusCode).toBe(200)
    expect(card.text).not.toContain('712-304-51-10')
    expect(card.text).not.toContain('Oddzwonić')
    expect((await print('mia', '/api/clients/print?columns=taxNumber')).answer.statusCode).toBe(400)
    await hide(false)
    expect((await print('mia', cardOf(client.id))).text).toContain('712-304-51-10')
  })
})

test('a card is printed for a role from which that is hidden by which its tables are found or put in order', async () => {
  for (const [entity, field] of [
    ['task', 'due'],
    ['task', 'status'],
    ['talk', 'at'],
    ['talk', 'client'],
    ['place', 'name'],
    ['recipient', 'name'],
  ] as const) {
    await firm.db.write(
      sql`insert into field_permission select id, ${entity}, ${field}, 'hidden' from role where built_in = 'manager'`,
    )
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
    const { answer } = await print('mia', cardOf(client.id))
    expect(answer.statusCode, `${entity}.${field} ${answer.body.slice(0, 200)}`).toBe(200)
    await firm.db.write(sql`delete from field_permission`)
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  }
})

describe('A18 what people have typed is set as text and never runs', () => {
  const hostile = [
    '#import "house.typ": *',
    '#read("/etc/passwd")',
    '#{while true {}}',
    '$ x^2 $ _kursywa_ *gruby* <etykieta> @cel `kod` \\u{1F600}',
    '= Nagłówek',
    '</text><script>alert(1)</script>',
    '"); #panic("x")',
    '漢字 😀 عربى i dalej',
  ]
  test.each(hostile)('%s', async (typed) => {
    const { id } = await firm.make(firm.people.adam, 'client', {
      name: `Firma ${typed}`,
      remarks: typed,
      town: 'x',
    })
    const { answer, text } = await print('adam', cardOf(id))
    expect(answer.statusCode, answer.body).toBe(200)
    const latin = typed.replace(/[^\x20-\x7eąćęłńóśźż]/giu, '').trim()
    expect(text.replace(/\s+/g, '')).toContain(latin.replace(/\s+/g, ''))
    expect((await print('adam', `/api/clients/labels?ids=${id}`)).answer.statusCode).toBe(200)
  })
})

describe('lists', () => {
  test('the columns, the filter and the order that were asked for; the heading on every page', async () => {
    const { adam } = firm.people
    await firm.as(adam, async (act) => {
      for (let i = 0; i < 90; i += 1)
        await act.create(entity('client'), { name: `Rząd ${String(i).padStart(3, '0')}`, town: 'Wierszowo' })
    })
    const where = encodeURIComponent(JSON.stringify({ field: 'town', is: 'is', value: 'Wierszowo' }))
    const { pages, text } = await print(
      'adam',
      `/api/clients/print?columns=town,name&sort=-name&where=${where}`,
    )
    expect(text).toContain('90 rekordów')
    expect(text.indexOf('Rząd 089')).toBeLessThan(text.indexOf('Rząd 000'))
    expect(text.match(/Miejscowość/g)).toHaveLength(pages)
    expect(text).not.toContain('Gżegżółka')
  })

  test('more rows than anybody reads on paper are refused, and the sentence says what to do', async () => {
    await firm.db.write(sql`insert into client (id, version, created_at, updated_at, kind, name, folded, country, active, visibility,
        roles, phones, mails, bank_accounts, addresses, town)
      select gen_random_uuid(), 1, now(), now(), 'firm', 'Masa ' || n, 'masa ' || n, 'PL', true, 'everyone', '{}', '[]', '{}', '{}', '[]', 'Masowo'
      from generate_series(1, ${mostRows + 1}) n`)
    const where = encodeURIComponent(JSON.stringify({ field: 'town', is: 'is', value: 'Masowo' }))
    for (const path of [`/api/clients/print?where=${where}`, `/api/clients/labels?where=${where}`]) {
      const { answer } = await print('adam', path)
      expect(answer.statusCode).toBe(422)
      expect(answer.json()).toMatchObject({ code: 'printTooMuch', params: { max: mostRows } })
      expect(answer.json().title).toContain('Zawęź filtr')
    }
  })
})

describe('labels', () => {
  test('the address for letters or the main one; abroad the country in capitals, at home none', async () => {
    const letters = await print('adam', `/api/clients/labels?ids=${client.id}`)
    expect(letters.text).toContain('skr. poczt. 7')
    expect(letters.text).toContain('10115 Berlin')
    expect(letters.text).toContain('NIEMCY')
    const main = await print('adam', `/api/clients/labels?ids=${client.id}&address=main`)
    expect(main.text).toContain('22-400 Zamość')
    expect(main.text).not.toContain('POLSKA')
  })

  test('the country stands there in the language of the firm that writes, not of whoever prints', async () => {
    const { adam, sam } = firm.people
    const inEnglish = { 'accept-language': 'en' }
    const labels = `/api/clients/labels?ids=${client.id}`
    const printed = async () =>
      (await read((await firm.ask(sam, 'GET', labels, undefined, inEnglish)).rawPayload)).text
    expect(await printed()).toContain('NIEMCY')
    const trade = await firm.make(adam, 'organisation', { name: 'Gęś Восток', language: 'ru' })
    await firm.as(adam, (act) => act.change(entity('user'), sam, { organisations: [trade.id] }))
    expect(await printed()).toContain('ГЕРМАНИЯ')
    const main = (await firm.context.settings())!.organisations.values().find(({ primary }) => primary)!
    await firm.as(adam, (act) => act.change(entity('user'), sam, { organisations: [main.id] }))
  })

  test('a client without a street and a town is left out', async () => {
    const { id } = await firm.make(firm.people.adam, 'client', { name: 'Bezdomna' })
    expect((await print('adam', `/api/clients/labels?ids=${id},${client.id}`)).text).not.toContain('Bezdomna')
  })

  test('the first label lies where the sheet is free, moved by what the printer needs', async () => {
    const placeOf = async (how: string) => {
      const { document } = (await print(
        'adam',
        `/api/clients/labels?ids=${client.id}&address=main&${how}`,
      )) as {
        document: PDFDocumentProxy
      }
      const { items } = await (await document.getPage(1)).getTextContent()
      const name = items.find((item) => 'str' in item && item.str.startsWith('Gżegżółka')) as unknown as {
        transform: number[]
      }
      const millimetres = (points: number) => (points / 72) * 25.4
      return { x: millimetres(name.transform[4]!), y: 297 - millimetres(name.transform[5]!) }
    }
    const first = await placeOf('sheet=L7160')
    const fifth = await placeOf('sheet=L7160&first=5')
    const moved = await placeOf('sheet=L7160&right=3&down=-2')
    expect(fifth.x - first.x).toBeCloseTo(63.5 + 2.5, 1)
    expect(fifth.y - first.y).toBeCloseTo(38.1, 1)
    expect(moved.x - first.x).toBeCloseTo(3, 1)
    expect(moved.y - first.y).toBeCloseTo(-2, 1)
    expect(first.x).toBeCloseTo(7.2 + 4, 1)
  })

  test('a long name is set smaller and stays within its label', async () => {
    const name = `Przedsiębiorstwo ${'Wielobranżowe '.repeat(16)}`.trim().slice(0, 250)
    const { id } = await firm.make(firm.people.adam, 'client', { name, street: 'ul. Długa 1', town: 'Łódź' })
    const { document, text } = (await print('adam', `/api/clients/labels?ids=${id}&sheet=70x37`)) as {
      document: PDFDocumentProxy
      text: string
    }
    expect(text.replace(/\s+/g, '')).toContain('ul.Długa1Łódź')
    const { items } = await (await document.getPage(1)).getTextContent()
    for (const item of items as unknown as readonly { str: string; transform: number[]; width: number }[]) {
      expect(((item.transform[4]! + item.width) / 72) * 25.4).toBeLessThan(70)
      expect(297 - (item.transform[5]! / 72) * 25.4).toBeLessThan(37.5)
    }
  })

  test.each([
    ['sheet=A5', 'sheet'],
    ['first=0', 'first'],
    ['first=22&sheet=L7160', 'first'],
    ['first=x', 'first'],
    ['address=home', 'address'],
    ['right=100', 'right'],
    ['down=1e309', 'down'],
  ])('%s is refused at its name', async (how, at) => {
    const { answer } = await print('adam', `/api/clients/labels?ids=${client.id}&${how}`)
    expect(answer.statusCode).toBe(422)
    expect(answer.json().problems).toMatchObject([{ at }])
    expect(answer.json().problems[0].sentence).not.toBe('')
  })
})

test.each([
  '/api/clients/print?columns=nope',
  '/api/clients/print?columns=name&columns=town',
  '/api/clients/print?format=docx',
  '/api/clients/labels?ids=1',
  `/api/clients/labels?ids=${'x'.repeat(40)}`,
  '/api/clients/labels?template=../record',
  '/api/clients/nope/print',
])('A15 A30 %s is answered with a sentence, and nothing is set', async (path) => {
  const { answer } = await print('adam', path)
  expect([400, 404, 422]).toContain(answer.statusCode)
  expect(answer.json().title).not.toBe('')
})

test('A01 nobody signed in prints nothing, nor does a record in the bin print', async () => {
  expect((await firm.ask(undefined, 'GET', cardOf(client.id))).statusCode).toBe(401)
  const { id } = await firm.make(firm.people.adam, 'client', { name: 'Do kosza' })
  await firm.as(firm.people.adam, (act) => act.remove(entity('client'), id))
  expect((await print('adam', cardOf(id))).answer.statusCode).toBe(404)
})

test('A31 a sheet that takes too long is given up, and the next one is printed', async () => {
  const press = openPress({ limit: 1 })
  const data = { lang: 'pl', title: 't', kind: 'k', marks: [], foot: '', groups: [], tables: [] }
  await expect(press.print('record', data)).rejects.toMatchObject({ code: 'printSlow' })
  await press.close()
  const other = openPress()
  await expect(other.print('record', { lang: 'pl' })).rejects.toThrow('The sheet could not be set')
  expect((await other.print('record', data)).subarray(0, 5).toString()).toBe('%PDF-')
  await other.close()
})
