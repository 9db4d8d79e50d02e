/** The conditions that hold, each to be taken out again. */

import { type Field, fieldNamed, isDay, say, sayChoice, sayField, type Words } from '@kartoteka/model'
import { Button, CloseButton } from '@mantine/core'
import { countryName } from '../fields/country.tsx'
import { dayText } from '../fields/dates.ts'
import { useTitle } from '../fields/titles.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { type Condition, ends, myself, nothing, something } from './filterInUrl.ts'
import styles from './list.module.css'
import type { ListAddress } from './useListAddress.ts'

export function FilterChips({ address }: { address: ListAddress }) {
  const words = useWords()
  const { entity, conditions, setCondition, clearConditions } = address
  const { list } = words.screens
  return (
    <>
      {conditions.map((condition) => {
        const field = fieldNamed(entity, condition.field)
        const name = sayField(words, entity.name, condition.field)
        return (
          <span key={condition.field} className={styles.chip}>
            <span className={styles.chipName}>{name}:</span>
            <span className={styles.chipText}>
              {field && <Said condition={condition} field={field} entity={entity.name} />}
            </span>
            <CloseButton
              size="sm"
              aria-label={say(list.removeFilter, { name })}
              onClick={() => setCondition(condition.field, '')}
            />
          </span>
        )
      })}
      {conditions.length > 1 && (
        <Button size="compact-xs" variant="subtle" onClick={clearConditions}>
          {list.clearFilters}
        </Button>
      )}
    </>
  )
}

/** What a condition asks for, in words. */
function Said({
  condition: { field: name, said },
  field,
  entity,
}: {
  condition: Condition
  field: Field
  entity: string
}) {
  const words = useWords()
  const language = useLanguage()
  const { fields } = words.screens
  if (said === nothing) return fields.nothing
  if (said === something) return fields.something
  const { kind, target } = field
  if (kind === 'yesNo') return said === 'yes' ? fields.yes : fields.no
  const list = said.split(',')
  if (kind === 'choice' || kind === 'choices')
    return list.map((each) => sayChoice(words, entity, name, each)).join(', ')
  if (kind === 'country') return list.map((code) => countryName(language, code)).join(', ')
  if (target !== undefined)
    return list.map((id, place) => (
      <span key={id}>
        {place > 0 && ', '}
        {id === myself ? fields.me : <Named target={target} id={id} />}
      </span>
    ))
  if (kind === 'day' || kind === 'instant') return saidRange(words.screens, language, said)
  if (kind === 'whole' || kind === 'decimal') return saidRange(words.screens, language, said, numberText)
  return kind === 'text' || kind === 'longText' || kind === 'webAddress' || kind === 'phones'
    ? say(fields.contains, { text: said })
    : said
}

function Named({ target, id }: { target: string; id: string }) {
  return useTitle(target, id) ?? '…'
}

const numberText = (language: string, number: string) =>
  number === ''
    ? ''
    : new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(number as `${number}`)

const endText = (near: Words['screens']['near']) => (language: string, end: string) =>
  end === 'today' ? near.today : isDay(end) ? dayText(language, end) : end

function saidRange(
  { near, fields }: Words['screens'],
  language: string,
  said: string,
  write: (language: string, end: string) => string = endText(near),
): string {
  const [from, to] = ends(said).map((end) => write(language, end))
  if (from === to) return from ?? ''
  if (!from) return say(fields.until, { day: to ?? '' })
  return to ? say(fields.between, { from, to }) : say(fields.since, { day: from })
}
