/**
 * A trade: how its name begins, the label it gets, and whether it is a place with a counter or a house with a
 * secretary.
 */
export interface Trade {
  readonly begins: string
  readonly label?: string
  readonly staff: 'counter' | 'house' | 'craft'
}

export const counter = (begins: string, label = 'gastronomy'): Trade => ({ begins, label, staff: 'counter' })
export const house = (begins: string, label?: string): Trade => ({
  begins,
  ...(label && { label }),
  staff: 'house',
})
export const craft = (begins: string, label?: string): Trade => ({
  begins,
  ...(label && { label }),
  staff: 'craft',
})
