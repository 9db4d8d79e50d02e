/** Under which ids the records are kept that the demonstration firm knows by keys. */
export interface Ids {
  of(entity: string, key: string): string
  keep(entity: string, key: string, id: string): void
}

export function newIds(): Ids {
  const known = new Map<string, string>()
  return {
    of: (entity, key) => {
      const id = known.get(`${entity} ${key}`)
      if (id === undefined) throw new Error(`the ${entity} ${key} is not written yet`)
      return id
    },
    keep: (entity, key, id) => void known.set(`${entity} ${key}`, id),
  }
}

const words = ['fileType', 'paymentMethod', 'deliveryWay'] as const

/** Keys of colleagues, labels and words of the firm among a record's values become ids. */
export const withIds = (
  values: Readonly<Record<string, unknown>>,
  ids: Ids,
): Readonly<Record<string, unknown>> => ({
  ...values,
  ...('owner' in values && { owner: ids.of('user', values.owner as string) }),
  ...('labels' in values && {
    labels: (values.labels as readonly string[]).map((key) => ids.of('label', key)),
  }),
  ...Object.fromEntries(
    words.filter((name) => name in values).map((name) => [name, ids.of(name, values[name] as string)]),
  ),
  ...('team' in values && { team: (values.team as readonly string[]).map((key) => ids.of('user', key)) }),
})
