/** Typing letters (or a date) in a list goes to that place in its sort. */
import { type Entity, fieldNamed, kinds, moneyIn } from '@kartoteka/model'
import { useEffect, useRef, useState } from 'react'
import { readDay } from '../fields/readDay.ts'
import { ungrouped } from '../fields/ungrouped.ts'
import { useOwnCurrency, useToday } from '../session/session.tsx'
import { useLanguage } from '../words/useWords.tsx'

const pause = 700

/** What has been typed so far, and what to do with one more letter; false if it is no letter to jump by. */
export function useJump(
  entity: Entity,
  sort: string,
  jump: (start: string) => void,
): { typed: string; type(letter: string): boolean } {
  const [typed, setTyped] = useState('')
  const today = useToday()
  const currency = useOwnCurrency()
  const language = useLanguage()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const kind = fieldNamed(entity, sort.replace(/^-/, ''))?.kind
  const type = (letter: string): boolean => {
    const fits =
      kind === 'day' || kind === 'instant'
        ? /[\p{L}\p{N}.+ -]/u
        : kind === 'whole' || kind === 'decimal'
          ? /[\d.,-]/
          : kind === 'money'
            ? /[\d\p{L}\p{Sc}., -]/u
            : /[\p{L}\p{N}&.'" -]/u
    if (!fits.test(letter) || (letter === ' ' && typed === '')) return false
    const now = typed + letter
    setTyped(now)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      setTyped('')
      const start =
        kind === 'day' || kind === 'instant'
          ? readDay(now, today, 'this')
          : kind === 'money'
            ? moneyAt(now, currency)
            : kind === 'whole' || kind === 'decimal'
              ? ungrouped(now, language)
              : now
      if (start) jump(start)
    }, pause)
    return true
  }
  return { typed, type }
}

/** An amount without a currency is of the firm's own. */
const moneyAt = (typed: string, currency: string): string | undefined => {
  const amount = moneyIn(currency, typed)
  return typeof amount === 'string' ? undefined : kinds.money.text(amount, { privacy: 'plain' })
}
