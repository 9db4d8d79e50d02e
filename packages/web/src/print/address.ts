/** Where the PDF of a record or of a list is, and how it is opened: in a window of its own, to be looked at and printed. */
import type { Entity } from '@kartoteka/model'

export const printAddress = ({ plural }: Pick<Entity, 'plural'>, id: string): string =>
  `/api/${plural}/${id}/print`

export const openPrint = (address: string): void => void window.open(address, '_blank', 'noopener')
