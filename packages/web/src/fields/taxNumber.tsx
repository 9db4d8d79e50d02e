import { type TaxNumber, taxNumberText } from '@kartoteka/model'
import { Button, TextInput } from '@mantine/core'
import { useWords } from '../words/useWords.tsx'
import { controlOf, type FieldView, type InputProps, typedText } from './field.ts'
import styles from './fields.module.css'

const isKept = (raw: unknown): raw is TaxNumber => typeof raw === 'object' && raw !== null && 'number' in raw

/** Dashes, blanks and the country's letters may be typed or not. */
function Input(props: InputProps) {
  const { raw } = props
  return (
    <TextInput
      {...controlOf(props)}
      value={isKept(raw) ? taxNumberText(raw) : typedText(raw)}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

/** A number may be right though our rule says no: somebody who has it on paper keeps it. */
function Remedy({ raw, fault, onChange }: InputProps) {
  const { screens } = useWords()
  if (!fault?.code.startsWith('identifier')) return null
  const number = isKept(raw) ? raw.number : typedText(raw)
  return (
    <Button size="compact-xs" variant="subtle" onClick={() => onChange({ number, unchecked: true })}>
      {screens.fields.keepAnyway}
    </Button>
  )
}

function Show({ value }: { value: TaxNumber }) {
  const { screens } = useWords()
  return (
    <span className={styles.figures}>
      {taxNumberText(value)}
      {value.unchecked && <span className={styles.unchecked}>{screens.fields.unchecked}</span>}
    </span>
  )
}

function Cell({ value }: { value: TaxNumber }) {
  return <span className={styles.figures}>{taxNumberText(value)}</span>
}

export const taxNumber: FieldView<TaxNumber> = {
  Input,
  Show,
  Cell,
  Remedy,
  read: (raw, { country }) =>
    isKept(raw) && raw.country === undefined
      ? { ...(raw as object), country: countryOf(raw.number) ?? country }
      : raw,
}

const countryOf = (number: string) => /^([A-Z]{2})\s?\d/i.exec(number.trim())?.[1]?.toUpperCase()
