/** Typing letters (or a date) in a list goes to that place in its sort. */
import { type Entity, fieldNamed } from '@kartoteka/model'
import { useEffect, useRef, useState } from 'react'
import { readDay } from '../fields/readDay.ts'
import { useToday } from '../session/session.tsx'

const pause = 700

/** What has been typed so far, and what to do with one more letter; false if it is no letter to jump by. */
export function useJump(
  entity: Entity,
  sort: string,
  jump: (start: string) => void,
): { typed: string; type(letter: string): boolean } {
  const [typed, setTyped] = useState('')
  const today = useToday()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const kind = fieldNamed(entity, sort.replace(/^-/, ''))?.kind
  const type = (letter: string): boolean => {
    const fits =
      kind === 'day' || kind === 'instant'
        ? /[\p{L}\p{N}.+ -]/u
        : kind === 'whole' || kind === 'decimal'
          ? /[\d.,-]/
          : /[\p{L}\p{N}&.'" -]/u
    if (!fits.test(letter) || (letter === ' ' && typed === '')) return false
    const now = typed + letter
    setTyped(now)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      setTyped('')
      const start = kind === 'day' || kind === 'instant' ? readDay(now, today, 'this') : now
      if (start) jump(start)
    }, pause)
    return true
  }
  return { typed, type }
}
