/** The firm's own fields as columns of what hangs on a client: those that are shown in lists. */
import { type EntityName, fieldNamed, isCustom, sayChoice, sayField } from '@kartoteka/model'
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
        sortBy: ({ [own]: value }) =>
          field.kind === 'choice' && typeof value === 'string'
            ? sayChoice(words, name, own, value)
            : ((Array.isArray(value) ? value[0] : value) as string | number | boolean | null),
        show: ({ [own]: value }) => <Shown entity={name} name={own} field={field} value={value} cell />,
      }
    })
}
