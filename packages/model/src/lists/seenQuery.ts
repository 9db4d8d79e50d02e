/** What a view asks, as far as its reader may know: what is hidden from them stands there without its name and its value. */
import { type Entity, filterFieldNamed } from '../kit/index.ts'
import { conditionOf, type HiddenFields, hides } from './query.ts'

/** In place of a hidden field, once and with a number: no list knows such a field, so whoever reads it says how many were left out. */
const instead = (number: number) => [`hidden.${number}`, '-'] as const

export function seenQuery(entity: Entity, query: string, hidden: HiddenFields): string {
  const left = new Set<string>()
  const isHidden = (name: string) => {
    const { of, own, by = [] } = filterFieldNamed(entity, name) ?? {}
    if (of === undefined || own === undefined) return hides(hidden, entity.name, name)
    return hides(hidden, of.name, own) || by.some((each) => hides(hidden, each.entity, each.field))
  }
  const without = (name: string) => {
    if (left.has(name)) return []
    left.add(name)
    return [instead(left.size)]
  }
  /** Those of the parts that may be seen, and something in place of each other. */
  const parts = (key: string, said: string, nameOf: (part: string) => string) => {
    const [seen, hiddenNames] = [[] as string[], [] as string[]]
    for (const part of said.split(',')) {
      if (isHidden(nameOf(part))) hiddenNames.push(nameOf(part))
      else seen.push(part)
    }
    return [...(seen.length > 0 ? [[key, seen.join(',')] as const] : []), ...hiddenNames.flatMap(without)]
  }
  const entries = [...new URLSearchParams(query)].flatMap(([key, said]) => {
    if (key === 'columns') return parts(key, said, (name) => name)
    if (key === 'widths') return parts(key, said, (part) => part.split(':')[0]!)
    const field = key === 'sort' ? said.replace(/^-/, '') : (conditionOf(key, said)?.field ?? key)
    return isHidden(field) ? without(field) : [[key, said] as const]
  })
  return left.size === 0 ? query : new URLSearchParams(entries.map(([key, said]) => [key, said])).toString()
}
