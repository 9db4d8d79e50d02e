import { languages, type Names, nameIn, type Option, say } from '@kartoteka/model'
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useLanguage, useWords } from '../words/useWords.tsx'
import type { FieldView, InputProps } from './field.ts'
import styles from './fields.module.css'
import { LineList, linesOf } from './LineList.tsx'

/** An option on its way: its name may be empty still, its key comes with the saving. */
interface Line {
  readonly key?: string
  readonly name: Names
  readonly setAside?: true
}

const blank: Line = { name: {} }
const isEmpty = ({ key, name }: Line) => key === undefined && !languages.some((each) => name[each])

/** A line for each, in the reader's language, and in the others where they are wanted; Enter adds one, Alt with an arrow moves it. */
function Input(props: InputProps) {
  const words = useWords()
  const { fields } = words.screens
  const reader = useLanguage()
  const others = languages.filter((each) => each !== reader)
  const lines = linesOf<Line>(props.raw)
  const [wanted, setWanted] = useState(false)
  const shown = wanted || lines.some(({ name }) => others.some((each) => name[each]))
  const ordered = shown ? [reader, ...others] : [reader]
  return (
    <>
      <LineList<Line> {...props} lines={lines} blank={blank} isEmpty={isEmpty} movable>
        {(line, set, control) => (
          <span className={styles.option} data-aside={line.setAside}>
            {ordered.map((language, place) => (
              <TextInput
                key={language}
                {...(place === 0
                  ? control
                  : {
                      disabled: control.disabled,
                      'aria-label': `${control['aria-label']}, ${words.choices.user.language[language]}`,
                    })}
                lang={language}
                leftSection={<span className={styles.language}>{language}</span>}
                value={line.name[language] ?? ''}
                onChange={(event) =>
                  set({ ...line, name: { ...line.name, [language]: event.currentTarget.value } })
                }
              />
            ))}
            {line.key !== undefined && !control.disabled && (
              <ActionIcon
                aria-label={say(line.setAside ? fields.offerAgain : fields.setAside, {
                  name: nameIn(line.name, reader),
                })}
                title={say(line.setAside ? fields.offerAgain : fields.setAside, {
                  name: nameIn(line.name, reader),
                })}
                onClick={() => set(aside(line))}
              >
                {line.setAside ? <IconEyeOff size={16} /> : <IconEye size={16} />}
              </ActionIcon>
            )}
          </span>
        )}
      </LineList>
      {!shown && !props.locked && (
        <Button variant="subtle" size="xs" className={styles.addLine} onClick={() => setWanted(true)}>
          {fields.otherLanguages}
        </Button>
      )}
    </>
  )
}

const aside = ({ setAside, ...line }: Line): Line => (setAside ? line : { ...line, setAside: true })

function Show({ value }: { value: readonly Option[] }) {
  const language = useLanguage()
  return value.map(({ name }) => nameIn(name, language)).join(', ')
}

export const options: FieldView<readonly Option[]> = { Input, Show, group: true }
