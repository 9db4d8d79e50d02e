import { RecordLink } from '../fields/RecordLink.tsx'
import styles from '../records/record.module.css'
import type { Kept } from '../records/rights.ts'
import { useWords } from '../words/useWords.tsx'
import { useSession } from './session.tsx'

/** Who works for one of our own firms; they are put there on their own screens. */
export function Employees({ record }: { record: Kept }) {
  const { frame } = useWords()
  const { users } = useSession()
  const employees = users.filter(
    ({ organisations, deletedAt }) => deletedAt === null && organisations.some((id) => id === record.id),
  )
  return (
    <section className={styles.group}>
      <h2 className={styles.heading}>{frame.employees}</h2>
      {employees.length === 0 && <p>{frame.noEmployees}</p>}
      <ul className={styles.plain}>
        {employees.map(({ id, name, email, status }) => (
          <li key={id} data-off={status === 'blocked' || undefined}>
            <RecordLink entity="user" id={id}>
              {name}
            </RecordLink>{' '}
            <span className={styles.verb}>{email}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
