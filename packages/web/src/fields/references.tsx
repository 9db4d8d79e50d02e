import { CloseButton } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '../session/session.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { ColouredWord } from './ColouredWord.tsx'
import { controlOf, type FieldView, type InputProps, type ShowProps } from './field.ts'
import styles from './fields.module.css'
import { linesOf } from './LineList.tsx'
import { inOrder } from './labels.ts'
import { Picker } from './Picker.tsx'
import { TitleInRow } from './reference.tsx'
import { inSessionOf, useTitle } from './titles.tsx'
import { useChoices } from './useChoices.ts'

/** Those chosen stand before the picker, each with a cross; picking adds one more. */
function Input(props: InputProps) {
  const { target = '' } = props.field
  const { screens } = useWords()
  const chosen = linesOf<string>(props.raw)
  const { options, asking, ask } = useChoices(target, null, props.entity)
  const [picker, again] = useState(0)
  const control = controlOf(props)
  return (
    <div className={styles.chosenList}>
      {chosen.map((id) => (
        <span key={id} className={styles.chosen}>
          <Titled target={target} id={id} />
          {!props.locked && (
            <CloseButton
              size="xs"
              aria-label={screens.fields.removeLine}
              onClick={() => props.onChange(chosen.filter((each) => each !== id))}
            />
          )}
        </span>
      ))}
      <span className={styles.adding}>
        <Picker
          key={picker}
          {...control}
          value={null}
          written=""
          placeholder={screens.fields.addLine}
          options={options.filter(({ id }) => !chosen.includes(id))}
          asking={asking}
          onAsk={ask}
          onPick={(id) => {
            if (id !== null) props.onChange([...chosen, id])
            again(picker)
          }}
        />
      </span>
    </div>
  )
}

/** A record's name, in its colour if it has one. */
function Titled({ target, id, inRow = false }: { target: string; id: string; inRow?: boolean }) {
  const session = useSession()
  const title = useTitle(target, id)
  const { colour, group } = inSessionOf(session, target)?.find((each) => each.id === id) ?? {}
  if (colour !== undefined)
    return (
      <ColouredWord colour={colour} of={group}>
        {title ?? '…'}
      </ColouredWord>
    )
  return inRow ? <TitleInRow target={target} id={id} /> : (title ?? '…')
}

/** Labels as they are read everywhere; others as they are kept. */
function useOrdered(target: string, ids: readonly string[]): readonly string[] {
  const { labels } = useSession()
  const language = useLanguage()
  if (target !== 'label' || ids.length < 2) return ids
  const known = inOrder(labels, language).flatMap(({ id }) => (ids.includes(id) ? [id as string] : []))
  return [...known, ...ids.filter((id) => !known.includes(id))]
}

function Show({ value, field: { target = '' } }: ShowProps<readonly string[]>) {
  return (
    <span className={styles.chosenList}>
      {useOrdered(target, value).map((id) => (
        <Titled key={id} target={target} id={id} />
      ))}
    </span>
  )
}

/** In a row there is place for two. */
function Cell({ value, field: { target = '' } }: ShowProps<readonly string[]>) {
  const ordered = useOrdered(target, value)
  return (
    <span className={styles.cellList}>
      {ordered.slice(0, 2).map((id) => (
        <Titled key={id} target={target} id={id} inRow />
      ))}
      {ordered.length > 2 && <span className={styles.more}>+{ordered.length - 2}</span>}
    </span>
  )
}

export const references: FieldView<readonly string[]> = { Input, Show, Cell, group: true }
