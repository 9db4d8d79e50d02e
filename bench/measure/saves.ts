/**
 * Saving: each beside one statement that writes the same rows (record, words, act, journal, remembered answer) without
 * session, rights, checks and digests; at one client after what the program reads for it.
 */
import { dayIn, instantOf, wordsOfRecord } from '@kartoteka/model'
import { noteTalk } from '../../packages/server/src/clients/note.ts'
import { sql } from '../../packages/server/src/db/sql.ts'
import { Act } from '../../packages/server/src/records/act.ts'
import { prepareAct } from '../../packages/server/src/records/perform.ts'
import { entity } from '../volume/clients.ts'
import type { Bench, Budget, Work } from './bench.ts'
import type { Request } from './job.ts'

const budget: Budget = { p95: 20, ratio: 3, ratioOfMany: 2 }
/** Characters of an answer that is remembered for its Idempotency-Key. */
const answerSize = 900
/** So many clients are written to, each writer to some of its own. */
const written = 320

interface Target {
  readonly id: string
  readonly version: number
}

export async function saves(bench: Bench): Promise<readonly Work[]> {
  const { db, readers, settings } = bench
  const now = new Date()
  const today = dayIn(settings.firm.zone, now)
  const { id: user, departments } = readers.department
  await db.write(sql`create schema if not exists bench`)
  await db.write(sql`drop table if exists bench.target`)
  await db.write(sql`create table bench.target as select row_number() over ()::int as n, id from (
    select id from client where department = any(${departments}::uuid[]) and visibility = 'everyone' and deleted_at is null limit ${sql.lit(written)}) c`)
  await db.write(sql`alter table bench.target add primary key (n)`)
  const targets = () =>
    db.read<Target>(sql`select c.id, c.version from bench.target t join client c using (id) order by t.n`)
  const upTo = (await targets()).length
  const work = (
    name: string,
    request: (target: Target) => Request,
    done: (act: Act, target: Target) => Promise<unknown>,
    rows: string,
  ): Work => ({
    name: `save, ${name}`,
    reader: 'department',
    requests: async () => (await targets()).map(request),
    reads: async (noted, nth) => {
      const act = new Act(noted, { user: readers.department, settings, now: instantOf(now), today })
      await prepareAct(noted, act, { name }, await done(act, (await targets())[nth]!))
    },
    plain: { scripts: [[journalled(rows, user, name)]], upTo },
    budget,
  })
  return [
    work(
      'client',
      ({ id, version }) => ({
        method: 'PATCH',
        path: `/api/clients/${id}`,
        body: '{"remarks":"Uwaga {n}"}',
        version,
      }),
      (act, { id, version }) => act.change(entity('client'), id, { remarks: 'Uwaga 0' }, version),
      `r as (update client set remarks = 'Uwaga ' || $1::int, version = version + 1, updated_at = now()
        where id = ${target} returning id, version, id as client, 'client' as entity)`,
    ),
    work(
      'new client',
      () => ({ method: 'POST', path: '/api/clients', body: newClient }),
      (act) => act.create(entity('client'), JSON.parse(newClient)),
      `r as (insert into client (${kept}, kind, name, town, phones, country, active, visibility, owner, department, folded)
        select ${keptValues(user)}, 'firm', 'Nowa Firma ' || $1::int, 'Kielce', '[{"number": "+48601234567"}]', 'PL', true, 'everyone', '${user}', '${departments[0]}', 'nowa firma ' || $1::int
        returning id, version, id as client, 'client' as entity),
      w as (insert into word select text, kind, 'client', r.id, r.id, '${user}'::uuid, '${departments[0]}'::uuid, 'everyone' from r, (values ${words}) v (text, kind))`,
    ),
    work(
      'talk',
      ({ id }) => ({
        method: 'POST',
        path: '/api/talks',
        body: `{"client":"${id}","kind":"call","text":"Rozmowa {n}"}`,
      }),
      (act, { id }) => act.create(entity('talk'), { client: id, kind: 'call', text: 'Rozmowa' }),
      `r as (${newTalk(user)})`,
    ),
    work(
      'task',
      ({ id }) => ({
        method: 'POST',
        path: '/api/tasks',
        body: `{"client":"${id}","what":"Zadanie {n}","due":"2030-01-02"}`,
      }),
      (act, { id }) => act.create(entity('task'), { client: id, what: 'Zadanie', due: '2030-01-02' }),
      `r as (${newTask(user)})`,
    ),
    work(
      'talk with task',
      ({ id }) => ({
        method: 'POST',
        path: `/api/clients/${id}/note`,
        body: '{"talk":{"text":"Rozmowa {n}"},"task":{"what":"Zadanie {n}","due":"2030-01-02"}}',
      }),
      (act, { id }) => noteTalk(act, id, { text: 'Rozmowa' }, { what: 'Zadanie', due: '2030-01-02' }),
      `k as (${newTask(user)}), l as (${newTalk(user)}), r as (select * from k union all select * from l)`,
    ),
  ]

  function journalled(parts: string, who: string, what: string) {
    return `with ${parts}, a as (insert into act (id, at, "user", name) values (uuidv7(), now(), '${who}', '${what}') returning id),
      e as (insert into entry (act, entity, record, version, client, changes, salt, digest)
        select a.id, r.entity, r.id, r.version, r.client, jsonb_build_object('text', jsonb_build_array('Uwaga', 'Rozmowa ' || $1::int)),
          '\\x${'11'.repeat(16)}'::bytea, '\\x${'22'.repeat(32)}'::bytea from a, r),
      o as (insert into answer ("user", key, request, status, body)
        values ('${who}', gen_random_uuid()::text, '\\x${'33'.repeat(32)}'::bytea, 200, repeat('x', ${answerSize})))
      select 1`
  }

  function newTalk(who: string) {
    return `insert into talk (${kept}, client, kind, at, text, owner, department, visibility)
      select ${keptValues(who)}, ${target}, 'call', now(), 'Rozmowa ' || $1::int, '${who}', '${departments[0]}', 'everyone'
      returning id, version, client, 'talk' as entity`
  }

  function newTask(who: string) {
    return `insert into task (${kept}, client, what, due, status, owner, department, visibility)
      select ${keptValues(who)}, ${target}, 'Zadanie ' || $1::int, '2030-01-02', 'open', '${who}', '${departments[0]}', 'everyone'
      returning id, version, client, 'task' as entity`
  }
}

const target = '(select id from bench.target where n = $1::int)'
const kept = 'id, version, created_at, created_by, updated_at, updated_by'
const keptValues = (user: string) => `uuidv7(), 1, now(), '${user}'::uuid, now(), '${user}'::uuid`
const newClient = '{"name":"Nowa Firma {n}","town":"Kielce","phones":["601234567"]}'
const words = wordsOfRecord(entity('client'), {
  name: 'Nowa Firma 12345',
  town: 'Kielce',
  phones: [{ number: '+48601234567' }],
})
  .map(({ text, kind }) => `('${text}', ${kind})`)
  .join(', ')
