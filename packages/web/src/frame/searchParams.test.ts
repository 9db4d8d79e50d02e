import { expect, test } from 'vitest'
import { readSearch, writeSearch } from './searchParams.ts'

test('numbers stay as they are written', () => {
  expect(readSearch('?number=0048601234567&page=2&on=true')).toEqual({
    number: '0048601234567',
    page: '2',
    on: 'true',
  })
  expect(writeSearch({ number: '007' })).toBe('?number=007')
})

test('lists and objects go there and back, and the rest is legible', () => {
  const search = { phones: ['+48 601', 'wew. 2'], labels: 'a,b', due: '..2026-03-31', sort: '-name' }
  expect(readSearch(writeSearch(search))).toEqual(search)
  expect(writeSearch({ labels: 'a,b', due: '..2026-03-31', empty: '', gone: undefined })).toBe(
    '?labels=a,b&due=..2026-03-31',
  )
  expect(readSearch('?name=[x')).toEqual({ name: '[x' })
})
