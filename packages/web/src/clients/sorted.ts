type Value = string | number | boolean | null | undefined

/** The rows in their order by a value, as the reader's language sorts; what is empty stays last either way. */
export function sorted<R>(
  rows: readonly R[],
  by: ((row: R) => Value) | undefined,
  down: boolean,
  language: string,
): readonly R[] {
  if (by === undefined) return rows
  const { compare } = new Intl.Collator(language, { numeric: true })
  const isNone = (value: Value) => value === null || value === undefined || value === ''
  return rows.toSorted((one, other) => {
    const [first, second] = [by(one), by(other)]
    if (isNone(first) || isNone(second)) return Number(isNone(first)) - Number(isNone(second))
    return compare(String(first), String(second)) * (down ? -1 : 1)
  })
}
