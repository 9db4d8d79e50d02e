import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Finding, FoundAnswer, RegistersAnswer } from '@kartoteka/model'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { outOfOrder, type PlayedRegisters, playRegisters } from '../../test/registers.ts'
import { sql } from '../db/sql.ts'
import { sweep } from '../upkeep.ts'

let firm: TestFirm
let played: PlayedRegisters
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kartoteka-registers-'))
  played = await playRegisters()
  firm = await openFirm({
    outboundExceptions: [played.origin],
    registers: played.addresses,
    keyFile: join(folder, 'secret.key'),
  })
})
afterAll(async () => {
  await firm.close()
  await played.stop()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  played.questions.splice(0)
  await firm.db.write(sql`delete from register_answer`)
  await firm.db.write(sql`delete from throttle`)
})

type Name = keyof TestFirm['people']
const as = (who: Name) => firm.people[who]
const setting = (who: Name, register: string, body: object) =>
  firm.ask(as(who), 'PATCH', `/api/registers/${register}`, body)
const find = (who: Name, body: object) => firm.ask(as(who), 'POST', '/api/registers/find', body)
const found = async (body: object, who: Name = 'mia') => (await find(who, body)).json<FoundAnswer>()
const nip = (number: string) => ({ taxNumber: { country: 'PL', number } })
const all = async (active: boolean) => {
  for (const register of ['whiteList', 'vies']) await setting('adam', register, { active })
  await setting('adam', 'gus', active ? { active, key: played.key } : { active, key: '' })
}
/** Sessions are closed when nobody waits any more. */
const asked = () => played.questions.filter((each) => each !== 'gus Wyloguj')
const bySource = ({ findings }: FoundAnswer): Record<string, Finding> =>
  Object.fromEntries(findings.map((each) => [each.register, each]))

describe('the settings', () => {
  test('are an administrator’s alone, and change nothing for anybody else', async () => {
    for (const who of ['mia', 'sam', 'olga'] as const) {
      expect((await firm.ask(as(who), 'GET', '/api/registers')).statusCode).toBe(403)
      expect((await setting(who, 'vies', { active: true })).statusCode).toBe(403)
      expect((await firm.ask(as(who), 'POST', '/api/registers/vies/test')).statusCode).toBe(403)
    }
    expect((await firm.ask(undefined, 'GET', '/api/registers')).statusCode).toBe(401)
    expect(await firm.db.read(sql`select name from register where active`)).toEqual([])
    expect(asked()).toEqual([])
  })

  test('begin with every register off: then nobody is asked', async () => {
    const { registers } = (await firm.ask(as('adam'), 'GET', '/api/registers')).json<RegistersAnswer>()
    expect(registers.map(({ register, active, hasKey }) => [register, active, hasKey])).toEqual([
      ['gus', false, false],
      ['whiteList', false, false],
      ['vies', false, false],
    ])
    expect(await found(nip('9990000014'))).toEqual({ findings: [], failures: [] })
    expect(asked()).toEqual([])
  })

  test('reach every screen with the session', async () => {
    await setting('adam', 'whiteList', { active: true })
    const session = (await firm.ask(as('sam'), 'GET', '/api/session')).json()
    expect(session.registers).toEqual(['whiteList'])
    await setting('adam', 'whiteList', { active: false })
    expect((await firm.ask(as('sam'), 'GET', '/api/session')).json().registers).toEqual([])
  })

  test('REGON is not switched on without a key, nor does its key go while it is on', async () => {
    const refused = await setting('adam', 'gus', { active: true })
    expect(refused.statusCode).toBe(422)
    expect(refused.json().problems).toMatchObject([{ at: 'key', code: 'required' }])
    expect((await setting('adam', 'gus', { active: true, key: played.key })).statusCode).toBe(200)
    expect((await setting('adam', 'gus', { key: '' })).statusCode).toBe(422)
    expect((await setting('adam', 'gus', { active: false, key: '' })).statusCode).toBe(200)
    expect(await firm.db.read(sql`select name from register where active or secret is not null`)).toEqual([])
  })

  test('A13 the key comes back in no answer and stands nowhere in the database in clear', async () => {
    const answer = await setting('adam', 'gus', { active: true, key: played.key })
    expect(answer.body).not.toContain(played.key)
    expect((await firm.ask(as('adam'), 'GET', '/api/registers')).body).not.toContain(played.key)
    expect((await firm.ask(as('adam'), 'GET', '/api/session')).body).not.toContain(played.key)
    const [row] = await firm.db.read<{ secret: Buffer; all: string }>(
      sql`select secret, (select string_agg(e::text, '') from entry e) as all from register where name = 'gus'`,
    )
    expect(row!.secret.toString('latin1')).not.toContain(played.key)
    expect(row!.all).not.toContain(played.key)
    expect(await readFile(join(folder, 'secret.key'), 'utf8')).not.toContain(played.key)
    await all(false)
  })

  test.each([
    ['vies', { key: 'x' }],
    ['gus', { key: 'a b' }],
    ['gus', { key: 7 }],
    ['gus', { active: 'yes' }],
    ['gus', { secret: 'x' }],
    ['gus', []],
  ])('%s takes no %j', async (register, body) => {
    expect((await setting('adam', register, body)).statusCode).toBe(400)
  })

  test('there are no others', async () => {
    expect((await setting('adam', 'krs', { active: true })).statusCode).toBe(404)
    expect((await setting('adam', '__proto__', { active: true })).statusCode).toBe(404)
  })

  test('can be tried: whether it answers, and why not', async () => {
    const tried = async (register: string) =>
      (await firm.ask(as('adam'), 'POST', `/api/registers/${register}/test`)).json().failure
    expect(await tried('gus')).toMatchObject({ code: 'registerKey' })
    await setting('adam', 'gus', { key: 'wrong' })
    expect(await tried('gus')).toMatchObject({
      code: 'registerKey',
      sentence: 'Rejestr nie przyjął klucza. Administrator wpisuje go w ustawieniach.',
    })
    await setting('adam', 'gus', { key: played.key })
    expect(await tried('gus')).toBeNull()
    await all(false)
  })
})

