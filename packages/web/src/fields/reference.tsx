import { AddToTeam } from './AddToTeam.tsx'
import type { FieldView, InputProps, ShowProps } from './field.ts'
import { controlOf, typedText } from './field.ts'
import styles from './fields.module.css'
import { Picker } from './Picker.tsx'
import { RecordLink } from './RecordLink.tsx'
import { useTitle } from './titles.tsx'
import { useChoices } from './useChoices.ts'

function Input(props: InputProps) {
  const { target = '', required } = props.field
  const id = typedText(props.raw)
  const written = useTitle(target, id === '' ? null : id)
  const client = typedText(props.record.client)
  const { options, asking, ask } = useChoices(target, client === '' ? null : client)
  return (
    <Picker
      {...controlOf(props)}
      value={id === '' ? null : id}
      written={written ?? ''}
      options={options}
      asking={asking}
      clearable={!required}
      onAsk={ask}
      onPick={props.onChange}
    />
  )
}

/** What has a screen that everybody may see. */
const linked: readonly string[] = ['client', 'person', 'task']

function Show({ value, field: { target = '' } }: ShowProps<string>) {
  const title = useTitle(target, value)
  if (!linked.includes(target)) return title ?? '…'
  return (
    <RecordLink entity={target} id={value}>
      {title ?? '…'}
    </RecordLink>
  )
}

/** In a row: the way there too, but neither for Tab, which would stop at each, nor for a finger, which opens the row. */
export function TitleInRow({ target, id }: { target: string; id: string }) {
  const title = useTitle(target, id)
  if (title === undefined || !linked.includes(target)) return <span className={styles.cell}>{title}</span>
  return (
    <RecordLink entity={target} id={id} className={styles.cellLink} tabIndex={-1}>
      {title}
    </RecordLink>
  )
}

const Cell = ({ value, field: { target = '' } }: ShowProps<string>) => (
  <TitleInRow target={target} id={value} />
)

export const reference: FieldView<string> = { Input, Show, Cell, Remedy: AddToTeam }
