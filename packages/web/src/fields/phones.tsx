import { mainPhone, type Phone, phoneKinds, phoneText, sayChoice } from '@kartoteka/model'
import { NativeSelect, TextInput } from '@mantine/core'
import { useSession } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import type { FieldView, InputProps } from './field.ts'
import styles from './fields.module.css'
import { LineList, linesOf } from './LineList.tsx'
import { PhoneLink } from './PhoneLink.tsx'

const blank: Phone = { number: '' }

function Input(props: InputProps) {
  const words = useWords()
  const { screens } = words
  const { country } = useSession().firm
  const lines = linesOf<Phone | string>(props.raw).map((line) =>
    typeof line === 'string' ? { number: line } : line,
  )
  return (
    <LineList {...props} lines={lines} blank={blank} isEmpty={({ number }) => number.trim() === ''}>
      {(line, set, control) => (
        <span className={styles.phoneLine}>
          <TextInput
            {...control}
            className={styles.figures}
            value={written(line, country, screens.fields.extension)}
            inputMode="tel"
            autoComplete="off"
            onChange={(event) => set(retyped(line, event.currentTarget.value))}
          />
          <NativeSelect
            aria-label={screens.fields.phoneKind}
            value={line.kind ?? ''}
            disabled={control.disabled}
            data={['phone', ...phoneKinds].map((kind) => ({
              value: kind === 'phone' ? '' : kind,
              label: sayChoice(words, 'phones', 'kind', kind),
            }))}
            onChange={(event) => set({ ...line, kind: event.currentTarget.value as 'mobile' | 'fax' })}
          />
          <TextInput
            aria-label={screens.fields.phoneNote}
            placeholder={screens.fields.phoneNoteLike}
            value={line.note ?? ''}
            maxLength={60}
            onChange={(event) => set({ ...line, note: event.currentTarget.value })}
          />
        </span>
      )}
    </LineList>
  )
}

/** The extension is typed along with the number, so the kept one goes. */
const retyped = ({ extension: _typedAnew, ...line }: Phone, number: string): Phone => ({ ...line, number })

/** A kept number in its usual spelling, the extension so that it is read again as one; what is being typed as it is. */
function written({ number, extension }: Phone, country: string, before: string): string {
  if (!/^\+\d{6,15}$/.test(number)) return number
  const text = phoneText({ number }, country)
  return extension === undefined ? text : `${text} ${before} ${extension}`
}

function Show({ value }: { value: readonly Phone[] }) {
  return (
    <span className={styles.list}>
      {value.map((phone) => (
        <PhoneLink key={phone.number + (phone.extension ?? '')} phone={phone} />
      ))}
    </span>
  )
}

function Cell({ value }: { value: readonly Phone[] }) {
  const { country } = useSession().firm
  const main = mainPhone(value)
  if (main === undefined) return null
  return (
    <span className={styles.figures}>
      {phoneText(main, country)}
      {value.length > 1 && <span className={styles.more}> +{value.length - 1}</span>}
    </span>
  )
}

export const phones: FieldView<readonly Phone[]> = { Input, Show, Cell, group: true }