describe('finding', () => {
  beforeAll(() => all(true))
  afterAll(() => all(false))

  test('tells what every register that is on says of a NIP, in the form that a client keeps', async () => {
    const answer = await found(nip('999-000-00-14'))
    expect(answer.failures).toEqual([])
    const { gus, whiteList, vies } = bySource(answer)
    expect(gus).toMatchObject({ number: '9990000014', isThere: true, values: { krs: '0000999001' } })
    expect(whiteList!.values.bankAccounts).toHaveLength(3)
    expect(whiteList!.vat).toEqual({ is: 'active', since: '2015-03-01' })
    expect(vies).toMatchObject({ number: 'PL9990000014', values: { euVat: 'PL9990000014' } })
    const made = await firm.ask(as('mia'), 'POST', '/api/clients', { ...gus!.values, ...whiteList!.values })
    expect(made.statusCode).toBe(201)
    expect(made.json()).toMatchObject({
      name: whiteList!.values.name,
      bankAccounts: whiteList!.values.bankAccounts,
    })
  })

  test('of a number of another country only VIES is asked', async () => {
    const { findings } = await found({ euVat: 'DE999000017' })
    expect(findings.map(({ register, vat }) => [register, vat?.is])).toEqual([['vies', 'euValid']])
    expect(asked()).toEqual(['vies DE999000017'])
  })

  test('an answer counts for its day, and is asked for anew on the next', async () => {
    await found(nip('9990000014'))
    played.questions.splice(0)
    expect((await found(nip('9990000014'), 'sam')).findings).toHaveLength(3)
    expect(asked()).toEqual([])
    await firm.db.write(sql`update register_answer set asked_at = now() - interval '1 day',
      finding = jsonb_set(finding, '{at}', to_jsonb(to_char(now() - interval '1 day', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))`)
    await found(nip('9990000014'))
    expect(played.questions).toContain('whiteList 9990000014')
    const [row] = await firm.db.read<{ old: string }>(
      sql`select count(*) as old from register_answer where asked_at < now() - interval '1 hour'`,
    )
    expect(row!.old).toBe('0')
  })

  test('a register that is out of order is named with its reason, in the reader’s language; the others count', async () => {
    const { findings, failures } = await found(nip(outOfOrder))
    expect(findings).toEqual([])
    expect(failures.map(({ register, code }) => [register, code])).toEqual([
      ['gus', 'registerDown'],
      ['whiteList', 'registerDown'],
      ['vies', 'registerDown'],
    ])
    expect(failures[0]!.sentence).toBe('Rejestr jest w tej chwili niedostępny.')
    const mixed = await found(nip('9990000072'))
    expect(mixed.findings.map(({ register }) => register)).toEqual(['whiteList'])
    expect(await firm.db.read(sql`select register from register_answer`)).toEqual([{ register: 'whiteList' }])
  })

  test('is throttled for the firm as a whole; what is known already is still told', async () => {
    await found(nip('9990000020'))
    await firm.db.write(sql`update throttle set count = 100 where key = 'register whiteList'`)
    played.questions.splice(0)
    const { failures } = await found(nip('9990000037'), 'rita')
    expect(failures).toMatchObject([{ register: 'whiteList', code: 'tooManyTries' }, { register: 'vies' }])
    expect(played.questions).not.toContain('whiteList 9990000037')
    expect(bySource(await found(nip('9990000020'))).whiteList!.isThere).toBe(true)
  })

  test.each([
    [{ taxNumber: '1234567890' }, 422],
    [{ euVat: 'XX1' }, 422],
    [{ taxNumber: { country: 'PL', number: '9990000014' }, name: 'x' }, 400],
    [{ client: 'x' }, 404],
    [[], 400],
  ])('%j is refused, and nobody is asked', async (body, status) => {
    expect((await find('mia', body)).statusCode).toBe(status)
    expect(asked()).toEqual([])
  })

  test('a number that was kept though it is wrong goes nowhere', async () => {
    const knowingly = { taxNumber: { country: 'PL', number: '1234567890', unchecked: true } }
    expect(await found(knowingly)).toEqual({ findings: [], failures: [] })
    expect(asked()).toEqual([])
  })
})

