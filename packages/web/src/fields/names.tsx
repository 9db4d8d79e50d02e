import { languages, type Names, nameIn } from '@kartoteka/model'
import { TextInput } from '@mantine/core'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { controlOf, type FieldView, type InputProps } from './field.ts'
import styles from './fields.module.css'

/** The firm's own word in each language, the reader's first. */
function Input(props: InputProps) {
  const { choices } = useWords()
  const reader = useLanguage()
  const said = typeof props.raw === 'object' && props.raw !== null ? (props.raw as Names) : {}
  const ordered = [reader, ...languages.filter((each) => each !== reader)]
  return (
    <div className={styles.lineList}>
      {ordered.map((language, place) => (
        <TextInput
          key={language}
          {...controlOf(props)}
          id={place === 0 ? props.id : `${props.id}-${language}`}
          data-first={(place === 0 && props.first) || undefined}
          aria-label={choices.user.language[language]}
          leftSection={<span className={styles.language}>{language}</span>}
          lang={language}
          value={said[language] ?? ''}
          onChange={(event) => props.onChange({ ...said, [language]: event.currentTarget.value })}
        />
      ))}
    </div>
  )
}

function Show({ value }: { value: Names }) {
  return nameIn(value, useLanguage())
}

export const names: FieldView<Names> = { Input, Show, group: true }
