import { type CustomDefinition, customGroups, customName } from '../kit/custom.ts'
import { nameIn } from '../kit/fields/names.ts'
import type { Language } from './catalogue.ts'
import type { Words } from './words.ts'

/** The words of a language with what the firm calls its own fields, their groups and their options. */
export function withCustomWords(
  words: Words,
  language: Language,
  definitions: readonly CustomDefinition[],
): Words {
  const records: Record<string, unknown> = { ...words.records }
  const choices: Record<string, unknown> = { ...words.choices }
  for (const [entity, own] of Map.groupBy(definitions, (each) => each.entity)) {
    const said = words.records[entity as 'client']
    const groups = customGroups(entity, definitions).map(({ id, name }) => [
      id,
      name === null ? words.records.customField.many : nameIn(name, language),
    ])
    records[entity] = {
      ...said,
      fields: {
        ...said.fields,
        ...Object.fromEntries(own.map((each) => [customName(each.key), nameIn(each.name, language)])),
      },
      groups: { ...said.groups, ...Object.fromEntries(groups) },
    }
    const options = own.map((each) => [
      customName(each.key),
      Object.fromEntries(each.options.map(({ key, name }) => [key, nameIn(name, language)])),
    ])
    choices[entity] = { ...(Reflect.get(words.choices, entity) as object), ...Object.fromEntries(options) }
  }
  return { ...words, records: records as Words['records'], choices: choices as Words['choices'] }
}
