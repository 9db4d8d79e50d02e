import { ends, numberOf, rangeOf } from '@kartoteka/model'
import { TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { ungrouped } from '../fields/ungrouped.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import type { ConditionProps } from './FilterCondition.tsx'
import { Labelled } from './Labelled.tsx'
import styles from './list.module.css'

/** From a number to a number, as people write them. */
export function NumberRange({ kind, ...asked }: ConditionProps & { kind: 'whole' | 'decimal' }) {
  const language = useLanguage()
  return (
    <RangeOfTwo
      {...asked}
      read={(text) => String(numberOf(ungrouped(text, language), kind) ?? '')}
      write={(end) => (language === 'en' ? end : end.replace('.', ','))}
    />
  )
}

interface RangeOfTwoProps extends Pick<ConditionProps, 'label' | 'said' | 'onSay'> {
  /** What was typed, as an address says it; empty for what is not understood. */
  read(text: string): string
  write(end: string): string
  readonly placeholder?: string
}

export function RangeOfTwo({ label, said, onSay, read, write, placeholder }: RangeOfTwoProps) {
  const { fields } = useWords().screens
  const id = useId()
  const [from, to] = said === '' ? ['', ''] : ends(said)
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const take = (end: 'from' | 'to') => {
    const text = typed[end]
    if (text === undefined) return
    const now = read(text)
    setTyped({})
    onSay(end === 'from' ? rangeOf(now, to) : rangeOf(from, now))
  }
  const input = (end: 'from' | 'to', kept: string) => (
    <TextInput
      id={id + end}
      inputMode="decimal"
      autoComplete="off"
      placeholder={placeholder}
      value={typed[end] ?? write(kept)}
      onChange={(event) => setTyped({ [end]: event.currentTarget.value })}
      onBlur={() => take(end)}
      onKeyDown={(event) => event.key === 'Enter' && take(end)}
    />
  )
  return (
    <Labelled label={label}>
      <div className={styles.range}>
        <label htmlFor={`${id}from`}>{fields.from}</label>
        {input('from', from)}
        <label htmlFor={`${id}to`}>{fields.to}</label>
        {input('to', to)}
      </div>
    </Labelled>
  )
}
