import {
  largestPicture,
  type PictureAnswer,
  pictureAddress,
  pictureTypes,
  refuse,
  say,
  sayField,
  sayRefusal,
} from '@kartoteka/model'
import { Button } from '@mantine/core'
import { IconPhoto, IconTrash } from '@tabler/icons-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { askingAgain, sayError, UnreachableError } from '../data/api.ts'
import { ProblemError } from '../data/problem.ts'
import { waiting } from '../data/waiting.ts'
import { useWords } from '../words/useWords.tsx'
import type { FieldView, InputProps, ShowProps } from './field.ts'
import styles from './picture.module.css'

/** Chosen or dropped, it is sent at once and shown; the record names it when it is saved. */
function Input({ id, entity, name, raw, fault, locked, first, onChange, onLeave }: InputProps) {
  const words = useWords()
  const { pictures: said } = words
  const file = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [wrong, setWrong] = useState<string>()
  const [sending, setSending] = useState(false)
  const [over, setOver] = useState(false)
  const there = typeof raw === 'string' && raw !== ''
  // The answer may come after something else was typed: what stands in the form then is not what stood there before.
  const change = useRef(onChange)
  useEffect(() => {
    change.current = onChange
  })

  const take = async (files: readonly File[]) => {
    const [one, ...others] = files
    if (!one || sending) return
    setWrong(undefined)
    if (others.length > 0) return setWrong(said.onlyOne)
    if (one.size > largestPicture)
      return setWrong(sayRefusal(words, refuse('pictureTooLarge', { max: largestPicture / 1_000_000 })))
    setSending(true)
    const done = waiting.begin()
    try {
      change.current((await sent(one)).hash)
    } catch (error) {
      const problem = error instanceof ProblemError ? error.problem.problems?.[0] : undefined
      setWrong(problem ? problem.sentence : sayError(words, error))
    } finally {
      done()
      setSending(false)
      button.current?.focus({ preventScroll: true })
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!locked) void take([...event.dataTransfer.files])
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is dropped here can be chosen by the button
    <div
      className={styles.picture}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(!locked)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onBlur={onLeave}
    >
      {there && (
        <img className={styles.large} src={pictureAddress(raw)} alt={sayField(words, entity, name)} />
      )}
      <div className={styles.deeds}>
        <Button
          ref={button}
          id={id}
          disabled={locked ?? false}
          loading={sending}
          data-first={first || undefined}
          data-autofocus={first || undefined}
          aria-describedby={`${id}-hint${fault || wrong ? ` ${id}-wrong` : ''}`}
          leftSection={<IconPhoto size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => file.current?.click()}
        >
          {there ? said.another : said.choose}
        </Button>
        {there && !locked && (
          <Button
            variant="subtle"
            leftSection={<IconTrash size={16} stroke={1.6} aria-hidden="true" />}
            onClick={() => {
              setWrong(undefined)
              onChange(null)
              button.current?.focus()
            }}
          >
            {said.remove}
          </Button>
        )}
      </div>
      <span id={`${id}-hint`} className={styles.hint} aria-live="polite">
        {sending ? said.sending : say(said.hint, { max: largestPicture / 1_000_000 })}
      </span>
      {wrong !== undefined && (
        <span id={`${id}-wrong`} className={styles.wrong} role="alert">
          {wrong}
        </span>
      )}
      <input
        ref={file}
        type="file"
        accept={pictureTypes.join(',')}
        hidden
        onChange={(event) => {
          void take([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}

/** What the server refuses is thrown; a line that breaks is said, and the person chooses the file again. */
const sent = (file: File): Promise<PictureAnswer> =>
  askingAgain<PictureAnswer>(() =>
    fetch('/api/pictures', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/octet-stream',
        'Accept-Language': document.documentElement.lang,
      },
      body: file,
      credentials: 'same-origin',
    }).catch((error: unknown) => {
      throw new UnreachableError(error)
    }),
  )

function Show({ value, entity, name }: ShowProps<string>) {
  return <img className={styles.large} src={pictureAddress(value)} alt={sayField(useWords(), entity, name)} />
}

function Cell({ value, entity, name }: ShowProps<string>) {
  return (
    <img
      className={styles.small}
      src={pictureAddress(value)}
      alt={sayField(useWords(), entity, name)}
      loading="lazy"
    />
  )
}

export const picture: FieldView<string> = { Input, Show, Cell, group: true }
