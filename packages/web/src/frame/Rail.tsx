import { Tooltip } from '@mantine/core'
import { type Icon, IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { Link, useRouterState } from '@tanstack/react-router'
import { useReader, useSession } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import { settingsAddress } from './addresses.ts'
import { fold, useFolded } from './folded.ts'
import { IconSettings, isInSettings, placesFor, settingsFor } from './places.ts'
import styles from './Rail.module.css'

/** The way between the parts of the program: at the left of a desk, at the foot of a telephone. */
export function Rail() {
  const words = useWords()
  const reader = useReader()
  const { firm } = useSession()
  const folded = useFolded()
  const at = useRouterState({ select: ({ location }) => location.pathname })
  const settings = settingsFor(words, reader)
  const FoldIcon = folded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <nav className={styles.rail} aria-label={words.frame.parts} data-folded={folded || undefined}>
      <p className={styles.firm} title={firm.name}>
        {folded ? firm.name.slice(0, 1) : firm.name}
      </p>
      <ul className={styles.places}>
        {placesFor(words, reader).map(({ address, icon, name, short }) => (
          <li key={address}>
            <PlaceLink address={address} icon={icon} name={name} short={short} folded={folded} />
          </li>
        ))}
        {settings.length > 0 && (
          <li className={styles.settings}>
            <PlaceLink
              address={settingsAddress}
              icon={IconSettings}
              name={words.frame.settings}
              short={words.frame.settings}
              folded={folded}
              current={isInSettings(settings, at)}
            />
          </li>
        )}
      </ul>
      <button type="button" className={styles.fold} onClick={() => fold(!folded)} aria-pressed={folded}>
        <FoldIcon size={18} stroke={1.6} aria-hidden="true" />
        <span className={styles.name}>{folded ? words.frame.unfold : words.frame.fold}</span>
      </button>
    </nav>
  )
}

interface PlaceLinkProps {
  readonly address: string
  readonly icon: Icon
  readonly name: string
  readonly short: string
  readonly folded: boolean
  readonly current?: boolean
}

function PlaceLink({ address, icon: Picture, name, short, folded, current }: PlaceLinkProps) {
  return (
    <Tooltip label={name} position="right" disabled={!folded}>
      <Link
        to={address}
        className={styles.place}
        activeOptions={{ exact: address === '/', includeSearch: false }}
        activeProps={{ 'aria-current': 'page' }}
        aria-current={current ? 'page' : undefined}
      >
        <Picture size={20} stroke={1.6} aria-hidden="true" />
        <span className={styles.name}>{name}</span>
        <span className={styles.short}>{short}</span>
      </Link>
    </Tooltip>
  )
}
