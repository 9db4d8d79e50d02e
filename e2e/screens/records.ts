/** What the screens show when they are looked at: long names, numbers of every kind, something of everything. */
import type { RunningFirm } from '../firm.ts'

export interface Records {
  readonly client: string
  readonly person: string
  readonly place: string
  readonly bulk: string
  /** An import that is not begun, of a file with good and bad rows. */
  readonly brought: string
  /** A field of the firm's own. */
  readonly machine: string
  readonly sam: string
}

const csv = [
  'Nazwa;NIP;Telefon;Miejscowość;E-mail;Bez nazwy pola',
  'Zakład Usługowy „Żółw”;;601 234 567;Zgierz;biuro@zolw.example;a',
  'Firma z błędami;123-456-78-90;abc;Łódź;nie-mail;b',
  'Piekarnia Kłos;;42 555 01 20;Kutno;;c',
].join('\n')

export async function makeRecords(firm: RunningFirm): Promise<Records> {
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
  await own({ key: 'limit', kind: 'money', name: { pl: 'Limit kupiecki' }, filterable: true, listed: true })
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
  return {
    client: client.id,
    person: person.id,
    place: place.id,
    bulk: bulk.id,
    brought: await firm.bring('admin', 'kontrahenci.csv', csv),
    machine: machine.id,
    sam: firm.ids.sam,
  }
}
