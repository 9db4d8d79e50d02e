/** How cells of a workbook look: few styles, the same in every file but for its currencies. */
import { currencyDigits } from '@kartoteka/model'
import { declared } from './xml.ts'

/** The styles by the number under which cells name them. */
export const styles = {
  plain: 0,
  heading: 1,
  /** A text, and what is typed over it: zeros in front stay, nothing becomes a number or a day. */
  text: 2,
  /** A text that would be a formula if somebody typed it: it stays a text when its cell is edited. */
  quoted: 3,
  day: 4,
  moment: 5,
} as const

export type Style = keyof typeof styles

/** Formats that every spreadsheet program shows in its user's own way. */
const formats = { general: 0, day: 14, moment: 22, text: 49 } as const

const cell = (format: number, more = '') =>
  `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${more}/>`

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const font = (more: string) => `<font>${more}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`

/** The style of amounts in a currency is named by its place among the file's currencies, behind the others. */
export const moneyStyle = (place: number): number => Object.keys(styles).length + place

/** Formats of one's own are numbered from here. */
const firstOwn = 164

/** The letters stand for themselves in every language, and say when the file comes back what the number is of. */
const moneyFormat = (currency: string) =>
  `#,##0${'.'.padEnd(currencyDigits(currency) + 1, '0').replace(/^\.$/, '')}\\ [$${currency}]`

const moneyFormats = (currencies: readonly string[]) =>
  currencies.length === 0
    ? ''
    : `<numFmts count="${currencies.length}">${currencies
        .map((each, at) => `<numFmt numFmtId="${firstOwn + at}" formatCode="${moneyFormat(each)}"/>`)
        .join('')}</numFmts>`

export const stylesXml = (currencies: readonly string[]) => `${declared}<styleSheet ${main}>\
${moneyFormats(currencies)}\
<fonts count="2">${font('')}${font('<b/>')}</fonts>\
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
<fill><patternFill patternType="solid"><fgColor rgb="FFF1EFEA"/><bgColor indexed="64"/></patternFill></fill></fills>\
<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>\
<border><left/><right/><top/><bottom style="thin"><color rgb="FFB9B4A7"/></bottom><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="${moneyStyle(currencies.length)}">\
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"/>\
${cell(formats.text)}${cell(formats.text, ' quotePrefix="1"')}${cell(formats.day)}${cell(formats.moment)}${currencies.map((_, at) => cell(firstOwn + at)).join('')}\
</cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
</styleSheet>`
