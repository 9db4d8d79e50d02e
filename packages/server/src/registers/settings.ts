/** Which registers the firm asks, and with which key. */
import {
  at,
  type Register,
  type RegisterRequest,
  type RegisterSetting,
  refuse,
  registers,
} from '@kartoteka/model'
import { sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import type { Context } from '../http/context.ts'
import { refused } from '../records/refused.ts'

type World = Pick<Context, 'db' | 'config' | 'secrets'>

/** Registers that are only asked with a key of one's own. */
const wantsKey = (register: Register) => register === 'gus'
const useOf = (register: Register) => `register ${register}`

export async function registerSettings({ db, config }: World): Promise<readonly RegisterSetting[]> {
  const rows = await db.read<{ name: Register; active: boolean; has_key: boolean }>(
    sql`select name, active, secret is not null as has_key from register`,
  )
  return registers.map((register) => {
    const row = rows.find(({ name }) => name === register)
    return {
      register,
      active: row?.active ?? false,
      host: new URL(config.registers[register]).host,
      wantsKey: wantsKey(register),
      hasKey: row?.has_key ?? false,
    }
  })
}

/** Switches a register on or off and keeps its key, at once for every copy of the program. */
export async function setRegister(
  { db, secrets }: World,
  register: Register,
  { active, key }: RegisterRequest,
): Promise<void> {
  if (key !== undefined && !wantsKey(register)) throw new Fault('badRequest')
  const secret = key ? await secrets.seal(key, useOf(register)) : null
  const changed = await db.write(sql`
    with had as (select name, active, secret from register where name = ${register} for update),
    wanted as (select name, coalesce(${active ?? null}::boolean, active) as active,
      case when ${key !== undefined}::boolean then ${secret}::bytea else secret end as secret from had),
    changed as (update register r set active = w.active, secret = w.secret from wanted w
      where r.name = w.name and (not w.active or w.secret is not null or not ${wantsKey(register)}::boolean) returning 1)
    update firm set settings_version = settings_version + 1 where exists (select from changed) returning 1`)
  if (changed.length === 0) throw refused([at('key', refuse('required'))])
}

/** The key that a register is asked with; empty for one that wants none. A fault if it cannot be read any more. */
export async function keyOf({ db, secrets }: World, register: Register): Promise<string> {
  if (!wantsKey(register)) return ''
  const [row] = await db.read<{ secret: Buffer | null }>(
    sql`select secret from register where name = ${register}`,
  )
  const key = row?.secret && (await secrets.open(row.secret, useOf(register)))
  if (!key) throw new Fault('registerKey')
  return key
}
