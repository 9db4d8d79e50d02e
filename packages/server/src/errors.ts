import type { Problem, ProblemAt, Words } from '@kartoteka/model'

type FaultCode = Problem['code']

/** Every fault a client can meet, with the status it travels under; the sentences are in the model's `words/faults`. */
const statuses: Readonly<Record<FaultCode, number>> = {
  notFound: 404,
  noSuchAddress: 404,
  notSignedIn: 401,
  wrongSignIn: 401,
  tooManyTries: 429,
  forbidden: 403,
  foreignOrigin: 403,
  changedMeanwhile: 409,
  refused: 422,
  badRequest: 400,
  tooLarge: 413,
  diskFull: 507,
  keyReused: 422,
  narrowFilter: 422,
  undoElsewhere: 422,
  printTooMuch: 422,
  printSlow: 503,
  linkExpired: 410,
  setupDone: 409,
  databaseGone: 503,
  // Not 502 or 504: those are read as a proxy before this program that has lost it.
  outboundAddress: 424,
  outboundScheme: 424,
  outboundPort: 424,
  outboundPrivate: 424,
  outboundUnknown: 424,
  outboundAway: 424,
  outboundSlow: 424,
  outboundLarge: 424,
  outboundRedirect: 424,
  outboundGarbled: 424,
  registerBusy: 424,
  registerDown: 424,
  registerGarbled: 424,
  registerRefused: 424,
  registerKey: 424,
  internal: 500,
}

/** What is said besides the code. */
interface Said {
  readonly params?: Readonly<Record<string, string | number>>
  readonly problems?: readonly Omit<ProblemAt, 'sentence'>[]
  readonly now?: Problem['now']
  readonly conflicts?: Problem['conflicts']
}

/** A fault on its way to the client. */
export class Fault extends Error {
  readonly code: FaultCode
  readonly status: number
  readonly said: Said
  constructor(code: FaultCode, said: Said = {}) {
    super(code)
    this.code = code
    this.status = statuses[code]
    this.said = said
  }
}

/** Thrown when a record moved between reading and writing; the act is tried again on what is there now. */
export class MovedMeanwhile extends Error {}

export type { FaultCode, Words }
