/** Amounts of money as people read them. */
import { currencyDigits } from './currency.ts'
import type { Money } from './money.ts'

/** As one writes it in a language: "1 234,50 zł"; exact, since it is written out from its text. */
export const moneyText = ({ amount, currency }: Money, language: string): string =>
  new Intl.NumberFormat(language, { ...written(currency), style: 'currency', currency }).format(
    amount as `${number}`,
  )

/** The same without its currency, where that stands beside it. */
export const amountText = ({ amount, currency }: Money, language: string): string =>
  new Intl.NumberFormat(language, written(currency)).format(amount as `${number}`)

/** Grouped from the first thousand: amounts stand below one another. The digits are ours: other programs know them otherwise. */
const written = (currency: string) => {
  const digits = currencyDigits(currency)
  return { useGrouping: 'always', minimumFractionDigits: digits, maximumFractionDigits: digits } as const
}
