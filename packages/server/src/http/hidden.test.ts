/** What a role hides is told nowhere: each field that is said in text is hidden in turn, and every answer is looked through. */
import {
  type EntityName,
  entities,
  filterFieldNamed,
  isSort,
  type ListAnswer,
  offeredColumns,
  offeredFilters,
  readQuery,
  registry,
  type View,
} from '@kartoteka/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { sql } from '../db/sql.ts'

/** What each field is given, with the part of it that stands nowhere else. */
const values: Readonly<Record<string, Readonly<Record<string, readonly [given: unknown, told: string]>>>> = {
  client: {
    name: ['Nazwowata', 'Nazwowata'],
    shortName: ['Skrócona', 'Skrócona'],
    taxNumber: [{ country: 'PL', number: '5261025421' }, '5261025421'],
    regon: ['901912554', '901912554'],
    krs: ['0000418207', '0000418207'],
    euVat: ['DE136695976', '136695976'],
    pesel: ['44051401359', '44051401359'],
    kpp: ['770701001', '770701001'],
    ogrn: ['1027700132195', '1027700132195'],
    addresses: [[{ kind: 'other', street: 'Dodatkowa 5' }], 'Dodatkowa'],
    street: ['Uliczna 1', 'Uliczna'],
    postalCode: ['78-499', '78-499'],
    town: ['Miastowice', 'Miastowice'],
    province: ['Wojewódzkie', 'Wojewódzkie'],
    phones: [['+48 601 234 567'], '601234567'],
    mails: [['list@kliencki.example'], 'list@kliencki'],
    website: ['https://strona.example', 'strona.example'],
    bankAccounts: [['PL61109010140000071219812874'], '61109010140000071219812874'],
    remarks: ['Uwagami', 'Uwagami'],
    externalId: ['KH/777', 'KH/777'],
  },
  person: {
    name: [undefined, 'Nazwiskowa'],
    salutation: ['Grzecznościowo', 'Grzecznościowo'],
    phones: [['502 876 543'], '502876543'],
    mails: [['list@osobisty.example'], 'list@osobisty'],
    remarks: ['Osobliwie', 'Osobliwie'],
    externalId: ['OS/888', 'OS/888'],
  },
  place: {
    name: ['Magazynowo', 'Magazynowo'],
    street: ['Rampowa 3', 'Rampowa'],
    postalCode: ['33-817', '33-817'],
    town: ['Składowo', 'Składowo'],
    province: ['Bramowe', 'Bramowe'],
    contact: ['Wózkowa Ewa', 'Wózkowa'],
    phones: [['503 111 298'], '503111298'],
    mails: [['list@magazynowy.example'], 'list@magazynowy'],
    hours: ['od świtu', 'od świtu'],
    remarks: ['Dzwonkowo', 'Dzwonkowo'],
  },
  recipient: {
    name: ['Odbiorczo', 'Odbiorczo'],
    taxNumber: [{ country: 'PL', number: '7123045110' }, '7123045110'],
    externalId: ['OD/999', 'OD/999'],
    street: ['Sklepowa 8', 'Sklepowa'],
    postalCode: ['44-926', '44-926'],
    town: ['Grupowo', 'Grupowo'],
    province: ['Zakupowe', 'Zakupowe'],
    phones: [['504 222 387'], '504222387'],
    mails: [['list@odbiorczy.example'], 'list@odbiorczy'],
  },
  attachment: {
    name: ['zalacznikowo.pdf', 'zalacznikowo'],
    description: ['Opisowo pliku', 'Opisowo pliku'],
  },
  externalLink: {
    address: ['https://odnosnikowo.example/x', 'odnosnikowo'],
    description: ['Opisowo odnośnika', 'Opisowo odnośnika'],
  },
  note: { text: [[{ kind: 'paragraph', text: [{ text: 'Notatkowo' }] }], 'Notatkowo'] },
  position: {
    title: ['Stanowiskowo', 'Stanowiskowo'],
    unit: ['Działowo', 'Działowo'],
    phones: [['505 333 462'], '505333462'],
    mails: [['list@biurkowy.example'], 'list@biurkowy'],
  },
  talk: { text: ['Powiedziano', 'Powiedziano'] },
  view: { name: ['Widokowo', 'Widokowo'], query: ['town=Zapytaniowo', 'Zapytaniowo'] },
  task: { what: ['Zadaniowo', 'Zadaniowo'], details: ['Szczegółowo', 'Szczegółowo'] },
}
/** A person's names are in the name that is made of them: who may see that one sees them. */
const inTheName = { firstName: 'Imienna', lastName: 'Nazwiskowa' }

