/** Every writing address: what arrives twice under one key is done once, unless the description says that it knows no key. */
import { randomUUID } from 'node:crypto'
import { actions, type Entity, type EntityName, entities, registry } from '@kartoteka/model'
import type { InjectOptions } from 'fastify'
import { afterAll, describe, expect, test } from 'vitest'
import { bulkTools } from '../../test/bulk.ts'
import { formWith, openImportingFirm } from '../../test/imports.ts'
import { least, otherwise } from '../../test/least.ts'
import { openPost } from '../../test/post.ts'
import { sql } from '../db/sql.ts'
import { openSession } from '../session/sessions.ts'
import { openApi } from './openapi.ts'

/** Why is written in docs/decisions/0002-http.md. */
const withoutKey = [
  'DELETE /api/session',
  'DELETE /api/uploads/:id',
  'PATCH /api/registers/:register',
  'PATCH /api/uploads/:id',
  'POST /api/links/:token',
  'POST /api/password-reset',
  'POST /api/pictures',
  'POST /api/registers/:register/test',
  'POST /api/registers/find',
  'POST /api/session',
  'POST /api/setup',
  'POST /api/tokens',
  'POST /api/users/:id/link',
  ...entities.map(({ plural }) => `POST /api/${plural}/export`),
]

const post = await openPost()
const firm = await openImportingFirm({ smtpUrl: post.smtpUrl, mailFrom: 'kartoteka@example.com' })
afterAll(async () => {
  await firm.close()
  await post.close()
})
const { adam } = firm.people
const client = (await firm.make(adam, 'client', { name: 'Wzorcowy' })).id
const person = (await firm.make(adam, 'person', { lastName: 'Wzorcowa' })).id

interface Sent {
  readonly url: string
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

/** "POST /api/clients/:id/note", read from the tree that the program draws of its addresses. */
function addresses(): readonly string[] {
  const path: string[] = []
  return firm.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part, methods = ''] =
        /^((?:[│ ] {3})*)[├└]── (\S+) \(([A-Z, ]+)\)$/.exec(line) ?? []
      if (part === undefined) return []
      path.length = indent.length / 4
      path.push(part)
      return methods
        .split(', ')
        .filter((method) => method !== 'HEAD')
        .map((method) => `${method} ${path.join('')}`)
    })
}

const methodOf = (address: string) => address.split(' ')[0] as NonNullable<InjectOptions['method']>
const isWriting = (address: string) => methodOf(address) !== 'GET'
const writing = addresses().filter(isWriting)

interface Described {
  readonly parameters?: readonly { readonly name: string }[]
  readonly responses: Readonly<Record<string, unknown>>
}

