import { IconSearch } from '@tabler/icons-react'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { type KeyboardEvent, lazy, Suspense, useEffect, useId, useRef, useState } from 'react'
import { Kbd } from '../ui/Kbd.tsx'
import { useKey } from '../ui/useKey.ts'
import { useWords } from '../words/useWords.tsx'
import styles from './SearchField.module.css'
import { useHits } from './useHits.ts'

const loadHits = () => import('./Hits.tsx')
const Hits = lazy(async () => ({ default: (await loadHits()).Hits }))

/** One field that finds everything: letters, the first hit is chosen already, Enter opens it. */
export function SearchField() {
  const { frame } = useWords()
  const navigate = useNavigate()
  const router = useRouter()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState(0)
  const [waiting, setWaiting] = useState(false)
  const asked = typed.trim()
  const found = useHits(asked)
  const shown = open && asked.length > 1
  const current = Math.min(chosen, found.hits.length)

  const focus = () => field.current?.select()
  useKey('Mod+k', focus, { says: frame.search, everywhere: true })
  useKey('/', focus, { says: frame.search, everywhere: true })

  const leave = () => {
    setTyped('')
    setOpen(false)
    document.getElementById('main')?.focus()
  }
  const take = (place: number, apart = false) => {
    const hit = found.hits[place]
    if (hit && apart) return void window.open(`/clients/${hit.client}`, '_blank', 'noopener')
    leave()
    if (hit) return void navigate({ to: '/clients/$id', params: { id: hit.client } })
    void import('./presetFrom.ts').then(({ presetFrom }) =>
      navigate({ to: '/clients/new', search: presetFrom(asked) as never }),
    )
  }
  // The card that Enter would open is asked for before it is pressed.
  const first = shown && found.by === asked ? found.hits[current]?.client : undefined
  useEffect(() => {
    if (first === undefined) return
    const timer = setTimeout(
      () => void router.preloadRoute({ to: '/clients/$id', params: { id: first } }),
      60,
    )
    return () => clearTimeout(timer)
  }, [first, router])
  // Whoever types faster than the answer comes still opens what they typed, not what was there before.
  useEffect(() => {
    if (!waiting || found.by !== asked) return
    setWaiting(false)
    if (found.hits.length > 0) take(0)
  })

  const move = (step: number) => {
    const count = found.hits.length + 1
    setChosen((current + step + count) % count)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') shown ? move(1) : setOpen(true)
    else if (event.key === 'ArrowUp' && shown) move(-1)
    else if (event.key === 'Enter' && asked.length > 1) {
      if (found.by === asked) take(current, event.ctrlKey || event.metaKey)
      else setWaiting(true)
    } else if (event.key === 'Escape') shown && typed !== '' ? setTyped('') : leave()
    else return
    event.preventDefault()
  }

  return (
    <search className={styles.search}>
      <IconSearch className={styles.icon} size={17} stroke={1.7} aria-hidden="true" />
      <input
        ref={field}
        className={styles.field}
        type="text"
        role="combobox"
        inputMode="search"
        enterKeyHint="search"
        aria-label={frame.search}
        aria-expanded={shown}
        aria-controls={`${id}-hits`}
        aria-autocomplete="list"
        aria-activedescendant={shown ? `${id}-hit-${current}` : undefined}
        placeholder={frame.searchHint}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={200}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value)
          setOpen(true)
          setChosen(0)
          setWaiting(false)
        }}
        onFocus={() => {
          setOpen(true)
          void loadHits()
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <span className={styles.hint}>
        <Kbd of="Mod+k" />
      </span>
      {shown && (
        <Suspense>
          <Hits id={id} asked={asked} found={found} chosen={current} choose={setChosen} take={take} />
        </Suspense>
      )}
    </search>
  )
}