const saidInText = [
  'text',
  'longText',
  'richText',
  'phones',
  'mails',
  'mail',
  'webAddress',
  'accounts',
  'addresses',
  'identifier',
  'taxNumber',
]
const owned = entities.filter(({ ownership }) => ownership.by !== 'firm')
const fields = owned.flatMap(({ name, fields }) =>
  Object.entries(fields).flatMap(([field, { kind, madeOf, setBy }]) =>
    saidInText.includes(kind) &&
    !madeOf &&
    !(name === 'attachment' && setBy === 'server') &&
    !(name === 'person' && field in inTheName) &&
    !(name === 'view' && field === 'list')
      ? [[name, field] as const]
      : [],
  ),
)

let firm: TestFirm
let client: string
const ids: Partial<Record<EntityName, string>> = {}
beforeAll(async () => {
  firm = await openFirm()
  await everything()
  const bins = { ...ids }
  await everything()
  // The first of each lies in the bin, what hangs on others before those.
  for (const name of [
    'task',
    'talk',
    'attachment',
    'externalLink',
    'note',
    'place',
    'recipient',
    'person',
    'client',
  ] as const)
    await firm.ask(firm.people.adam, 'DELETE', `/api/${pluralOf(name)}/${bins[name]}`)
})
afterAll(() => firm.close())

const employee = async () =>
  [...(await firm.context.settings())!.roles.values()].find(({ builtIn }) => builtIn === 'employee')!.id
const told = () => firm.db.write(sql`update firm set settings_version = settings_version + 1`)
const pluralOf = (name: string) => entities.find((each) => each.name === name)!.plural
const given = (name: string) =>
  Object.fromEntries(
    Object.entries(values[name]!).flatMap(([field, [value]]) =>
      value === undefined ? [] : [[field, value]],
    ),
  )

/** A client with a person, a talk and the task that follows from it, each with every field said. */
async function everything(): Promise<void> {
  const { mia } = firm.people
  const ask = async (url: string, body: object) => {
    const answer = await firm.ask(mia, 'POST', url, body)
    expect(answer.statusCode, answer.body).toBe(201)
    return answer.json()
  }
  client = (await ask('/api/clients', { country: 'RU', ...given('client') })).id
  const { person, position } = await ask(`/api/clients/${client}/people`, {
    person: { ...inTheName, ...given('person') },
    position: given('position'),
  })
  const { talk, task } = await ask(`/api/clients/${client}/note`, {
    talk: { ...given('talk'), person: person.id },
    task: { ...given('task'), owner: firm.people.sam },
  })
  const place = (await ask('/api/places', { client, ...given('place') })).id
  const recipient = (await ask('/api/recipients', { client, ...given('recipient') })).id
  const view = (await ask('/api/views', { list: 'client', ...given('view') })).id
  expect((await firm.ask(mia, 'POST', `/api/views/${view}/share`)).statusCode).toBe(200)
  const attachment = (await ask('/api/attachments', { client, ...given('attachment') })).id
  const externalLink = (await ask('/api/external-links', { client, ...given('externalLink') })).id
  const note = (await ask('/api/notes', { client, ...given('note') })).id
  Object.assign(ids, {
    client,
    attachment,
    externalLink,
    note,
    person: person.id,
    position: position.id,
    talk: talk.id,
    task: task.id,
    place,
    recipient,
    view,
  })
}

