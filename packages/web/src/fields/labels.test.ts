import type { Label } from '@kartoteka/model'
import { expect, test } from 'vitest'
import { groupsOf, inOrder, offeredTo } from './labels.ts'
import { matching, type Option } from './Picker.tsx'

const label = (name: string, group: string | null = null, more: Partial<Label> = {}) =>
  ({ id: name, name, group, colour: 'red', recordTypes: [], deletedAt: null, ...more }) as unknown as Label
const labels = [
  label('Żłobek', 'Branża'),
  label('Zorza'),
  label('Targi', 'Źródło'),
  label('Apteka', 'Branża'),
  label('Łata'),
]
const named = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name)
const options: readonly Option[] = inOrder(labels, 'pl').map(({ id, name, group }) => ({
  id,
  label: name,
  group: group ?? undefined,
}))
const found = (typed: string, most?: number) => matching(options, typed, most).map(({ label: said }) => said)

test('labels of no group come first, then group by group, each by the alphabet of the reader', () => {
  expect(named(inOrder(labels, 'pl'))).toEqual(['Łata', 'Zorza', 'Apteka', 'Żłobek', 'Targi'])
  expect(groupsOf(labels, 'pl')).toEqual(['Branża', 'Źródło'])
})

test('what may not be given there, or lies in the bin, is not offered', () => {
  const all = [
    label('Wszystkim'),
    label('Zadaniom', null, { recordTypes: ['task'] }),
    label('W koszu', null, { deletedAt: '2026-01-02T03:04:05.000Z' as never }),
  ]
  expect(named(offeredTo(all, 'person', 'pl'))).toEqual(['Wszystkim'])
  expect(named(offeredTo(all, 'task', 'pl'))).toEqual(['Wszystkim', 'Zadaniom'])
})

test('what is typed is looked for in labels first, then in the names of groups; a group stays together', () => {
  expect(found('')).toEqual(['Łata', 'Zorza', 'Apteka', 'Żłobek', 'Targi'])
  expect(found('z')).toEqual(['Zorza', 'Żłobek', 'Targi'])
  expect(found('zlob')).toEqual(['Żłobek'])
  expect(found('branza')).toEqual(['Apteka', 'Żłobek'])
  expect(found('xyz')).toEqual([])
  expect(found('', 3)).toEqual(['Łata', 'Zorza', 'Apteka'])
})
