import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useId } from 'react'
import type { SettingsGroup } from './places.ts'
import styles from './settings.module.css'

interface SettingsLinksProps {
  readonly groups: readonly SettingsGroup[]
  /** Headings on the list's own page; beside another page they are none of its headings. */
  readonly heading: 'h2' | 'p'
}

/** Every setting by its group. Arrow keys go up and down, Home and End to the ends. */
export function SettingsLinks({ groups, heading: Heading }: SettingsLinksProps) {
  const id = useId()
  return (
    <div data-settings>
      {groups.map(({ name, parts }, place) => (
        <section key={name} className={styles.group}>
          <Heading id={`${id}${place}`} className={styles.name}>
            {name}
          </Heading>
          <ul className={styles.parts} aria-labelledby={`${id}${place}`}>
            {parts.map((part) => (
              <li key={part.address}>
                <Link
                  to={part.address}
                  className={styles.part}
                  activeOptions={{ includeSearch: false }}
                  activeProps={{ 'aria-current': 'page' }}
                  onKeyDown={step}
                >
                  <span className={styles.label}>{part.name}</span>
                  <IconChevronRight className={styles.on} size={18} stroke={1.6} aria-hidden="true" />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function step(event: KeyboardEvent<HTMLAnchorElement>): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
  const links = [...(event.currentTarget.closest('[data-settings]')?.querySelectorAll('a') ?? [])]
  const here = links.indexOf(event.currentTarget)
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: links.length - 1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  links[to]?.focus()
}