/** What the description says of each address: the status of what is done, and whether it takes a key. */
const described = new Map(
  Object.entries(openApi().paths as Record<string, Record<string, Described>>).flatMap(
    ([path, { parameters: _, ...operations }]) =>
      Object.entries(operations).map(([method, { parameters = [], responses }]) => [
        `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
        {
          status: Object.keys(responses)[0],
          takesKey: parameters.some(({ name }) => name === 'Idempotency-Key'),
        },
      ]),
  ),
)

const asAdam = async (address: string, url: string, body: unknown, headers: Record<string, string> = {}) => {
  const answer = await firm.ask(adam, methodOf(address), url, body, headers)
  if (answer.statusCode >= 300) throw new Error(`${address} ${answer.statusCode} ${answer.body}`)
  return answer
}
const fresh = async ({ name, plural }: Entity): Promise<string> =>
  (await asAdam('POST', `/api/${plural}`, least(name as EntityName, { client, person }))).json().id

/** A fresh record brought to where the action begins. */
async function readyFor({ entity, from }: (typeof actions)[number]): Promise<string> {
  const id = await fresh(entity)
  const { status } = (await asAdam('GET', `/api/${entity.plural}/${id}`, undefined)).json()
  if (from.includes(status)) return id
  const before = actions.find(
    (each) => each.entity.name === entity.name && each.from.includes(status) && from.includes(each.to),
  )
  await asAdam('POST', `/api/${entity.plural}/${id}/${before?.name}`, {})
  return id
}

/** A content for an attachment; the id of its version. */
async function filled(id: string, text: string): Promise<string> {
  const said = { name: 'umowa.txt', size: Buffer.byteLength(text) }
  const { id: upload } = (await asAdam('POST', `/api/attachments/${id}/uploads`, said)).json()
  await asAdam('PATCH', `/api/uploads/${upload}?offset=0`, Buffer.from(text), {
    'content-type': 'application/octet-stream',
  })
  return upload
}

const table = 'nazwa;miasto\nPierwsza;Łódź\nDruga;Kraków\n'
const brought = async () => (await firm.bring(adam, `${table}${Math.random()};\n`)).id
const deedOn = async (id: string, deed: string): Promise<Sent> => ({
  url: `/api/imports/${id}/${deed}`,
  body: {},
})

const bulk = bulkTools(firm)
const move = { does: 'set', field: 'town', value: 'Gdynia' } as const
const countedBulk = async () => {
  const deed = { ...move, value: `Miasto ${Math.random()}` }
  return (await bulk.count(adam, 'client', deed, { ids: [client] })).id
}
const stepOf = (id: string, step: string): Sent => ({ url: `/api/bulk-changes/${id}/${step}`, body: {} })

/** Requests that do something, each time they are asked for another one of the same sort. */
const requests: Readonly<Record<string, () => Promise<Sent>>> = {
  ...Object.assign({}, ...entities.map(ofEntity)),
  ...Object.fromEntries(
    actions.map((action) => [
      `POST /api/${action.entity.plural}/:id/${action.name}`,
      async () => ({
        url: `/api/${action.entity.plural}/${await readyFor(action)}/${action.name}`,
        body: {},
      }),
    ]),
  ),
  'PATCH /api/session': async () => ({ url: '/api/session', body: { language: 'ru' } }),
  'PATCH /api/lists/:list': async () => ({ url: '/api/lists/client', body: { columns: ['name', 'town'] } }),
  'POST /api/clients/:id/note': async () => ({
    url: `/api/clients/${client}/note`,
    body: { talk: { text: 'Cześć' }, task: { what: 'zrobić' } },
  }),
  'POST /api/clients/:id/people': async () => ({
    url: `/api/clients/${client}/people`,
    body: { person: { lastName: 'Nowak' } },
  }),
  'POST /api/undo/:act': async () => {
    const made = await asAdam('POST', '/api/labels', { name: 'cofana', colour: 'red' })
    return { url: `/api/undo/${made.headers['x-act']}`, body: {} }
  },
  'DELETE /api/tokens/:id': async () => ({
    url: `/api/tokens/${(await asAdam('POST', '/api/tokens', { name: 'skrypt' })).json().id}`,
  }),
  'POST /api/custom-fields/order': async () => ({
    url: '/api/custom-fields/order',
    body: { ids: [await fresh(registry.customField as never), await fresh(registry.customField as never)] },
  }),
  'POST /api/attachments/:id/uploads': async () => ({
    url: `/api/attachments/${await fresh(registry.attachment as never)}/uploads`,
    body: { name: 'umowa.pdf', size: 10 },
  }),
  'POST /api/attachments/:id/versions/:version/current': async () => {
    const id = await fresh(registry.attachment as never)
    const versions = [await filled(id, 'pierwsza'), await filled(id, 'druga')]
    return { url: `/api/attachments/${id}/versions/${versions[0]}/current`, body: {} }
  },
  'POST /api/mail-test': async () => ({ url: '/api/mail-test', body: {} }),
  'POST /api/imports': async () => {
    const { type, body } = formWith(`${table}${Math.random()};\n`, 'klienci.csv')
    return { url: '/api/imports', body, headers: { 'content-type': type } }
  },
  'PATCH /api/imports/:id': async () => ({
    url: `/api/imports/${await brought()}`,
    body: { options: { restToRemarks: true } },
  }),
  'POST /api/imports/:id/check': async () => deedOn(await brought(), 'check'),
  'POST /api/imports/:id/run': async () => deedOn(await brought(), 'run'),
  'POST /api/imports/:id/cancel': async () => {
    const id = await brought()
    await asAdam('POST', `/api/imports/${id}/run`, {})
    return deedOn(id, 'cancel')
  },
  'POST /api/imports/:id/undo': async () => {
    const id = await brought()
    await firm.run(adam, id)
    return deedOn(id, 'undo')
  },
  'POST /api/bulk-changes': async () => ({
    url: '/api/bulk-changes',
    body: { entity: 'client', deed: { ...move, value: `Miasto ${Math.random()}` }, ids: [client] },
  }),
  'DELETE /api/bulk-changes/:id': async () => ({ url: `/api/bulk-changes/${await countedBulk()}` }),
  'POST /api/bulk-changes/:id/run': async () => stepOf(await countedBulk(), 'run'),
  'POST /api/bulk-changes/:id/cancel': async () => {
    const id = await countedBulk()
    await asAdam('POST', `/api/bulk-changes/${id}/run`, {})
    return stepOf(id, 'cancel')
  },
  'POST /api/bulk-changes/:id/undo': async () => {
    const id = await countedBulk()
    await bulk.run(adam, id)
    return stepOf(id, 'undo')
  },
}

function ofEntity(entity: Entity): Readonly<Record<string, () => Promise<Sent>>> {
  const address = `/api/${entity.plural}`
  const at = async (more = '') => `${address}/${await fresh(entity)}${more}`
  const name = entity.name as EntityName
  return {
    [`POST ${address}`]: async () => ({ url: address, body: least(name, { client, person }) }),
    [`PATCH ${address}/:id`]: async () => ({ url: await at(), body: { version: 1, ...otherwise[name] } }),
    [`DELETE ${address}/:id`]: async () => ({ url: await at() }),
    [`POST ${address}/:id/restore`]: async () => {
      const url = await at()
      await asAdam('DELETE', url, undefined)
      return { url: `${url}/restore`, body: {} }
    },
  }
}

const tables = (
  await firm.db.read<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'session' order by tablename`,
  )
).map(({ name }) => name)

/** All that a request may have changed: every row but the remembered answers, the jobs that wait, the mails that were sent. */
async function everything(): Promise<unknown> {
  const rows = sql.join(
    tables
      .filter((name) => name !== 'answer')
      .map(
        (name) =>
          sql`(select md5(string_agg(t::text, ',' order by t::text)) from ${sql.id(name)} t) as ${sql.id(name)}`,
      ),
  )
  const [firmOf] = await firm.db.read(sql`select ${rows}`)
  const [jobs] = await firm.db.read(
    sql`select count(*)::int as count, max(updated_at)::text as last from graphile_worker.jobs`,
  )
  return { ...firmOf, ...jobs, mails: post.mails.length }
}

/** How many there are of each. */
async function counts(): Promise<Readonly<Record<string, number>>> {
  const rows = tables.map((name) => sql`(select count(*)::int from ${sql.id(name)}) as ${sql.id(name)}`)
  const jobs = sql`(select count(*)::int from graphile_worker.jobs) as jobs`
  const [row] = await firm.db.read<Record<string, number>>(sql`select ${sql.join([...rows, jobs])}`)
  return { ...row, mails: post.mails.length }
}

const since = (before: Readonly<Record<string, number>>, after: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - before[name]!]))

