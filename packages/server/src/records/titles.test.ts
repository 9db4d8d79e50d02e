/** What a record names is called by name to whoever may read that, in lists, cards and files. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { sql } from '../db/sql.ts'

let firm: TestFirm
let employee: string
beforeAll(async () => {
  firm = await openFirm()
  employee = [...(await firm.context.settings())!.roles.values()].find(
    ({ builtIn }) => builtIn === 'employee',
  )!.id
  await firm.db.write(sql`insert into permission values (${employee}::uuid, 'talk', 'export', 'all')`)
  await told()
})
afterAll(() => firm.close())

const told = () => firm.db.write(sql`update firm set settings_version = settings_version + 1`)
type Who = keyof TestFirm['people']
async function made(who: Who, url: string, body: object) {
  const answer = await firm.ask(firm.people[who], 'POST', url, body)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}

/** Everything in which a talk of this client is told, as this user is answered. */
async function answers(who: Who, client: string, talk: string): Promise<string> {
  let all = ''
  for (const url of [
    '/api/talks',
    `/api/talks/${talk}`,
    `/api/talks/${talk}/history`,
    `/api/clients/${client}/card`,
    `/api/activity?client=${client}`,
    '/api/talks/export?format=csv&columns=text,person,nextStep',
    '/api/positions',
  ]) {
    const answer = await firm.ask(firm.people[who], 'GET', url)
    expect(answer.statusCode, `${url} ${answer.body}`).toBe(200)
    all += answer.body
  }
  return all
}

test('A02 the next step of a talk that everybody reads is named to nobody who may not read that task', async () => {
  const client = await made('sam', '/api/clients', { name: 'Jawny' })
  const { talk } = await made('sam', `/api/clients/${client.id}/note`, {
    talk: { text: 'Dla wszystkich' },
    task: { what: 'Tajny następny krok', visibility: 'user' },
  })
  expect(await answers('sam', client.id, talk.id)).toContain('Tajny następny krok')
  const others = await answers('rita', client.id, talk.id)
  expect(others).toContain('Dla wszystkich')
  expect(others).not.toContain('Tajny następny krok')
})

test('A02 who may read no people is told of none by what names them', async () => {
  const client = await made('sam', '/api/clients', { name: 'Zaludniony' })
  const { person } = await made('sam', `/api/clients/${client.id}/people`, {
    person: { lastName: 'Nienazwana' },
  })
  const { talk } = await made('sam', `/api/clients/${client.id}/note`, {
    talk: { text: 'Z kimś', person: person.id },
  })
  expect(await answers('rita', client.id, talk.id)).toContain('Nienazwana')
  const reach = async (scope: string) => {
    await firm.db.write(
      sql`update permission set scope = ${scope} where role = ${employee}::uuid and entity = 'person' and verb = 'read'`,
    )
    await told()
  }
  await reach('none')
  try {
    expect(await answers('rita', client.id, talk.id)).not.toContain('Nienazwana')
  } finally {
    await reach('all')
  }
})