/** All that Sam is answered, where anything of these records may stand. */
async function answers(): Promise<string> {
  const list = owned.flatMap(({ name, plural }) => [
    `/api/${plural}`,
    `/api/${plural}/${ids[name as EntityName]}`,
    `/api/${plural}/${ids[name as EntityName]}/history`,
  ])
  const found = [
    'nazwowata',
    'nazwiskowa',
    '601234567',
    '502876543',
    '505333462',
    'list@',
    'magazynowo',
    'odbiorczo',
  ].map((q) => `/api/search?q=${q}`)
  const others = [
    `/api/clients/${client}/card`,
    `/api/activity?client=${client}`,
    '/api/today?for=me',
    '/api/bin',
  ]
  let all = ''
  for (const url of [...list, ...others, ...found]) {
    const answer = await firm.ask(firm.people.sam, 'GET', url)
    expect(answer.statusCode, `${url} ${answer.body}`).toBe(200)
    all += answer.body
  }
  return all
}

test('every field said in text is tried, and would be told', async () => {
  expect(fields.map((each) => each.join('.')).sort()).toEqual(
    Object.entries(values)
      .flatMap(([name, of]) => Object.keys(of).map((field) => `${name}.${field}`))
      .sort(),
  )
  const all = await answers()
  for (const [name, field] of fields) expect(all, `${name}.${field}`).toContain(values[name]![field]![1])
})

test.each(fields)('A03 hidden from a role, %s.%s is in no answer to it', async (name, field) => {
  const role = await employee()
  const kept = name === 'person' && field === 'name' ? ['name', ...Object.keys(inTheName)] : [field]
  for (const each of kept)
    await firm.db.write(sql`insert into field_permission values (${role}::uuid, ${name}, ${each}, 'hidden')`)
  await told()
  try {
    expect(await answers()).not.toContain(values[name]![field]![1])
  } finally {
    await firm.db.write(sql`delete from field_permission`)
    await told()
  }
})

test('a list whose own order is hidden comes with the newest first', async () => {
  const role = await employee()
  for (const entity of owned) {
    const by = entity.sort.replace('-', '')
    if (!Object.hasOwn(entity.fields, by)) continue
    await firm.db.write(
      sql`insert into field_permission values (${role}::uuid, ${entity.name}, ${by}, 'hidden')`,
    )
    await told()
    const ask = (query: string) => firm.ask(firm.people.sam, 'GET', `/api/${entity.plural}${query}`)
    const answer = await ask('')
    expect(answer.statusCode, `${entity.name} ${answer.body}`).toBe(200)
    expect(answer.json().rows.length, entity.name).toBeGreaterThan(0)
    expect(answer.json().rows).toEqual((await ask('?sort=-createdAt')).json().rows)
    expect((await ask(`?sort=${by}`)).statusCode).toBe(422)
    await firm.db.write(sql`delete from field_permission`)
  }
  await told()
})

test.each(['person', 'position'])('A02 who may read no %s is shown no people on a card', async (name) => {
  const role = await employee()
  const people = async () =>
    (await firm.ask(firm.people.sam, 'GET', `/api/clients/${client}/card`)).json().people.length
  const reach = (scope: string) =>
    firm.db.write(
      sql`update permission set scope = ${scope} where role = ${role}::uuid and entity = ${name} and verb = 'read'`,
    )
  expect(await people()).toBe(1)
  await reach('none')
  await told()
  try {
    expect(await people()).toBe(0)
  } finally {
    await reach('all')
    await told()
  }
})

