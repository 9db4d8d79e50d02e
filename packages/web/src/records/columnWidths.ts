/** How wide the columns of the list on the screen stand, and how wide they would have to be. */
import { leastWidth, mostWidth } from '@kartoteka/model'

/** Pixels by which a key makes a column wider or narrower. */
export const widthStep = 16

export const withinReason = (width: number): number =>
  Math.round(Math.min(mostWidth, Math.max(leastWidth, width)))

const headOf = (name: string, within: ParentNode = document): HTMLElement | null =>
  within.querySelector(`[data-column="${CSS.escape(name)}"]`)

/** Pixels; undefined where no heads are drawn, as on a telephone. */
export function standingWidth(name: string, within?: ParentNode): number | undefined {
  const width = headOf(name, within)?.getBoundingClientRect().width
  return width ? Math.round(width) : undefined
}

/** So wide that nothing of what is drawn just now is cut off. */
export function fittingWidth(name: string): number | undefined {
  const head = headOf(name)
  const place = head ? [...(head.parentElement?.children ?? [])].indexOf(head) : -1
  const grid = head?.closest('[role="grid"]')
  if (!head || !grid) return undefined
  const cells = [...grid.querySelectorAll('[role="rowgroup"] > [role="row"]')].map(
    (row) => row.children[place],
  )
  return withinReason(
    Math.max(natural(head) + filterButton, ...cells.map((cell) => (cell ? natural(cell) : 0))) + 2,
  )
}

/** Lies over the end of the heading when the pointer is there. */
const filterButton = 24

/** With its edges; of what shrinks to fit, as it would be if it did not. */
function natural(cell: Element): number {
  const { paddingLeft, paddingRight } = getComputedStyle(cell)
  const pieces = [...cell.childNodes].map((each) => {
    if (each instanceof Element) return getComputedStyle(each).position === 'absolute' ? 0 : each.scrollWidth
    const range = document.createRange()
    range.selectNodeContents(each)
    return range.getBoundingClientRect().width
  })
  return pieces.reduce(
    (sum, each) => sum + each,
    Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight),
  )
}
