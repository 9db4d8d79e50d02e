/** The conditions that hold, in words, each to be taken out again. */
import {
  type Condition,
  filterFieldNamed,
  say,
  sayCondition,
  sayFilterField,
  type Writing,
} from '@kartoteka/model'
import { Button, CloseButton } from '@mantine/core'
import { Fragment } from 'react'
import { countryName } from '../fields/country.tsx'
import { dayText } from '../fields/dates.ts'
import { useTitle } from '../fields/titles.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import filter from './filter.module.css'
import styles from './list.module.css'
import type { ListAddress } from './useListAddress.ts'

export function FilterChips({ address }: { address: ListAddress }) {
  const words = useWords()
  const { list } = words.screens
  const { query, conditions, clearConditions } = address
  const { and, or } = words.lists.filter
  const [between, within] = query.match === 'all' ? [and, or] : [or, and]
  const alone = conditions.filter(({ group }) => group === 0).map((each) => [each])
  const groups = [
    ...Map.groupBy(
      conditions.filter(({ group }) => group > 0),
      ({ group }) => group,
    ).values(),
  ]
  return (
    <>
      {[...alone, ...groups].map((of, place) => (
        <Fragment key={of.map(keyOf).join()}>
          {place > 0 && (query.match === 'any' || groups.length > 0) && (
            <span className={filter.joint}>{between}</span>
          )}
          <span className={of.length > 1 ? filter.together : filter.alone}>
            {of.map((condition, at) => (
              <Fragment key={keyOf(condition)}>
                {at > 0 && <span className={filter.joint}>{within}</span>}
                <Chip address={address} condition={condition} />
              </Fragment>
            ))}
          </span>
        </Fragment>
      ))}
      {conditions.length > 1 && (
        <Button size="compact-xs" variant="subtle" onClick={clearConditions}>
          {list.clearFilters}
        </Button>
      )}
    </>
  )
}

const keyOf = ({ group, field, not, said }: Condition) => `${group} ${field} ${not} ${said}`

function Chip({ address, condition }: { address: ListAddress; condition: Condition }) {
  const words = useWords()
  const { entity, conditions, change } = address
  const name = sayFilterField(words, entity, condition.field)
  return (
    <span className={styles.chip}>
      <span className={styles.chipName}>{name}:</span>
      <span className={styles.chipText}>
        <Said address={address} condition={condition} />
      </span>
      <CloseButton
        size="sm"
        aria-label={say(words.screens.list.removeFilter, { name })}
        onClick={() => change({ conditions: conditions.filter((each) => each !== condition) })}
      />
    </span>
  )
}

/** What a condition asks for. Names of records are asked for one by one, each by its own drawing. */
function Said({ address: { entity }, condition }: { address: ListAddress; condition: Condition }) {
  const { kind, target = '' } = filterFieldNamed(entity, condition.field)?.field ?? {}
  const said = condition.said.split(',')
  const named = kind === 'link' ? said.map(linkIn) : said.map((id) => [target, id] as const)
  const records = named.filter(([of, id]) => of !== '' && id.length === 36)
  return <WithTitles records={records} known={{}} entity={entity} condition={condition} />
}

/** "talk:<id>", taken apart. */
const linkIn = (text: string): readonly [string, string] => {
  const [entity = '', id = ''] = text.split(':')
  return [entity, id]
}

interface WithTitlesProps {
  readonly records: readonly (readonly [entity: string, id: string])[]
  readonly known: Readonly<Record<string, string | undefined>>
  readonly entity: ListAddress['entity']
  readonly condition: Condition
}

function WithTitles({ records, known, ...rest }: WithTitlesProps) {
  const [[target, id] = ['', null], ...others] = records
  const title = useTitle(target, id)
  const words = useWords()
  const language = useLanguage()
  if (id !== null) return <WithTitles {...rest} key={id} records={others} known={{ ...known, [id]: title }} />
  const writing: Writing = {
    words,
    language,
    title: (_target, each) => known[each],
    day: (day) => dayText(language, day),
    country: (code) => countryName(language, code),
  }
  return sayCondition(rest.entity, rest.condition, writing)
}
