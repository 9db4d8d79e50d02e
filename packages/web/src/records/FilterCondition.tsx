/** One condition of the filter panel, as its field's kind asks for it. */

import { type Field, isCustom, isDay, kinds, sayChoice } from '@kartoteka/model'
import { Checkbox, SegmentedControl, TextInput } from '@mantine/core'
import { useEffect, useId, useRef, useState } from 'react'
import type { InputProps } from '../fields/field.ts'
import { viewOf } from '../fields/index.ts'
import { readDay } from '../fields/readDay.ts'
import { useSession, useToday } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import { ends, myself, nothing, rangeOf, something } from './filterInUrl.ts'
import styles from './list.module.css'
import { NumberRange } from './NumberRange.tsx'

export interface ConditionProps {
  readonly entity: string
  readonly name: string
  readonly label: string
  readonly field: Field
  readonly said: string
  onSay(said: string): void
}

/** Of a firm's own field one may also ask just whether there is anything in it. */
export function ConditionOf(props: ConditionProps) {
  const { name, field } = props
  const asksMore = isCustom(name) && kinds[field.kind].operators.some((each) => each === 'isFilled')
  if (!asksMore) return <ByKind {...props} />
  return (
    <div>
      <ByKind {...props} said={props.said === nothing || props.said === something ? '' : props.said} />
      <Presence {...props} />
    </div>
  )
}

function Presence({ label, said, onSay }: ConditionProps) {
  const { fields } = useWords().screens
  const tick = (means: string, word: string) => (
    <Checkbox
      label={word}
      aria-label={`${label}: ${word}`}
      checked={said === means}
      onChange={(event) => onSay(event.currentTarget.checked ? means : '')}
    />
  )
  return (
    <div className={styles.presence}>
      {tick(something, fields.something)}
      {tick(nothing, fields.nothing)}
    </div>
  )
}

function ByKind(props: ConditionProps) {
  const { kind, target } = props.field
  if (kind === 'yesNo') return <YesNo {...props} />
  if (kind === 'choice' || kind === 'choices') return <Several {...props} />
  if (target !== undefined) return <Records {...props} />
  if (kind === 'country') return <OneCountry {...props} />
  if (kind === 'day' || kind === 'instant') return <Range {...props} />
  if (kind === 'whole' || kind === 'decimal') return <NumberRange {...props} kind={kind} />
  return <Words {...props} />
}

function YesNo({ label, said, onSay }: ConditionProps) {
  const { fields } = useWords().screens
  const data = [
    { value: '', label: fields.any },
    { value: 'yes', label: fields.yes },
    { value: 'no', label: fields.no },
  ]
  return (
    <fieldset className={styles.condition}>
      <legend>{label}</legend>
      <SegmentedControl size="xs" fullWidth aria-label={label} data={data} value={said} onChange={onSay} />
    </fieldset>
  )
}

function Several({ entity, name, label, field, said, onSay }: ConditionProps) {
  const words = useWords()
  const list = said.split(',').filter(Boolean)
  const toggle = (choice: string) =>
    onSay((list.includes(choice) ? list.filter((each) => each !== choice) : [...list, choice]).join(','))
  return (
    <fieldset className={styles.condition}>
      <legend>{label}</legend>
      <div className={styles.checks}>
        {field.choices?.map((choice) => (
          <Checkbox
            key={choice}
            label={sayChoice(words, entity, name, choice)}
            checked={list.includes(choice)}
            onChange={() => toggle(choice)}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** Any of these records, or none at all; "me" stands for whoever looks. */
function Records({ entity, name, label, field, said, onSay }: ConditionProps) {
  const { screens } = useWords()
  const { user } = useSession()
  const id = useId()
  const ids = said === nothing ? [] : said.split(',').filter(Boolean)
  const shown = ids.map((each) => (each === myself ? user.id : each))
  const { Input } = viewOf({ ...field, kind: 'references' })
  const input: InputProps = {
    id,
    entity,
    name,
    field,
    raw: shown,
    record: {},
    onChange: (now) =>
      onSay(
        (now as string[])
          .map((each) => (each === user.id && field.target === 'user' ? myself : each))
          .join(','),
      ),
    onLeave: () => {},
  }
  return (
    <fieldset className={styles.condition}>
      <legend>{label}</legend>
      <div className={styles.checks}>
        <Input {...input} />
        {!field.required && !isCustom(name) && (
          <Checkbox
            label={screens.fields.nothing}
            checked={said === nothing}
            onChange={(event) => onSay(event.currentTarget.checked ? nothing : '')}
          />
        )}
      </div>
    </fieldset>
  )
}

function OneCountry({ entity, name, label, field, said, onSay }: ConditionProps) {
  const id = useId()
  const { Input } = viewOf(field)
  const input = { id, entity, name, record: {}, raw: said, onLeave: () => {} }
  return (
    <div className={styles.condition}>
      <label className={styles.conditionName} htmlFor={id}>
        {label}
      </label>
      <Input
        {...input}
        field={{ ...field, required: false }}
        onChange={(code) => onSay(String(code ?? ''))}
      />
    </div>
  )
}

/** From a day to a day, as people type them. */
function Range({ entity, name, label, field, said, onSay }: ConditionProps) {
  const { fields } = useWords().screens
  const today = useToday()
  const id = useId()
  const [from, to] = said === '' ? ['', ''] : ends(said)
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
    raw: typed[end] ?? (kept === 'today' ? today : kept),
    onChange: (raw) => setTyped({ [end]: String(raw ?? '') }),
    onLeave: () => take(end),
  })
  return (
    <fieldset className={styles.condition}>
      <legend>{label}</legend>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the two fields inside */}
      <div className={styles.range} onKeyDown={(event) => event.key === 'Enter' && takeBoth()}>
        <label htmlFor={`${id}from`}>{fields.from}</label>
        <Input {...input('from', from)} />
        <label htmlFor={`${id}to`}>{fields.to}</label>
        <Input {...input('to', to)} />
      </div>
    </fieldset>
  )
}

const pause = 300

/** Words the field holds: the list follows while one types. */
function Words({ label, said, onSay }: ConditionProps) {
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const say = useRef(onSay)
  say.current = onSay
  useEffect(() => {
    if (typed === undefined) return
    const timer = setTimeout(() => {
      setTyped(undefined)
      say.current(typed.trim())
    }, pause)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <div className={styles.condition}>
      <label className={styles.conditionName} htmlFor={id}>
        {label}
      </label>
      <TextInput
        id={id}
        value={typed ?? said}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </div>
  )
}
