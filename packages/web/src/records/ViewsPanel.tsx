/** The views of a list to choose among, and what can be done with the one that is shown. */
import { type Entity, obstacleTo, registry, scopeOf, type View } from '@kartoteka/model'
import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useReader } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import { actionsOf } from './deeds.ts'
import { type Kept, may } from './rights.ts'
import type { ListAddress } from './useListAddress.ts'
import { useMoment } from './useMoment.ts'
import { useViewDeeds } from './useViewDeeds.ts'
import { viewsQuery } from './useViews.ts'
import { ViewName } from './ViewName.tsx'
import styles from './views.module.css'

interface ViewsPanelProps {
  readonly address: ListAddress
  /** Something has been chosen or kept. */
  onClose(): void
  onLeave(): void
}

export function ViewsPanel({ address, onClose, onLeave }: ViewsPanelProps) {
  const { views: says } = useWords().lists
  const [naming, setNaming] = useState<'new' | 'rename'>()
  const deeds = useViewDeeds(address)
  const { current } = address.views
  if (naming)
    return (
      <ViewName
        title={naming === 'new' ? says.saveAs : says.rename}
        first={naming === 'new' ? '' : (current?.name ?? '')}
        onKeep={(name) => (naming === 'new' ? deeds.saveAs(name) : deeds.rename(name))}
        onClose={onClose}
      />
    )
  return (
    <Menu
      opened
      onChange={(open) => !open && onLeave()}
      position="bottom-start"
      closeOnItemClick={false}
      withinPortal={false}
      width={300}
    >
      <Menu.Target>
        <button type="button" tabIndex={-1} className={styles.anchor} aria-label={says.title} />
      </Menu.Target>
      <Menu.Dropdown className={styles.dropdown} aria-label={says.title}>
        <Entries address={address} onName={setNaming} onDone={onClose} />
      </Menu.Dropdown>
    </Menu>
  )
}

interface EntriesProps {
  readonly address: ListAddress
  onName(what: 'new' | 'rename'): void
  onDone(): void
}

function Entries({ address, onName, onDone }: EntriesProps) {
  const words = useWords()
  const { views: says } = words.lists
  const reader = useReader()
  const moment = useMoment()
  const deeds = useViewDeeds(address)
  const { data } = useQuery(viewsQuery(address.entity))
  const { current, changed } = address.views
  const all = data?.rows ?? []
  const mine = all.filter(({ owner }) => owner === reader.id)
  const shared = all.filter(({ owner, status }) => owner !== reader.id && status === 'shared')
  const mayDo = (verb: string) =>
    current !== undefined && may(reader, verb, viewEntity, current as unknown as Kept)
  const done = (work: () => unknown) => () => {
    void work()
    onDone()
  }
  const entry = (view: View) => (
    <Menu.Item
      key={view.id}
      leftSection={<Mark shown={view.id === current?.id} />}
      rightSection={deeds.opensWith === view.id && <span className={styles.first}>{says.isDefault}</span>}
      onClick={done(() => address.open(view.id))}
    >
      {view.name}
    </Menu.Item>
  )
  return (
    <>
      <Menu.Item
        leftSection={<Mark shown={!current && address.conditions.length === 0} />}
        onClick={done(() => address.open(undefined))}
      >
        {says.none}
      </Menu.Item>
      {mine.length > 0 && <Menu.Label>{says.mine}</Menu.Label>}
      {mine.map(entry)}
      {shared.length > 0 && <Menu.Label>{says.shared}</Menu.Label>}
      {shared.map(entry)}
      {mine.length + shared.length === 0 && <p className={styles.hint}>{says.nobodysYet}</p>}
      <Menu.Divider />
      {changed && mayDo('edit') && <Menu.Item onClick={done(deeds.save)}>{says.save}</Menu.Item>}
      {changed && current && (
        <Menu.Item onClick={done(() => address.open(current.id))}>{says.reset}</Menu.Item>
      )}
      {scopeOf(reader, 'view', 'create') !== 'none' && (
        <Menu.Item onClick={() => onName('new')}>{says.saveAs} …</Menu.Item>
      )}
      {current && (
        <>
          {mayDo('edit') && <Menu.Item onClick={() => onName('rename')}>{says.rename} …</Menu.Item>}
          {actionsOf('view')
            .filter((action) => mayDo(action.name) && !obstacleTo(action, current as never, moment))
            .map((action) => (
              <Menu.Item key={action.name} onClick={done(() => deeds.act(action))}>
                {action.name === 'share' ? says.share : says.unshare}
              </Menu.Item>
            ))}
          {deeds.opensWith === current.id ? (
            <Menu.Item onClick={done(() => deeds.openWith(null))}>{says.notDefault}</Menu.Item>
          ) : (
            <Menu.Item onClick={done(() => deeds.openWith(current.id))}>{says.asDefault}</Menu.Item>
          )}
          {mayDo('delete') && (
            <Menu.Item color="var(--late)" onClick={done(deeds.remove)}>
              {says.delete}
            </Menu.Item>
          )}
        </>
      )}
    </>
  )
}

const viewEntity = registry.view as unknown as Entity

const Mark = ({ shown }: { shown: boolean }) => (
  <IconCheck size={14} aria-hidden="true" style={{ visibility: shown ? 'visible' : 'hidden' }} />
)
