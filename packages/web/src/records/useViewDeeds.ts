/** What can be done with the view a list is shown by: each deed says what it did, and offers the way back where there is one. */
import { type Action, type Entity, queryEntries, registry, say, type View } from '@kartoteka/model'
import { sayError, send } from '../data/api.ts'
import { useSession } from '../session/session.tsx'
import { notify, notifyUndo, notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'
import { chooseList } from './chooseList.ts'
import { act, bin, nowKept } from './deeds.ts'
import type { Kept } from './rights.ts'
import type { ListAddress } from './useListAddress.ts'

export interface ViewDeeds {
  /** The id of the view this list opens with. */
  readonly opensWith: string | null
  save(): Promise<void>
  saveAs(name: string): Promise<void>
  rename(name: string): Promise<void>
  act(action: Action): Promise<void>
  openWith(view: string | null): Promise<void>
  remove(): Promise<void>
}

const views = registry.view as unknown as Entity

export function useViewDeeds(address: ListAddress): ViewDeeds {
  const words = useWords()
  const { views: says } = words.lists
  const { lists } = useSession()
  const { entity, query, sort, columns, open } = address
  const { current } = address.views
  /** The sort and the columns of a view are said, so that it stays as it is when those of the list change. */
  const asked = () =>
    new URLSearchParams(queryEntries({ ...query, sort, columns }).map((each) => [...each])).toString()
  const trying = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      notifyWrong(sayError(words, error))
    }
  }
  const change = async (view: View, changes: object) => {
    const now = await send<View>('PATCH', `/api/views/${view.id}`, { ...changes, version: view.version })
    nowKept('view', now)
    return now
  }
  return {
    opensWith: lists[entity.name]?.view ?? null,
    save: () =>
      trying(async () => {
        if (!current) return
        const before = current.query
        const now = await change(current, { query: asked() })
        open(now.id)
        notifyUndo(say(says.saved, { name: now.name }), () => change(now, { query: before }))
      }),
    saveAs: async (name) => {
      const made = await send<View>('POST', '/api/views', { name, list: entity.name, query: asked() })
      nowKept('view', made)
      open(made.id)
      notify(say(says.saved, { name: made.name }))
    },
    rename: async (name) => {
      if (!current) return
      const before = current.name
      const now = await change(current, { name })
      notifyUndo(say(says.saved, { name: now.name }), () => change(now, { name: before }))
    },
    act: (action) =>
      trying(async () => {
        if (!current) return
        const { name } = current
        await act(
          action,
          current as unknown as Kept,
          say(action.name === 'share' ? says.isShared : says.isPrivate, { name }),
        )
      }),
    openWith: (view) => trying(() => chooseList(entity.name, { view })),
    remove: () =>
      trying(async () => {
        if (!current) return
        const { name } = current
        if (lists[entity.name]?.view === current.id) await chooseList(entity.name, { view: null })
        open(undefined)
        await bin(views, [current as unknown as Kept], say(says.deleted, { name }))
      }),
  }
}
