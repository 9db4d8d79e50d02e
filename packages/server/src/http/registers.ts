/** Public registers: which the firm asks, and what they say of a client. */
import {
  allows,
  type Entity,
  type FoundAnswer,
  loadWords,
  type Register,
  type RegisterNumbers,
  type RegistersAnswer,
  type RegisterTestAnswer,
  readFields,
  registers,
  registry,
  scopeOf,
  type TaxNumber,
} from '@kartoteka/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Fault } from '../errors.ts'
import type { Asking } from '../records/asking.ts'
import { judgedAs } from '../records/facts.ts'
import { loadReadable } from '../records/load.ts'
import { refused } from '../records/refused.ts'
import type { Stored } from '../records/stored.ts'
import { askOrFail, find } from '../registers/find.ts'
import { registerSettings, setRegister } from '../registers/settings.ts'
import { askingOf } from './asking.ts'
import type { Context } from './context.ts'
import { languageOf } from './problems.ts'
import { bodyOf, idOf } from './records.ts'

interface OfRegister {
  Params: { register: string }
}

const clients = registry.client as unknown as Entity
/** The statistical office's own number: every register knows it. */
const wellKnown = '5261040828'

export function registerRoutes(app: FastifyInstance, context: Context): void {
  const forAdministrators = async (request: FastifyRequest) => {
    const asking = await askingOf(context, request)
    if (!asking.user.administrator) throw new Fault('forbidden')
    return asking
  }
  const settings = async (): Promise<RegistersAnswer> => ({ registers: await registerSettings(context) })

  app.get('/api/registers', async (request) => {
    await forAdministrators(request)
    return settings()
  })

  app.patch<OfRegister>('/api/registers/:register', async (request) => {
    await forAdministrators(request)
    await setRegister(context, registerNamed(request.params.register), wishIn(request.body))
    return settings()
  })

  app.post<OfRegister>('/api/registers/:register/test', async (request): Promise<RegisterTestAnswer> => {
    await forAdministrators(request)
    const register = registerNamed(request.params.register)
    const number = register === 'vies' ? `PL${wellKnown}` : wellKnown
    const said = await askOrFail(context, register, number, await loadWords(languageOf(request)))
    return { failure: 'code' in said ? said : null }
  })

  app.post('/api/registers/find', async (request): Promise<FoundAnswer> => {
    const asking = await askingOf(context, request)
    const { client, ...said } = bodyOf(request.body)
    const record = client === undefined ? undefined : await editable(context, asking, client)
    if (!record && scopeOf(asking.user, 'client', 'create') === 'none') throw new Fault('forbidden')
    const numbers = record && Object.keys(said).length === 0 ? ownNumbers(asking, record) : read(asking, said)
    const words = await loadWords(languageOf(request))
    return find(context, asking.settings.registers, asking.user, numbers, words)
  })
}

function registerNamed(name: string): Register {
  const register = registers.find((each) => each === name)
  if (!register) throw new Fault('notFound')
  return register
}

function wishIn(body: unknown): { active?: boolean; key?: string } {
  const { active, key, ...rest } = bodyOf(body)
  if (Object.keys(rest).length > 0) throw new Fault('badRequest')
  if (active !== undefined && typeof active !== 'boolean') throw new Fault('badRequest')
  if (key !== undefined && (typeof key !== 'string' || !/^[\x21-\x7e]{0,200}$/.test(key.trim())))
    throw new Fault('badRequest')
  return { ...(active !== undefined && { active }), ...(key !== undefined && { key: key.trim() }) }
}

async function editable({ db }: Context, { user }: Asking, client: unknown): Promise<Stored> {
  const [record] = await loadReadable(db, user, clients, [idOf(String(client))])
  if (!record || record.deletedAt !== null) throw new Fault('notFound')
  if (!allows(user, 'edit', 'client', clients.ownership.by, judgedAs(clients, record, [])))
    throw new Fault('forbidden')
  return record
}

/** Of a number that is hidden from them nobody learns what stands behind it. */
function ownNumbers({ user }: Asking, { taxNumber, euVat }: Stored): RegisterNumbers {
  const hidden = user.hidden.client ?? []
  return {
    taxNumber: hidden.includes('taxNumber') ? null : (taxNumber as TaxNumber | null),
    euVat: hidden.includes('euVat') ? null : (euVat as string | null),
  }
}

function read({ settings }: Asking, said: Readonly<Record<string, unknown>>): RegisterNumbers {
  const { taxNumber = null, euVat = null, ...rest } = said
  if (Object.keys(rest).length > 0) throw new Fault('badRequest')
  const { values, refusals } = readFields(clients, { taxNumber, euVat }, settings.firm)
  if (refusals.length > 0) throw refused(refusals)
  return values as unknown as RegisterNumbers
}
