import { TextInput } from '@mantine/core'
import { useLanguage } from '../words/useWords.tsx'
import { controlOf, type FieldView, type InputProps, typedText } from './field.ts'
import styles from './fields.module.css'
import { ungrouped } from './ungrouped.ts'

function Input(props: InputProps) {
  return (
    <TextInput
      {...controlOf(props)}
      className={styles.whole}
      value={typedText(props.raw)}
      inputMode="numeric"
      autoComplete="off"
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

function Show({ value }: { value: number }) {
  return <span className={styles.figures}>{new Intl.NumberFormat(useLanguage()).format(value)}</span>
}

export const whole: FieldView<number> = {
  Input,
  Show,
  read: (raw, { language }) => (typeof raw === 'string' ? ungrouped(raw, language) : raw),
}
