/** Notes of a client: whose they are, what they are called, and what becomes of them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'

let firm: TestFirm
let client: string
beforeAll(async () => {
  firm = await openFirm()
  client = (await firm.make(firm.people.sam, 'client', { name: 'Młyn', visibility: 'department' })).id
})
afterAll(() => firm.close())

const write = (who: keyof TestFirm['people'], body: object) =>
  firm.ask(firm.people[who], 'POST', '/api/notes', { client, ...body })
const text = [{ kind: 'heading', text: [{ text: 'Dostawy od podwórza' }] }]

test('a note is called by its first line, also after it was changed, and the card counts it', async () => {
  const made = await write('sam', { text: [{ kind: 'paragraph', text: [{ text: ' ' }] }, ...text] })
  expect(made.statusCode, made.body).toBe(201)
  const { id, version, ...note } = made.json()
  expect(note).toMatchObject({
    subject: 'Dostawy od podwórza',
    text,
    pinned: false,
    createdBy: firm.people.sam,
  })
  const long = `Pierwszy wiersz, który jest ${'bardzo '.repeat(30)}długi`
  const changed = await firm.ask(firm.people.sam, 'PATCH', `/api/notes/${id}`, {
    version,
    text: `${long}\nDrugi`,
  })
  expect(changed.json().subject).toMatch(/^Pierwszy wiersz, który jest (bardzo )+bardzo…$/)
  const card = await firm.ask(firm.people.sam, 'GET', `/api/clients/${client}/card`)
  expect(card.json().notes).toBe(1)
  const activity = await firm.ask(firm.people.sam, 'GET', `/api/activity?client=${client}`)
  expect(activity.json().entries[0]).toMatchObject({
    entity: 'note',
    record: id,
    title: changed.json().subject,
  })
})

test('an empty one is refused at its text, and so is what nobody can set: its subject', async () => {
  for (const body of [{ text: [] }, { text: '' }, {}]) {
    const answer = await write('sam', body)
    expect(answer.statusCode).toBe(422)
    expect(answer.json().problems).toMatchObject([{ at: 'text', code: 'required' }])
  }
  const answer = await write('sam', { text, subject: 'Inny' })
  expect(answer.json().problems).toMatchObject([{ at: 'subject', code: 'notYours' }])
})

test('A24 script in a link or in the structure is refused at its place, and nothing is kept', async () => {
  const before = await firm.ask(firm.people.sam, 'GET', `/api/notes/count`)
  for (const hostile of [
    [{ kind: 'paragraph', text: [{ text: 'x', link: 'javascript:alert(1)' }] }],
    [{ kind: 'html', text: [{ text: '<script>alert(1)</script>' }] }],
  ]) {
    const answer = await write('sam', { text: hostile })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().problems[0].at).toBe('text.0')
    expect(answer.json().problems[0].sentence).not.toBe('')
  }
  const after = await firm.ask(firm.people.sam, 'GET', `/api/notes/count`)
  expect(after.json()).toEqual(before.json())
})

test('A01 A07 a note follows its client: hidden with it, and back with it', async () => {
  const { id } = (await write('sam', { text })).json()
  const of = (who: keyof TestFirm['people']) => firm.ask(firm.people[who], 'GET', `/api/notes/${id}`)
  expect((await of('mia')).statusCode).toBe(200)
  expect((await of('rita')).statusCode).toBe(404)
  expect(
    (await firm.ask(firm.people.rita, 'PATCH', `/api/notes/${id}`, { version: 1, text })).statusCode,
  ).toBe(404)
  expect((await write('rita', { text })).statusCode).toBe(422)
  const hide = (visibility: string, version: number) =>
    firm.ask(firm.people.sam, 'PATCH', `/api/clients/${client}`, { version, visibility })
  await hide('user', 1)
  expect((await of('mia')).statusCode).toBe(404)
  await hide('department', 2)
  expect((await of('mia')).statusCode).toBe(200)
})

test('a first line without blanks is cut between its letters, whichever they are', async () => {
  const made = await write('sam', { text: `!${'😀'.repeat(80)}` })
  expect(made.statusCode, made.body).toBe(201)
  expect(made.json().subject).toBe(`!${'😀'.repeat(59)}…`)
})
