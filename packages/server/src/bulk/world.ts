/** What bulk changes stand on. */
import { type Entity, entityNamed } from '@kartoteka/model'
import type { Settings } from '../firm/settings.ts'
import type { Context } from '../http/context.ts'

export type BulkWorld = Pick<Context, 'db' | 'settings' | 'log' | 'live' | 'config'>

/** The entity of that name with the firm's own fields; undefined if there is none. */
export function wholeNamed(settings: Settings, name: string): Entity | undefined {
  const entity = entityNamed(name)
  return entity && settings.whole(entity)
}
