import { TextInput } from '@mantine/core'
import { controlOf, type FieldView, type InputProps, typedText } from './field.ts'

function Input(props: InputProps) {
  return (
    <TextInput
      {...controlOf(props)}
      value={typedText(props.raw)}
      autoComplete="off"
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

export const text: FieldView<string> = { Input, Show: ({ value }) => value }
