/** One record of several kinds: people, talks and tasks of the client at hand are offered, each with what it is. */
import { isRefusal, kinds, type Linked, linkText } from '@kartoteka/model'
import { hasScreen } from '../frame/addresses.ts'
import { useWords } from '../words/useWords.tsx'
import { controlOf, type FieldView, type InputProps, type ShowProps, typedText } from './field.ts'
import styles from './fields.module.css'
import { oneLine } from './oneLine.ts'
import { Picker } from './Picker.tsx'
import { RecordLink } from './RecordLink.tsx'
import { useTitle } from './titles.tsx'
import { useLinkChoices } from './useLinkChoices.ts'

function Input(props: InputProps) {
  const { field, raw, record } = props
  const parsed = kinds.link.parse(raw, field, { country: '' })
  const value = isRefusal(parsed) ? null : parsed
  const written = useTitle(value?.entity ?? '', value?.id ?? null)
  const client = typedText(record.client)
  const { options, asking, ask } = useLinkChoices(field.targets ?? [], client === '' ? null : client)
  return (
    <Picker
      {...controlOf(props)}
      value={value && linkText(value)}
      written={written === undefined ? '' : oneLine(written)}
      options={options}
      asking={asking}
      clearable={!field.required}
      onAsk={ask}
      onPick={(picked) => props.onChange(picked && kinds.link.parse(picked, field, { country: '' }))}
    />
  )
}

/** Its name, where the reader knows it, leads to it; what it is stands before. */
export function LinkedRecord({ value: { entity, id } }: { value: Linked }) {
  const { records } = useWords()
  const title = useTitle(entity, id)
  const { one } = records[entity as 'talk']
  if (title === undefined || !hasScreen(entity)) return one
  return (
    <>
      {one}:{' '}
      <RecordLink entity={entity} id={id}>
        {oneLine(title)}
      </RecordLink>
    </>
  )
}

function Cell({ value: { entity, id } }: ShowProps<Linked>) {
  const { records } = useWords()
  const title = useTitle(entity, id)
  return (
    <span className={styles.cell}>
      {title === undefined ? records[entity as 'talk'].one : oneLine(title)}
    </span>
  )
}

export const link: FieldView<Linked> = { Input, Show: LinkedRecord, Cell }
