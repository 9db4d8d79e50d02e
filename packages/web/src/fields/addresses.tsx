/** Further addresses: what each is for, and its lines. */
import { type Address, addressKinds, addressLines, sayChoice, sayField } from '@kartoteka/model'
import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import { useSession } from '../session/session.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { country, countryName } from './country.tsx'
import { type FieldView, faultId, type InputProps } from './field.ts'
import styles from './fields.module.css'
import { linesOf } from './LineList.tsx'

const typed = ['street', 'postalCode', 'town', 'province'] as const

function Input(props: InputProps) {
  const { screens, ...words } = useWords()
  const { firm } = useSession()
  const box = useRef<HTMLDivElement>(null)
  const all = linesOf<Address>(props.raw)
  const focus = (place: number) =>
    // It is there only after the next drawing.
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus())
  const add = () => {
    props.onChange([...all, { kind: 'correspondence', country: firm.country }])
    focus(all.length)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears when the focus leaves the whole group
    <div
      ref={box}
      className={styles.lineList}
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && props.onLeave()}
    >
      {all.map((address, place) => (
        <AddressLines
          // biome-ignore lint/suspicious/noArrayIndexKey: an address is its place: its text changes with every letter
          key={place}
          {...props}
          place={place}
          address={address}
          isWrong={props.fault !== undefined && (props.fault.place ?? 0) === place}
          onSay={(said) => props.onChange(all.with(place, { ...address, ...said }))}
          onRemove={() => {
            props.onChange(all.toSpliced(place, 1))
            focus(Math.max(place - 1, 0))
          }}
        />
      ))}
      {!props.locked && (
        <Button
          id={props.id}
          variant="subtle"
          size="xs"
          className={styles.addLine}
          leftSection={<IconPlus size={14} />}
          aria-label={`${screens.fields.addLine}: ${sayField({ screens, ...words }, props.entity, props.name)}`}
          onClick={add}
        >
          {screens.fields.addLine}
        </Button>
      )}
    </div>
  )
}

interface AddressLinesProps extends InputProps {
  readonly place: number
  readonly address: Address
  readonly isWrong: boolean
  onSay(said: Partial<Address>): void
  onRemove(): void
}

function AddressLines({ id, place, address, isWrong, locked, onSay, onRemove, ...field }: AddressLinesProps) {
  const words = useWords()
  const { Input: Country } = country
  const says = (line: string) => `${sayField(words, 'client', line)} ${place + 1}`
  return (
    <div className={styles.address}>
      <div className={styles.line}>
        <NativeSelect
          data-place={place}
          aria-label={`${sayField(words, field.entity, field.name)} ${place + 1}`}
          aria-describedby={isWrong ? faultId(id) : undefined}
          error={isWrong}
          disabled={locked ?? false}
          value={address.kind}
          data={addressKinds.map((value) => ({ value, label: sayChoice(words, 'addresses', 'kind', value) }))}
          onChange={(event) => onSay({ kind: event.currentTarget.value as Address['kind'] })}
        />
        {!locked && (
          <ActionIcon aria-label={words.screens.fields.removeLine} onClick={onRemove}>
            <IconX size={16} />
          </ActionIcon>
        )}
      </div>
      {typed.map((line) => (
        <TextInput
          key={line}
          wrapperProps={{ 'data-line': line }}
          aria-label={says(line)}
          placeholder={sayField(words, 'client', line)}
          autoComplete="off"
          disabled={locked ?? false}
          value={address[line] ?? ''}
          onChange={(event) => onSay({ [line]: event.currentTarget.value })}
        />
      ))}
      <Country
        {...field}
        id={`${id}-country-${place}`}
        label={says('country')}
        field={{ kind: 'country', privacy: 'plain', required: true }}
        raw={address.country}
        fault={undefined}
        locked={locked ?? false}
        first={false}
        onChange={(code) => onSay({ country: String(code) })}
      />
    </div>
  )
}

/** An address line by line; the country only where it is not our own. */
export const linesOfAddress = (
  address: Parameters<typeof addressLines>[0] & { readonly country: string },
  home: string,
  language: string,
): readonly string[] => [
  ...addressLines(address),
  ...(address.country === home ? [] : [countryName(language, address.country)]),
]

function Show({ value }: { value: readonly Address[] }) {
  const words = useWords()
  const language = useLanguage()
  const { firm } = useSession()
  return (
    <span className={styles.list}>
      {value.map((address) => (
        <span key={JSON.stringify(address)} className={styles.lines}>
          <span className={styles.note}>{sayChoice(words, 'addresses', 'kind', address.kind)}</span>
          {'\n'}
          {linesOfAddress(address, firm.country, language).join('\n')}
        </span>
      ))}
    </span>
  )
}

export const addresses: FieldView<readonly Address[]> = {
  Input,
  Show,
  Cell: ({ value }) => addressLines(value[0] ?? {}).join(', '),
  group: true,
}
