import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ImportingFirm, openImportingFirm } from '../../test/imports.ts'
import { sql } from '../db/sql.ts'
import { isKept } from '../files/keep.ts'
import { sweepImports } from './sweep.ts'

let firm: ImportingFirm
beforeEach(async () => {
  firm = await openImportingFirm()
})
afterEach(() => firm.close())

test('old files are thrown away, what was made of them stays and can still be taken back', async () => {
  const { sam } = firm.people
  const old = await firm.take(sam, 'Nazwa;NIP\nKlon;\nDąb;1\n')
  const same = await firm.bring(sam, 'Nazwa;NIP\nKlon;\nDąb;1\n')
  const files = await firm.db.read<{ file: string }>(sql`select distinct file from import`)
  expect(files).toHaveLength(1)
  const { file } = files[0]!
  await firm.db.write(sql`update import set ended_at = now() - interval '31 days' where id = ${old.id}::uuid`)
  await sweepImports(firm.context)
  // The other import still needs it.
  expect(isKept(firm.folder, file)).toBe(true)
  await firm.db.write(
    sql`update import set created_at = now() - interval '31 days' where id = ${same.id}::uuid`,
  )
  await sweepImports(firm.context)
  expect(isKept(firm.folder, file)).toBe(false)
  expect(await firm.rejects(sam, old.id)).toBe('\ufeffwiersz;kolumna;powód;Nazwa;NIP\r\n')
  const run = await firm.ask(sam, 'POST', `/api/imports/${same.id}/run`, {})
  expect(run.json()).toMatchObject({ state: 'waiting' })
  await firm.job('import', same.id)
  expect((await firm.ask(sam, 'GET', `/api/imports/${same.id}`)).json()).toMatchObject({
    state: 'failed',
    problem: { code: 'fileIsGone' },
  })
  expect(await firm.undo(sam, old.id)).toMatchObject({ state: 'undone', undone: { records: 1 } })
})
