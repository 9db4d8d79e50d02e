import { loadWords } from '@kartoteka/model'
import { expect, test } from 'vitest'
import { countsText, shownCounts } from './counts.ts'
import { choicesOf } from './targets.ts'

const offered = [
  'client.name',
  'client.taxNumber',
  'person.name',
  'person.phones',
  'position.clientExternalId',
]

test('what a column can fill is named so that it is clear whose it is', async () => {
  expect(choicesOf(await loadWords('pl'), offered)).toEqual([
    {
      group: 'Kontrahent',
      items: [
        { value: 'client.name', label: 'Nazwa' },
        { value: 'client.taxNumber', label: 'NIP' },
      ],
    },
    {
      group: 'Osoba kontaktowa',
      items: [
        { value: 'person.name', label: 'Osoba: imię i nazwisko razem' },
        { value: 'person.phones', label: 'Osoba: telefony' },
        { value: 'position.clientExternalId', label: 'Osoba: numer kontrahenta' },
      ],
    },
  ])
  expect(choicesOf(await loadWords('en'), ['client.name'])).toHaveLength(1)
})

test('the rows shown are counted by what will become of them', async () => {
  const row = { line: 2, cells: [], problems: [], client: null, person: null }
  const problem = { column: 1, code: 'required' as const, params: {}, sentence: '' }
  const counts = shownCounts([
    { ...row, client: { is: 'new', id: null, name: 'A' }, person: { is: 'new', id: null, name: 'B' } },
    { ...row, client: { is: 'joined', id: 'x', name: 'A' } },
    { ...row, client: { is: 'skipped', id: 'y', name: 'B' } },
    { ...row, problems: [problem] },
  ])
  expect(counts).toEqual({
    rows: 4,
    newClients: 1,
    joinedClients: 1,
    newPeople: 1,
    joinedPeople: 0,
    skipped: 1,
    bad: 1,
  })
  expect(countsText(await loadWords('pl'), 'pl', counts)).toBe(
    '1 nowy kontrahent · 1 wiersz dotyczy kontrahenta, który już jest · 1 nowa osoba · 1 wiersz pominięty · 1 wiersz odrzucony',
  )
})
