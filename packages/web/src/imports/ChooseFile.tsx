import { say } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { type DragEvent, useRef, useState } from 'react'
import { sayError } from '../data/api.ts'
import { useWords } from '../words/useWords.tsx'
import styles from './imports.module.css'
import { upload } from './upload.ts'
import { keepPreview } from './useImport.ts'

/** Megabytes; the server refuses more. */
const largest = 100

/** A place to drop a file on, and a button for whoever does not. */
export function ChooseFile({ onChosen }: { onChosen(id: string): void }) {
  const words = useWords()
  const { imports } = words
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [sent, setSent] = useState<number>()
  const [wrong, setWrong] = useState<string>()

  const take = async (file: File | undefined) => {
    if (!file || sent !== undefined) return
    setWrong(undefined)
    if (file.size > largest * 1_000_000) return setWrong(say(imports.problems.fileTooLarge, { max: largest }))
    setSent(0)
    try {
      const preview = await upload(file, setSent)
      keepPreview(preview)
      onChosen(preview.id)
    } catch (error) {
      setWrong(sayError(words, error))
    } finally {
      setSent(undefined)
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has the button beside it
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
      <p className={styles.dropTitle}>{imports.drop}</p>
      <Button
        variant="filled"
        aria-live="polite"
        disabled={sent !== undefined}
        onClick={() => input.current?.click()}
      >
        {sent === undefined ? imports.choose : say(imports.sending, { percent: Math.round(sent * 100) })}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        accept=".xlsx,.xlsm,.csv,.txt,.tsv,.vcf,text/csv,text/plain,text/vcard"
        aria-label={imports.choose}
        onChange={({ target }) => {
          void take(target.files?.[0])
          target.value = ''
        }}
      />
      <p className={styles.dropHint}>{say(imports.whatFiles, { max: largest })}</p>
      {wrong && (
        <p role="alert" className={styles.wrong}>
          {wrong}
        </p>
      )}
    </div>
  )
}
