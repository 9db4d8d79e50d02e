/** The value of new records, as the kind that is being defined asks for it. */
import { type CustomKind, hasOptions, nameIn, type Option } from '@kartoteka/model'
import { NativeSelect } from '@mantine/core'
import { controlOf, type InputProps, typedText } from '../fields/field.ts'
import { viewOf } from '../fields/index.ts'
import { linesOf } from '../fields/LineList.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'

export function DefaultInput(props: InputProps) {
  const { fields } = useWords().screens
  const language = useLanguage()
  const kind = props.record.kind as CustomKind
  const { Input } = viewOf(props.field)
  if (kind !== 'yesNo' && !hasOptions(kind)) return <Input {...props} />
  const options = linesOf<Partial<Option>>(props.record.options).flatMap(({ key, name }) =>
    key === undefined || name === undefined ? [] : [{ value: key, label: nameIn(name, language) }],
  )
  return (
    <NativeSelect
      {...controlOf(props)}
      value={typedText(props.raw)}
      data={[
        { value: '', label: '' },
        ...(kind === 'yesNo' ? [{ value: 'true', label: fields.yes }] : options),
      ]}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}