const newKey = () => randomUUID()
const send = (address: string, { url, body, headers }: Sent, key: string) =>
  firm.ask(adam, methodOf(address), url, body, { ...headers, 'idempotency-key': key })

describe.each(writing.filter((address) => !withoutKey.includes(address)))('%s', (address) => {
  test('A41 twice under one key is once, and answered alike', async () => {
    const sent = await requests[address]!()
    const [key, before] = [newKey(), await everything()]
    const first = await send(address, sent, key)
    expect(`${first.statusCode} ${first.body}`).toMatch(new RegExp(`^${described.get(address)?.status} `))
    const after = await everything()
    expect(after).not.toEqual(before)
    const second = await send(address, sent, key)
    expect([second.statusCode, second.body]).toEqual([first.statusCode, first.body])
    expect(await everything()).toEqual(after)
  })

  test('A41 at the same moment too', async () => {
    const sent = await requests[address]!()
    const [key, before] = [newKey(), await counts()]
    const answers = await Promise.all([0, 1, 2].map(() => send(address, sent, key)))
    const made = since(before, await counts())
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1)
    expect(answers[0]!.statusCode).toBeLessThan(300)
    const other = await requests[address]!()
    const beforeOther = await counts()
    await send(address, other, newKey())
    expect(made).toEqual(since(beforeOther, await counts()))
  })

  test('another request under its key is refused, and nothing is done', async () => {
    const [sent, other] = [await requests[address]!(), await requests[address]!()]
    const key = newKey()
    await send(address, sent, key)
    const after = await everything()
    const refused = await send(address, { ...other, url: `${other.url}?other` }, key)
    expect(refused.json()).toMatchObject({ status: 422, code: 'keyReused' })
    expect(await everything()).toEqual(after)
  })
})

test('what is not here or among those without a key is no address', () => {
  expect([...Object.keys(requests), ...withoutKey].sort()).toEqual([...writing].sort())
})

test('every address is described, and the key where it is taken', () => {
  expect([...described.keys()].sort()).toEqual(
    addresses()
      .filter((address) => address !== 'GET /api/openapi.json')
      .sort(),
  )
  expect([...described].flatMap(([address, { takesKey }]) => (takesKey ? [address] : [])).sort()).toEqual(
    writing.filter((address) => !withoutKey.includes(address)).sort(),
  )
})

