import { TextInput } from '@mantine/core'
import { useLanguage } from '../words/useWords.tsx'
import { controlOf, type FieldView, type InputProps, typedText } from './field.ts'
import styles from './fields.module.css'
import { ungrouped } from './ungrouped.ts'

function Input(props: InputProps) {
  const language = useLanguage()
  const raw = typedText(props.raw)
  return (
    <TextInput
      {...controlOf(props)}
      className={styles.decimal}
      value={language === 'en' ? raw : raw.replace('.', ',')}
      inputMode="decimal"
      autoComplete="off"
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

/** Written out from its text, since as a number it would not be exact any more. */
function Show({ value }: { value: string }) {
  const format = new Intl.NumberFormat(useLanguage(), { maximumFractionDigits: 6 })
  return <span className={styles.figures}>{format.format(value as `${number}`)}</span>
}

export const decimal: FieldView<string> = {
  Input,
  Show,
  read: (raw, { language }) => (typeof raw === 'string' ? ungrouped(raw, language) : raw),
}
