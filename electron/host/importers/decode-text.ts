import { TextDecoder } from 'node:util'
import { ImportProblem } from './import-problem.ts'
import { decodeLegacy, encodingWarning, looksLikeDamagedUtf8 } from './legacy-encoding.ts'

/** A text and how its bytes were read. */
export interface DecodedText {
  /** Line ends LF, no byte order mark; otherwise as in the file. */
  readonly text: string
  readonly encoding: string
  readonly warnings: readonly string[]
}

// The only control characters a text may hold; anything else means that the bytes are no text in this encoding.
const forbiddenControls = /(?![\t\n\v\f\r\u007f-\u009f])\p{Cc}/u

const byteOrderMarks: readonly { readonly bytes: readonly number[]; readonly encoding: Unicode }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe, 0, 0], encoding: 'utf-32le' },
  { bytes: [0, 0, 0xfe, 0xff], encoding: 'utf-32be' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
]

type Unicode = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be'

/**
 * Bytes as text: by byte order mark, else strict UTF-8, else UTF-16 by its null bytes, else by the declared
 * encoding, else by statistics, which is said in a warning that names the encoding.
 * @param declared the encoding that the file itself names (an HTML meta), if any
 * @throws ImportProblem invalid_encoding, where the bytes cannot be that text
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText {
  const mark = byteOrderMarks.find(({ bytes: start }) => start.every((byte, at) => bytes[at] === byte))
  if (mark) {
    const text = decodeUnicode(bytes.subarray(mark.bytes.length), mark.encoding)
    if (text === null)
      throw invalid(`It is marked as ${mark.encoding.toUpperCase()} but holds bytes that are not.`)
    return asRead(text, mark.encoding)
  }
  if (bytes.includes(0)) return withoutMark(bytes)
  const strict = decodeUnicode(bytes, 'utf-8')
  if (strict !== null) return asRead(strict, 'utf-8')
  if (looksLikeDamagedUtf8(bytes) || /^utf-?8$/i.test(declared ?? '')) {
    throw invalid('It is UTF-8 with damaged characters in it.')
  }
  const legacy = decodeLegacy(bytes, declared)
  if (!legacy) throw invalid('No encoding fits its bytes.')
  return {
    ...asRead(legacy.text, legacy.encoding),
    warnings: legacy.declared ? [] : [encodingWarning(legacy)],
  }
}

/** Whether a text holds control characters other than those that shape lines: then its bytes were no text. */
export function holdsControls(text: string): boolean {
  return forbiddenControls.test(text)
}

/** Line ends as LF: CRLF, CR, the vertical tab of word processors, form feed, NEL and Unicode's own separators. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
}

function withoutMark(bytes: Uint8Array): DecodedText {
  let even = 0
  let odd = 0
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 0) continue
    if (at % 2 === 0) even++
    else odd++
  }
  const likelier = odd >= even ? (['utf-16le', 'utf-16be'] as const) : (['utf-16be', 'utf-16le'] as const)
  for (const encoding of likelier) {
    const text = decodeUnicode(bytes, encoding)
    if (text === null || forbiddenControls.test(text) || /\p{Co}|\p{Cn}/u.test(text)) continue
    const name = encoding.toUpperCase()
    return {
      ...asRead(text, encoding),
      warnings: [`The file does not say how its letters are stored; it was read as ${name}.`],
    }
  }
  throw invalid('It holds null bytes, which no text has.')
}

function decodeUnicode(bytes: Uint8Array, encoding: Unicode): string | null {
  if (encoding === 'utf-32le' || encoding === 'utf-32be') return decodeUtf32(bytes, encoding === 'utf-32le')
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string | null {
  if (bytes.length % 4 !== 0) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 4) {
    const point = view.getUint32(at, littleEndian)
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return null
    parts.push(String.fromCodePoint(point))
  }
  return parts.join('')
}

function asRead(text: string, encoding: string): DecodedText {
  if (forbiddenControls.test(text)) throw invalid('It holds control characters, which no text has.')
  return { text: withLineFeeds(text), encoding, warnings: [] }
}

function invalid(detail: string): ImportProblem {
  return new ImportProblem('invalid_encoding', detail)
}
