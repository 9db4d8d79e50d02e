/** What a column can fill, in the reader's words. */
import { say, sayField, type Words } from '@kartoteka/model'

interface Choices {
  readonly group: string
  readonly items: { value: string; label: string }[]
}

/** The fields on offer, those of the client and those of a person apart. */
export function choicesOf(words: Words, offered: readonly string[]): readonly Choices[] {
  const { records } = words
  const isOfClient = (target: string) => target.startsWith('client.')
  const groups = [
    { group: records.client.one, targets: offered.filter(isOfClient) },
    { group: records.person.one, targets: offered.filter((target) => !isOfClient(target)) },
  ]
  return groups
    .filter(({ targets }) => targets.length > 0)
    .map(({ group, targets }) => ({
      group,
      items: targets.map((value) => ({ value, label: targetText(words, value) })),
    }))
}

/** "Name", "Person: telephones": without a look at the group it is clear whose it is. */
function targetText(words: Words, target: string): string {
  const { imports } = words
  const [entity = ''] = target.split('.')
  const field = target.slice(entity.length + 1)
  if (entity === 'client') return sayField(words, entity, field)
  if (target === 'person.name') return say(imports.ofPerson, { field: imports.fields.personName })
  if (target === 'position.clientExternalId')
    return say(imports.ofPerson, { field: imports.fields.clientNumber })
  return say(imports.ofPerson, { field: small(sayField(words, entity, field)) })
}

/** Behind a colon a word begins small; one in capitals is an abbreviation. */
const small = (text: string) =>
  /^\p{Lu}\p{Lu}/u.test(text) ? text : text.slice(0, 1).toLowerCase() + text.slice(1)
