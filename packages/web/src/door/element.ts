/** Elements by hand: the door must be light, and has only a few. */

type Child = Node | string | undefined | false
type Attributes = Readonly<Record<string, string | boolean | undefined | ((event: Event) => void)>>

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value)
    else if (value === true) made.setAttribute(name, '')
    else if (typeof value === 'string') made.setAttribute(name, value)
  }
  made.append(...children.filter((child) => child !== undefined && child !== false))
  return made
}

export function draw(root: HTMLElement, ...children: readonly Child[]): void {
  root.replaceChildren(...children.filter((child) => child !== undefined && child !== false))
}
