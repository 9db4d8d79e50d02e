import { usualForms } from '@kartoteka/model'
import { Autocomplete } from '@mantine/core'
import { controlOf, type InputProps, typedText } from '../fields/field.ts'

/** Written as it is called there; the usual forms of the country are offered. */
export function LegalFormInput(props: InputProps) {
  const { country, kind } = props.record
  return (
    <Autocomplete
      {...controlOf(props)}
      data={[...usualForms(country, kind)]}
      value={typedText(props.raw)}
      autoComplete="off"
      maxDropdownHeight={320}
      onChange={props.onChange}
    />
  )
}
