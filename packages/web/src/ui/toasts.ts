/** Short messages that float at the edge, with an Undo where something can be undone. */

export interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'done' | 'wrong'
  readonly undo?: () => unknown
}

let toasts: readonly Toast[] = []
let last = 0
const watchers = new Set<() => void>()

export const toastsNow = (): readonly Toast[] => toasts

export function watchToasts(watch: () => void): () => void {
  watchers.add(watch)
  return () => watchers.delete(watch)
}

/** What was done, and the way back. */
export const notifyUndo = (text: string, undo: () => unknown): void => add({ text, tone: 'done', undo })
export const notify = (text: string): void => add({ text, tone: 'done' })
/** What could not be done; stays until it is closed. */
export const notifyWrong = (text: string): void => add({ text, tone: 'wrong' })

export function closeToast(id: number): void {
  toasts = toasts.filter((toast) => toast.id !== id)
  tell()
}

function add(toast: Omit<Toast, 'id'>): void {
  last += 1
  // Two tasks may be called the same, and each has its way back.
  const others = toasts.filter(({ text, undo }) => undo !== undefined || text !== toast.text)
  toasts = [...others, { ...toast, id: last }].slice(-3)
  tell()
}

function tell(): void {
  for (const watch of watchers) watch()
}
