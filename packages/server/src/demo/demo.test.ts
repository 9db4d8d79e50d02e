import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/server.ts'
import { type Database, openDatabase } from '../db/database.ts'
import { writeDemo } from './demo.ts'

let fresh: FreshDatabase
let db: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  const real = openDatabase(fresh.poolConfig)
  const { compiled } = await import('../db/sql.ts')
  const spent = new Map<string, [number, number]>()
  const timed = (kind: 'read' | 'write') => async (q: any) => {
    const t = performance.now()
    const r = await (real as any)[kind](q)
    const k = kind + ' ' + compiled(q).text.replace(/\s+/g, ' ').slice(0, 110)
    const e = spent.get(k) ?? [0, 0]
    spent.set(k, [e[0] + performance.now() - t, e[1] + 1])
    return r
  }
  db = { ...real, read: timed('read'), write: timed('write') } as Database
  const began = performance.now()
  await writeDemo(db, '2026-11-23')
  console.log(performance.now() - began, process.cpuUsage())
  console.log([...spent].sort((a, b) => b[1][0] - a[1][0]).slice(0, 25).map(([k, [ms, n]]) => `${ms.toFixed(0)}ms ${n} ${k}`).join('\n'))
})
afterAll(async () => {
  await db.close()
  await fresh.drop()
})

test('is', () => {
  expect(1).toBe(1)
})
