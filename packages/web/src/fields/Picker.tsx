/** One of many, by typing: what fits is offered below, arrows choose, Enter or Tab takes it. */

import { fold } from '@kartoteka/model'
import { CloseButton, Combobox, TextInput, useCombobox } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useOwnPart } from '../ui/useOwnPart.ts'
import { useWords } from '../words/useWords.tsx'
import styles from './fields.module.css'

export interface Option {
  readonly id: string
  readonly label: string
  /** What tells namesakes apart. */
  readonly hint?: ReactNode
  readonly colour?: string
  /** The heading it stands under. */
  readonly group?: string | undefined
}

interface PickerProps {
  readonly id: string
  readonly value: string | null
  /** How what is chosen is called. */
  readonly written: string
  readonly options: readonly Option[]
  readonly asking?: boolean
  readonly error?: boolean
  readonly disabled?: boolean
  readonly clearable?: boolean
  readonly placeholder?: string | undefined
  readonly label?: string
  readonly describedBy?: string
  /** Pixels of what is offered, where that is more than the control has. */
  readonly width?: number
  /** Makes a new one of what was typed; offered last. */
  readonly create?: { readonly says: (typed: string) => string; make(typed: string): void }
  onAsk(typed: string): void
  onPick(id: string | null): void
  onBlur?(): void
}

const made = '+'

/** The options whose words begin as what was typed, the exact ones first, those last of whose group only it is true. */
export const matching = (options: readonly Option[], typed: string, most = 12): readonly Option[] => {
  const asked = fold(typed).trim()
  const has = (text = '') => ` ${fold(text)}`.includes(` ${asked}`)
  const begins = options.filter(({ label }) => fold(label).startsWith(asked))
  const within = options.filter((each) => !begins.includes(each) && has(each.label))
  const named = [...begins, ...within]
  const grouped = options.filter(
    (each) => !named.includes(each) && each.group !== undefined && has(each.group),
  )
  const found = [...named, ...grouped].slice(0, most)
  return [...Map.groupBy(found, ({ group }) => group).values()].flat()
}

export function Picker({
  value,
  written,
  options,
  asking,
  clearable,
  create,
  label,
  width,
  onAsk,
  onPick,
  onBlur,
  ...control
}: PickerProps) {
  const { screens } = useWords()
  const [typed, setTyped] = useState<string>()
  /** It shall be taken as soon as it is found. */
  const [awaited, setAwaited] = useState(false)
  /** Chosen by an arrow among what is shown, though it may be of letters before. */
  const isPointed = useRef(false)
  const { ref, within } = useOwnPart()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const open = combobox.dropdownOpened
  const creating = create !== undefined && typed !== undefined && typed.trim() !== '' ? create : undefined
  const shown = options.map(({ id }) => id).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store is new at every drawing; only other options matter
  useEffect(() => {
    if (open && typed) combobox.selectFirstOption()
  }, [shown, open, typed])

  const ask = (said: string) => {
    isPointed.current = false
    setAwaited(false)
    setTyped(said)
    onAsk(said)
    combobox.openDropdown()
  }
  const close = () => {
    setAwaited(false)
    setTyped(undefined)
    onAsk('')
    combobox.closeDropdown()
  }
  const pick = (id: string | null) => {
    if (id === made) creating?.make(typed?.trim() ?? '')
    else onPick(id)
    close()
  }
  // Whoever types faster than the answer comes gets what they typed, not what was found before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: taken once, when the answer has come
  useEffect(() => {
    if (!awaited || asking) return
    const first = options[0]?.id ?? (creating && made)
    if (first === undefined) close()
    else pick(first)
  }, [awaited, asking])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.startsWith('Arrow')) isPointed.current = true
    // What saves the form comes after this, and must find it there.
    const saves = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's'
    const takes = open && typed && (saves || event.key === 'Tab' || event.key === 'Enter')
    if (takes && asking && !isPointed.current) {
      setAwaited(true)
      if (event.key === 'Tab') return
      event.preventDefault()
      event.stopPropagation()
    } else if (takes && event.key !== 'Enter') flushSync(() => combobox.clickSelectedOption())
    if (event.key === 'Escape' && (open || typed !== undefined)) {
      event.stopPropagation()
      close()
    }
  }
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={pick}
      middlewares={{ shift: true, flip: true }}
      {...within}
      {...(width !== undefined && { width, position: 'bottom-start' })}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          {...control}
          ref={ref}
          aria-label={label}
          role="combobox"
          data-mantine-stop-propagation={open || undefined}
          value={typed ?? written}
          autoComplete="off"
          spellCheck={false}
          onKeyDownCapture={onKeyDown}
          onChange={(event) => ask(event.currentTarget.value)}
          onClick={() => combobox.openDropdown()}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => {
            if (typed === '' && clearable) onPick(null)
            if (!awaited) close()
            onBlur?.()
          }}
          rightSection={
            clearable && value !== null && !control.disabled ? (
              <CloseButton
                size="sm"
                tabIndex={-1}
                aria-label={screens.fields.clear}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => pick(null)}
              />
            ) : (
              <IconChevronDown size={16} className={styles.chevron} />
            )
          }
          rightSectionPointerEvents={clearable && value !== null ? 'all' : 'none'}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options className={styles.options}>
          {[...Map.groupBy(options, ({ group }) => group)].map(([group, within]) =>
            group === undefined ? (
              within.map((each) => <Offered key={each.id} option={each} chosen={value} />)
            ) : (
              <Combobox.Group key={group} label={group}>
                {within.map((each) => (
                  <Offered key={each.id} option={each} chosen={value} />
                ))}
              </Combobox.Group>
            ),
          )}
          {creating && (
            <Combobox.Option value={made}>
              <span className={styles.optionLabel}>{creating.says(typed?.trim() ?? '')}</span>
            </Combobox.Option>
          )}
          {options.length === 0 && !creating && (
            <Combobox.Empty>{asking ? screens.fields.searching : screens.fields.noneFound}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

const Offered = ({
  option: { id, label, hint, colour },
  chosen,
}: {
  option: Option
  chosen: string | null
}) => (
  <Combobox.Option value={id} active={id === chosen}>
    <span className={styles.optionLabel} data-colour={colour}>
      {colour !== undefined && <span className={styles.drop} />}
      {label}
    </span>
    {hint !== undefined && hint !== '' && <span className={styles.hint}>{hint}</span>}
  </Combobox.Option>
)
