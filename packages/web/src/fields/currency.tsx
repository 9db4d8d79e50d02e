import { currencies } from '@kartoteka/model'
import { useMemo, useState } from 'react'
import { useLanguage } from '../words/useWords.tsx'
import { controlOf, type FieldView, type InputProps, type ShowProps, typedText } from './field.ts'
import { matching, Picker } from './Picker.tsx'

/** Those met daily stand first; the others follow by their codes. */
const near = ['PLN', 'EUR', 'USD', 'GBP', 'CZK', 'UAH', 'RUB']

/** @param wide where the control itself is too narrow for the names of currencies */
function Input({ wide, ...props }: InputProps & { wide?: true }) {
  const language = useLanguage()
  const [asked, setAsked] = useState('')
  const all = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'currency' })
    const codes = [...near, ...currencies.filter((code) => !near.includes(code))]
    return codes.map((id) => ({ id, label: id, hint: names.of(id) }))
  }, [language])
  const code = typedText(props.raw)
  const byName = all.filter(({ hint = '' }) => hint.toLowerCase().includes(asked.trim().toLowerCase()))
  const byCode = matching(all, asked)
  return (
    <Picker
      {...controlOf(props)}
      {...(wide && { width: 220 })}
      {...(props.label !== undefined && { label: props.label })}
      value={code === '' ? null : code}
      written={code}
      options={byCode.length > 0 ? byCode : byName.slice(0, 12)}
      clearable={!props.field.required}
      onAsk={setAsked}
      onPick={props.onChange}
    />
  )
}

function Show({ value }: ShowProps<string>) {
  const name = new Intl.DisplayNames(useLanguage(), { type: 'currency' }).of(value)
  return <span title={name}>{value}</span>
}

export const currency = { Input, Show } satisfies FieldView<string>
