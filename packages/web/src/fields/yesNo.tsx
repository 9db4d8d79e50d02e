import { Checkbox } from '@mantine/core'
import { useWords } from '../words/useWords.tsx'
import { controlOf, type FieldView, type InputProps } from './field.ts'
import styles from './fields.module.css'

function Input(props: InputProps) {
  const { placeholder: _none, ...control } = controlOf(props)
  return (
    <Checkbox
      {...control}
      className={styles.check}
      checked={props.raw === true}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  )
}

function Show({ value }: { value: boolean }) {
  const { screens } = useWords()
  return value ? screens.fields.yes : screens.fields.no
}

export const yesNo: FieldView<boolean> = { Input, Show }
