/** The first act of an installation: the firm, its built-in roles with what they may, its words, its own organisation, and the administrator. */
import { randomUUID } from 'node:crypto'
import { beginningOf, type Names, type registry } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import { newId } from '../id.ts'
import { flushSql } from '../records/flush.ts'
import { hashPassword } from '../session/password.ts'
import { stagedNew } from './stagedNew.ts'
import { type BuiltIn, startingRights } from './startingRights.ts'
import { stagedWords, wordLists } from './startingWords.ts'

export interface NewFirm {
  readonly firm: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly language: 'pl' | 'en' | 'ru'
  readonly zone: string
  readonly country: string
  readonly demo?: boolean
}

const roleNames: Readonly<Record<'administrator' | 'manager' | 'employee', Names>> = {
  administrator: { pl: 'Administrator', en: 'Administrator', ru: 'Администратор' },
  manager: { pl: 'Kierownik', en: 'Manager', ru: 'Руководитель' },
  employee: { pl: 'Pracownik', en: 'Employee', ru: 'Сотрудник' },
}

/** Sets up the firm, once: a second call is the fault `setupDone`. Returns the administrator's id. */
export async function setUp(db: Database, firm: NewFirm, at = new Date()): Promise<string> {
  const hash = await hashPassword(firm.password)
  const administrator = newId()
  const now = at.toISOString()
  const stage = (name: keyof typeof registry, values: object, id?: string) => stagedNew(name, values, now, id)
  const roles = (Object.keys(roleNames) as (keyof typeof roleNames)[]).map((builtIn) =>
    stage('role', { name: roleNames[builtIn], builtIn }),
  )
  const organisation = stage('organisation', {
    kind: 'firm',
    name: beginningOf(firm.firm, 120),
    country: firm.country,
    language: firm.language,
    primary: true,
    active: true,
  })
  const user = stage(
    'user',
    {
      name: firm.name,
      email: firm.email,
      language: firm.language,
      status: 'active',
      roles: [roles[0]!.after.id],
      organisations: [organisation.after.id],
    },
    administrator,
  )
  const words = wordLists.flatMap((list) => stagedWords(list, now))
  await db.transaction(async (run) => {
    const made = await run(sql`insert into firm (installation, name, language, country, zone, demo)
      values (${randomUUID()}, ${firm.firm}, ${firm.language}, ${firm.country}, ${firm.zone}, ${firm.demo ?? false}) on conflict do nothing returning 1`)
    if (made.length === 0) throw new Fault('setupDone')
    const act = { id: newId(), at: now, user: null, name: 'setUp', undoes: null }
    const none = { gone: [], come: [], rights: [], held: [] }
    // References need their targets first: one statement checks them only at its end, in order of its parts.
    await run(
      flushSql([
        {
          act,
          continued: false,
          staged: [...roles, organisation, user, ...words],
          words: none,
          answer: undefined,
          version: 1,
        },
      ]),
    )
    await run(sql`insert into password ("user", hash) values (${administrator}::uuid, ${hash})`)
    for (const role of roles) await run(startingRights(role.after.id, role.after.builtIn as BuiltIn))
  })
  return administrator
}
