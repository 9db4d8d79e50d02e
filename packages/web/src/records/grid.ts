/**
 * The parts of a grid. A table of a million rows cannot be drawn whole, so these are no <table>, and the one focus is the
 * grid's own.
 */
import { type ComponentProps, createElement } from 'react'

const part = (role: string) => (props: ComponentProps<'div'>) => createElement('div', { role, ...props })

export const Grid = part('grid')
export const GridBody = part('rowgroup')
export const GridRow = part('row')
export const GridHead = part('columnheader')
export const GridCell = part('gridcell')
