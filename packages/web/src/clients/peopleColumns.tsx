/** What the table of people tells of each. */
import { type Day, type Person, type PersonInTable, type Position, sayField } from '@kartoteka/model'
import { mailsAt, phonesAt } from '@kartoteka/model/clients/reachAt.ts'
import { LabelWords } from '../fields/ColouredWord.tsx'
import { dayText } from '../fields/dates.ts'
import { RecordLink } from '../fields/RecordLink.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import type { Column } from './PartTable.tsx'
import parts from './parts.module.css'
import { Reach } from './Reach.tsx'

export interface PersonRow extends PersonInTable {
  readonly id: string
}

/** "Kowalska Anna": a list of people is looked through by their last names. */
export const turnedName = ({ lastName, firstName }: Pick<Person, 'lastName' | 'firstName'>): string =>
  [lastName, firstName].filter(Boolean).join(' ')

export function usePeopleColumns(): readonly Column<PersonRow>[] {
  const words = useWords()
  const language = useLanguage()
  const { card: said, fields } = words.screens
  const label = (name: 'title' | 'since' | 'until' | 'active') => sayField(words, 'position', name)
  const day = (value: Day | null) => value !== null && dayText(language, value)
  return [
    {
      name: 'name',
      label: said.nameTurned,
      sortBy: ({ person }) => turnedName(person),
      show: (row) => <Who row={row} />,
    },
    {
      name: 'title',
      label: label('title'),
      sortBy: ({ position }) => position.title,
      show: ({ position }) => <TitleAndUnit {...position} />,
    },
    {
      name: 'phones',
      label: sayField(words, 'person', 'phones'),
      sortBy: (row) => phonesAt(row)[0]?.number,
      show: (row) => <Reach phones={phonesAt(row)} />,
    },
    {
      name: 'mails',
      label: sayField(words, 'person', 'mails'),
      sortBy: (row) => mailsAt(row)[0],
      show: (row) => <Reach mails={mailsAt(row)} />,
    },
    {
      name: 'since',
      label: label('since'),
      sortBy: ({ position }) => position.since,
      show: ({ position }) => day(position.since),
    },
    {
      name: 'until',
      label: label('until'),
      sortBy: ({ position }) => position.until,
      show: ({ position }) => day(position.until),
    },
    {
      name: 'primary',
      label: said.primaryShort,
      sortBy: ({ position }) => !position.primary,
      show: ({ position }) => position.primary && fields.yes,
    },
    {
      name: 'active',
      label: label('active'),
      sortBy: ({ position }) => !position.active,
      show: ({ position }) => (position.active ? fields.yes : fields.no),
    },
  ]
}

const TitleAndUnit = ({ title, unit }: Pick<Position, 'title' | 'unit'>) =>
  unit ? (
    <div>
      {title}
      <span className={parts.about}>{unit}</span>
    </div>
  ) : (
    title
  )

/** The name, what is remarked of them, and at which other clients they stand. */
function Who({ row: { person, elsewhere } }: { row: PersonRow }) {
  const { card: said } = useWords().screens
  return (
    <div>
      <RecordLink entity="person" id={person.id} className={parts.open} data-arrow>
        {turnedName(person)}
      </RecordLink>{' '}
      <LabelWords ids={person.labels} />
      {elsewhere.length > 0 && (
        <span className={parts.about}>
          {said.alsoAt}{' '}
          {elsewhere.map(({ id, name }, place) => (
            <span key={id}>
              {place > 0 && ', '}
              <RecordLink entity="client" id={id}>
                {name}
              </RecordLink>
            </span>
          ))}
        </span>
      )}
      {person.remarks && <span className={parts.about}>{person.remarks}</span>}
    </div>
  )
}
