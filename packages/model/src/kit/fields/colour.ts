import { fieldOf, type Kind } from '../field.ts'
import { refuse } from '../refusal.ts'

/** One of the ink colours that labels and statuses are printed in; each has a light and a dark form in the theme. */
export const colours = [
  'grey',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'violet',
  'pink',
  'brown',
] as const
export type Colour = (typeof colours)[number]

export const colour = fieldOf<Colour>('colour')

export const colourKind: Kind<Colour> = {
  parse: (raw) => {
    if (raw === null || raw === undefined || raw === '') return null
    return colours.find((each) => each === raw) ?? refuse('notColour')
  },
  jsonSchema: () => ({ type: 'string', enum: colours }),
  operators: ['is', 'anyOf'],
  text: (value) => value,
}
