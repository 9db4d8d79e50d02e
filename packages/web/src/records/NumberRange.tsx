import { ends, numberOf, rangeOf } from '@kartoteka/model'
import { TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { useLanguage, useWords } from '../words/useWords.tsx'
import type { ConditionProps } from './FilterCondition.tsx'
import { Labelled } from './Labelled.tsx'
import styles from './list.module.css'

/** From a number to a number, as people write them. */
export function NumberRange({ label, said, onSay, kind }: ConditionProps & { kind: 'whole' | 'decimal' }) {
  const { fields } = useWords().screens
  const language = useLanguage()
  const id = useId()
  const [from, to] = said === '' ? ['', ''] : ends(said)
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const take = (end: 'from' | 'to') => {
    const text = typed[end]
    if (text === undefined) return
    const number = String(numberOf(text, kind) ?? '')
    setTyped({})
    onSay(end === 'from' ? rangeOf(number, to) : rangeOf(from, number))
  }
  const input = (end: 'from' | 'to', kept: string) => (
    <TextInput
      id={id + end}
      inputMode="decimal"
      autoComplete="off"
      value={typed[end] ?? (language === 'en' ? kept : kept.replace('.', ','))}
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
