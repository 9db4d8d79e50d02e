/** A PDF: its pages are drawn as they come into view, larger and smaller by keys and buttons. */
import { say } from '@kartoteka/model'
import { ActionIcon, Button, PasswordInput } from '@mantine/core'
import { IconArrowAutofitWidth, IconMinus, IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useWords } from '../words/useWords.tsx'
import { PdfPage } from './PdfPage.tsx'
import { openPdf, type PDFDocumentProxy } from './pdf.ts'
import { contentAddress, type Viewed } from './viewed.ts'
import styles from './viewer.module.css'

const step = 1.25
const [smallest, largest] = [0.3, 5]

interface Asked {
  readonly again: boolean
  answer(password: string): void
}
interface Size {
  readonly width: number
  readonly height: number
}

export function ViewedPdf({ file }: { file: Viewed }) {
  const { attachments: said } = useWords()
  const { pdf, first, asked, isBroken } = usePdf(contentAddress(file.id, file.version))
  const stage = useRef<HTMLDivElement>(null)
  const [zoom, setZoom] = useState(1)
  const [page, setPage] = useState(1)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = stage.current
    if (!element || !pdf) return
    element.focus()
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [pdf])
  if (isBroken) return <p role="alert">{said.pdfBroken}</p>
  if (asked) return <Password {...asked} />
  if (!pdf || !first) return <SkeletonRows count={8} />

  const by = (factor: number) => setZoom((now) => Math.min(largest, Math.max(smallest, now * factor)))
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === '+' || key === '=') by(step)
    if (key === '-') by(1 / step)
    if (key === '0') setZoom(1)
  }
  const onScroll = () => {
    const element = stage.current
    if (!element) return
    const middle = element.scrollTop + element.clientHeight / 2
    const pages = [...element.querySelectorAll<HTMLElement>('[data-page]')]
    const reached = pages.findLast((each) => each.offsetTop <= middle) ?? pages[0]
    setPage(Number(reached?.dataset.page ?? 1))
  }
  /** Points of the screen for one of the paper, when a page is as wide as there is place. */
  const fit = Math.max(width - 2 * margin, 100) / first.width
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: each key has its button
    <div onKeyDown={onKeyDown}>
      <div className={styles.bar}>
        <span role="status">{say(said.pageOf, { page, pages: pdf.numPages })}</span>
        <ActionIcon aria-label={said.zoomOut} title={`${said.zoomOut} (−)`} onClick={() => by(1 / step)}>
          <IconMinus size={18} />
        </ActionIcon>
        <ActionIcon aria-label={said.zoomIn} title={`${said.zoomIn} (+)`} onClick={() => by(step)}>
          <IconPlus size={18} />
        </ActionIcon>
        <ActionIcon aria-label={said.fitWidth} title={`${said.fitWidth} (0)`} onClick={() => setZoom(1)}>
          <IconArrowAutofitWidth size={18} />
        </ActionIcon>
      </div>
      <section
        ref={stage}
        className={styles.pages}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
        tabIndex={0}
        aria-label={file.name}
        onScroll={onScroll}
      >
        {width > 0 &&
          Array.from({ length: pdf.numPages }, (_, index) => (
            <PdfPage
              // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
              key={index}
              pdf={pdf}
              number={index + 1}
              scale={fit * zoom}
              expected={first}
            />
          ))}
      </section>
    </div>
  )
}

/** Points beside a page. */
const margin = 12

function usePdf(address: string) {
  const [pdf, setPdf] = useState<PDFDocumentProxy>()
  const [first, setFirst] = useState<Size>()
  const [asked, setAsked] = useState<Asked>()
  const [isBroken, setBroken] = useState(false)
  useEffect(() => {
    const task = openPdf(address)
    let isOver = false
    task.onPassword = (answer: (password: string) => void, reason: number) =>
      setAsked({
        again: reason === wrongPassword,
        answer: (password) => {
          setAsked(undefined)
          answer(password)
        },
      })
    task.promise
      .then(async (opened) => {
        const page = await opened.getPage(1)
        if (isOver) return
        setFirst(page.getViewport({ scale: 1 }))
        setPdf(opened)
      })
      .catch(() => {
        if (!isOver) setBroken(true)
      })
    return () => {
      isOver = true
      void task.destroy()
    }
  }, [address])
  return { pdf, first, asked, isBroken }
}

/** How pdf.js says that a password was not the right one. */
const wrongPassword = 2

function Password({ again, answer }: Asked) {
  const { attachments: said } = useWords()
  const [password, setPassword] = useState('')
  return (
    <form
      className={styles.password}
      onSubmit={(event) => {
        event.preventDefault()
        answer(password)
      }}
    >
      <PasswordInput
        data-autofocus
        autoFocus
        label={said.pdfPassword}
        error={again && said.pdfPasswordWrong}
        autoComplete="off"
        value={password}
        onChange={({ target }) => setPassword(target.value)}
      />
      <Button type="submit">{said.open}</Button>
    </form>
  )
}
