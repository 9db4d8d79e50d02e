import { expect, test } from 'vitest'
import { SharedStrings } from './sharedStrings.ts'

async function* pieces(text: string, size: number) {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

test('texts far apart are found again, in any order, wherever the pieces break', async () => {
  const count = 20_000
  const xml = `<sst>${Array.from({ length: count }, (_, at) => `<si><t>Łódź &amp; ${at}</t></si>`).join('')}</sst>`
  const strings = new SharedStrings(pieces(xml, 1_001))
  await strings.reach(count)
  for (const at of [0, 19_999, 511, 512, 1_024, 3, 15_000]) expect(strings.at(at)).toBe(`Łódź & ${at}`)
  expect(strings.at(count)).toBe('')
  await strings.close()
})

test('nothing is read beyond what is asked for', async () => {
  let read = 0
  async function* counted() {
    yield Buffer.from('<sst>')
    for (;;) {
      read++
      yield Buffer.from(`<si><t>${read}</t></si>`)
    }
  }
  const strings = new SharedStrings(counted())
  await strings.reach(4)
  expect([strings.at(4), read]).toEqual(['5', 5])
  await strings.close()
})

test('a text in several letterings is one, what tells how to read it is none of it, and escapes are undone', async () => {
  const xml =
    '<sst><si><r><t>ABC </t></r><r><rPr><b/></rPr><t>sp. z o.o.</t></r></si>' +
    '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>' +
    '<si><t>jeden_x000D_\ndwa_x005F_x000D_</t></si><si/><si><t/></si></sst>'
  const strings = new SharedStrings(pieces(xml, 7))
  await strings.reach(10)
  expect([0, 1, 2, 3, 4].map((at) => strings.at(at))).toEqual([
    'ABC sp. z o.o.',
    '東京',
    'jeden\ndwa_x000D_',
    '',
    '',
  ])
})
