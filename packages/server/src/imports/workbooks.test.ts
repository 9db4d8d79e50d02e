/** Workbooks brought in as people do: another sheet chosen, bad rows named, the import stopped and gone on with. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookOf, rowsOfTexts } from '../../test/archives.ts'
import { type ImportingFirm, openImportingFirm, testFile } from '../../test/imports.ts'
import { sql } from '../db/sql.ts'

let firm: ImportingFirm
beforeAll(async () => {
  firm = await openImportingFirm()
})
afterAll(() => firm.close())

test('the sheet is chosen, and what was said of another one is forgotten', async () => {
  const { sam } = firm.people
  const book = bookOf({
    sheets: {
      Sprzedaż: rowsOfTexts([
        ['Towar', 'Kwota', 'Data'],
        ['Młotek', '12,50', '2026-01-02'],
      ]),
      Klienci: rowsOfTexts([
        ['Lista klientów', '', ''],
        ['Nazwa', 'NIP', 'Uwagi; inne'],
        ['Żytko', '5213017228', 'druga "linia";\nz przełamaniem'],
        ['Zły numer', '5213017229', ''],
      ]),
    },
  })
  const preview = await firm.bring(sam, book, { targets: ['client.name', null, null] })
  expect(preview).toMatchObject({
    shape: { format: 'workbook', sheet: 'Sprzedaż' },
    sheets: ['Sprzedaż', 'Klienci'],
  })
  const change = (body: object) => firm.ask(sam, 'PATCH', `/api/imports/${preview.id}`, body)
  expect((await change({ sheet: 'Inny' })).json().problems).toMatchObject([{ at: 'sheet', code: 'notOneOf' }])
  expect((await change({ sheet: 'Klienci' })).json()).toMatchObject({
    shape: { sheet: 'Klienci', headingLine: 2 },
    targets: ['client.name', 'client.taxNumber', 'client.remarks'],
    rows: [{ line: 3 }, { line: 4, problems: [{ column: 2, code: 'identifierWrong' }] }],
  })
  expect((await firm.run(sam, preview.id)).counts).toMatchObject({ newClients: 1, bad: 1 })
  expect(await firm.db.read(sql`select name, tax_number, remarks from client`)).toEqual([
    { name: 'Żytko', tax_number: '5213017228', remarks: 'druga "linia";\nz przełamaniem' },
  ])
  expect(await firm.rejects(sam, preview.id)).toMatch(/\r\n4;2;NIP: [^;]+;Zły numer;5213017229;\r\n$/)
})

test('an import that was stopped goes on behind the row it has reached', async () => {
  const { mia } = firm.people
  const rows = Array.from({ length: 1_200 }, (_, at) => [`Firma ${at}`, 'Łódź'])
  const preview = await firm.bring(
    mia,
    bookOf({ sheets: { Firmy: rowsOfTexts([['Nazwa', 'Miasto'], ...rows]) } }),
  )
  await firm.ask(mia, 'POST', `/api/imports/${preview.id}/run`, {})
  const stop = new AbortController()
  stop.abort()
  await firm.job('import', preview.id, stop.signal)
  await firm.db.write(sql`update import set line = 700 where id = ${preview.id}::uuid`)
  await firm.job('import', preview.id)
  const answer = (await firm.ask(mia, 'GET', `/api/imports/${preview.id}`)).json()
  expect(answer).toMatchObject({ state: 'done', counts: { rows: 501, newClients: 501, bad: 0 } })
  expect(answer.bytes).toBe(answer.size)
})

test('the Russian list comes in with its numbers, and only what fills no field stays out', async () => {
  const { rita } = firm.people
  const answer = await firm.take(rita, await testFile('xlsx/kontragenty-ru.xlsx'), {
    options: { restToRemarks: true, keepWrongTaxNumbers: true },
  })
  expect(answer.counts).toMatchObject({ newClients: 2, bad: 0 })
  expect(
    await firm.db.read(
      sql`select name, tax_number, kpp, remarks from client where created_by = ${rita}::uuid order by id`,
    ),
  ).toEqual([
    {
      name: 'ООО «Ёлочка»',
      tax_number: '7707083893',
      kpp: '770701001',
      remarks: 'Сумма: 1234567.89\nДата: 2026-03-01',
    },
    {
      name: 'ИП Жуков-Подъячев',
      tax_number: '771234567890',
      kpp: null,
      remarks: 'Сумма: 12 000,00 ₽\nДата: 01.03.2026',
    },
  ])
})
