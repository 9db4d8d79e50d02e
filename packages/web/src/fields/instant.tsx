import type { Instant } from '@kartoteka/model'
import { TextInput } from '@mantine/core'
import { useSession, useToday } from '../session/session.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { instantText, nearInstantText } from './dates.ts'
import { controlOf, type FieldView, type InputProps, typedText } from './field.ts'
import { readInstant } from './readInstant.ts'

const isInstant = (raw: string): raw is Instant => /^\d{4}-\d\d-\d\dT.*Z$/.test(raw)

function Input(props: InputProps) {
  const language = useLanguage()
  const { zone } = useSession().firm
  const typed = typedText(props.raw)
  return (
    <TextInput
      {...controlOf(props)}
      value={isInstant(typed) ? instantText(language, zone, typed) : typed}
      autoComplete="off"
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

function Show({ value }: { value: Instant }) {
  const language = useLanguage()
  const { zone } = useSession().firm
  return <time dateTime={value}>{instantText(language, zone, value)}</time>
}

/** Near moments by their distance; the exact one on pointing. */
export function NearInstant({ value }: { value: Instant }) {
  const language = useLanguage()
  const { screens } = useWords()
  const { zone } = useSession().firm
  const today = useToday()
  return (
    <time dateTime={value} title={instantText(language, zone, value)}>
      {nearInstantText(screens.near, language, zone, value, today)}
    </time>
  )
}

export const instant: FieldView<Instant> = {
  Input,
  Show,
  Cell: NearInstant,
  read: (raw, { today, zone }) =>
    typeof raw === 'string' && !isInstant(raw) ? (readInstant(raw, today, zone) ?? raw) : raw,
}
