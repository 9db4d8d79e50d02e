import { rm, utimes } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ImportingFirm, openImportingFirm } from '../../test/imports.ts'
import { sql } from '../db/sql.ts'
import { dropUnnamed } from '../files/dropUnnamed.ts'
import { fileOf, isKept, keepFile } from '../files/keep.ts'
import { makeRoom, sweepImports } from './sweep.ts'

let firm: ImportingFirm
beforeEach(async () => {
  firm = await openImportingFirm()
})
afterEach(() => firm.close())

/** As it lies there after a month. */
const age = (file: string) => {
  const old = new Date(Date.now() - 31 * 86_400_000)
  return utimes(fileOf(firm.folder, file), old, old)
}

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
  await age(file)
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

test('of more than is kept for one user the oldest files go; the newest stays, what is running and what others brought', async () => {
  const { sam, mia } = firm.people
  const one = await firm.bring(sam, 'Nazwa\nKlon\n')
  const running = await firm.bring(sam, 'Nazwa\nDąb\n')
  const last = await firm.bring(sam, 'Nazwa\nJesion\n')
  const others = await firm.bring(mia, 'Nazwa\nKlon\n')
  await firm.db.write(sql`update import set state = 'running' where id = ${running.id}::uuid`)
  await makeRoom(firm.context, sam, 1)
  const kept = await firm.db.read<{ id: string; file: string | null }>(sql`select id, file from import`)
  const fileOf = (id: string) => kept.find((each) => each.id === id)!.file
  expect([one, running, last, others].map(({ id }) => fileOf(id) !== null)).toEqual([false, true, true, true])
  for (const { file } of kept) if (file) expect(isKept(firm.folder, file)).toBe(true)
  const again = await firm.ask(sam, 'PATCH', `/api/imports/${one.id}`, { separator: ',' })
  expect(again.json()).toMatchObject({ problems: [{ code: 'fileIsGone' }] })
})

test('a file that is no longer on the disk is said to be gone, and not that the database does not answer', async () => {
  const { sam } = firm.people
  const { id } = await firm.bring(sam, 'Nazwa\nKlon\n')
  const [{ file }] = (await firm.db.read(sql`select file from import where id = ${id}::uuid`)) as [
    { file: string },
  ]
  await rm(fileOf(firm.folder, file))
  const preview = await firm.ask(sam, 'GET', `/api/imports/${id}/preview`)
  expect([preview.statusCode, preview.json().rows]).toEqual([200, []])
  const changed = await firm.ask(sam, 'PATCH', `/api/imports/${id}`, { separator: ',' })
  expect(changed.json()).toMatchObject({ problems: [{ code: 'fileIsGone' }] })
})

test('what has come again since it was asked who names it stays', async () => {
  const { sam } = firm.people
  const content = 'Nazwa\nKlon wrócił\n'
  const { id } = await firm.bring(sam, content)
  const [{ file }] = (await firm.db.read(sql`select file from import where id = ${id}::uuid`)) as [
    { file: string },
  ]
  await age(file)
  await firm.db.write(sql`update import set file = null where id = ${id}::uuid`)
  const read: typeof firm.db.read = async (query) => {
    const rows = await firm.db.read(query)
    await keepFile(firm.folder, Readable.from([Buffer.from(content)]), 1_000)
    return rows as never
  }
  await dropUnnamed({ ...firm.db, read }, firm.folder, [file])
  expect(isKept(firm.folder, file)).toBe(true)
})
