/** The list with what stood at one place put to another; the list itself where there is nothing to move. */
export function moved<V>(list: readonly V[], from: number, to: number): readonly V[] {
  const one = list[from]
  if (one === undefined || from === to || to < 0 || to >= list.length) return list
  return list.toSpliced(from, 1).toSpliced(to, 0, one)
}
