import { fold } from '@kartoteka/model'
import { Combobox, TextInput, useCombobox } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { controlOf, type InputProps, typedText } from '../fields/field.ts'
import styles from '../fields/fields.module.css'
import { groupsOf } from '../fields/labels.ts'
import { matching } from '../fields/Picker.tsx'
import { useSession } from '../session/session.tsx'
import { useOwnPart } from '../ui/useOwnPart.ts'
import { useLanguage } from '../words/useWords.tsx'

/** A word of its own; the groups that there are stand below while one types, and are taken as they are written. */
export function LabelGroupInput(props: InputProps) {
  const { labels } = useSession()
  const groups = groupsOf(labels, useLanguage())
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const { ref, within } = useOwnPart()
  const typed = typedText(props.raw)
  const known = groups.find((group) => fold(group) === fold(typed).trim())
  const options = groups.map((group) => ({ id: group, label: group }))
  // What is there already is no search: all the others can be taken in its place.
  const offered = known === undefined ? matching(options, typed, 50) : options
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !combobox.dropdownOpened || offered.length === 0) return
    event.stopPropagation()
    combobox.closeDropdown()
  }
  return (
    <Combobox
      store={combobox}
      middlewares={{ shift: true, flip: true }}
      {...within}
      onOptionSubmit={(group) => {
        props.onChange(group)
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          {...controlOf(props)}
          ref={ref}
          role="combobox"
          value={typed}
          autoComplete="off"
          onKeyDownCapture={onKeyDown}
          onClick={() => combobox.openDropdown()}
          onChange={(event) => {
            props.onChange(event.currentTarget.value)
            combobox.resetSelectedOption()
            combobox.openDropdown()
          }}
          onBlur={() => {
            combobox.closeDropdown()
            if (known !== undefined && known !== typed) props.onChange(known)
            props.onLeave()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={offered.length === 0}>
        <Combobox.Options className={styles.options}>
          {offered.map(({ id }) => (
            <Combobox.Option key={id} value={id} active={id === typed}>
              {id}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
