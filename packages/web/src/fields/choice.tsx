import { sayChoice } from '@kartoteka/model'
import { NativeSelect } from '@mantine/core'
import { useWords } from '../words/useWords.tsx'
import { controlOf, type FieldView, type InputProps, type ShowProps, typedText } from './field.ts'
import { useOffered } from './offered.ts'

function Input(props: InputProps) {
  const words = useWords()
  const { choices = [], required } = props.field
  const raw = typedText(props.raw)
  const offered = useOffered(props.entity, props.name, choices, [raw])
  const data = offered.map((value) => ({ value, label: sayChoice(words, props.entity, props.name, value) }))
  return (
    <NativeSelect
      {...controlOf(props)}
      value={raw}
      data={required && raw !== '' ? data : [{ value: '', label: props.placeholder ?? '' }, ...data]}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

function Show({ value, entity, name }: ShowProps<string>) {
  return sayChoice(useWords(), entity, name, value)
}

export const choice: FieldView<string> = { Input, Show }
