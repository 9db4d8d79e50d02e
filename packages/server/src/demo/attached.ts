/** Files that hang on clients of the demonstration firm, each looked at in another way. */
import { type Day, daysAfter, type Entity, registry } from '@kartoteka/model'
import sharp from 'sharp'
import { asVersion } from '../attachments/uploads.ts'
import type { Database } from '../db/database.ts'
import { keepFile } from '../files/keep.ts'
import type { Settings } from '../firm/settings.ts'
import { newId } from '../id.ts'
import { perform } from '../records/perform.ts'
import { askingOf } from './house.ts'
import type { Ids } from './ids.ts'
import { paperOf } from './paper.ts'
import { onWorkday } from './story.ts'

interface Attached {
  readonly client: string
  readonly name: string
  readonly kind: 'contract' | 'picture' | 'other'
  readonly description: string
  readonly mediaType: string
  content(): Buffer | Promise<Buffer>
}

const machine = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200">
  <rect width="1600" height="1200" fill="#e9dfcf"/><rect y="840" width="1600" height="360" fill="#7a5a3c"/>
  <rect x="360" y="300" width="880" height="560" rx="44" fill="#b9bec4"/><rect x="360" y="300" width="880" height="150" rx="44" fill="#8d939a"/>
  <circle cx="520" cy="376" r="40" fill="#f4f1ea"/><circle cx="660" cy="376" r="40" fill="#f4f1ea"/><rect x="520" y="374" width="34" height="5" fill="#b3261e"/>
  <rect x="500" y="520" width="180" height="54" rx="12" fill="#3b3f44"/><rect x="920" y="520" width="180" height="54" rx="12" fill="#3b3f44"/>
  <rect x="400" y="800" width="800" height="44" fill="#5c6167"/><path d="M530 690h120l-14 110h-92z M950 690h120l-14 110h-92z" fill="#fffdf8"/>
</svg>`

const attached: readonly Attached[] = [
  {
    client: 'zytko',
    name: 'Umowa serwisowa.pdf',
    kind: 'contract',
    description: 'Podpisana, oryginał w segregatorze',
    mediaType: 'application/pdf',
    content: () =>
      paperOf([
        'Umowa serwisowa',
        '§ 1. Wykonawca, Młynek i Para sp. z o.o., utrzymuje w ruchu ekspresy Zamawiającego.',
        '§ 2. Przegląd odbywa się raz na kwartał, w godzinach od 7:00 do 10:00.',
        '§ 3. W razie awarii serwisant przyjeżdża najpóźniej następnego dnia roboczego.',
        '§ 4. Części zużywalne są wliczone w cenę, młynki rozlicza się osobno.',
        '§ 5. Umowę zawarto na czas nieokreślony, z miesięcznym okresem wypowiedzenia.',
      ]),
  },
  {
    client: 'zytko',
    name: 'Ekspres po montażu.jpg',
    kind: 'picture',
    description: 'Stan po uruchomieniu',
    mediaType: 'image/jpeg',
    content: () => sharp(Buffer.from(machine)).jpeg({ quality: 80 }).toBuffer(),
  },
  {
    client: 'zytko',
    name: 'Protokół z montażu.txt',
    kind: 'other',
    description: 'Do faktury za montaż',
    mediaType: 'text/plain',
    content: () =>
      Buffer.from(
        'Protokół z montażu\n\nEkspres dwugrupowy, filtr wody, młynek.\nCiśnienie: 9 bar. Temperatura: 93 °C.\nSzkolenie: 3 osoby, 40 minut.\nUwagi: wymienić uszczelkę zaworu przy pierwszym przeglądzie.\n',
      ),
  },
]

/** Kept as if each had been sent: a content, a record, a version. */
export async function attachFiles(
  db: Database,
  folder: string,
  settings: Settings,
  by: string,
  today: Day,
  ids: Ids,
): Promise<void> {
  const before = onWorkday(daysAfter(today, -1))
  const asking = askingOf(settings, ids.of('user', by), before, '06:30')
  for (const { client, name, kind, description, mediaType, content } of attached) {
    const bytes = await content()
    const { hash, size } = await keepFile(
      folder,
      (async function* () {
        yield bytes
      })(),
      bytes.length,
    )
    const said = { name, size, comment: null }
    const values = { ...said, client: ids.of('client', client), kind, description, hash, mediaType }
    await perform(
      db,
      asking,
      {
        name: 'attachment.create',
        also: (record: never) => {
          const { id } = record as { id: string }
          const upload = { ...said, id: newId(), attachment: id, offset: size, done: true, user: '' }
          return asVersion(asking, upload, { hash, mediaType }).slice(1)
        },
      },
      (act) => act.create(registry.attachment as unknown as Entity, values, 'server'),
    )
  }
}
