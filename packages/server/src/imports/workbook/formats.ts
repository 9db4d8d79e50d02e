/** What the numbers of a workbook mean: the same 46022 is an amount, a day, or a telephone with its zeros. */
import { currencyNamed } from '@kartoteka/model'
import { attribute, XmlReader } from './xml.ts'

/** How a number is shown, and the currency it is of. `digits`: each `0` of the pattern is one digit, other signs stand between them. */
export type NumberFormat =
  | { readonly is: 'number'; readonly currency?: string }
  | { readonly is: 'moment'; readonly day: boolean; readonly time: boolean }
  | { readonly is: 'digits'; readonly pattern: string }

const number: NumberFormat = { is: 'number' }
const moment = (day: boolean, time: boolean): NumberFormat => ({ is: 'moment', day, time })

/** The formats that every workbook has without writing them down. */
function builtIn(id: number): NumberFormat {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58))
    return moment(true, false)
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return moment(false, true)
  return id === 22 ? moment(true, true) : number
}

/** What a format code says: "dd.mm.yyyy", "[h]:mm", "000-000-00-00". */
export function formatOf(code: string): NumberFormat {
  if (/^general$/i.test(code)) return number
  const [first = ''] = code.split(';')
  const told = first.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  if (/[ydhs]/i.test(told) || /^[m/.\-\s]+$/i.test(told))
    return moment(/[yd]/i.test(told) || !/[hs]/i.test(told), /[hs]/i.test(told))
  const pattern = first.replace(/"([^"]*)"|\\(.)/g, '$1$2')
  return /^[0\s()/+-]+$/.test(pattern) && /0\D*0/.test(pattern) ? { is: 'digits', pattern } : amountIn(first)
}

/** A currency stands in brackets, with or without a language, or between quotes: "[$EUR-407]", "\"zł\"". */
function amountIn(code: string): NumberFormat {
  const [, bracketed, quoted] = /\[\$([^\]-]+)[^\]]*\]|"([^"]+)"/.exec(code) ?? []
  const currency = currencyNamed(bracketed ?? quoted ?? '')
  return currency === undefined ? number : { is: 'number', currency }
}

/** The formats of a workbook's cells, by the number under which a cell names its style. */
export function formatsIn(xml: string): readonly NumberFormat[] {
  const own = new Map<number, NumberFormat>()
  const formats: NumberFormat[] = []
  let within = false
  const reader = new XmlReader({
    open: (name, attributes) => {
      if (name === 'numFmt')
        own.set(
          Number(attribute(attributes, 'numFmtId')),
          formatOf(attribute(attributes, 'formatCode') ?? ''),
        )
      if (name === 'cellXfs') within = true
      if (name !== 'xf' || !within) return
      const id = Number(attribute(attributes, 'numFmtId') ?? 0)
      formats.push(own.get(id) ?? builtIn(id))
    },
    close: (name) => {
      if (name === 'cellXfs') within = false
    },
    text: () => {},
  })
  reader.read(xml, true)
  return formats
}
