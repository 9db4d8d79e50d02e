/** One condition of the filter panel, as its field's kind asks for it, and how it is meant: is, is not, is empty. */
import {
  type Condition,
  type Entity,
  type Field,
  filterFieldNamed,
  isRefusal,
  kinds,
  type Linked,
  linkText,
  myself,
  nothing,
  say,
  sayChoice,
  sayFilterField,
  something,
} from '@kartoteka/model'
import { Checkbox, SegmentedControl, TextInput } from '@mantine/core'
import { useEffect, useId, useRef, useState } from 'react'
import type { InputProps } from '../fields/field.ts'
import { viewOf } from '../fields/index.ts'
import { useSession } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import { DayRange } from './DayRange.tsx'
import filter from './filter.module.css'
import { Labelled } from './Labelled.tsx'
import styles from './list.module.css'
import { MoneyRange } from './MoneyRange.tsx'
import { NumberRange } from './NumberRange.tsx'

type Said = Pick<Condition, 'said' | 'not'>

/** What an input of a condition is given; `entity` and `name` are those of the field's own. */
export interface ConditionProps {
  readonly entity: string
  readonly name: string
  readonly label: string
  readonly field: Field
  readonly said: string
  onSay(said: string): void
}

interface AskedProps {
  readonly of: Entity
  readonly name: string
  readonly condition: Said | undefined
  onSay(said: Said): void
}

type How = 'is' | 'isNot' | 'empty' | 'filled'

