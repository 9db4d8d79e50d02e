/** Beside a number: what public registers know by it. Offered, and taken only by whoever ticks it. */
import { type FoundAnswer, isRefusal, numberFor, say, sayCount } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { IconDatabaseSearch } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { WrittenField } from '../records/writtenFields.ts'
import { useSession } from '../session/session.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { notify } from '../ui/toasts.ts'
import { useKey } from '../ui/useKey.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './registers.module.css'
import { useFound } from './useFound.ts'

const FoundDialog = lazy(async () => ({ default: (await import('./FoundDialog.tsx')).FoundDialog }))

/** Milliseconds after the last digit. */
const pause = 400

export function AskRegisters(props: WrittenField) {
  const { registers } = useSession()
  return registers.length > 0 ? <Asking {...props} eager={false} /> : null
}

/** The same, and in a new record asked for as soon as a whole NIP stands there. */
export function AskOnceTyped(props: WrittenField) {
  const { registers } = useSession()
  return registers.length > 0 ? <Asking {...props} eager={props.kept === undefined} /> : null
}

function Asking({ eager, ...field }: WrittenField & { readonly eager: boolean }) {
  const { name, form } = field
  const words = useWords()
  const { registers: said } = words
  const language = useLanguage()
  const found = useFound(field)
  const [opened, setOpened] = useState(false)
  const [hint, setHint] = useState('')
  const { ask } = found
  const nip = eager ? numberFor('gus', { ...found.numbers, euVat: null }) : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked when the number changes, and not when anything else does
  useEffect(() => {
    if (nip === undefined) return
    const timer = setTimeout(() => void ask(), pause)
    return () => clearTimeout(timer)
  }, [nip])
  const show = async () => {
    setHint('')
    if (!found.isAskable) {
      form.leave(name)
      setHint(said.needsNumber)
    } else if (await ask()) setOpened(true)
  }
  useKey('F9', () => void show(), { says: said.fetch })
  const take = (values: Readonly<Record<string, unknown>>) => {
    for (const [each, value] of Object.entries(values)) form.change(each, value)
    setOpened(false)
    notify(sayCount(language, said.taken, Object.keys(values).length))
  }
  const { answer, busy } = found
  const told = answer ? summary(answer, said) : ''
  return (
    <div className={styles.ask}>
      <Button
        size="compact-sm"
        leftSection={<IconDatabaseSearch size={16} />}
        rightSection={<Kbd of="F9" />}
        onClick={() => void show()}
      >
        {told === '' ? said.fetch : said.show}
      </Button>
      <span role="status" className={styles.told}>
        {busy ? said.fetching : told || (found.isAskable ? '' : hint)}
      </span>
      <Suspense>
        {answer && opened && (
          <FoundDialog
            answer={answer}
            record={valuesOf(field)}
            onTake={take}
            onClose={() => setOpened(false)}
          />
        )}
      </Suspense>
    </div>
  )
}

/** Whom the registers know by the number, or why they do not say. */
function summary(
  { findings, failures }: FoundAnswer,
  said: ReturnType<typeof useWords>['registers'],
): string {
  const named = findings.find(({ values }) => values.name !== undefined)
  if (named)
    return say(said.known, { name: [named.values.name, named.values.town].filter(Boolean).join(', ') })
  const numbered = findings.find(({ isThere }) => isThere)
  if (numbered) return say(said.known, { name: numbered.number })
  return failures[0]?.sentence ?? said.notKnown
}

/** What stands in the form, as it would be kept; what cannot be read, as it is typed. */
function valuesOf({ form }: WrittenField): Readonly<Record<string, unknown>> {
  const read = Object.keys(form.raw).map((name) => {
    const value = form.value(name)
    return [name, isRefusal(value) ? form.raw[name] : value]
  })
  return Object.fromEntries(read)
}
