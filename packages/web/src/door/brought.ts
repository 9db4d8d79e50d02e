import type { BroughtAnswer } from '@kartoteka/model'

/** What the page itself brought along, if somebody was signed in. Once: a moment later it is old. */
export function brought(): BroughtAnswer | undefined {
  const element = document.getElementById('brought')
  element?.remove()
  return element ? (JSON.parse(element.textContent) as BroughtAnswer) : undefined
}
