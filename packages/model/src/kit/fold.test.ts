import { expect, test } from 'vitest'
import { fold, wordsOf } from './fold.ts'

test.each([
  ['Łódź', 'lodz'],
  ['LODZ', 'lodz'],
  ['Gęś & Jaźń', 'ges & jazn'],
  ['Zażółć gęślą jaźń', 'zazolc gesla jazn'],
  ['Ёлкин', 'елкин'],
  ['Йод', 'йод'],
  ['їжак', 'їжак'],
  ['ґанок', 'ганок'],
  ['Müßiggang', 'mussiggang'],
  ['STRASSE', 'strasse'],
  ['Straße', 'strasse'],
  ['Křeček', 'krecek'],
  ['Šaltinėlis', 'saltinelis'],
  ['Ørsted Æble Œuvre', 'orsted aeble oeuvre'],
  ['Đorđe', 'dorde'],
  ['O’Hara', "o'hara"],
  ['İzmir Aydınlı', 'izmir aydinli'],
  ['ﬁrma ①', 'firma 1'],
  ['Ｆｕｌｌ', 'full'],
  ['e\u0301te\u0301', 'ete'],
  ['', ''],
])('%s is folded to %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
  expect(fold(folded)).toBe(folded)
})

test.each([
  ['Zakłady „Żytko” sp. z o.o.', ['zaklady', 'zytko', 'sp', 'z', 'o', 'o']],
  ["O'Hara Trading", ['ohara', 'trading']],
  ['O’Hara', ['ohara']],
  ['\'cytat\' i "inny"', ['cytat', 'i', 'inny']],
  ['KAWA-TEKA', ['kawa', 'teka']],
  ['Galeria 22 Schody', ['galeria', '22', 'schody']],
  ['biuro@zytko.example', ['biuro', 'zytko', 'example']],
  ['ООО «Ёлочка»', ['ооо', 'елочка']],
  ['  &  —  ', []],
])('the words of %s', (text, words) => {
  expect(wordsOf(text)).toEqual(words)
})
