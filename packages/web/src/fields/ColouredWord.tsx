/** Apart from the inputs, which the first screen does without. */
import { useSession } from '../session/session.tsx'
import { useLanguage } from '../words/useWords.tsx'
import styles from './fields.module.css'
import { inOrder } from './labels.ts'

interface ColouredWordProps {
  readonly colour: string
  /** The group it belongs to. */
  readonly of?: string | null | undefined
  readonly children: string
}

/** A word in its printing ink: a label, a result. */
export const ColouredWord = ({ colour, of, children }: ColouredWordProps) => (
  <span className={styles.coloured} data-colour={colour} title={of ? `${of}: ${children}` : undefined}>
    {children}
  </span>
)

/** Labels one behind the other; nothing where there are none. */
export function LabelWords({ ids = [] }: { ids?: readonly string[] | undefined }) {
  const { labels } = useSession()
  const language = useLanguage()
  return inOrder(
    labels.filter(({ id }) => ids.includes(id)),
    language,
  ).map(({ id, name, colour, group }) => (
    <ColouredWord key={id} colour={colour} of={group}>
      {name}
    </ColouredWord>
  ))
}
