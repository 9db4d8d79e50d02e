import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Act } from '../records/act.ts'
import type { Asking } from '../records/asking.ts'
import type { Also } from '../records/flush.ts'
import { type Performing, perform } from '../records/perform.ts'
import { answeredBefore } from '../records/remembered.ts'
import { askingAgain, askingAnew } from './asking.ts'
import type { Context } from './context.ts'
import { answerAgain } from './doingOnce.ts'

interface Doing<T> {
  readonly name: string
  readonly undoes?: string
  readonly status?: number
  readonly work: (act: Act, asking: Asking) => Promise<T>
  /** What is written with it in the same statement. */
  readonly also?: (result: T, asking: Asking) => readonly Also[]
  /** What of the result is answered. */
  readonly body?: (result: T, asking: Asking) => unknown
}

/** A writing request as one act: done once however often it arrives, kept whole or not at all, told to who is looking. */
export async function doing<T>(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  { name, undoes, status = 200, work, also, body }: Doing<T>,
): Promise<unknown> {
  let asking: Asking | undefined
  const who = async (surely: boolean) => {
    asking = undefined
    asking = await (surely ? askingAnew(context, request) : askingAgain(context, request))
    return asking
  }
  const answer = (result: T) => ({ status, body: body ? body(result, asking!) : undefined })
  const performing: Performing = {
    name,
    ...(undoes && { undoes }),
    answer: answer as never,
    ...(also && { also: (result: never) => also(result, asking!) }),
  }
  try {
    const { result, act } = await perform(
      context.db,
      who,
      performing,
      (each) => work(each, each.asking),
      context.live.told,
    )
    const said = answer(result)
    void reply.header('x-act', act)
    return reply.code(said.status).send(said.body)
  } catch (error) {
    const before = asking?.once && (await answeredBefore(context.db, asking.user.id, asking.once))
    if (!before) throw error
    return answerAgain(reply, before)
  }
}
