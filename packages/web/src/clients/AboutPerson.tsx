import type { ListAnswer, Position } from '@kartoteka/model'
import { NativeSelect } from '@mantine/core'
import { lazy, Suspense, useId, useState } from 'react'
import { KnownTitles, useTitle } from '../fields/titles.tsx'
import type { Kept } from '../records/rights.ts'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useWords } from '../words/useWords.tsx'
import about from './about.module.css'
import { usePositions, WhereTheyWork } from './WhereTheyWork.tsx'

const AboutTabs = lazy(async () => ({ default: (await import('./AboutTabs.tsx')).AboutTabs }))

/** Where a person works, and what is noted, attached and linked about them, at all of their clients. */
export function AboutPerson({ record }: { record: Kept }) {
  const data = usePositions(record.id)
  return (
    <>
      <WhereTheyWork record={record} />
      {data && (
        <KnownTitles titles={data.titles}>
          <Suspense fallback={<SkeletonRows count={3} />}>
            <AtOneOf record={record} positions={data} />
          </Suspense>
        </KnownTitles>
      )}
    </>
  )
}

/** New ones go to the client where the person is the main contact, unless another one is chosen. */
function AtOneOf({ record, positions: { rows } }: { record: Kept; positions: ListAnswer<Position> }) {
  const { about: said } = useWords()
  const id = useId()
  const [chosen, setChosen] = useState<string>()
  const clients = [
    ...new Set(rows.toSorted((one, other) => rank(one) - rank(other)).map(({ client }) => client)),
  ]
  const client = clients.find((each) => each === chosen) ?? clients[0] ?? null
  const choice = clients.length > 1 && (
    <div className={about.forClient}>
      <label htmlFor={id}>{said.forClient}</label>
      <NativeSelect
        id={id}
        size="xs"
        value={client ?? ''}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      >
        {clients.map((each) => (
          <Named key={each} client={each} />
        ))}
      </NativeSelect>
    </div>
  )
  return (
    <AboutTabs
      entity="person"
      record={record}
      client={client}
      choice={choice}
      ofSeveral={clients.length > 1}
    />
  )
}

const rank = ({ active, primary }: Position) => (active ? 0 : 2) + (primary ? 0 : 1)

const Named = ({ client }: { client: string }) => (
  <option value={client}>{useTitle('client', client) ?? '…'}</option>
)
