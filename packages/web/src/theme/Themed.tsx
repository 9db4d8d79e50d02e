import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { resolver, theme } from './theme.ts'
import './library.ts'

// The same place that public/theme.js reads before the first paint.
const chosen = localStorageColorSchemeManager({ key: 'kartoteka-theme' })

export const Themed = ({ children }: { children: ReactNode }) => (
  <MantineProvider
    theme={theme}
    cssVariablesResolver={resolver}
    colorSchemeManager={chosen}
    defaultColorScheme="auto"
  >
    {children}
  </MantineProvider>
)
