/** What follows from the registry has its word, and the three languages say the same: no word less, none more, none empty. */
import { describe, expect, test } from 'vitest'
import { type Action, action, choice, defineEntity, type Entity, keptFields, text } from '../kit/index.ts'
import { actions, entities } from '../registry.ts'
import { languages } from './catalogue.ts'
import { loadWords, sayChoice, sayField, type Words } from './words.ts'

const english = await loadWords('en')
const catalogues = await Promise.all(languages.map(async (each) => [each, await loadWords(each)] as const))

/** Each word that the registry asks for, as the program would say it; undefined or the bare name where there is none. */
function* wanted(
  words: Words,
  entity: Entity,
  of: readonly Action[],
): Generator<[where: string, said: unknown, bare: string]> {
  const { name, fields, form, related } = entity
  const own = (Reflect.get(words.records, name) ?? {}) as Partial<Words['records']['client']>
  yield [name, own.one, name]
  yield [`${name}, many`, own.many, name]
  for (const group of Object.keys(form))
    yield [`${name}, group ${group}`, Reflect.get(own.groups ?? {}, group), '']
  for (const field of [...Object.keys({ ...fields, ...related }), ...Object.keys(keptFields)])
    yield [`${name}.${field}`, sayField(words, name, field), field]
  for (const [field, { choices = [] }] of Object.entries(fields))
    for (const each of choices) yield [`${name}.${field} ${each}`, sayChoice(words, name, field, each), each]
  for (const { name: verb, asks } of of) {
    yield [`${name}, action ${verb}`, Reflect.get(Reflect.get(words.actions, name) ?? {}, verb), '']
    // A question is called as the field of its entity that it is about.
    for (const asked of Object.keys(asks))
      yield [`${name}, ${verb} asks ${asked}`, sayField(words, name, asked), asked]
  }
}

const missing = (words: Words, entity: Entity, of: readonly Action[]) =>
  [...wanted(words, entity, of)]
    .filter(([, said, bare]) => typeof said !== 'string' || said.trim() === '' || said === bare)
    .map(([where]) => where)

describe.each(catalogues)('in %s', (language, words) => {
  test.each(entities.map((each) => [each.name, each] as const))('%s has all of its words', (_, entity) => {
    const own = actions.filter((each) => each.entity.name === entity.name)
    expect(missing(words, entity, own)).toEqual([])
  })

  test('what is said to nobody yet is missed', () => {
    const Vehicle = defineEntity('vehicle', {
      plural: 'vehicles',
      fields: {
        plate: text({ privacy: 'plain' }),
        status: choice(['driving', 'parked'], { setBy: 'actions', privacy: 'plain' }),
      },
      title: 'plate',
      list: ['plate'],
      form: { vehicle: ['plate'] },
      ownership: { by: 'firm' },
      rights: { manager: {}, employee: {} },
      sort: 'plate',
    })
    const park = action(Vehicle, 'park', {
      from: ['driving'],
      to: 'parked',
      asks: { where: text({ privacy: 'plain' }) },
      change: () => ({}),
    })
    expect(missing(words, Vehicle as unknown as Entity, [park as unknown as Action])).toEqual([
      'vehicle',
      'vehicle, many',
      'vehicle, group vehicle',
      'vehicle.plate',
      'vehicle.status',
      'vehicle.status driving',
      'vehicle.status parked',
      'vehicle, action park',
      'vehicle, park asks where',
    ])
  })

  test('no word is empty, and there are exactly those of English', () => {
    const own = [...said(words)]
    expect(own.filter(([, text]) => text.trim() === '')).toEqual([])
    expect(placesOf(own)).toEqual(placesOf(said(english)))
  })

  test('a word by number has exactly the forms of its language, with the parameters of English', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
    const [own, shape] = [byNumber(words), byNumber(english)]
    expect(own.size).toBeGreaterThan(10)
    expect([...own.keys()]).toEqual([...shape.keys()])
    for (const [where, word] of own) {
      expect(Object.keys(word).sort(), where).toEqual([...pluralCategories].sort())
      for (const form of Object.values(word))
        expect(paramsIn(form), where).toEqual(paramsIn(shape.get(where)!.other!))
    }
  })
})

type ByNumber = Readonly<Record<string, string>>

const isByNumber = (word: object): word is ByNumber =>
  typeof Reflect.get(word, 'one') === 'string' && typeof Reflect.get(word, 'other') === 'string'

/** Every text with its place; the forms of a word by number stand at one place. */
function* said(words: object, place = ''): Generator<[place: string, text: string]> {
  for (const [key, each] of Object.entries(words)) {
    const at = isByNumber(words) ? place : `${place}.${key}`
    if (typeof each === 'string') yield [at, each]
    else yield* said(each as object, at)
  }
}

const placesOf = (texts: Iterable<[place: string, text: string]>) =>
  [...new Set([...texts].map(([place]) => place))].sort()

function byNumber(words: object, place = ''): ReadonlyMap<string, ByNumber> {
  if (isByNumber(words)) return new Map([[place, words]])
  const parts = Object.entries(words).filter(([, each]) => typeof each === 'object')
  return new Map(parts.flatMap(([key, each]) => [...byNumber(each as object, `${place}.${key}`)]))
}

/** The count need not be said ("one copy"); everything else is said in every form. */
const paramsIn = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))]
    .filter((name) => name !== 'count')
    .sort()
