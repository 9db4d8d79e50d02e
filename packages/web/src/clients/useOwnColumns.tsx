/** The firm's own fields as columns of what hangs on a client: those that are shown in lists. */
import {
  type EntityName,
  type Field,
  fieldNamed,
  isCustom,
  type Kind,
  kinds,
  sayChoice,
  sayField,
  type Words,
} from '@kartoteka/model'
import { Shown } from '../fields/FieldRow.tsx'
import type { Kept } from '../records/rights.ts'
import { useEntity } from '../records/useEntity.ts'
import { useReader } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import type { Column } from './PartTable.tsx'

export function useOwnColumns<R extends Kept>(name: EntityName): readonly Column<R>[] {
  const words = useWords()
  const entity = useEntity(name)
  const { hidden } = useReader()
  return entity.list
    .filter((own) => isCustom(own) && !hidden[name]?.includes(own))
    .map((own) => {
      const field = fieldNamed(entity, own)!
      return {
        name: own,
        label: sayField(words, name, own),
        sortBy: ({ [own]: value }) => sortedBy(words, name, own, field, value),
        show: ({ [own]: value }) => <Shown entity={name} name={own} field={field} value={value} cell />,
      }
    })
}

/** Numbers and yes or no by themselves, a choice as it is called, all else as text. */
function sortedBy(words: Words, name: EntityName, own: string, field: Field, value: unknown) {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (field.kind === 'choice') return sayChoice(words, name, own, String(value))
  return (kinds[field.kind] as Kind<unknown>).text(value, field)
}
