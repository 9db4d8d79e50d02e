/** A record without a screen written for it: its fields in their groups, what can be done, and what happened to it. */

import {
  type Entity,
  type EntityName,
  exportFormatsOf,
  fieldNamed,
  isEmpty,
  say,
  sayField,
} from '@kartoteka/model'
import { Button } from '@mantine/core'
import { IconAddressBook, IconPencil, IconPrinter, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { get, sayError } from '../data/api.ts'
import { downloadCard } from '../data/files.ts'
import { keys } from '../data/query.ts'
import { Shown } from '../fields/FieldRow.tsx'
import { oneLine } from '../fields/oneLine.ts'
import { titleOf } from '../fields/titles.tsx'
import { backFrom, editAddress } from '../frame/addresses.ts'
import { useLive } from '../live/live.ts'
import { openPrint, printAddress } from '../print/address.ts'
import { useReader } from '../session/session.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { Page } from '../ui/Page.tsx'
import { SkeletonPage } from '../ui/Skeleton.tsx'
import { notifyWrong } from '../ui/toasts.ts'
import { useKey } from '../ui/useKey.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { ActionButton } from './ActionButton.tsx'
import { actionsOf, bin } from './deeds.ts'
import { History } from './History.tsx'
import { ListSteps } from './ListSteps.tsx'
import { NoSuchRecord } from './NoSuchRecord.tsx'
import styles from './record.module.css'
import { type Kept, may } from './rights.ts'
import { useEntity } from './useEntity.ts'
import { writtenPages } from './writtenPages.tsx'

/** Letters of a heading: a talk is called by all that was said in it. */
const longest = 72

export function RecordPage({ entity: name, id }: { entity: EntityName; id: string }) {
  const words = useWords()
  const { list, form } = words.screens
  const language = useLanguage()
  const reader = useReader()
  const navigate = useNavigate()
  const entity = useEntity(name)
  useLive([`${name}:${id}`])
  const { data: record, isError } = useQuery({
    queryKey: keys.record(name, id),
    queryFn: ({ signal }) => get<Kept>(`/api/${entity.plural}/${id}`, signal),
  })
  // Where there is more than the record itself on its page, its buttons say what they are for.
  const said = { ...list, ...(words.about.deeds as Deeds)[name] }
  const mayEdit = record !== undefined && may(reader, 'edit', entity, record)
  const edit = () => void navigate({ to: editAddress(name, id) })
  useKey('e', edit, { off: !mayEdit, says: said.edit })
  const mayPrint = record !== undefined && may(reader, 'print', entity, record)
  const print = printAddress(entity, id)
  useKey('F2', () => openPrint(print), { off: !mayPrint, says: words.printing.print })
  useKey('Escape', () => record && void navigate({ to: backFrom(name, record) }), { off: !record })
  if (isError && record === undefined) return <NoSuchRecord entity={name} />
  if (record === undefined) return <SkeletonPage />
  const title = titleOf(record[entity.title], language) ?? words.records[name].one
  const remove = async () => {
    try {
      await bin(entity, [record], say(list.deleted, { name: title }))
      void navigate({ to: backFrom(name, record) })
    } catch (error) {
      notifyWrong(sayError(words, error))
    }
  }
  const More = writtenPages[name]
  return (
    <Page
      title={oneLine(title, longest)}
      hint={words.records[name].one}
      actions={
        <>
          <ListSteps entity={name} id={id} />
          {actionsOf(name).map((action) => (
            <ActionButton key={action.name} action={action} record={record} />
          ))}
          {mayEdit && (
            <Button
              className={styles.linkButton}
              leftSection={<IconPencil size={16} />}
              rightSection={<Kbd of="e" />}
              component={Link}
              to={editAddress(name, id)}
            >
              {said.edit}
            </Button>
          )}
          {exportFormatsOf(entity).includes('vcard') && may(reader, 'export', entity, record) && (
            <Button
              leftSection={<IconAddressBook size={16} />}
              title={words.exports.cardHint}
              onClick={() => downloadCard(name as 'person', id)}
            >
              {words.exports.card}
            </Button>
          )}
          {mayPrint && (
            <Button
              className={styles.linkButton}
              leftSection={<IconPrinter size={16} />}
              rightSection={<Kbd of="F2" />}
              component="a"
              href={print}
              target="_blank"
              rel="noopener"
            >
              {words.printing.print}
            </Button>
          )}
          {may(reader, 'delete', entity, record) && (
            <Button leftSection={<IconTrash size={16} />} onClick={() => void remove()}>
              {said.delete}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.columns}>
        <div>
          <Facts name={name} entity={entity} record={record} />
          {More && <More record={record} entity={name} />}
        </div>
        <section className={styles.history}>
          <h2 className={styles.heading}>{form.history}</h2>
          <History name={name} id={id} />
        </section>
      </div>
    </Page>
  )
}

type Deeds = Readonly<Partial<Record<string, Readonly<Record<'edit' | 'delete', string>>>>>

/** The filled fields under the headings of the form. */
export function Facts({ name, entity, record }: { name: EntityName; entity: Entity; record: Kept }) {
  const words = useWords()
  const { hidden } = useReader()
  const headings = words.records[name].groups as Readonly<Record<string, string>>
  const first = Object.keys(entity.form)[0]
  // What actions and the server set stands in no form, but is to be seen.
  const others = Object.keys(entity.fields).filter(
    (field) => entity.fields[field]?.setBy && field !== entity.title,
  )
  return Object.entries(entity.form).map(([group, fields]) => {
    const filled = (group === first ? [...fields, ...others] : fields).filter(
      (field) => !hidden[name]?.includes(field) && !isEmpty(record[field]),
    )
    return (
      filled.length > 0 && (
        <section key={group} className={styles.group}>
          <h2 className={styles.heading}>{headings[group]}</h2>
          <dl className={styles.facts}>
            {filled.map((field) => {
              const defined = fieldNamed(entity, field)
              return (
                <div key={field} className={styles.fact}>
                  <dt>{sayField(words, name, field)}</dt>
                  <dd>
                    {defined && <Shown entity={name} name={field} field={defined} value={record[field]} />}
                  </dd>
                </div>
              )
            })}
          </dl>
        </section>
      )
    )
  })
}
