import { countries } from '@kartoteka/model'
import { useMemo, useState } from 'react'
import { useLanguage } from '../words/useWords.tsx'
import { controlOf, type FieldView, type InputProps, type ShowProps, typedText } from './field.ts'
import { matching, Picker } from './Picker.tsx'

/** Countries that the firms this is made for meet daily stand first; the others follow by their names. */
const near = ['PL', 'DE', 'CZ', 'SK', 'UA', 'LT', 'BY', 'RU']

export const countryName = (language: string, code: string): string =>
  new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code

function Input(props: InputProps) {
  const language = useLanguage()
  const [asked, setAsked] = useState('')
  const all = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'region' })
    const named = countries.map((id) => ({ id, label: names.of(id) ?? id, hint: id }))
    const rest = named.filter(({ id }) => !near.includes(id))
    return [
      ...near.flatMap((code) => named.filter(({ id }) => id === code)),
      ...rest.sort((a, b) => a.label.localeCompare(b.label, language)),
    ]
  }, [language])
  const code = typedText(props.raw)
  return (
    <Picker
      {...controlOf(props)}
      {...(props.label !== undefined && { label: props.label })}
      value={code === '' ? null : code}
      written={all.find(({ id }) => id === code)?.label ?? code}
      options={matching(all, asked)}
      clearable={!props.field.required}
      onAsk={setAsked}
      onPick={props.onChange}
    />
  )
}

function Show({ value }: ShowProps<string>) {
  return countryName(useLanguage(), value)
}

export const country: FieldView<string> = { Input, Show }
