/** What can be done with a row: right click, the menu key, or its "…". The client's card comes first. */

import {
  type Entity,
  type EntityName,
  mainPhone,
  obstacleTo,
  type Phone,
  phoneText,
  say,
  type Titles,
} from '@kartoteka/model'
import { Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { sayError } from '../data/api.ts'
import { titleOf } from '../fields/titles.tsx'
import { editAddress, recordAddress } from '../frame/addresses.ts'
import { useDialogs } from '../frame/dialogs.tsx'
import { printAddress } from '../print/address.ts'
import { useSession } from '../session/session.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { notifyWrong } from '../ui/toasts.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { act, actionsOf, bin } from './deeds.ts'
import type { MenuPlace } from './ListTable.tsx'
import styles from './list.module.css'
import { may } from './rights.ts'
import { useMoment } from './useMoment.ts'

interface RowMenuProps {
  readonly entity: Entity
  readonly place: MenuPlace
  /** How the list names what its rows refer to. */
  readonly titles: Titles
  onOpen(): void
  onChoose(): void
  onClose(): void
}

export function RowMenu({ entity, place, titles, onOpen, onChoose, onClose }: RowMenuProps) {
  const label = useWords().screens.list.menu
  return (
    <Menu opened onChange={(open) => !open && onClose()} position="bottom-start">
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          className={styles.menuAnchor}
          aria-label={label}
          style={{ left: place.x, top: place.y }}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Entries entity={entity} record={place.record} titles={titles} onOpen={onOpen} onChoose={onChoose} />
      </Menu.Dropdown>
    </Menu>
  )
}

function Entries({
  entity,
  record,
  titles,
  onOpen,
  onChoose,
}: {
  entity: Entity
  record: MenuPlace['record']
  titles: Titles
  onOpen: () => void
  onChoose: () => void
}) {
  const words = useWords()
  const { list } = words.screens
  const language = useLanguage()
  const { country } = useSession().firm
  const dialogs = useDialogs()
  const navigate = useNavigate()
  const moment = useMoment()
  const name = titleOf(record[entity.title], language) ?? ''
  const isClient = entity.name === 'client'
  const client = isClient ? record.id : typeof record.client === 'string' ? record.client : undefined
  const phone = mainPhone((record.phones as readonly Phone[] | undefined) ?? [])
  const go = (to: string) => void navigate({ to })
  const doIt = (work: Promise<unknown>) =>
    void work.catch((error: unknown) => notifyWrong(sayError(words, error)))
  const offered = actionsOf(entity.name).filter(
    (action) => may(moment.user, action.name, entity, record) && !obstacleTo(action, record as never, moment),
  )
  return (
    <>
      {client !== undefined && (
        <Menu.Item onClick={isClient ? onOpen : () => go(recordAddress('client', client))}>
          {list.card}
        </Menu.Item>
      )}
      {clientsOf(entity, record, titles).map(([id, called]) => (
        <Menu.Item key={id} className={styles.menuCard} onClick={() => go(recordAddress('client', id))}>
          {say(list.cardOf, { name: called })}
        </Menu.Item>
      ))}
      {!isClient && <Menu.Item onClick={onOpen}>{list.open}</Menu.Item>}
      <Menu.Item onClick={onChoose}>{words.bulk.choose}</Menu.Item>
      {phone && (
        <Menu.Item component="a" href={`tel:${phone.number}`}>
          {say(list.call, { number: phoneText(phone, country) })}
        </Menu.Item>
      )}
      {client !== undefined && (
        <>
          <Menu.Divider />
          <Menu.Item onClick={() => dialogs.noteTalk(client)}>{list.noteTalk}</Menu.Item>
          <Menu.Item onClick={() => dialogs.addTask(client)}>{list.addTask}</Menu.Item>
        </>
      )}
      <Menu.Divider />
      {offered.map((action) => {
        const label = Reflect.get(Reflect.get(words.actions, entity.name), action.name) as string
        return (
          <Menu.Item
            key={action.name}
            onClick={() => doIt(act(action, record, say(list.acted, { name, action: label })))}
          >
            {label}
          </Menu.Item>
        )
      })}
      {may(moment.user, 'edit', entity, record) && (
        <Menu.Item onClick={() => go(editAddress(entity.name as EntityName, record.id))}>
          {list.edit}
        </Menu.Item>
      )}
      {may(moment.user, 'print', entity, record) && (
        <Menu.Item
          component="a"
          href={printAddress(entity, record.id)}
          target="_blank"
          rel="noopener"
          rightSection={<Kbd of="F2" />}
        >
          {words.printing.print}
        </Menu.Item>
      )}
      {may(moment.user, 'delete', entity, record) && (
        <Menu.Item
          color="var(--late)"
          onClick={() => doIt(bin(entity, [record], say(list.deleted, { name })))}
        >
          {list.delete}
        </Menu.Item>
      )}
    </>
  )
}

/** More of them the record's own screen shows. */
const mostCards = 6

/** Clients that the list shows beside the record, by id and name; see `related` in the kit. */
function clientsOf(
  { related }: Entity,
  record: MenuPlace['record'],
  titles: Titles,
): readonly (readonly [string, string])[] {
  const shown = Object.entries(related).filter(([, { field }]) => field.target === 'client')
  return shown
    .flatMap(([name]) => (record[name] as readonly string[] | null) ?? [])
    .flatMap((id) => (titles[id] === undefined ? [] : [[id, titles[id]] as const]))
    .slice(0, mostCards)
}
