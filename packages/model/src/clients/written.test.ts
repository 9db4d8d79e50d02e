import { expect, test } from 'vitest'
import { splitMails, splitPersonName, splitPhones } from './written.ts'

test.each([
  ['Grażyna Brzęczyszczykiewicz', 'Grażyna', 'Brzęczyszczykiewicz', ''],
  ['Anna Maria de la Cruz', 'Anna Maria', 'de la Cruz', ''],
  ["Michał O'Hara", 'Michał', "O'Hara", ''],
  ['Łukasz Wójcik-Śliwiński', 'Łukasz', 'Wójcik-Śliwiński', ''],
  ['Anna Maria Kowalska', 'Anna Maria', 'Kowalska', ''],
  ['Kowalski, Jan', 'Jan', 'Kowalski', ''],
  ['de la Cruz, Anna Maria', 'Anna Maria', 'de la Cruz', ''],
  ['KOWALSKI Jan', 'Jan', 'KOWALSKI', ''],
  ['Jan KOWALSKI', 'Jan', 'KOWALSKI', ''],
  ['JAN KOWALSKI', 'JAN', 'KOWALSKI', ''],
  ['Kowalska Anna', 'Anna', 'Kowalska', ''],
  ['Sowa Jolanta', 'Jolanta', 'Sowa', ''],
  ['Kot Anna Maria', 'Anna Maria', 'Kot', ''],
  ['Сорока Андрей', 'Андрей', 'Сорока', ''],
  ['Adam Michalski', 'Adam', 'Michalski', ''],
  ['Kowalski Łukasz', 'Łukasz', 'Kowalski', ''],
  ['Kowalska Anna Maria', 'Anna Maria', 'Kowalska', ''],
  ['Jan Kowalski, prezes zarządu', 'Jan', 'Kowalski', 'prezes zarządu'],
  ['dr inż. Jan Kowalski (prezes)', 'Jan', 'Kowalski', 'dr inż. (prezes)'],
  ['Pani Żaneta Ósmy', 'Żaneta', 'Ósmy', 'Pani'],
  ['Pan', '', 'Pan', ''],
  ['  Żaneta   Ósmy ', 'Żaneta', 'Ósmy', ''],
  ['Щербакова Ольга Сергеевна', 'Ольга Сергеевна', 'Щербакова', ''],
  ['Ольга Сергеевна Щербакова', 'Ольга Сергеевна', 'Щербакова', ''],
  ['Роман Аркадьевич Абрамович', 'Роман Аркадьевич', 'Абрамович', ''],
  ['Жуков-Подъячев Семён Ильич', 'Семён Ильич', 'Жуков-Подъячев', ''],
  ['Нурмухаметова Айгуль ', 'Айгуль', 'Нурмухаметова', ''],
  ['Ирина Кузнецова', 'Ирина', 'Кузнецова', ''],
  ['Ольга Сергеевна', 'Ольга Сергеевна', '', ''],
  ['Щербакова О.', 'О.', 'Щербакова', ''],
  ['Жуков-Подъячев С.', 'С.', 'Жуков-Подъячев', ''],
  ['Иванов И. И.', 'И. И.', 'Иванов', ''],
  ['О.С. Щербакова', 'О.С.', 'Щербакова', ''],
  ['Nowak', '', 'Nowak', ''],
  ['', '', '', ''],
  ['()', '', '', '()'],
])('the name in "%s"', (text, firstName, lastName, rest) => {
  expect(splitPersonName(text)).toEqual({ firstName, lastName, rest })
})

test.each([
  ['', []],
  [' - ', []],
  ['brak', []],
  ['+48 12 345 67 89', ['+48 12 345 67 89']],
  ['61 555 02 30 wew. 12', ['61 555 02 30 wew. 12']],
  ['61 555 02 30, wew. 12; 601 234 567', ['61 555 02 30 wew. 12', '601 234 567']],
  ['(812) 555-03-40 доб. 7', ['(812) 555-03-40 доб. 7']],
  ['1-955-371-0847 ext. 5', ['1-955-371-0847 ext. 5']],
  ['32/555-03-40', ['32/555-03-40']],
  ['601234567/602345678', ['601234567', '602345678']],
  ['601 234 567 / 602 345 678', ['601 234 567', '602 345 678']],
  ['22 555 01 20/21', ['22 555 01 20/21']],
  ['601 234 567 lub 602 345 678', ['601 234 567', '602 345 678']],
  ['601234567\n602345678', ['601234567', '602345678']],
  ['+48 601 234 567 +48 602 345 678', ['+48 601 234 567', '+48 602 345 678']],
  ['tel. +48 601 234 567', ['tel. +48 601 234 567']],
  ["'+7 (495) 555-01-20", ['+7 (495) 555-01-20']],
  ['8 916 123-45-67 ::: 8 916 123-45-68', ['8 916 123-45-67', '8 916 123-45-68']],
  ['601 234 567, sekretariat', ['601 234 567 sekretariat']],
  ['zapytać Anię', ['zapytać Anię']],
] as const)('the telephones in "%s"', (text, expected) => {
  expect(splitPhones(text)).toEqual(expected)
})

test.each([
  ['', []],
  ['brak', []],
  ['jan@x.pl', ['jan@x.pl']],
  ['jan@x.pl, Biuro@X.pl; a@b.pl', ['jan@x.pl', 'Biuro@X.pl', 'a@b.pl']],
  ['kontakt2@example.pl ::: drugi2@example.pl', ['kontakt2@example.pl', 'drugi2@example.pl']],
  ['jan@x.pl/anna@x.pl', ['jan@x.pl', 'anna@x.pl']],
  ['jan@x.pl lub anna@x.pl', ['jan@x.pl', 'anna@x.pl']],
  ['jan@x.pl anna@x.pl', ['jan@x.pl', 'anna@x.pl']],
  ['Jan Kowalski <jan@x.pl>', ['jan@x.pl']],
  ['mailto:jan@x.pl', ['jan@x.pl']],
  ['jan(at)x.pl', ['jan(at)x.pl']],
] as const)('the mails in "%s"', (text, expected) => {
  expect(splitMails(text)).toEqual(expected)
})

test.each([' ', '@', '<', '(', ',', '1', 'Ab ', '+1 '])(
  'a megabyte of "%s" is given back at once',
  (fill) => {
    const text = fill.repeat(1_000_000 / fill.length)
    splitPhones(text)
    splitMails(text)
    splitPersonName(text)
    const short = `<${fill.repeat(1999 / fill.length)}`
    expect([splitPhones(short), splitMails(short), splitPersonName(short)]).toHaveLength(3)
  },
)
