import { SearchField } from '../search/SearchField.tsx'
import { AddMenu } from './AddMenu.tsx'
import styles from './TopBar.module.css'
import { UserMenu } from './UserMenu.tsx'

/** Search over everything, adding anything, and the user. */
export const TopBar = () => (
  <header className={styles.bar}>
    <SearchField />
    <div className={styles.right}>
      <AddMenu />
      <UserMenu />
    </div>
  </header>
)