describe('A03 what leads from a client to others', () => {
  type Client = { readonly id: string; readonly name: string }
  const post = async (url: string, body: object) => {
    const answer = await firm.ask(firm.people.mia, 'POST', url, body)
    expect(answer.statusCode, answer.body).toBe(201)
    return answer.json()
  }
  let member: string
  beforeAll(async () => {
    member = (await post('/api/clients', { name: 'Członek' })).id
    const people: string[] = []
    for (const lastName of ['Druga', 'Pierwsza']) {
      const { person } = await post(`/api/clients/${member}/people`, {
        person: { lastName },
        position: { primary: lastName === 'Pierwsza' },
      })
      people.push(person.id)
    }
    for (const name of ['Żółta Wspólnota', 'Biała Wspólnota']) {
      const group = (await post('/api/clients', { name })).id
      await post('/api/recipients', { client: group, name: 'Odbiorca', member })
      await post('/api/positions', { client: group, person: people[0] })
    }
  })
  const shown = async () => {
    const [card, people] = await Promise.all(
      ['card', 'people'].map((what) => firm.ask(firm.people.sam, 'GET', `/api/clients/${member}/${what}`)),
    )
    return {
      groups: card!.json().groups as Client[],
      elsewhere: (people!.json() as { elsewhere: Client[] }[]).flatMap((each) => each.elsewhere),
      people: (card!.json().people as { position: { id: string } }[]).map(({ position }) => position.id),
    }
  }
  const hiding = async (entity: string, field: string) => {
    await firm.db.write(
      sql`insert into field_permission values (${await employee()}::uuid, ${entity}, ${field}, 'hidden')`,
    )
    await told()
    try {
      return await shown()
    } finally {
      await firm.db.write(sql`delete from field_permission`)
      await told()
    }
  }
  const named = ['Biała Wspólnota', 'Żółta Wspólnota'].map((name) => expect.objectContaining({ name }))

  test('is told where nothing is hidden', async () => {
    expect(await shown()).toMatchObject({ groups: named, elsewhere: named })
  })

  test('neither a group nor another client is called by a name that is hidden, nor put in its order', async () => {
    const { groups, elsewhere } = await hiding('client', 'name')
    for (const found of [groups, elsewhere]) {
      expect(found.map(({ name }) => name)).toEqual(['', ''])
      const ids = found.map(({ id }) => id)
      expect(ids).toEqual(ids.toSorted())
    }
  })

  test.each([
    ['recipient', 'member'],
    ['recipient', 'client'],
  ])('of which groups a client is a recipient is told by no hidden %s.%s', async (entity, field) => {
    expect(await hiding(entity, field)).toMatchObject({ groups: [], elsewhere: named })
  })

  test.each([
    ['position', 'client'],
    ['position', 'person'],
  ])('where else a person stands is told by no hidden %s.%s', async (entity, field) => {
    expect(await hiding(entity, field)).toMatchObject({ groups: named, elsewhere: [] })
  })

  test('who the main contact is and what people are called is told by no order of them', async () => {
    const asMade = (
      await firm.db.read<{ id: string }>(
        sql`select id from position where client = ${member}::uuid order by id`,
      )
    ).map(({ id }) => id)
    expect((await shown()).people).toEqual(asMade.toReversed())
    expect((await hiding('position', 'primary')).people).toEqual(asMade)
  })
})

test('A03 what one has made oneself is answered without it too', async () => {
  const role = await employee()
  const hide = (entity: string, field: string) =>
    firm.db.write(sql`insert into field_permission values (${role}::uuid, ${entity}, ${field}, 'hidden')`)
  for (const entity of ['talk', 'task']) await hide(entity, 'department')
  await hide('person', 'name')
  await hide('position', 'active')
  await told()
  const post = async (url: string, body: object) => {
    const answer = await firm.ask(firm.people.sam, 'POST', url, body)
    expect(answer.statusCode, answer.body).toBe(201)
    return answer.json()
  }
  try {
    const own = await post('/api/clients', { name: 'Własny' })
    const { talk, task } = await post(`/api/clients/${own.id}/note`, {
      talk: { text: 'Cześć' },
      task: { what: 'x' },
    })
    const { person, position } = await post(`/api/clients/${own.id}/people`, { person: inTheName })
    expect([own, talk, task, person, position].map((each) => typeof each.id)).toEqual(
      Array.from({ length: 5 }, () => 'string'),
    )
    expect(own).toHaveProperty('department')
    for (const each of [talk, task]) expect(each).not.toHaveProperty('department')
    expect(person).not.toHaveProperty('name')
    expect(position).not.toHaveProperty('active')
  } finally {
    await firm.db.write(sql`delete from field_permission`)
    await told()
  }
})

