import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../packages/server/src/db/database.ts'
import { startEmbedded } from '../packages/server/src/db/embedded/startEmbedded.ts'
import { verifyJournal } from '../packages/server/src/journal/verify.ts'
import { entryOf } from '../packages/server/src/records/flush.ts'
import { line } from './measure/view.ts'
import { run } from './run.ts'
import { entity } from './volume/clients.ts'
import { changedClient, entryOfChange } from './volume/journal.ts'
import { sizes } from './volume/sizes.ts'
import { prepareVolume } from './volume/volume.ts'

test('a tiny firm is built, its journal holds, and everything is measured without a failed request', async () => {
  const home = await mkdtemp(join(tmpdir(), 'kartoteka-bench-'))
  const [tiny] = sizes
  try {
    const { folder, firm } = await prepareVolume(tiny!, () => {}, home)
    for (const count of [1, 2]) {
      const [before, after] = [changedClient(firm, 3, count - 1), changedClient(firm, 3, count)]
      expect(entryOfChange(firm, 3, count)).toEqual(entryOf({ entity: entity('client'), before, after }))
    }
    const server = await startEmbedded({ folder })
    const db = openDatabase(server.connection)
    expect(await verifyJournal(db)).toMatchObject({ entries: tiny!.clients * 20, open: 0, broken: undefined })
    await db.close()
    await server.stop()
    const only = [
      'list by name, plain',
      "search 'nowak t",
      'card, biggest',
      'today, my',
      'save, talk with',
      'empty',
      'start',
      'export',
      'import',
      'bulk',
      'view',
    ]
    const said: string[] = []
    const outcome = await run(tiny!, { only, window: 50, rounds: 1 }, (each) => said.push(each), home)
    expect(outcome.lines.filter(({ one, floorOne }) => one.count > 0 && floorOne.count > 0)).toHaveLength(
      outcome.lines.length,
    )
    expect(new Set(outcome.lines.map(({ name }) => name.split(/[ ,]/)[0]))).toEqual(
      new Set(['list', 'search', 'card', 'today', 'save']),
    )
    expect(outcome.bulk?.changed).toBeGreaterThan(tiny!.clients / 2)
    expect(outcome.exported.map(({ format }) => format)).toEqual(['csv', 'xlsx', 'vcard'])
    for (const { megabytes } of outcome.exported) expect(megabytes).toBeGreaterThan(0)
    expect(outcome.empty?.program).toBeGreaterThan(0)
    expect(outcome.empty?.bare).toBeGreaterThan(0)
    expect(outcome.imported).toMatchObject({ rows: tiny!.clients })
    const isSkipped = said.some((each) => each.startsWith('view: skipped'))
    expect(outcome.viewed === undefined).toBe(isSkipped)
    if (outcome.viewed) expect(outcome.viewed.first).toBeGreaterThan(line.latency)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}, 300_000)
