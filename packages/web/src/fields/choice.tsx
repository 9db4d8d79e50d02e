import { sayChoice } from '@kartoteka/model'
import { NativeSelect } from '@mantine/core'
import { useWords } from '../words/useWords.tsx'
import { controlOf, type FieldView, type InputProps, type ShowProps, typedText } from './field.ts'

function Input(props: InputProps) {
  const words = useWords()
  const { choices = [], required } = props.field
  const data = choices.map((value) => ({ value, label: sayChoice(words, props.entity, props.name, value) }))
  const raw = typedText(props.raw)
  return (
    <NativeSelect
      {...controlOf(props)}
      value={raw}
      data={required && raw !== '' ? data : [{ value: '', label: '' }, ...data]}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

function Show({ value, entity, name }: ShowProps<string>) {
  return sayChoice(useWords(), entity, name, value)
}

export const choice: FieldView<string> = { Input, Show }
