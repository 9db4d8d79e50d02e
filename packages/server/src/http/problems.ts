import { type Language, loadWords, type Problem, sayFault, sayRefusal, type Words } from '@kartoteka/model'
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { codeOf, isLost } from '../db/database.ts'
import { Fault } from '../errors.ts'
import { newId } from '../id.ts'

/** The language of a request: the signed-in user's, else what the browser prefers, else Polish. */
export function languageOf(request: FastifyRequest): Language {
  const own = request.asking?.settings.users.get(request.asking.user.id)?.language
  if (own) return own
  const asked = (request.headers['accept-language'] ?? '').toLowerCase().match(/\b(pl|en|ru)\b/)?.[1]
  return (asked as Language | undefined) ?? 'pl'
}

/** A fault as problem details, its sentences in the reader's language. */
export function problemOf(fault: Fault, words: Words): Problem {
  const { params = {}, problems, now, conflicts } = fault.said
  return {
    type: `/problems/${fault.code}`,
    title: sayFault(words, fault.code, params),
    status: fault.status,
    code: fault.code,
    params,
    ...(problems && { problems: problems.map((each) => ({ ...each, sentence: sayRefusal(words, each) })) }),
    ...(now && { now }),
    ...(conflicts && { conflicts }),
  }
}

/** Every error leaves as problem details; what was not foreseen is written down under a number and not shown. */
export function answerWithProblems(app: FastifyInstance, log: (line: string) => void): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const fault = error instanceof Fault ? error : foreseen(error)
    const said = fault ?? unforeseen(error, request, log)
    const words = await loadWords(languageOf(request))
    return reply.code(said.status).type('application/problem+json').send(problemOf(said, words))
  })
  app.setNotFoundHandler((_request, _reply) => {
    throw new Fault('noSuchAddress')
  })
}

function foreseen(error: FastifyError): Fault | undefined {
  if (['ENOSPC', 'EDQUOT'].includes(codeOf(error) ?? '')) return new Fault('diskFull')
  if (isLost(error)) return new Fault('databaseGone')
  // Class 22: the database cannot read a value as what it should be; it came from outside.
  if (codeOf(error)?.startsWith('22')) return new Fault('badRequest')
  if (error.statusCode === 413) return new Fault('tooLarge')
  // What is nested a hundred thousand deep can be read, but not gone through.
  if (error instanceof RangeError && /call stack/.test(error.message)) return new Fault('badRequest')
  return error.statusCode !== undefined && error.statusCode < 500 ? new Fault('badRequest') : undefined
}

function unforeseen(error: Error, request: FastifyRequest, log: (line: string) => void): Fault {
  const number = newId().slice(-8)
  log(`${number} ${request.method} ${request.routeOptions.url ?? ''} ${error.stack ?? error.message}`)
  return new Fault('internal', { params: { number } })
}
