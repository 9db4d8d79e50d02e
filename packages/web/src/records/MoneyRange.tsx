import { currencyIn, ends, isRefusal, kinds, type Money, moneyText, rangeOf } from '@kartoteka/model'
import { useOwnCurrency } from '../session/session.tsx'
import { useLanguage } from '../words/useWords.tsx'
import type { ConditionProps } from './FilterCondition.tsx'
import { RangeOfTwo } from './NumberRange.tsx'

const plain = { privacy: 'plain' } as const

/** From an amount to an amount, both of one currency: the one that was named last. */
export function MoneyRange({ label, said, onSay }: ConditionProps) {
  const language = useLanguage()
  const own = useOwnCurrency()
  const currency = ends(said).map(currencyIn).find(Boolean) ?? own
  const read = (text: string, of = currency): Money | undefined => {
    const amount = kinds.money.parse(text, plain, { country: '', currency: of })
    return amount === null || isRefusal(amount) ? undefined : amount
  }
  const spelled = (amount: Money | undefined) => (amount ? kinds.money.text(amount, plain) : '')
  return (
    <RangeOfTwo
      label={label}
      said={said}
      placeholder={currency}
      onSay={(now) => {
        const [from, to] = ends(now).map((end) => read(end))
        const before = ends(said)
        const changed = spelled(from) === before[0] ? to : from
        const inIt = (amount: Money | undefined) =>
          amount && spelled(read(amount.amount, changed?.currency ?? amount.currency))
        onSay(rangeOf(inIt(from) ?? '', inIt(to) ?? ''))
      }}
      read={(text) => spelled(read(text))}
      write={(end) => {
        const amount = read(end)
        return amount ? moneyText(amount, language) : end
      }}
    />
  )
}
