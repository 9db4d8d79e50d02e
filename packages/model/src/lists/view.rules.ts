import { action, at, type Entity, type Refusal, refuse } from '../kit/index.ts'
import { readQuery } from './query.ts'
import { View } from './view.ts'

export const shareView = action(View, 'share', { from: ['private'], to: 'shared', change: () => ({}) })
export const unshareView = action(View, 'unshare', { from: ['shared'], to: 'private', change: () => ({}) })

/** What a view asks of its list must be known there: a condition that nobody understands would narrow nothing. */
export function viewChecks(entity: Entity | undefined, query: string | null): readonly Refusal[] {
  if (!entity) return [at('list', refuse('noSuchList'))]
  const { unknown } = readQuery(entity, new URLSearchParams(query ?? ''))
  return unknown.map((field) => at('query', refuse('viewUnknown', { field: field.slice(0, 60) })))
}
