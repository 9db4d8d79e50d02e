/**
 * Which statements get a name, so that a connection plans them once: those that come often whatever their values, and
 * searches that come again with the same ones. There are only so many names; plans lie in the memory of each connection.
 */
import { hash } from 'node:crypto'
import { onceOf } from './once.ts'
import { type Compiled, compiled, hasText, type Sql, sql, withValues } from './sql.ts'

/** A statement as `pg` takes it. */
export interface Statement {
  readonly text: string
  readonly values: unknown[]
  readonly name?: string
}

export const unnamed = (query: Sql | Compiled): Statement => {
  const { text, values } = compiled(query)
  return { text, values: [...values] }
}

const mostNames = 1_000
const names = new Map<string, string>()

/** By its text. After too many different texts none gets a name any more. */
export function named(query: Sql | Compiled): Statement {
  const { text, values } = unnamed(query)
  const name = names.get(text) ?? (names.size < mostNames ? nameOf(text) : undefined)
  if (name === undefined) return { text, values }
  names.set(text, name)
  return { text, values, name }
}

/** A scalar query with one value, which any statement of one row can answer along, in the column `also`. */
export interface Also {
  readonly name: string
  readonly question: Sql
}

/** For a statement that is planned for its values. */
export const alsoIn = (query: Sql | Compiled, { question }: Also): Sql =>
  sql`select * from (${sql.of(query)}) q, (select ${question} as also) a`

const alsoWritten = new Map<string, string>()

/** For one that is planned once; the value of what is asked along stands last. */
export function answeringAlso({ text, values, name }: Statement, also: Also): Statement {
  const { strings, values: asked } = also.question
  const write = () => `select * from (${text}) q, (select ${strings.join(`$${values.length + 1}`)} as also) a`
  const all = [...values, ...asked]
  if (name === undefined) return { text: write(), values: all }
  const both = `${name}.${also.name}`
  const written = alsoWritten.get(both) ?? write()
  alsoWritten.set(both, written)
  return { text: written, values: all, name: both }
}

const nameOf = (text: string): string => hash('sha256', text, 'base64url').slice(0, 24)

/** Names for statements that come again with the same values. */
export interface Repeated {
  /** The values stand in the text of what has come before. */
  statement(query: Sql, also?: Also): Statement
  /** Counts how often all names were given up: a connection that is older keeps plans for nothing. */
  readonly era: number
}

/** At most so many names at a time; of so many statements it is remembered that they came once. */
export function repeated(most = 100, remembered = 1_000): Repeated {
  const once = new Set<string>()
  const known = new Map<string, Statement>()
  let era = 0
  return {
    get era() {
      return era
    },
    statement(query, also) {
      const name = also ? `${wholeName(query)}.${wholeName(also.question)}` : wholeName(query)
      const prepared = known.get(name)
      if (prepared) return prepared
      const whole = also ? alsoIn(query, also) : query
      const plain = unnamed(whole)
      if (!plain.values.every(hasText)) return plain
      if (!once.delete(name)) {
        if (once.size >= remembered) once.clear()
        once.add(name)
        return plain
      }
      if (known.size >= most) {
        known.clear()
        era += 1
      }
      const statement = { text: withValues(whole), values: [], name }
      known.set(name, statement)
      return statement
    },
  }
}

/** By text and values. */
const wholeName = onceOf((query: Sql): string => nameOf(JSON.stringify([query.text, query.values])))
