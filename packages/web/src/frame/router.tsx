/** Every address of the screens, each fetched when somebody goes there. */
import type { EntityName } from '@kartoteka/model'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  useParams,
  useSearch,
} from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { cardQuery, queries } from '../data/query.ts'
import { todayQuery, whoseIn } from '../today/query.ts'
import { SkeletonPage } from '../ui/Skeleton.tsx'
import { listAddress, settingsAddress, settingsEntities } from './addresses.ts'
import { Broken } from './Broken.tsx'
import { loadImports } from './built.ts'
import { Frame } from './Frame.tsx'
import { watchFocus } from './leftFocus.ts'
import { NotHere } from './NotHere.tsx'
import { readSearch, writeSearch } from './searchParams.ts'

type Loader = () => Promise<ComponentType>

/** What an address hands to its screen. */
const useId = () => (useParams({ strict: false }) as { id: string }).id
const useAsked = () => useSearch({ strict: false }) as Readonly<Record<string, unknown>>

const list =
  (entity: EntityName): Loader =>
  async () => {
    const { ListPage } = await import('../records/ListPage.tsx')
    return () => <ListPage key={entity} entity={entity} />
  }

const create =
  (entity: EntityName): Loader =>
  async () => {
    const { FormPage } = await import('../records/FormPage.tsx')
    return () => <FormPage key={entity} entity={entity} preset={useAsked()} />
  }

const edit =
  (entity: EntityName): Loader =>
  async () => {
    const { FormPage } = await import('../records/FormPage.tsx')
    return function Edit() {
      const id = useId()
      return <FormPage key={id} entity={entity} id={id} />
    }
  }

const record =
  (entity: EntityName): Loader =>
  async () => {
    const { RecordPage } = await import('../records/RecordPage.tsx')
    return function Record() {
      const id = useId()
      return <RecordPage key={id} entity={entity} id={id} />
    }
  }

const card: Loader = async () => {
  const { ClientCard } = await import('../clients/ClientCard.tsx')
  return function Card() {
    const id = useId()
    const { tab } = useAsked()
    return <ClientCard key={id} id={id} tab={typeof tab === 'string' ? tab : undefined} />
  }
}

const screens: Readonly<Record<string, Loader>> = {
  '/': async () => (await import('../today/TodayPage.tsx')).TodayPage,
  '/bin': async () => (await import('../bin/BinPage.tsx')).BinPage,
  '/bulk-changes': async () => (await import('../bulk/BulkPage.tsx')).BulkPage,
  '/call': async () => (await import('../call/CallPage.tsx')).CallPage,
  '/clients': list('client'),
  '/clients/new': create('client'),
  '/clients/$id': card,
  '/clients/$id/edit': edit('client'),
  '/talks': list('talk'),
  '/talks/$id': record('talk'),
  '/talks/$id/edit': edit('talk'),
  '/tasks': list('task'),
  '/tasks/$id': record('task'),
  '/tasks/$id/edit': edit('task'),
  [settingsAddress]: async () => (await import('./SettingsPage.tsx')).SettingsPage,
  '/settings/registers': async () => (await import('../registers/RegistersPage.tsx')).RegistersPage,
  '/people': list('person'),
  '/people/$id': record('person'),
  '/people/$id/edit': edit('person'),
  '/attachments/$id': record('attachment'),
  '/attachments/$id/edit': edit('attachment'),
  '/external-links/$id': record('externalLink'),
  '/external-links/$id/edit': edit('externalLink'),
  '/notes/$id': record('note'),
  '/notes/$id/edit': edit('note'),
  '/places/$id': record('place'),
  '/places/$id/edit': edit('place'),
  '/recipients/$id': record('recipient'),
  '/recipients/$id/edit': edit('recipient'),
  ...Object.fromEntries(settingsEntities.flatMap((entity) => Object.entries(recordScreens(entity)))),
  '/settings/custom-fields': async () => (await import('../firm/CustomFieldsPage.tsx')).CustomFieldsPage,
  ...(loadImports && { '/imports': loadImports }),
}

function recordScreens(entity: EntityName): Readonly<Record<string, Loader>> {
  const address = listAddress(entity)
  return {
    [address]: list(entity),
    [`${address}/new`]: create(entity),
    [`${address}/$id`]: record(entity),
    [`${address}/$id/edit`]: edit(entity),
  }
}

const root = createRootRoute({ component: Frame, notFoundComponent: NotHere, errorComponent: Broken })

/** Asked for while the screen itself is still being fetched. */
const asked: Readonly<Record<string, (search: unknown, params: { readonly id?: string }) => void>> = {
  '/': (search) => void queries.prefetchQuery(todayQuery(whoseIn(search))),
  '/clients/$id': (_search, { id = '' }) => void queries.prefetchQuery(cardQuery(id)),
}

const routes = Object.entries(screens).map(([path, load]) =>
  createRoute({
    getParentRoute: () => root,
    path,
    loader: ({ location, params }) => asked[path]?.(location.search, params),
    component: lazyRouteComponent(async () => ({ default: await load() })),
  }),
)

export const router = createRouter({
  routeTree: root.addChildren(routes),
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  defaultPreload: 'intent',
  defaultPreloadDelay: 60,
  defaultPendingComponent: SkeletonPage,
  defaultPendingMs: 150,
  defaultPendingMinMs: 0,
  defaultNotFoundComponent: NotHere,
  defaultErrorComponent: Broken,
  scrollRestoration: true,
  scrollToTopSelectors: ['#main'],
})
watchFocus(router)
