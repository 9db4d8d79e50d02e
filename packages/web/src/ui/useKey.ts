import { useEffect, useLayoutEffect, useRef } from 'react'
import { keyName, mayAct, type Place } from './keys.ts'
import { lettersOn } from './letters.ts'

interface Binding {
  readonly key: string
  readonly says: string | undefined
  readonly everywhere: boolean
  act(): void
}

interface KeyOptions {
  /** What the key does, for the list on `?`; without it the key is not listed. */
  readonly says?: string
  /** It means the same on every screen. */
  readonly everywhere?: boolean
  readonly off?: boolean
}

/** The last who asked for a key gets it, for what lies on top was drawn last; a screen comes before the frame. */
const bindings: Binding[] = []
const byImportance = () =>
  bindings.toSorted((one, other) => Number(other.everywhere) - Number(one.everywhere))
const bindingOf = (name: string) => byImportance().findLast(({ key }) => key === name)

/** Does something on a key: "n", "F4", "Mod+s", "Escape". See `keys.ts` for when a key counts. */
export function useKey(
  key: string,
  act: () => void,
  { says, everywhere = false, off = false }: KeyOptions = {},
): void {
  const latest = useRef(act)
  // Before the next key can come: an effect that waits for the drawing would leave it the act of before.
  useLayoutEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    if (off) return
    const binding: Binding = { key, says, everywhere, act: () => latest.current() }
    bindings.push(binding)
    return () => void bindings.splice(bindings.indexOf(binding), 1)
  }, [key, says, everywhere, off])
}

export interface ListedKeys {
  readonly says: string
  readonly keys: readonly string[]
  readonly everywhere: boolean
}

/** What can be done by keys now, each deed once with all its keys. */
export function keysNow(): readonly ListedKeys[] {
  const taken = new Set<string>()
  const deeds = new Map<string, ListedKeys>()
  for (const { key, says, everywhere } of byImportance().reverse()) {
    if (taken.has(key)) continue
    taken.add(key)
    if (says === undefined) continue
    deeds.set(says, { says, everywhere, keys: [key, ...(deeds.get(says)?.keys ?? [])] })
  }
  return [...deeds.values()].reverse()
}

/** Does what a key would do: each key has a button too. */
export const press = (key: string): void => bindingOf(key)?.act()

/** Something lay over the screen when the key went down: what lies there may close itself before the screen hears of it. */
let wasCovered = false
const look = () => {
  wasCovered = document.querySelector('dialog[open], [aria-modal=true], [role=menu]') !== null
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const name = keyName(event)
  const binding = bindingOf(name)
  if (binding === undefined || !mayAct(name, placeOf(event.target))) return
  event.preventDefault()
  binding.act()
}

function placeOf(target: EventTarget | null): Place {
  const element = target instanceof Element ? target : document.body
  return {
    writing:
      element.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]') !==
      null,
    control:
      element.closest('a[href], button, summary, [role=menu], [role=listbox], [role=tablist]') !== null,
    dialog: wasCovered,
    lettersOn: lettersOn(),
  }
}

if (typeof document !== 'undefined') {
  document.addEventListener('keydown', look, true)
  document.addEventListener('keydown', onKeyDown)
}
