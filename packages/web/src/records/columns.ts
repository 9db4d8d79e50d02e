/** How wide each kind of field stands in a list. */
import { type Entity, type FieldKind, fieldNamed, type Widths } from '@kartoteka/model'

const widths: Readonly<Record<FieldKind, string>> = {
  accounts: '200px',
  addresses: 'minmax(160px, 2fr)',
  choice: 'minmax(96px, 160px)',
  choices: 'minmax(96px, 160px)',
  colour: '120px',
  country: '120px',
  currency: '80px',
  day: '112px',
  decimal: '112px',
  identifier: '120px',
  instant: '132px',
  link: 'minmax(120px, 1.2fr)',
  longText: 'minmax(180px, 3fr)',
  mail: 'minmax(160px, 2fr)',
  mails: 'minmax(160px, 2fr)',
  money: '136px',
  names: 'minmax(160px, 2fr)',
  options: 'minmax(120px, 2fr)',
  phones: '152px',
  picture: '96px',
  reference: 'minmax(120px, 1.5fr)',
  references: 'minmax(120px, 2fr)',
  richText: 'minmax(180px, 3fr)',
  taxNumber: '132px',
  text: 'minmax(96px, 1.2fr)',
  webAddress: 'minmax(120px, 1fr)',
  whole: '96px',
  yesNo: '72px',
}

const choosing = 24
const menu = 40

/** The CSS grid of one row: choosing, the fields, the menu; and the width below which the list scrolls sideways. */
export function gridOf(
  entity: Entity,
  columns: readonly string[],
  widths: Widths = {},
): { readonly columns: string; readonly least: number } {
  const fields = columns.map((name) =>
    widths[name] === undefined ? widthOf(entity, name) : `${widths[name]}px`,
  )
  const least = fields.reduce((sum, width) => sum + Number(/\d+/.exec(width)?.[0] ?? 0), choosing + menu)
  return { columns: [`${choosing}px`, ...fields, `${menu}px`].join(' '), least }
}

const widthOf = (entity: Entity, name: string): string => {
  const field = fieldNamed(entity, name)
  if (name === entity.title && field?.kind !== 'instant') return 'minmax(200px, 2.5fr)'
  // Clients have long names wherever they are named.
  return field?.target === 'client' ? 'minmax(160px, 2.2fr)' : widths[field?.kind ?? 'text']
}