export function ConditionOf({ of, name, condition, onSay }: AskedProps) {
  const words = useWords()
  const { filter: says } = words.lists
  const found = filterFieldNamed(of, name)
  const { said = '', not = false } = condition ?? {}
  const [before, setBefore] = useState<How>('is')
  if (!found) return null
  const { field, near } = found
  const label = sayFilterField(words, of, name)
  const how = howOf(said, not) ?? before
  const change = (now: How) => {
    setBefore(now)
    if (now === 'empty' || now === 'filled')
      onSay({ said: now === 'empty' ? nothing : something, not: false })
    else onSay({ said: how === 'empty' || how === 'filled' ? '' : said, not: now === 'isNot' })
  }
  const mayBeEmpty =
    !near && !field.required && kinds[field.kind].operators.some((each) => each === 'isFilled')
  const looksInto = kinds[field.kind].operators.some((each) => each === 'contains')
  const named: Record<How, string> = {
    is: looksInto ? says.contains : near ? says.has : says.is,
    isNot: looksInto ? says.containsNot : near ? says.hasNot : says.isNot,
    empty: says.empty,
    filled: says.filled,
  }
  const offered: How[] = mayBeEmpty ? ['is', 'isNot', 'empty', 'filled'] : ['is', 'isNot']
  const asks = {
    entity: found.of.name,
    name: found.own,
    label,
    field,
    onSay: (now: string) => onSay({ said: now, not: how === 'isNot' }),
  }
  return (
    <div className={filter.asked} data-asked data-said={said !== '' || undefined}>
      {how === 'empty' || how === 'filled' ? (
        <div className={styles.condition}>
          <span className={styles.conditionName}>{label}</span>
        </div>
      ) : (
        <ByKind {...asks} said={said} not={not} near={near !== undefined} onSilence={onSay} />
      )}
      {field.kind !== 'yesNo' && (
        <select
          className={filter.how}
          aria-label={say(says.how, { name: label })}
          value={how}
          data-unusual={how !== 'is' || undefined}
          onChange={(event) => change(event.currentTarget.value as How)}
        >
          {offered.map((each) => (
            <option key={each} value={each}>
              {named[each]}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}

function howOf(said: string, not: boolean): How | undefined {
  if (said === nothing) return not ? 'filled' : 'empty'
  if (said === something) return not ? 'empty' : 'filled'
  return said === '' ? undefined : not ? 'isNot' : 'is'
}

interface ByKindProps extends ConditionProps, Said {
  readonly near: boolean
  onSilence(said: Said): void
}

function ByKind({ near, not, onSilence, ...props }: ByKindProps) {
  const { kind, target } = props.field
  if (kind === 'yesNo') return <YesNo {...props} />
  if (kind === 'choice' || kind === 'choices') return <Several {...props} />
  if (kind === 'link') return <OneOfSeveral {...props} />
  if (target !== undefined) return <Records {...props} />
  if (kind === 'country') return <OneCountry {...props} />
  if (kind === 'day' || kind === 'instant')
    return (
      <DayRange {...props} silence={near && kind === 'instant' ? { not, onSay: onSilence } : undefined} />
    )
  if (kind === 'whole' || kind === 'decimal') return <NumberRange {...props} kind={kind} />
  if (kind === 'money') return <MoneyRange {...props} />
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
    <Labelled label={label}>
      <SegmentedControl size="xs" fullWidth aria-label={label} data={data} value={said} onChange={onSay} />
    </Labelled>
  )
}

function Several({ entity, name, label, field, said, onSay }: ConditionProps) {
  const words = useWords()
  const list = said.split(',').filter(Boolean)
  const toggle = (choice: string) =>
    onSay((list.includes(choice) ? list.filter((each) => each !== choice) : [...list, choice]).join(','))
  return (
    <Labelled label={label}>
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
    </Labelled>
  )
}

/** Any of these records; "me" stands for whoever looks. */
function Records({ entity, name, label, field, said, onSay }: ConditionProps) {
  const { user } = useSession()
  const id = useId()
  const ids = said.split(',').filter(Boolean)
  const shown = ids.map((each) => (each === myself ? user.id : each))
  const { Input } = viewOf({ ...field, kind: 'references' })
  const input: InputProps = {
    id,
    entity,
    name,
    field,
    raw: shown,
    record: {},
    label,
    onChange: (now) =>
      onSay(
        (now as string[])
          .map((each) => (each === user.id && field.target === 'user' ? myself : each))
          .join(','),
      ),
    onLeave: () => {},
  }
  return (
    <Labelled label={label}>
      <Input {...input} />
    </Labelled>
  )
}

/** One record of several kinds. Several stand in an address that a person has written; then the first is shown. */
function OneOfSeveral({ entity, name, label, field, said, onSay }: ConditionProps) {
  const id = useId()
  const { Input } = viewOf(field)
  const raw = kinds.link.parse(said.split(',')[0], field, { country: '' })
  return (
    <Labelled label={label} of={id}>
      <Input
        {...{ id, entity, name, field, record: {} }}
        raw={isRefusal(raw) ? null : raw}
        onChange={(now) => onSay(now === null ? '' : linkText(now as Linked))}
        onLeave={() => {}}
      />
    </Labelled>
  )
}

function OneCountry({ entity, name, label, field, said, onSay }: ConditionProps) {
  const id = useId()
  const { Input } = viewOf(field)
  const input = { id, entity, name, record: {}, raw: said, onLeave: () => {} }
  return (
    <Labelled label={label} of={id}>
      <Input
        {...input}
        field={{ ...field, required: false }}
        onChange={(code) => onSay(String(code ?? ''))}
      />
    </Labelled>
  )
}

const pause = 300

/** Words the field holds: the list follows while one types. */
function Words({ label, said, onSay }: ConditionProps) {
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const sayNow = useRef(onSay)
  sayNow.current = onSay
  useEffect(() => {
    if (typed === undefined) return
    const timer = setTimeout(() => sayNow.current(typed.trim()), pause)
    return () => clearTimeout(timer)
  }, [typed])
  // Until then it stands as it is typed: a space at the end belongs to the word that follows.
  const leave = () => {
    if (typed !== undefined && typed.trim() !== said) onSay(typed.trim())
    setTyped(undefined)
  }
  return (
    <Labelled label={label} of={id}>
      <TextInput
        id={id}
        value={typed ?? said}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={leave}
      />
    </Labelled>
  )
}
