import { mainPhone, registry } from '@kartoteka/model'
import { MailLink } from '../fields/mail.tsx'
import { PhoneLink } from '../fields/PhoneLink.tsx'
import { RecordLink } from '../fields/RecordLink.tsx'
import recordStyles from '../records/record.module.css'
import type { Kept } from '../records/rights.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './Employees.module.css'
import { useReader, useSession } from './session.tsx'

/** Who works for one of our own firms, as what and how they are reached; they are put there on their own screens. */
export function Employees({ record }: { record: Kept }) {
  const { frame, choices } = useWords()
  const language = useLanguage()
  const { users, designations } = useSession()
  const { hidden } = useReader()
  const jobs = new Map(designations.map(({ id, name }) => [id as string, name]))
  const isHidden = (field: string) => hidden[registry.user.name]?.includes(field)
  const employees = users
    .filter(
      ({ organisations, deletedAt }) => deletedAt === null && organisations?.some((id) => id === record.id),
    )
    .sort((one, other) => one.name.localeCompare(other.name, language))
  return (
    <section className={recordStyles.group}>
      <h2 className={recordStyles.heading}>{frame.employees}</h2>
      {employees.length === 0 && <p>{frame.noEmployees}</p>}
      <ul className={styles.employees}>
        {employees.map(({ id, name, email, phones = [], designation, status }) => {
          const phone = mainPhone(phones)
          return (
            <li key={id} className={styles.employee} data-off={status === 'blocked' || undefined}>
              <span className={styles.who}>
                <RecordLink entity="user" id={id}>
                  {name}
                </RecordLink>
                <span className={styles.job}>
                  {[jobs.get(designation ?? ''), status === 'blocked' && choices.user.status.blocked]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <span className={styles.reach}>
                {phone && <PhoneLink phone={phone} bare />}
                {!isHidden('email') && <MailLink address={email} />}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
