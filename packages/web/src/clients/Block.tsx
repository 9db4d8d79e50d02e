import { Button } from '@mantine/core'
import { type Icon, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './card.module.css'

interface BlockProps {
  readonly title: string
  /** What the button beside the title does. */
  readonly does?: string
  readonly icon?: Icon
  readonly children: ReactNode
  readonly onDo?: (() => void) | undefined
}

/** One heading of the card's side panel. */
export function Block({ title, does, icon: Sign = IconPlus, children, onDo }: BlockProps) {
  return (
    <section className={styles.block}>
      <h2 className={styles.blockTitle}>
        {title}
        {onDo && (
          <Button size="compact-xs" variant="subtle" aria-label={does} title={does} onClick={onDo}>
            <Sign size={16} />
          </Button>
        )}
      </h2>
      {children}
    </section>
  )
}
