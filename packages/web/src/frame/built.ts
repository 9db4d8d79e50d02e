/** Screens that a build may not have yet: what is not built is not in the rail. */
import type { ComponentType } from 'react'

const imports = import.meta.glob<Record<string, ComponentType>>('../imports/ImportsPage.tsx')

export const loadImports: (() => Promise<ComponentType>) | undefined = Object.values(imports).map(
  (load) => async () => (await load()).ImportsPage as ComponentType,
)[0]
