/** The form of an entity, as its definition says it: for a new record, or for one that is kept. */
import { blank, type Entity, type EntityName } from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../data/api.ts'
import { keys } from '../data/query.ts'
import { useLive } from '../live/live.ts'
import { useReader } from '../session/session.tsx'
import { SkeletonPage } from '../ui/Skeleton.tsx'
import { NoSuchRecord, NotAllowed } from './NoSuchRecord.tsx'
import { RecordForm } from './RecordForm.tsx'
import { type Kept, may, mayAny } from './rights.ts'
import { useEntity } from './useEntity.ts'
import { useStartingMoment } from './useStartingMoment.ts'

interface FormPageProps {
  readonly entity: EntityName
  readonly id?: string
  /** First values that came with the address: `?phones=601234567`. */
  readonly preset?: Readonly<Record<string, unknown>>
}

export function FormPage({ entity: name, id, preset = {} }: FormPageProps) {
  const entity = useEntity(name)
  const reader = useReader()
  if (id === undefined && !mayAny(reader, 'create', entity)) return <NotAllowed entity={name} />
  if (id === undefined) return <NewRecord name={name} entity={entity} preset={preset} />
  return <KeptRecord name={name} entity={entity} id={id} />
}

function NewRecord({
  name,
  entity,
  preset,
}: {
  name: EntityName
  entity: Entity
  preset: Readonly<Record<string, unknown>>
}) {
  const moment = useStartingMoment()
  const base = { ...blank(entity), ...entity.start(moment), ...presetOf(entity, preset) }
  return <RecordForm name={name} entity={entity} base={base} />
}

/** What the address says of fields that people may set, as if it had been typed. */
const presetOf = (entity: Entity, preset: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(preset)
      .filter(([field]) => Object.hasOwn(entity.fields, field) && entity.fields[field]?.setBy === undefined)
      .map(([field, said]) => [field, typeof said === 'number' ? String(said) : said]),
  )

function KeptRecord({ name, entity, id }: { name: EntityName; entity: Entity; id: string }) {
  useLive([`${name}:${id}`])
  const { data, isError } = useQuery({
    queryKey: keys.record(name, id),
    queryFn: ({ signal }) => get<Kept>(`/api/${entity.plural}/${id}`, signal),
  })
  if (isError && data === undefined) return <NoSuchRecord entity={name} />
  if (data === undefined) return <SkeletonPage />
  return <EditableRecord name={name} entity={entity} record={data} />
}

/** Asked once: a right that is lost while somebody types must not take away what they typed. */
function EditableRecord({ name, entity, record }: { name: EntityName; entity: Entity; record: Kept }) {
  const reader = useReader()
  const [mayEdit] = useState(() => may(reader, 'edit', entity, record))
  if (!mayEdit) return <NotAllowed entity={name} />
  return <RecordForm name={name} entity={entity} base={record} kept={record} />
}
