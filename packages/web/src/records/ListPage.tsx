/** The list of an entity, as its definition says it. */

import { type EntityName, sayCount, scopeOf } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { IconColumns3, IconFilter, IconPlus } from '@tabler/icons-react'
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
import { useCount, useList } from './useList.ts'
import { useListAddress } from './useListAddress.ts'
import { ViewMenu } from './ViewMenu.tsx'
import views from './views.module.css'

// Needed only once somebody asks for them.
const FilterPanel = lazy(async () => ({ default: (await import('./FilterPanel.tsx')).FilterPanel }))
const ColumnsPanel = lazy(async () => ({ default: (await import('./ColumnsPanel.tsx')).ColumnsPanel }))
const ChosenBar = lazy(async () => ({ default: (await import('../bulk/ChosenBar.tsx')).ChosenBar }))
const BulkStrip = lazy(async () => ({ default: (await import('../bulk/BulkStrip.tsx')).BulkStrip }))
const RowMenu = lazy(async () => ({ default: (await import('./RowMenu.tsx')).RowMenu }))

/** The whole list goes out as a list, not row by row. */
const nobody: ReadonlySet<string> = new Set()

export function ListPage({ entity: name }: { entity: EntityName }) {
  const words = useWords()
  const { list: said } = words.screens
  const { columns: ofColumns, views: ofViews } = words.lists
  const language = useLanguage()
  const narrow = useNarrow()
  const address = useListAddress(name)
  const { entity, conditions, columns } = address
  const list = useList(address)
  const { rows } = list.window
  const count = useCount(address, list.isSuccess)
  const navigate = useNavigate()
  const add = useAdd(name)
  const scroller = useRef<HTMLDivElement>(null)
  const [beside, setBeside] = useState<'filter' | 'columns'>()
  /** The field at which the filter is opened; each time anew. */
  const [sought, setSought] = useState<string>()
  const [menu, setMenu] = useState<MenuPlace>()
  const selection = useSelection(JSON.stringify(address.where ?? null))
  const named = selection.whole ? nobody : selection.chosen
  const current = useCurrent(name)
  useLive([`${name}:*`, 'view:*', ...Object.values(entity.related).map((each) => `${each.entity}:*`)])
  const seesViews = scopeOf(useReader(), 'view', 'read') !== 'none'
  const toggle = (panel: 'filter' | 'columns') => {
    setSought(undefined)
    setBeside((now) => (now === panel ? undefined : panel))
  }
  const filterBy = (field: string) => {
    setSought(field)
    setBeside('filter')
  }
  useKey('F4', () => toggle('filter'), { says: said.filter })
  useKey('Escape', () => closePanel(), { off: beside === undefined })
  useKey('Shift+F4', () => toggle('columns'), { says: ofColumns.title })

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
  const closePanel = () => {
    setBeside(undefined)
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
      hint={
        ofChosen || (
          <span className={views.left}>
            {seesViews && <ViewMenu address={address} onClose={() => scroller.current?.focus()} />}
            {counted}
          </span>
        )
      }
      fill
      actions={
        <>
          <Button
            className={ofChosen ? styles.sign : styles.signOnPhone}
            leftSection={<IconFilter size={16} />}
            rightSection={<Kbd of="F4" />}
            aria-pressed={beside === 'filter'}
            aria-label={said.filter}
            onClick={() => toggle('filter')}
          >
            <span className={styles.exportWord}>{said.filter}</span>
          </Button>
          <Button
            className={ofChosen ? styles.sign : styles.signOnPhone}
            leftSection={<IconColumns3 size={16} />}
            rightSection={<Kbd of="Shift+F4" />}
            aria-pressed={beside === 'columns'}
            aria-label={ofColumns.title}
            onClick={() => toggle('columns')}
          >
            <span className={styles.exportWord}>{ofColumns.title}</span>
          </Button>
          {rows.length > 0 && (
            <ExportButton address={address} columns={columns} chosen={inOrder(rows, named)} />
          )}
          {rows.length > 0 && <PrintMenu address={address} columns={columns} chosen={named} />}
          {add && !ofChosen && (
            <Button variant="filled" leftSection={<IconPlus size={16} />} onClick={add}>
              {said.add}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.screen} data-filtering={beside || undefined}>
        <div className={styles.main}>
          {address.views.gone && <p className={views.note}>{ofViews.gone}</p>}
          {address.views.leftOut.length > 0 && (
            <p className={views.note}>{sayCount(language, ofViews.leftOut, address.views.leftOut.length)}</p>
          )}
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
              onFilter={filterBy}
              onMenu={setMenu}
            />
          )}
        </div>
        <Suspense>
          {beside === 'filter' && (
            <FilterPanel key={sought} address={address} sought={sought} onClose={closePanel} />
          )}
          {beside === 'columns' && <ColumnsPanel address={address} onClose={closePanel} />}
        </Suspense>
      </div>
      <Suspense>
        {menu && (
          <RowMenu
            entity={entity}
            place={menu}
            titles={list.window.titles}
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
