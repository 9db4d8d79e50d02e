import { useEffect, useRef, useState } from 'react'
import { type PDFDocumentProxy, TextLayer } from './pdf.ts'
import styles from './viewer.module.css'

interface PdfPageProps {
  readonly pdf: PDFDocumentProxy
  readonly number: number
  readonly scale: number
  /** The size of the first page: most are alike. */
  readonly expected: { readonly width: number; readonly height: number }
}

/** Points that a canvas may have; a larger one stays empty in some browsers. */
const mostPoints = 16_000_000
/** How far from the window a page is drawn beforehand. */
const ahead = '600px'

/** Drawn while it is near the window; far from it nothing but its place is kept. */
export function PdfPage({ pdf, number, scale, expected }: PdfPageProps) {
  const sheet = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const letters = useRef<HTMLDivElement>(null)
  const [isNear, setNear] = useState(false)
  const [size, setSize] = useState(expected)
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      root: sheet.current?.parentElement ?? null,
      rootMargin: ahead,
    })
    if (sheet.current) observer.observe(sheet.current)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (!isNear) return
    let isOver = false
    const ends: (() => void)[] = []
    const draw = async () => {
      const page = await pdf.getPage(number)
      const [onto, over] = [canvas.current, letters.current]
      if (isOver || !onto || !over) return
      const viewport = page.getViewport({ scale })
      setSize(page.getViewport({ scale: 1 }))
      const sharpness = Math.min(
        window.devicePixelRatio,
        2,
        Math.sqrt(mostPoints / (viewport.width * viewport.height)),
      )
      onto.width = Math.floor(viewport.width * sharpness)
      onto.height = Math.floor(viewport.height * sharpness)
      const task = page.render({
        canvas: onto,
        viewport,
        ...(sharpness !== 1 && { transform: [sharpness, 0, 0, sharpness, 0, 0] }),
      })
      ends.push(() => task.cancel())
      await task.promise
      over.replaceChildren()
      const text = new TextLayer({ textContentSource: page.streamTextContent(), container: over, viewport })
      ends.push(() => text.cancel())
      await text.render()
    }
    // Given up because it went out of sight or got another size, or a page that is broken: it stays white.
    draw().catch(() => {})
    return () => {
      isOver = true
      for (const end of ends) end()
    }
  }, [pdf, number, scale, isNear])
  return (
    <div
      ref={sheet}
      data-page={number}
      className={styles.sheet}
      style={{
        width: size.width * scale,
        height: size.height * scale,
        ['--total-scale-factor' as string]: scale,
      }}
    >
      {isNear && (
        <>
          <canvas ref={canvas} className={styles.canvas} />
          <div ref={letters} className={styles.letters} />
        </>
      )}
    </div>
  )
}
