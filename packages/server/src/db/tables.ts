import type { Entity } from '@kartoteka/model'

/** validUntil → valid_until. */
export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export const tableOf = (entity: Pick<Entity, 'name'>): string => snake(entity.name)

/** The table between an entity and the records one of its `references` fields names. */
export const linkTableOf = (entity: Pick<Entity, 'name'>, field: string): string =>
  `${snake(entity.name)}_${snake(field)}`
