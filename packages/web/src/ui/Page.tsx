import { type ReactNode, type Ref, useEffect } from 'react'
import { useSession } from '../session/session.tsx'
import styles from './Page.module.css'

interface PageProps {
  readonly title: string
  /** Said beside the title: a count in words, a state. */
  readonly hint?: ReactNode
  readonly actions?: ReactNode
  /** The content scrolls by itself and fills the sheet: long lists. */
  readonly fill?: boolean
  /** How wide reading stays comfortable; lists and cards take all there is. */
  readonly narrow?: boolean
  /** The heading, for a screen that puts the focus there. */
  readonly head?: Ref<HTMLHeadingElement>
  readonly children: ReactNode
}

/** A screen: its heading, what can be done, and the content. */
export function Page({ title, hint, actions, fill = false, narrow = false, head, children }: PageProps) {
  useTitle(title)
  return (
    <div className={styles.page} data-fill={fill || undefined} data-narrow={narrow || undefined}>
      <header className={styles.head}>
        <h1 ref={head} tabIndex={head ? -1 : undefined} className={styles.title}>
          {title}
        </h1>
        {hint !== undefined && <span className={styles.hint}>{hint}</span>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

/** The name of the browser's tab. */
export function useTitle(title: string): void {
  const { name } = useSession().firm
  useEffect(() => {
    document.title = title === '' ? name : `${title} · ${name}`
  }, [title, name])
}
