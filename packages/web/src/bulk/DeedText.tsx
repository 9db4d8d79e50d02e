import { type BulkDeed, type Entity, fieldNamed, isEmpty, say, sayField } from '@kartoteka/model'
import { Fragment } from 'react'
import { Shown } from '../fields/FieldRow.tsx'
import { useWords } from '../words/useWords.tsx'
import styles from './bulk.module.css'

/** What is done to each record, in words: "Owner: Anna Nowak". */
export function DeedText({ entity, deed }: { entity: Entity; deed: BulkDeed }) {
  const words = useWords()
  const { said } = words.bulk
  if (deed.does === 'delete' || deed.does === 'restore') return said[deed.does]
  if (deed.does === 'act')
    return (Reflect.get(Reflect.get(words.actions, entity.name) ?? {}, deed.action) as string) ?? deed.action
  const field = fieldNamed(entity, deed.field)
  const value = deed.does === 'set' ? deed.value : deed.values
  const isCleared = deed.does === 'set' && isEmpty(value)
  const text = say(isCleared ? said.clear : (said[deed.does] as typeof said.set), {
    field: sayField(words, entity.name, deed.field),
    value: '\0',
  })
  return (
    <span className={styles.deed}>
      {text.split('\0').map((part, place) => (
        <Fragment key={part}>
          {place > 0 && field && (
            <Shown entity={entity.name} name={deed.field} field={field} value={value} cell />
          )}
          {part}
        </Fragment>
      ))}
    </span>
  )
}
