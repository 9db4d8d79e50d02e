/** Labels in the order in which they are read everywhere: those of no group first, then group by group. */
import { type Label, mayCarry } from '@kartoteka/model'

type Placed = Pick<Label, 'name' | 'group'>

export const inOrder = <L extends Placed>(labels: readonly L[], language: string): readonly L[] => {
  const { compare } = new Intl.Collator(language, { numeric: true })
  return labels.toSorted(
    (one, other) =>
      Number(one.group !== null) - Number(other.group !== null) ||
      compare(one.group ?? '', other.group ?? '') ||
      compare(one.name, other.name),
  )
}

/** The groups that there are, each once. */
export const groupsOf = (labels: readonly Placed[], language: string): readonly string[] => [
  ...new Set(inOrder(labels, language).flatMap(({ group }) => group ?? [])),
]

/** Those that a record of the entity may be given, in order. */
export const offeredTo = (labels: readonly Label[], entity: string, language: string): readonly Label[] =>
  inOrder(
    labels.filter((label) => label.deletedAt === null && mayCarry(label, { name: entity })),
    language,
  )
