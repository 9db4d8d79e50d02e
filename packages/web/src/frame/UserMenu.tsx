import { type Language, languages } from '@kartoteka/model'
import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core'
import { sayError } from '../data/api.ts'
import { changeLanguage, signOut } from '../session/account.ts'
import { useSession } from '../session/session.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { switchLetters, useLetters } from '../ui/letters.ts'
import { notifyWrong } from '../ui/toasts.ts'
import { press } from '../ui/useKey.ts'
import { useWords } from '../words/useWords.tsx'
import styles from './TopBar.module.css'

const themes = ['light', 'dark', 'auto'] as const

/** The user, and what is theirs alone: language, theme, keys. */
export function UserMenu() {
  const words = useWords()
  const { frame, choices } = words
  const { user } = useSession()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const letters = useLetters()
  const say = (error: unknown) => notifyWrong(sayError(words, error))
  return (
    <Menu withinPortal={false} position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className={styles.user} aria-label={`${frame.account}: ${user.name}`}>
          {initials(user.name)}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.who}>
          <p>
            <strong>{user.name}</strong>
          </p>
          <p>{user.email}</p>
        </div>
        <Menu.Divider />
        <Menu.Label>{frame.language}</Menu.Label>
        <Menu.RadioGroup
          value={user.language}
          onChange={(to) => void changeLanguage(to as Language).catch(say)}
        >
          {languages.map((language) => (
            <Menu.RadioItem key={language} value={language} lang={language}>
              {choices.user.language[language]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{frame.theme}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(to) => setColorScheme(to as MantineColorScheme)}>
          {themes.map((theme) => (
            <Menu.RadioItem key={theme} value={theme}>
              {frame.themes[theme]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.CheckboxItem checked={letters} onChange={() => switchLetters(!letters)}>
          {frame.letterKeys}
        </Menu.CheckboxItem>
        <Menu.Item rightSection={<Kbd of="?" />} onClick={() => press('?')}>
          {frame.keyHelp}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut().catch(say)}>{frame.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** The first letters of the first and the last word. */
const initials = (name: string) => {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.slice(0, 1) ?? '')
    .join('')
}
