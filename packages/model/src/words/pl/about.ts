import { translation } from '../catalogue.ts'
import type * as en from '../en/about.ts'

export const about = translation<typeof en.about, 'pl'>()({
  tabs: 'Notatki, załączniki i odnośniki',
  menu: 'Notatki i pliki…',
  forClient: 'Nowe trafiają do',
  noClient:
    'Notatki i załączniki należą do kontrahenta. Najpierw dodaj tej osobie stanowisko u któregoś z nich.',
  attach: 'Załącz pliki',
  detach: 'Nie załączaj „{name}”',
  deeds: { person: { edit: 'Edytuj osobę', delete: 'Usuń osobę' } },
  deletePosition: 'Usuń stanowisko',
  positionAt: 'Stanowisko: {client}',
  positionDeleted: 'Stanowisko ({client}) jest w koszu.',
  has: {
    note: {
      one: '{count} notatka',
      few: '{count} notatki',
      many: '{count} notatek',
      other: '{count} notatki',
    },
    attachment: {
      one: '{count} załącznik',
      few: '{count} załączniki',
      many: '{count} załączników',
      other: '{count} załącznika',
    },
    externalLink: {
      one: '{count} odnośnik',
      few: '{count} odnośniki',
      many: '{count} odnośników',
      other: '{count} odnośnika',
    },
  },
})
