/** Which encoding a file's bytes are in. */
import iconv from 'iconv-lite'
import { plausibility } from './letters.ts'
import type { Encoding } from './shape.ts'

export interface EncodingGuess {
  readonly encoding: Encoding
  /** From 0 to 1. */
  readonly confidence: number
}

const singleByte = ['windows-1250', 'windows-1251', 'iso-8859-2', 'windows-1252', 'cp866', 'koi8-r'] as const
const judged = 64 * 1024
const fewLetters = 8
const replacement = Buffer.from('\ufffd')
// Between two readings about as good, KOI8-R is the one nobody writes any more.
const diedOut = 0.4

/**
 * Guesses from the bytes alone: a byte order mark, then valid UTF-8, then the single-byte encoding in which
 * the letters outside ASCII look most like words. The bytes may end in the middle of a letter if another
 * one stands before it.
 */
export function guessEncoding(bytes: Buffer): EncodingGuess {
  const [one, two] = bytes
  if (one === 0xff && two === 0xfe) return { encoding: 'utf-16le', confidence: 1 }
  if (one === 0xfe && two === 0xff) return { encoding: 'utf-16be', confidence: 1 }
  if (one === 0xef && two === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', confidence: 1 }
  const wide = wideWithoutMark(bytes)
  if (wide) return { encoding: wide, confidence: 0.9 }
  const { letters, faults } = utf8In(bytes)
  if (faults === 0 && letters === 0) return { encoding: 'utf-8', confidence: 0.9 }
  // "RÓŻA" in Windows-1250 happens to be valid UTF-8 too, and says something else there.
  if (
    faults === 0 &&
    (letters > fewLetters || plausibility(decoded(bytes, 'utf-8').replace(/\ufffd$/, '')) > 0)
  )
    return { encoding: 'utf-8', confidence: 1 }
  // Somebody has read it wrongly before and written what they saw: in no other encoding do these bytes mean anything.
  if (faults === 0 && bytes.includes(replacement)) return { encoding: 'utf-8', confidence: 0.9 }
  // A good UTF-8 file with a few broken bytes: in a single-byte encoding such sequences do not come in
  // numbers.
  if (letters >= 3 && faults * 10 <= letters) return { encoding: 'utf-8', confidence: 0.8 }
  return mostPlausible(bytes)
}

/**
 * Bytes in one of the encodings as text, without the byte order mark. What cannot be decoded becomes
 * U+FFFD.
 */
export const decoded = (bytes: Buffer, encoding: Encoding): string => iconv.decode(bytes, encoding)

function wideWithoutMark(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const seen = Math.min(bytes.length, 4096)
  const zeros = [0, 0]
  for (let at = 0; at < seen; at++) if (bytes[at] === 0) zeros[at % 2]! += 1
  const [even = 0, odd = 0] = zeros
  if (odd > seen / 10 && even <= seen / 200) return 'utf-16le'
  if (even > seen / 10 && odd <= seen / 200) return 'utf-16be'
}

/** How many letters of several bytes there are, and how many bytes that belong to none. */
function utf8In(bytes: Buffer): { letters: number; faults: number } {
  let letters = 0
  let faults = 0
  for (let at = 0; at < bytes.length; at++) {
    const first = bytes[at] ?? 0
    if (first < 0x80) continue
    const more =
      first >= 0xf0 && first < 0xf5
        ? 3
        : first >= 0xe0 && first < 0xf0
          ? 2
          : first >= 0xc2 && first < 0xe0
            ? 1
            : 0
    const tail = bytes.subarray(at + 1, at + 1 + more)
    const whole = more > 0 && tail.every((byte) => (byte & 0xc0) === 0x80)
    if (whole && tail.length < more) return { letters, faults: letters > 0 ? faults : faults + 1 }
    if (whole) letters++
    else faults++
    if (whole) at += more
  }
  return { letters, faults }
}

function mostPlausible(bytes: Buffer): EncodingGuess {
  const sample = bytes.subarray(0, judged).some((byte) => byte > 0x7f) ? bytes.subarray(0, judged) : bytes
  const foreign = sample.reduce((count, byte) => (byte > 0x7f ? count + 1 : count), 0)
  const readings = singleByte.map((encoding) => {
    const text = decoded(sample, encoding)
    return { encoding, text, score: plausibility(text) / foreign - (encoding === 'koi8-r' ? diedOut : 0) }
  })
  const best = readings.reduce((one, other) => (other.score > one.score ? other : one))
  const rival = Math.max(...readings.filter(({ text }) => text !== best.text).map(({ score }) => score))
  const sure = best.score <= 0 ? 0.2 : Math.min(0.5 + (best.score - rival) / 4, 0.98)
  return { encoding: best.encoding, confidence: Math.round(sure * 100) / 100 }
}
