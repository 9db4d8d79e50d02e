/** What bulk changes stand on. */
import { type Entity, entityNamed } from '@kartoteka/model'
import type { Settings } from '../firm/settings.ts'
import type { Context } from '../http/context.ts'

export type BulkWorld = Pick<Context, 'db' | 'settings' | 'log' | 'live' | 'config'>

/** The entity of that name, as the firm has it; undefined if there is none. */
export const wholeNamed = (_settings: Settings, name: string): Entity | undefined => entityNamed(name)