test('A13 an answer that holds a secret is kept nowhere, key or not', async () => {
  const { sam } = firm.people
  const password = 'poprawny koń bateria'
  const headers = { 'idempotency-key': newKey() }
  const token = await firm.ask(adam, 'POST', '/api/tokens', { name: 'skrypt' }, headers)
  const link = await firm.ask(adam, 'POST', `/api/users/${sam}/link`, {}, headers)
  const session = await firm.ask(
    undefined,
    'POST',
    '/api/session',
    { email: 'adam@example.com', password },
    headers,
  )
  const secrets = [
    token.json().token,
    new URL(link.json().link).searchParams.get('token'),
    session.json().token,
  ]
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/)
  for (const name of tables)
    for (const secret of secrets)
      expect(
        await firm.db.read(sql`select 1 from ${sql.id(name)} t where position(${secret} in t::text) > 0`),
      ).toEqual([])
})

/** Requests whose answer is found out when what they do is kept already: see `doingOnce.ts`. */
const answeredLater = [
  'DELETE /api/bulk-changes/:id',
  'DELETE /api/tokens/:id',
  'PATCH /api/imports/:id',
  'PATCH /api/lists/:list',
  'POST /api/attachments/:id/uploads',
  'POST /api/bulk-changes',
  'POST /api/bulk-changes/:id/run',
  'POST /api/imports/:id/check',
]

test.each(answeredLater)('A41 where the program died between doing and answering: %s', async (address) => {
  const sent = await requests[address]!()
  const key = newKey()
  const first = await send(address, sent, key)
  await firm.db.write(
    sql`update answer set body = '', created_at = now() - interval '1 minute' where key = ${key}`,
  )
  const before = await everything()
  const again = await send(address, sent, key)
  expect([again.statusCode, again.body]).toEqual([first.statusCode, first.body])
  expect(await everything()).toEqual(before)
})

test('A41 where the program died between doing and answering, it is not done again, and answered as it is by then', async () => {
  const id = await brought()
  const sent = await deedOn(id, 'run')
  const key = newKey()
  await send('POST', sent, key)
  await firm.job('import', id)
  await firm.db.write(
    sql`update answer set body = '', created_at = now() - interval '1 minute' where key = ${key}`,
  )
  const before = await counts()
  const again = await send('POST', sent, key)
  expect(again.json()).toMatchObject({ id, state: 'done' })
  expect(since(before, await counts())).toEqual(since(before, before))
  expect((await send('POST', sent, key)).body).toBe(again.body)
})

test('a content takes no key, and comes all the same', async () => {
  const id = await fresh(registry.attachment as never)
  const said = { name: 'umowa.txt', size: 4 }
  const { id: upload } = (await asAdam('POST', `/api/attachments/${id}/uploads`, said)).json()
  // Over a line of its own: what the tests ask with otherwise is no stream from a socket.
  const at = await firm.app.listen({ port: 0, host: '127.0.0.1' })
  const answer = await fetch(`${at}/api/uploads/${upload}?offset=0`, {
    method: 'PATCH',
    body: 'abcd',
    headers: {
      authorization: `Bearer ${await openSession(firm.db, adam, 'test')}`,
      'content-type': 'application/octet-stream',
      'idempotency-key': newKey(),
    },
  })
  expect([answer.status, await answer.json()]).toMatchObject([200, { done: true }])
})

test.each([
  ['views', async () => ({ url: '/api/lists/client', body: { view: await fresh(registry.view as never) } })],
  [
    'people',
    async () => {
      const task = await fresh(registry.task as never)
      const deed = { does: 'set', field: 'person', value: person }
      return { url: '/api/bulk-changes', body: { entity: 'task', deed, ids: [task] } }
    },
  ],
] as const)('more at once than there are connections do not wait for each other: %s', async (_, make) => {
  const { url, body } = await make()
  const method = url === '/api/bulk-changes' ? 'POST' : 'PATCH'
  const all = await Promise.all(
    Array.from({ length: 2 * firm.db.pool.options.max }, () => firm.ask(adam, method, url, body)),
  )
  expect(new Set(all.map(({ statusCode }) => statusCode)).size).toBe(1)
  expect(all[0]!.statusCode).toBeLessThan(300)
})

test.each([
  ['with a key', () => ({ 'idempotency-key': newKey() })],
  ['without', () => ({})],
])('a body too deep to be gone through is refused as a bad one: %s', async (_, key) => {
  const deep = `{"name":${'['.repeat(200_000)}${']'.repeat(200_000)}}`
  const headers = { 'content-type': 'application/json', ...key() }
  const { statusCode } = await firm.ask(adam, 'POST', '/api/clients', deep, headers)
  expect([400, 422]).toContain(statusCode)
})
