import { analyse } from 'chardet'
import iconv from 'iconv-lite'

/** Text in an encoding older than Unicode. */
export interface LegacyText {
  readonly text: string
  readonly encoding: string
  /** Whether the file named the encoding itself. */
  readonly declared: boolean
}

// What browsers read under these names too: the Windows page holds all of the ISO page and the quotation marks.
const supersets: { readonly [name: string]: string } = {
  'iso-8859-1': 'windows-1252',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  'iso-8859-9': 'windows-1254',
}

const plainNames: { readonly [name: string]: string } = {
  'windows-1250': 'Central European (windows-1250)',
  'windows-1251': 'Cyrillic (windows-1251)',
  'windows-1252': 'Western European (windows-1252)',
  'windows-1253': 'Greek (windows-1253)',
  'windows-1254': 'Turkish (windows-1254)',
  macintosh: 'Western European (Mac Roman)',
  shift_jis: 'Japanese (Shift_JIS)',
  'euc-jp': 'Japanese (EUC-JP)',
  gb18030: 'Chinese (GB18030)',
  big5: 'Chinese (Big5)',
  'euc-kr': 'Korean (EUC-KR)',
  'koi8-r': 'Cyrillic (KOI8-R)',
}

const multiByte = new Set(['shift_jis', 'euc-jp', 'euc-kr', 'gb18030', 'big5'])
const SAMPLE = 256 * 1024

/** A sentence that names the encoding that was guessed. */
export function encodingWarning(read: LegacyText): string {
  const name = plainNames[read.encoding] ?? read.encoding
  return `The file does not say how its letters are stored; it was read as ${name}. Check accents and quotation marks.`
}

/**
 * Reads bytes that are not UTF-8: as declared, else as statistics have it. A reading that leaves a byte undefined is
 * none. Null where nothing fits.
 */
export function decodeLegacy(bytes: Uint8Array, declared: string | null): LegacyText | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (declared !== null) {
    const text = decodeCleanly(buffer, supersetOf(declared))
    if (text !== null) return { text, encoding: supersetOf(declared), declared: true }
  }
  for (const encoding of candidates(buffer)) {
    const text = decodeCleanly(buffer, encoding)
    if (text !== null) return { ...westernOrMac(buffer, text, encoding), declared: false }
  }
  return null
}

/**
 * Whether bytes that are not strict UTF-8 are UTF-8 all the same, spoilt in places, rather than an older encoding:
 * whole multi-byte sequences hardly occur by chance in the latter.
 */
export function looksLikeDamagedUtf8(bytes: Uint8Array): boolean {
  const { whole, broken } = countSequences(bytes)
  if (whole === 0 || whole * 20 < broken) return false
  const best = candidates(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))[0]
  return !(whole * 2 < broken && best !== undefined && multiByte.has(best))
}

function countSequences(bytes: Uint8Array): { whole: number; broken: number } {
  let whole = 0
  let broken = 0
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    const more =
      lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0
    const rest = bytes.subarray(at + 1, at + 1 + more)
    if (more === 0 || rest.length < more || !rest.every((byte) => byte >= 0x80 && byte < 0xc0)) broken++
    else {
      if (!isCapitalAndQuote(lead, rest)) whole++
      at += more
    }
  }
  return { whole, broken }
}

/** In windows-1252 a capital and a closing quotation mark (Ü”) happen to be a sequence of UTF-8. */
function isCapitalAndQuote(lead: number, rest: Uint8Array): boolean {
  const next = rest[0] ?? 0
  return (
    rest.length === 1 && lead >= 0xc4 && (next === 0x85 || (next >= 0x91 && next <= 0x97) || next === 0xbb)
  )
}

function candidates(buffer: Buffer): string[] {
  const first = buffer.findIndex((byte) => byte >= 0x80)
  const sample = buffer.subarray(Math.max(0, first - 4096), Math.max(0, first - 4096) + SAMPLE)
  const share = sample.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0) / Math.max(1, sample.length)
  const guessed = analyse(sample)
    .filter((match) => match.confidence >= 10)
    .filter((match) => share > 0.1 || match.confidence >= 40 || !multiByte.has(supersetOf(match.name)))
    .map((match) => supersetOf(match.name))
  return [...new Set([...guessed, 'windows-1252', 'macintosh'])].filter(
    (encoding) => iconv.encodingExists(encoding) && !/^utf|^ucs/.test(encoding),
  )
}

function supersetOf(name: string): string {
  const lower = name.trim().toLowerCase()
  return supersets[lower] ?? lower
}

function decodeCleanly(buffer: Buffer, encoding: string): string | null {
  if (!iconv.encodingExists(encoding)) return null
  const text = iconv.decode(buffer, encoding, { stripBOM: false })
  return /[\ufffd\u0080-\u009f]/.test(text) ? null : text
}

/** No statistics tell Mac Roman from windows-1252; oddities do: "donÕt" in the one is "don’t" in the other. */
function westernOrMac(buffer: Buffer, text: string, encoding: string): { text: string; encoding: string } {
  if (encoding !== 'windows-1252') return { text, encoding }
  const mac = decodeCleanly(buffer, 'macintosh')
  return mac !== null && oddities(mac) < oddities(text)
    ? { text: mac, encoding: 'macintosh' }
    : { text, encoding }
}

const oddPlaces = [
  /\p{Ll}[À-ÖØ-ÞŸŠŽŒ]/gu, // a capital straight after a small letter
  /[.,!?;][À-ÖØ-ÞŸŠŽŒ](?!\p{L})/gu, // a capital that closes a sentence
  /(?<!\p{L})[ÂÃÄÅÆÇÈÊËÌÍÎÏÐÑÒÓÕÖØÙÚÛÜÝÞŸŠŽŒ](?!\p{L})/gu, // a capital that stands alone
  /\p{L}[^\p{L}\p{M}\p{N}\p{P}\p{Z}\s]\p{L}/gu, // a sign within a word
]

function oddities(text: string): number {
  return oddPlaces.reduce((sum, pattern) => sum + [...text.matchAll(pattern)].length, 0)
}
