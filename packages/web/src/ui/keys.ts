/** The keyboard: who acts on a key, and when a key is only a letter. */

export interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Where a press happened. */
export interface Place {
  /** A field to write in has the focus. */
  readonly writing: boolean
  /** Something with keys of its own has the focus: a button knows Space and Enter, a menu its arrows. */
  readonly control: boolean
  /** A dialog or a menu lies over the screen. */
  readonly dialog: boolean
  readonly lettersOn: boolean
}

/** The name a key goes by in `useKey`: "n", "?", "F4", "Mod+k" (Ctrl, or Command on a Mac), "Shift+Enter". */
export function keyName({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): string {
  const bare = key.length === 1 ? key.toLowerCase() : key
  const shift = shiftKey && (key.length > 1 || ctrlKey || metaKey) ? 'Shift+' : ''
  return `${ctrlKey || metaKey ? 'Mod+' : ''}${altKey ? 'Alt+' : ''}${shift}${bare === ' ' ? 'Space' : bare}`
}

const isLetter = (name: string) => name.length === 1

/** Whether a key means its action there, rather than a letter being typed or a control being worked. */
export function mayAct(name: string, { writing, control, dialog, lettersOn }: Place): boolean {
  // Ctrl+Z and its kin belong to the field that is written in.
  if (/^Mod\+[zyxcva]$/.test(name)) return !writing
  if (name.startsWith('Mod+')) return true
  if (dialog) return false
  if (isLetter(name)) return lettersOn && !writing
  if (/^(Shift\+)?F\d+$/.test(name)) return true
  return !writing && !(control && (name === 'Enter' || name === 'Space' || name.startsWith('Arrow')))
}
