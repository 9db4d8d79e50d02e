import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { useWords } from '../words/useWords.tsx'
import { resolver, themeIn } from './theme.ts'
import './library.ts'

// The same place that public/theme.js reads before the first paint.
const chosen = localStorageColorSchemeManager({ key: 'kartoteka-theme' })

export function Themed({ children }: { children: ReactNode }) {
  const words = useWords()
  return (
    <MantineProvider
      theme={useMemo(() => themeIn(words), [words])}
      cssVariablesResolver={resolver}
      colorSchemeManager={chosen}
      defaultColorScheme="auto"
    >
      {children}
    </MantineProvider>
  )
}
