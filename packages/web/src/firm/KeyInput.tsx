import { keyFrom, languages, type Names } from '@kartoteka/model'
import type { InputProps } from '../fields/field.ts'
import { viewOf } from '../fields/index.ts'

/** The key that the name will give is shown where none is typed. */
export function KeyInput(props: InputProps) {
  const { Input } = viewOf(props.field)
  const name = (props.record.name ?? {}) as Names
  const named = languages.some((language) => name[language]?.trim())
  return <Input {...props} {...(named && { placeholder: keyFrom(name) })} />
}
