import { usualForms } from '@kartoteka/model'
import { Autocomplete } from '@mantine/core'
import { controlOf, type InputProps, typedText } from '../fields/field.ts'
import { useOwnPart } from '../ui/useOwnPart.ts'

/** Written as it is called there; the usual forms of the country are offered. */
export function LegalFormInput(props: InputProps) {
  const { country, kind } = props.record
  const { ref, within } = useOwnPart()
  return (
    <Autocomplete
      {...controlOf(props)}
      ref={ref}
      comboboxProps={within}
      data={[...usualForms(country, kind)]}
      value={typedText(props.raw)}
      autoComplete="off"
      maxDropdownHeight={320}
      onChange={props.onChange}
    />
  )
}
