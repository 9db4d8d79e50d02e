/** The list of an entity, as its definition says it. */

import { type EntityName, fieldNamed, sayCount } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { IconFilter, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useRef, useState } from 'react'
import { useCurrent } from '../bulk/current.ts'
import { useSelection } from '../bulk/useSelection.ts'
import { sayError } from '../data/api.ts'
import { recordAddress } from '../frame/addresses.ts'
import { useLive } from '../live/live.ts'
import { PrintMenu } from '../print/PrintMenu.tsx'
import { useReader } from '../session/session.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { Page } from '../ui/Page.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useKey } from '../ui/useKey.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { ExportButton } from './ExportButton.tsx'
import { FilterChips } from './FilterChips.tsx'
import { ListTable, type MenuPlace } from './ListTable.tsx'
import styles from './list.module.css'
import { keepWalk } from './listWalk.ts'
import { NothingHere } from './NothingHere.tsx'
import type { Kept } from './rights.ts'
import { rowHeightOf, useNarrow } from './rowHeight.ts'
import { useAdd } from './useAdd.ts'
import { useEntity } from './useEntity.ts'
import { useCount, useList } from './useList.ts'
import { useListAddress } from './useListAddress.ts'

// Needed only once somebody asks for them.
const FilterPanel = lazy(async () => ({ default: (await import('./FilterPanel.tsx')).FilterPanel }))
const ChosenBar = lazy(async () => ({ default: (await import('../bulk/ChosenBar.tsx')).ChosenBar }))
const BulkStrip = lazy(async () => ({ default: (await import('../bulk/BulkStrip.tsx')).BulkStrip }))
const RowMenu = lazy(async () => ({ default: (await import('./RowMenu.tsx')).RowMenu }))

/** The whole list goes out as a list, not row by row. */
const nobody: ReadonlySet<string> = new Set()

export function ListPage({ entity: name }: { entity: EntityName }) {
  const words = useWords()
  const { list: said } = words.screens
  const language = useLanguage()
  const narrow = useNarrow()
  const address = useListAddress(name)
  const { entity, conditions } = address
  const list = useList(address)
  const { rows } = list.window
  const count = useCount(address, list.isSuccess)
  const columns = useColumns(name)
  const navigate = useNavigate()
  const add = useAdd(name)
  const scroller = useRef<HTMLDivElement>(null)
  const [filtering, setFiltering] = useState(false)
  const [menu, setMenu] = useState<MenuPlace>()
  const selection = useSelection(JSON.stringify(address.where ?? null))
  const named = selection.whole ? nobody : selection.chosen
  const current = useCurrent(name)
  useLive([`${name}:*`])
  useKey('F4', () => setFiltering((now) => !now), { says: said.filter })

  const open = (record: Kept) => {
    const pages = list.data?.pages ?? []
    keepWalk(name, {
      back: location.pathname + location.search,
      plural: entity.plural,
      where: address.where,
      sort: address.sort,
      ids: rows.map(({ id }) => id),
      before: pages[0]?.before ?? null,
      after: pages.at(-1)?.after ?? null,
    })
    void navigate({ to: recordAddress(name, record.id) })
  }
  const closeFilter = () => {
    setFiltering(false)
    scroller.current?.focus()
  }
  const closeMenu = () => {
    setMenu(undefined)
    scroller.current?.focus()
  }
  const chooseNone = () => {
    selection.none()
    scroller.current?.focus()
  }
  const counted = count && sayCount(language, count.exact ? said.records : said.about, count.count)
  const ofChosen = (selection.whole || selection.chosen.size > 0) && (
    <Suspense fallback={counted}>
      <ChosenBar
        entity={entity}
        where={address.where}
        selection={selection}
        rows={rows}
        count={count}
        onNone={chooseNone}
      />
    </Suspense>
  )
  return (
    <Page
      title={words.records[name].many}
      hint={ofChosen || counted}
      fill
      actions={
        <>
          <Button
            leftSection={<IconFilter size={16} />}
            rightSection={<Kbd of="F4" />}
            aria-pressed={filtering}
            onClick={() => setFiltering((now) => !now)}
          >
            {said.filter}
          </Button>
          {rows.length > 0 && (
            <ExportButton address={address} columns={columns} chosen={inOrder(rows, named)} />
          )}
          {rows.length > 0 && <PrintMenu address={address} columns={columns} chosen={named} />}
          {add && (
            <Button variant="filled" leftSection={<IconPlus size={16} />} onClick={add}>
              {said.add}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.screen} data-filtering={filtering || undefined}>
        <div className={styles.main}>
          {current !== null && (
            <Suspense>
              <BulkStrip key={current} entity={entity} id={current} />
            </Suspense>
          )}
          {conditions.length > 0 && (
            <div className={styles.bar}>
              <FilterChips address={address} />
            </div>
          )}
          {list.isPending && <SkeletonRows height={rowHeightOf(narrow)} count={16} />}
          {list.isError && rows.length === 0 && (
            <Empty
              title={said.failed}
              hint={sayError(words, list.error)}
              action={<Button onClick={() => void list.refetch()}>{said.again}</Button>}
            />
          )}
          {list.isSuccess && rows.length === 0 && !list.isFetching && (
            <NothingHere address={address} add={add} />
          )}
          {rows.length > 0 && (
            <ListTable
              key={String(narrow)}
              address={address}
              list={list}
              columns={columns}
              height={rowHeightOf(narrow)}
              scroller={scroller}
              selection={selection}
              onOpen={open}
              onMenu={setMenu}
            />
          )}
        </div>
        <Suspense>{filtering && <FilterPanel address={address} onClose={closeFilter} />}</Suspense>
      </div>
      <Suspense>
        {menu && (
          <RowMenu
            entity={entity}
            place={menu}
            onOpen={() => open(menu.record)}
            onChoose={() =>
              selection.toggle(
                rows,
                rows.findIndex(({ id }) => id === menu.record.id),
              )
            }
            onClose={closeMenu}
          />
        )}
      </Suspense>
    </Page>
  )
}

const inOrder = (rows: readonly Kept[], chosen: ReadonlySet<string>): readonly string[] =>
  chosen.size === 0 ? [] : rows.flatMap(({ id }) => (chosen.has(id) ? [id] : []))

/** The columns of the definition, without what the reader may not see. */
function useColumns(name: EntityName): readonly string[] {
  const { hidden } = useReader()
  const entity = useEntity(name)
  return entity.list.filter((field) => fieldNamed(entity, field) && !hidden[name]?.includes(field))
}
