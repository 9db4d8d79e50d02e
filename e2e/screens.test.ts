/** Every screen, light on a wide window and dark on a phone: nothing for axe to find, nothing cut off, no error in the console. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFinds } from './axe.ts'
import { type RunningFirm, startFirm } from './firm.ts'

let firm: RunningFirm
const addresses: Record<string, string> = {}

beforeAll(async () => {
  firm = await startFirm()
  const made = (path: string, body: object) => firm.api<{ id: string }>('admin', 'POST', path, body)
  const label = await made('/api/labels', { name: 'Stały klient', colour: 'green' })
  const own = (definition: object) =>
    made('/api/custom-fields', { entity: 'client', group: { pl: 'Ekspresy' }, ...definition })
  const machine = await own({
    key: 'machine',
    kind: 'choice',
    name: { pl: 'Model ekspresu' },
    options: [{ name: { pl: 'Linea' } }, { name: { pl: 'Strada' } }],
    listed: true,
    filterable: true,
  })
  await own({ key: 'guarantee', kind: 'day', name: { pl: 'Koniec gwarancji' }, filterable: true })
  await own({
    key: 'extras',
    kind: 'choices',
    name: { pl: 'Dodatki' },
    options: [{ name: { pl: 'Młynek' } }],
  })
  await own({ key: 'use', kind: 'decimal', name: { pl: 'Zużycie kawy (kg)' }, filterable: true })
  const client = await made('/api/clients', {
    'custom.machine': 'linea',
    'custom.guarantee': '2027-03-01',
    'custom.extras': ['mlynek'],
    'custom.use': '1234.5',
    name: 'Przedsiębiorstwo Produkcyjno-Handlowo-Usługowe „Brzęczyszczykiewicz i Wspólnicy” sp. z o.o. sp. k.',
    taxNumber: '560-075-36-44',
    town: 'Kędzierzyn-Koźle',
    street: 'al. Świętej Jadwigi 128 lok. 14',
    postalCode: '31-752',
    phones: ['+48 12 345 67 89', '601 234 567 wew. 12'],
    mails: ['biuro@brzeczyszczykiewicz.example'],
    labels: [label.id],
    remarks: 'Dzwonić po dziesiątej.',
  })
  const { person } = await firm.api<{ person: { id: string } }>(
    'admin',
    'POST',
    `/api/clients/${client.id}/people`,
    {
      person: { firstName: 'Żaneta', lastName: 'Gżegżółka', phones: ['603 456 789'] },
      position: { title: 'Kierowniczka zaopatrzenia', primary: true },
    },
  )
  const place = await made('/api/places', {
    client: client.id,
    name: 'Sklep firmowy „Pod Brzęczyszczykiewiczem” przy rynku',
    street: 'Rynek 1',
    postalCode: '47-200',
    town: 'Kędzierzyn-Koźle',
    hours: 'pn–pt 9–18',
    phones: ['77 555 01 20'],
    primary: true,
  })
  await made('/api/recipients', { client: client.id, name: 'Odbiorca', taxNumber: '526-102-54-21' })
  const note = (text: string, task?: object) =>
    firm.api('admin', 'POST', `/api/clients/${client.id}/note`, {
      talk: { text, person: person.id },
      ...(task && { task }),
    })
  await note('Pytała o termin dostawy młynków, obiecałem oddzwonić.', {
    what: 'Oddzwonić w sprawie dostawy',
    due: '2026-01-10',
  })
  await note('Zamówiła 12 filtrów.', { what: 'Wysłać fakturę na nowy adres' })
  await made('/api/clients', { name: 'Pusty', kind: 'person' })
  const bulk = await made('/api/bulk-changes', {
    entity: 'client',
    where: null,
    deed: { does: 'add', field: 'labels', values: [label.id] },
  })
  const bulkIs = async (wanted: string) => {
    for (;;) {
      const { state } = await firm.api<{ state: string }>('admin', 'GET', `/api/bulk-changes/${bulk.id}`)
      if (state === wanted) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  await bulkIs('ready')
  await firm.api('admin', 'POST', `/api/bulk-changes/${bulk.id}/run`, {})
  await bulkIs('done')
  Object.assign(addresses, {
    'bulk changes': '/bulk-changes',
    'one bulk change': `/bulk-changes?id=${bulk.id}`,
    today: '/',
    'today of the team': '/?for=team',
    clients: '/clients',
    'new client': '/clients/new',
    card: `/clients/${client.id}`,
    people: `/clients/${client.id}?tab=people`,
    places: `/clients/${client.id}?tab=places`,
    recipients: `/clients/${client.id}?tab=recipients`,
    place: `/places/${place.id}`,
    talks: `/clients/${client.id}?tab=talks`,
    tasks: `/clients/${client.id}?tab=tasks`,
    activity: `/clients/${client.id}?tab=activity`,
    edit: `/clients/${client.id}/edit`,
    'all talks': '/talks',
    'all tasks': '/tasks',
    'all people': '/people',
    'clients by a group': '/clients?active=yes&1.town=Koźle&1.town-2=Pcim&not.talk.at=-30d..',
    person: `/people/${person.id}`,
    settings: '/settings',
    organisations: '/settings/organisations',
    'new organisation': '/settings/organisations/new',
    'types of file': '/settings/file-types',
    users: '/settings/users',
    user: `/settings/users/${firm.ids.sam}`,
    departments: '/settings/departments',
    labels: '/settings/labels',
    'talk results': '/settings/talk-results',
    registers: '/settings/registers',
    'own fields': '/settings/custom-fields',
    'own field': `/settings/custom-fields/${machine.id}`,
    'form of an own field': `/settings/custom-fields/${machine.id}/edit`,
    'new own field': '/settings/custom-fields/new?entity=client',
    'clients by an own field': '/clients?custom.machine=linea&custom.use=1..2000',
    imports: '/imports',
    call: '/call?number=%2B48123456789',
    'nothing there': '/there-is-no-such-screen',
  })
})
afterAll(() => firm?.stop())

const looks = [
  ['light, wide', { colorScheme: 'light', viewport: { width: 1440, height: 900 } }],
  ['dark, on a phone', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
] as const

describe.each(looks)('%s', (_, options) => {
  test('every screen', async () => {
    const page = await firm.page('admin', options)
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !/404 \(Not Found\)/.test(message.text())) errors.push(message.text())
    })
    const found: string[] = []
    for (const [name, address] of Object.entries(addresses)) {
      await page.goto(firm.program.url + address)
      await settled(page)
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (wide > 0) found.push(`${name}: ${wide} px too wide`)
      // All of it at once: what lies half under the bar at the bottom until one scrolls is no small target.
      await page.setViewportSize({ width: options.viewport.width, height: 2_600 })
      await settled(page)
      for (const each of await axeFinds(page)) found.push(`${name}: ${each}`)
      await page.setViewportSize(options.viewport)
    }
    expect(found).toEqual([])
    expect(errors).toEqual([])
    await page.context().close()
  })
})

/** Until nothing is being fetched or faded in. */
async function settled(page: Page) {
  await page.waitForLoadState('domcontentloaded')
  await page.locator('main').first().waitFor()
  await page.waitForFunction(
    () =>
      !document.querySelector('[aria-busy="true"]') &&
      document.getAnimations().every((each) => each.playState !== 'running'),
  )
  await page.waitForTimeout(150)
}
