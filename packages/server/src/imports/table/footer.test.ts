import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { isSum } from './footer.ts'
import { readTable } from './read.ts'

test.each([
  ['Razem;;;1 234,50 zł', true],
  ['RAZEM:;;;', true],
  [';Suma;;12', true],
  ['Liczba rekordów: 5;;;', true],
  ['Итого;;;15 000,00 ₽', true],
  ['Grand Total;;;(12.50)', true],
  ['Razem', false],
  ['Razem;', false],
  ['Razem: 12', true],
  ['Razem sp. z o.o.;;;', false],
  ['Razem;;Kraków;', false],
  ['Total;5213017228;;', false],
  ['Suma;1;2;3', false],
  [';;;', false],
])('%s: %s', (row, sum) => {
  expect(isSum(row.split(';'))).toBe(sum)
})

async function names(...lines: string[]): Promise<(string | undefined)[]> {
  const text = Buffer.from(['nazwa;nip;miasto;obrót', ...lines].join('\n'))
  const shape = {
    encoding: 'utf-8',
    separator: ';',
    quote: '"',
    headingLine: 1,
    columns: 4,
  } as const
  const rows: (string | undefined)[] = []
  for await (const row of readTable(Readable.from([text]), shape))
    rows.push(row.problem ? row.problem.code : row.cells[0])
  return rows
}

test('sums at the end of a file are no clients', async () => {
  expect(await names('A;1;X;5', 'B;2;Y;6', 'Razem;;;11', ';;;', 'Liczba rekordów: 2;;;')).toEqual(['A', 'B'])
})

test('what reads like a sum with data below it is a client, in its place', async () => {
  expect(await names('A;1;X;5', 'Razem;;;', 'B;2;Y;6')).toEqual(['A', 'Razem', 'B'])
})

test('of many such rows only the last are held back', async () => {
  expect(await names(...Array.from({ length: 9 }, () => 'Suma;;;1'))).toHaveLength(8)
})
