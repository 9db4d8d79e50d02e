import type { EntityName, Subject } from '@kartoteka/model'
import { lazy, Suspense } from 'react'
import type { Kept } from '../records/rights.ts'
import { SkeletonRows } from '../ui/Skeleton.tsx'

const AboutTabs = lazy(async () => ({ default: (await import('./AboutTabs.tsx')).AboutTabs }))

/** What is noted, attached and linked about a talk or a task, at its client. */
export const AboutWork = ({ entity, record }: { entity: EntityName; record: Kept }) => (
  <Suspense fallback={<SkeletonRows count={3} />}>
    <AboutTabs entity={entity as Subject} record={record} client={(record.client as string | null) ?? null} />
  </Suspense>
)