describe('rights', () => {
  let client: string
  beforeAll(async () => {
    await all(true)
    const made = { name: 'Gęś', ...nip('9990000014'), owner: as('sam') }
    client = (await firm.make(as('sam'), 'client', made)).id
  })
  afterAll(() => all(false))

  test('A01 whoever may not edit a client gets nothing for it, and nobody is asked', async () => {
    expect((await find('rita', { client })).statusCode).toBe(403)
    expect((await find('olga', { client })).statusCode).toBe(404)
    expect((await find('rita', { client, ...nip('9990000020') })).statusCode).toBe(403)
    expect((await firm.ask(undefined, 'POST', '/api/registers/find', { client })).statusCode).toBe(401)
    expect(asked()).toEqual([])
    expect(await firm.db.read(sql`select register from register_answer`)).toEqual([])
  })

  test('who may edit it has its numbers looked up, and the card shows whoever may read it', async () => {
    const before = await firm.ask(as('rita'), 'GET', `/api/clients/${client}/card`)
    expect(before.json().findings).toEqual([])
    expect(await found({ client }, 'sam')).toMatchObject({ failures: [] })
    const { findings } = (await firm.ask(as('rita'), 'GET', `/api/clients/${client}/card`)).json()
    expect(findings.map((each: Finding) => [each.register, each.vat?.is ?? null])).toEqual([
      ['gus', null],
      ['whiteList', 'active'],
      ['vies', 'euValid'],
    ])
    expect(findings[0].values).toBeUndefined()
    const version = (await firm.ask(as('sam'), 'GET', `/api/clients/${client}`)).json().version
    expect(version).toBe(1)
  })

  test('who may not add a client has no numbers looked up', async () => {
    await firm.db.write(sql`update permission set scope = 'none' where entity = 'client' and verb = 'create'
      and role = (select id from role where built_in = 'employee')`)
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
    expect((await find('sam', nip('9990000020'))).statusCode).toBe(403)
    expect(asked()).toEqual([])
    await firm.db.write(sql`update permission set scope = 'all' where entity = 'client' and verb = 'create'
      and role = (select id from role where built_in = 'employee')`)
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  })

  test('fields that a role hides or locks are not told, nor what stands behind a number that is hidden', async () => {
    const rule = (field: string, how: string) =>
      firm.db.write(sql`insert into field_permission (role, entity, field, rule)
        select id, 'client', ${field}, ${how} from role where built_in = 'employee'`)
    await rule('bankAccounts', 'hidden')
    await rule('street', 'locked')
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
    const { whiteList } = bySource(await found({ client }, 'sam'))
    expect(whiteList!.values).toMatchObject({ town: 'Warszawa' })
    expect(Object.keys(whiteList!.values)).not.toContain('bankAccounts')
    expect(Object.keys(whiteList!.values)).not.toContain('street')
    await rule('taxNumber', 'hidden')
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
    expect((await found({ client }, 'sam')).findings).toEqual([])
    expect((await firm.ask(as('sam'), 'GET', `/api/clients/${client}/card`)).json().findings).toEqual([])
    await firm.db.write(sql`delete from field_permission`)
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  })

  test('what was only looked up goes after a day; what a client has stays, for a year', async () => {
    await found(nip('9990000020'))
    await found({ client }, 'sam')
    const kept = async () =>
      (await firm.db.read<{ number: string }>(sql`select distinct number from register_answer`))
        .map(({ number }) => number)
        .sort()
    await firm.db.write(sql`update register_answer set asked_at = now() - interval '2 days'`)
    await sweep(firm.db)
    expect(await kept()).toEqual(['9990000014', 'PL9990000014'])
    await firm.db.write(sql`update register_answer set asked_at = now() - interval '2 years'`)
    await sweep(firm.db)
    expect(await kept()).toEqual([])
  })
})
