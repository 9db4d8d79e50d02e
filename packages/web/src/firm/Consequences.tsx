/** What a change of a definition will mean for the records that are there: said before it is saved. */
import { nameIn, type Option, sayCount, type UseOfField } from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { get } from '../data/api.ts'
import type { Kept } from '../records/rights.ts'
import type { RecordForm } from '../records/useRecordForm.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './customFields.module.css'

export const useQueryOfUse = (id: string | undefined) =>
  useQuery({
    queryKey: ['useOfField', id],
    queryFn: ({ signal }) => get<UseOfField>(`/api/custom-fields/${id}/use`, signal),
    enabled: id !== undefined,
  })

export function Consequences({ form: { typed, raw }, kept }: { form: RecordForm; kept: Kept | undefined }) {
  const { customFields: said } = useWords().screens
  const language = useLanguage()
  const { data: use } = useQueryOfUse(kept?.id)
  if (kept === undefined || use === undefined) return null
  const left = new Set((raw.options as readonly Option[] | undefined)?.map(({ key }) => key))
  const gone = ((kept.options ?? []) as readonly Option[]).filter(
    ({ key }) => !left.has(key) && (use.options[key] ?? 0) > 0,
  )
  const warnings = [
    typed.required === true && use.empty > 0 && sayCount(language, said.willRequire, use.empty),
    typed.active === false && use.filled > 0 && sayCount(language, said.willRest, use.filled),
    ...gone.map(({ key, name }) =>
      sayCount(language, said.willLose, use.options[key] ?? 0, { name: nameIn(name, language) }),
    ),
  ].filter((each) => each !== false)
  return (
    <div className={styles.warnings} role="status">
      {warnings.map((warning) => (
        <p key={warning} className={styles.warning}>
          {warning}
        </p>
      ))}
    </div>
  )
}

type Said = ReturnType<typeof useWords>['screens']['customFields']

export const sayUse = (said: Said, language: ReturnType<typeof useLanguage>, { filled, empty }: UseOfField) =>
  `${sayCount(language, said.filled, filled)} ${sayCount(language, said.empty, empty)}`
