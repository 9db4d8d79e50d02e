import { largestImport, say } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { sayError } from '../data/api.ts'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { useWords } from '../words/useWords.tsx'
import styles from './begin.module.css'
import { upload } from './upload.ts'
import { keepPreview } from './useImport.ts'

/** In gigabytes. */
const largest = largestImport / 1_000_000_000

/** Old spreadsheets too: whoever looks for theirs shall be told what to do with it. */
const kinds = '.xlsx,.xlsm,.csv,.txt,.tsv,.vcf,.xls,.ods,text/csv,text/plain,text/vcard'

interface Wrong {
  readonly name: string
  readonly sentence: string
}

/** A place to drop a file on, and a button for whoever does not. */
export function ChooseFile({ onChosen }: { onChosen(id: string): void }) {
  const words = useWords()
  const { imports } = words
  const input = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const going = useRef<AbortController>(undefined)
  const [over, setOver] = useState(false)
  const [sent, setSent] = useState<{ readonly name: string; readonly share: number }>()
  const [wrong, setWrong] = useState<Wrong>()
  useEffect(() => () => going.current?.abort(), [])

  const take = async (file: File | undefined) => {
    if (!file || going.current) return
    const { name } = file
    setWrong(undefined)
    if (file.size > largestImport)
      return setWrong({ name, sentence: say(imports.problems.importTooLarge, { max: largest }) })
    const line = new AbortController()
    going.current = line
    setSent({ name, share: 0 })
    try {
      const preview = await upload(file, line.signal, (share) => setSent({ name, share }))
      await keepPreview(preview)
      if (!line.signal.aborted) return onChosen(preview.id)
    } catch (error) {
      if (!line.signal.aborted) setWrong({ name, sentence: sayError(words, error) })
    }
    going.current = undefined
    setSent(undefined)
    // The button that cancels is gone, and with it what had the focus.
    requestAnimationFrame(() => button.current?.focus())
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping has the button beside it */}
      <div
        className={styles.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconUpload size={28} stroke={1.5} aria-hidden />
        {sent ? (
          <Sending {...sent} onStop={() => going.current?.abort()} />
        ) : (
          <>
            <p className={styles.dropTitle}>{imports.drop}</p>
            <Button ref={button} variant="filled" onClick={() => input.current?.click()}>
              {imports.choose}
            </Button>
            <p className={styles.dropHint}>{say(imports.whatFiles, { max: largest })}</p>
          </>
        )}
        <input
          ref={input}
          hidden
          type="file"
          accept={kinds}
          aria-label={imports.choose}
          onChange={({ target }) => {
            void take(target.files?.[0])
            target.value = ''
          }}
        />
      </div>
      {wrong && (
        <p role="alert" className={styles.refused}>
          <strong>{say(imports.notTaken, { name: wrong.name })}</strong>
          {wrong.sentence}
        </p>
      )}
      <ol className={styles.steps}>
        <li>{imports.howItGoes.file}</li>
        <li>{imports.howItGoes.preview}</li>
        <li>{imports.howItGoes.undo}</li>
        <li>{imports.howItGoes.back}</li>
      </ol>
    </>
  )
}

interface SendingProps {
  readonly name: string
  readonly share: number
  onStop(): void
}

function Sending({ name, share, onStop }: SendingProps) {
  const { imports } = useWords()
  const stop = useRef<HTMLButtonElement>(null)
  useEffect(() => stop.current?.focus(), [])
  const said = say(imports.sending, { name })
  return (
    <>
      <p className={styles.dropTitle} role="status">
        {said}
      </p>
      <div className={styles.sending}>
        <ProgressBar label={said} share={share} />
      </div>
      <Button ref={stop} onClick={onStop}>
        {imports.stopSending}
      </Button>
    </>
  )
}
