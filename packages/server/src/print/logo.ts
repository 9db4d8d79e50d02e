import { readFile } from 'node:fs/promises'
import { registry } from '@kartoteka/model'
import { fileOf, isKept } from '../files/keep.ts'
import { inWhoseName, type Printing } from './printing.ts'

export interface Logo {
  /** Of the firm, for whoever cannot see it. */
  readonly name: string
  readonly picture: Buffer
}

/** The logo of the one of our firms in whose name somebody prints; nothing if it has none, or they may not see it. */
export async function logoOf({
  user,
  settings,
  folder,
}: Pick<Printing, 'user' | 'settings' | 'folder'>): Promise<Logo | undefined> {
  const own = inWhoseName({ user, settings })
  const hidden = user.hidden[registry.organisation.name]?.includes('logo') ?? false
  if (!own?.logo || hidden || !isKept(folder, own.logo)) return undefined
  return { name: own.name, picture: await readFile(fileOf(folder, own.logo)) }
}
