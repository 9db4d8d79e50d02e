/** Days of a condition: a period that moves with the calendar, or from a day to a day as people type them. */
import {
  type Condition,
  daysOf,
  isDay,
  periodOf,
  rangeOf,
  say,
  sayCount,
  sayPeriod,
  stepOf,
} from '@kartoteka/model'
import { NativeSelect, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import type { InputProps } from '../fields/field.ts'
import { viewOf } from '../fields/index.ts'
import { readDay } from '../fields/readDay.ts'
import { useToday } from '../session/session.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import type { ConditionProps } from './FilterCondition.tsx'
import { Labelled } from './Labelled.tsx'
import styles from './list.module.css'

const usual = ['today', 'week', 'week-1', 'month', 'month-1', 'year'] as const
const behind = ['-7d..today', '-30d..today', '-90d..today', '..-30d', '..-90d', '..-365d'] as const
const ahead = ['week+1', 'today..+7d', 'today..+30d'] as const
/** Neither a period of the list nor nothing: the days themselves say it. */
const typedDays = 'days'

interface Silence {
  readonly not: boolean
  onSay(said: Pick<Condition, 'said' | 'not'>): void
}

/** With `silence` it is also asked how long there was none. */
export function DayRange({
  entity,
  name,
  label,
  field,
  said,
  onSay,
  silence,
}: ConditionProps & { readonly silence: Silence | undefined }) {
  const words = useWords()
  const { fields } = words.screens
  const { filter } = words.lists
  const today = useToday()
  const id = useId()
  const silentFor = silence?.not ? /^-(\d{1,4})d\.\.$/.exec(said)?.[1] : undefined
  const shown = silentFor === undefined ? said : ''
  const [from = '', to = ''] = daysOf(shown, today)
  const { Input } = viewOf({ ...field, kind: 'day' })
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const take = (end: 'from' | 'to') => {
    const text = typed[end]
    if (text === undefined) return
    const day = isDay(text) ? text : (readDay(text, today, 'this') ?? '')
    setTyped({})
    onSay(end === 'from' ? rangeOf(day, to) : rangeOf(from, day))
  }
  const takeBoth = () => {
    take('from')
    take('to')
  }
  const input = (end: 'from' | 'to', kept: string): InputProps => ({
    id: id + end,
    entity,
    name,
    field,
    record: {},
    raw: typed[end] ?? kept,
    onChange: (raw) => setTyped({ [end]: String(raw ?? '') }),
    onLeave: () => take(end),
  })
  const write = usePeriodText()
  const periods: readonly string[] = [...usual, ...behind, ...(silence ? [] : ahead)]
  return (
    <Labelled label={label}>
      {silence && <DaysOfSilence value={silentFor ?? ''} onSay={silence.onSay} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the two fields inside */}
      <div className={styles.range} onKeyDown={(event) => event.key === 'Enter' && takeBoth()}>
        <NativeSelect
          className={styles.period}
          aria-label={say(filter.period, { name: label })}
          value={shown === '' ? '' : periods.includes(shown) ? shown : typedDays}
          onChange={({ currentTarget: { value } }) => value !== typedDays && onSay(value)}
        >
          <option value="">{filter.anyTime}</option>
          {periods.map((each) => (
            <option key={each} value={each}>
              {write(each)}
            </option>
          ))}
          <option value={typedDays} disabled={shown === '' || periods.includes(shown)}>
            {filter.days}
          </option>
        </NativeSelect>
        <label htmlFor={`${id}from`}>{fields.from}</label>
        <Input {...input('from', from)} />
        <label htmlFor={`${id}to`}>{fields.to}</label>
        <Input {...input('to', to)} />
      </div>
    </Labelled>
  )
}

/** A number of days without any. */
function DaysOfSilence({ value, onSay }: { value: string; onSay: Silence['onSay'] }) {
  const { filter } = useWords().lists
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const take = () => {
    if (typed === undefined) return
    setTyped(undefined)
    const days = /^\s*(\d{1,4})\s*$/.exec(typed)?.[1]
    if (days !== undefined && Number(days) > 0) onSay({ said: `-${Number(days)}d..`, not: true })
    else if (typed.trim() === '') onSay({ said: '', not: false })
  }
  return (
    <div className={styles.silence}>
      <label htmlFor={id}>{filter.silence}</label>
      <TextInput
        id={id}
        inputMode="numeric"
        autoComplete="off"
        value={typed ?? value}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
    </div>
  )
}

/** A period of the list in words, with a capital as a choice has it. */
function usePeriodText(): (said: string) => string {
  const words = useWords()
  const language = useLanguage()
  const { last, next, older } = words.lists.said
  return (said) => {
    const period = periodOf(said)
    const [from = '', to = ''] = said.split('..')
    const text = period
      ? sayPeriod(period.period, period.later, { words, language })
      : said === 'today'
        ? words.screens.near.today
        : from === ''
          ? sayCount(language, older, -(stepOf(to) ?? 0))
          : from === 'today'
            ? sayCount(language, next, stepOf(to) ?? 0)
            : sayCount(language, last, -(stepOf(from) ?? 0))
    return text
  }
}