/** All that a list of clients can be asked, by name: conditions, one of them not and in a group, a sort, columns, widths. */
const clientList = registry.client as never as (typeof entities)[number]
const askable = [...new Set([...offeredFilters(clientList), ...offeredColumns(clientList)])]
const asksOf = (name: string): string => {
  const { field } = filterFieldNamed(clientList, name)!
  return new URLSearchParams([
    ...(field.filter
      ? [
          [name, 'Zapytano'],
          [`1.not.${name}`, 'Zapytano'],
          ['town', 'Kutno'],
        ]
      : []),
    ...(isSort(clientList, name) ? [['sort', `-${name}`]] : []),
    ...(offeredColumns(clientList).includes(name)
      ? [
          ['columns', `name,${name}`],
          ['widths', `name:100,${name}:90`],
        ]
      : []),
  ]).toString()
}

test('A03 what a shared view asks of a field is told nobody from whom the field is hidden, and that something was left out is', async () => {
  const role = await employee()
  const { mia, sam } = firm.people
  const views = new Map<string, string>()
  for (const name of askable) {
    const made = await firm.ask(mia, 'POST', '/api/views', { name, list: 'client', query: asksOf(name) })
    expect(made.statusCode, `${name} ${made.body}`).toBe(201)
    const { id } = made.json()
    await firm.ask(mia, 'POST', `/api/views/${id}/share`)
    views.set(name, id)
  }
  const hide = async (entity: string, field: string) => {
    await firm.db.write(
      sql`insert into field_permission values (${role}::uuid, ${entity}, ${field}, 'hidden')`,
    )
    await told()
  }
  const get = async (path: string) => (await firm.ask(sam, 'GET', `/api/views${path}`)).json()
  const toldOf = async (name: string): Promise<Record<'one' | 'listed' | 'history', string>> => {
    const id = views.get(name)!
    const listed = ((await get(`?limit=200&sort=-createdAt`)) as ListAnswer<View>).rows
    const { entries } = await get(`/${id}/history`)
    return {
      one: (await get(`/${id}`)).query,
      listed: listed.find((each) => each.id === id)!.query!,
      history: entries.at(-1).changes.query.at(-1),
    }
  }
  const fieldOf = (name: string) => {
    const { of, own } = filterFieldNamed(clientList, name)!
    return [of.name, own] as const
  }
  expect(askable.length).toBeGreaterThan(40)
  try {
    for (const name of askable) {
      // The title cannot be left out of an answer that names the view, and every list is one of titles.
      if (name === 'name') continue
      const before = await toldOf(name)
      expect(new Set(Object.values(before)), name).toEqual(new Set([asksOf(name)]))
      await hide(...fieldOf(name))
      for (const [where, query] of Object.entries(await toldOf(name))) {
        const entries = [...new URLSearchParams(query)]
        const { unknown, conditions, columns } = readQuery(clientList, entries)
        const said = [...conditions.map(({ field }) => field), ...(columns ?? []), ...unknown].join(' ')
        expect(said.split(' '), `${name}, ${where}: ${query}`).not.toContain(name)
        if (name !== 'town') expect(query).not.toContain('Zapytano')
        // Said once, however often the view asks of it.
        expect(unknown, `${name}, ${where}`).toEqual(['hidden.1'])
        // What is not hidden stays as it was.
        if (before.one.includes('town=Kutno') && name !== 'town')
          expect(conditions).toContainEqual({ field: 'town', said: 'Kutno', not: false, group: 0 })
        if (before.one.includes('columns=')) expect(columns).toEqual(['name'])
      }
      await firm.db.write(sql`delete from field_permission`)
      await told()
    }
    // A field that leads to a near one hides it too, and what is answered to a change says no more than the rest.
    await hide('talk', 'client')
    const near = askable.find((name) => name.startsWith('talk.'))!
    expect((await toldOf(near)).one).not.toContain('talk.')
  } finally {
    await firm.db.write(sql`delete from field_permission`)
    await told()
  }
})
