/** PDF is drawn by pdf.js out of our own files: no page of a PDF runs a script, and none of its links is pressed. */
import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentLoadingTask,
  TextLayer,
  version,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
export { TextLayer }

GlobalWorkerOptions.workerSrc = worker

/** Where the build puts what pdf.js reads; see vite.config.ts. */
const own = new URL(`/assets/pdf-${version}/`, location.origin).href
/** Bytes of one request for a part. */
const part = 512 * 1024
/** Points of a picture in a page; a larger one stays white. */
const mostPoints = 100_000_000

/** Begins to open it; only the parts that are looked at are fetched. */
export const openPdf = (address: string): PDFDocumentLoadingTask =>
  getDocument({
    url: address,
    rangeChunkSize: part,
    disableAutoFetch: true,
    disableStream: true,
    cMapUrl: `${own}cmaps/`,
    standardFontDataUrl: `${own}standard_fonts/`,
    iccUrl: `${own}iccs/`,
    wasmUrl: `${own}wasm/`,
    // The policy of our pages lets no WebAssembly be compiled; the same decoders are there as scripts.
    useWasm: false,
    // The letters that a PDF does not bring along are the same on every machine.
    useSystemFonts: false,
    enableXfa: false,
    maxImageSize: mostPoints,
    verbosity: 0,
  })
