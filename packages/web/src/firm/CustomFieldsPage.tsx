/** The fields that the firm has defined, under the records they are added to, in the order in which forms ask for them. */
import { type CustomField, scopeOf, withOwnFields } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { newAddress } from '../frame/addresses.ts'
import { NotAllowed } from '../records/NoSuchRecord.tsx'
import { useAdd } from '../records/useAdd.ts'
import { useReader, useSession } from '../session/session.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useArrows } from '../ui/useArrows.ts'
import { useWords } from '../words/useWords.tsx'
import styles from './customFields.module.css'
import { FieldLine } from './FieldLine.tsx'
import { useIndexes } from './useIndexes.ts'
import { useOrder } from './useOrder.ts'

export function CustomFieldsPage() {
  const words = useWords()
  const { customFields: said, list } = words.screens
  const { customFields } = useSession()
  const reader = useReader()
  const add = useAdd('customField')
  const box = useArrows<HTMLDivElement>()
  const there = customFields.filter(({ deletedAt }) => deletedAt === null)
  if (scopeOf(reader, 'customField', 'edit') !== 'all') return <NotAllowed entity="customField" />
  return (
    <Page
      title={words.records.customField.many}
      hint={there.length > 0 ? said.orderHint : undefined}
      actions={
        add &&
        there.length > 0 && (
          <Button variant="filled" leftSection={<IconPlus size={16} />} onClick={add}>
            {list.add}
          </Button>
        )
      }
    >
      {there.length === 0 && (
        <Empty
          title={said.none}
          hint={said.noneHint}
          action={
            <Button variant="filled" onClick={add}>
              {list.add}
            </Button>
          }
        />
      )}
      <div ref={box} className={styles.types}>
        {withOwnFields.map((entity) => (
          <OfEntity key={entity} entity={entity} fields={there.filter((each) => each.entity === entity)} />
        ))}
      </div>
    </Page>
  )
}

function OfEntity({ entity, fields }: { entity: CustomField['entity']; fields: readonly CustomField[] }) {
  const words = useWords()
  const navigate = useNavigate()
  const order = useOrder(fields)
  const indexes = useIndexes()
  if (fields.length === 0) return null
  const title = words.records[entity].many
  return (
    <section className={styles.type} aria-label={title}>
      <h2 className={styles.heading}>
        {title}
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`${title}: ${words.screens.list.add}`}
          title={words.screens.list.add}
          onClick={() => void navigate({ to: newAddress('customField'), search: { entity } as never })}
        >
          <IconPlus size={16} />
        </Button>
      </h2>
      <ol className={styles.lines}>
        {order.fields.map((field, place) => (
          <FieldLine
            key={field.id}
            field={field}
            place={place}
            last={place === fields.length - 1}
            order={order}
            index={indexes[field.id]}
          />
        ))}
      </ol>
    </section>
  )
}
