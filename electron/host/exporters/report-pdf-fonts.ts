import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { charactersOf } from './font-characters.ts'
import { mendedForXml } from './mend.ts'

export type Face = 'normal' | 'bold'

const { resolve } = createRequire(import.meta.url)
const files: { readonly [Name in Face]: string } = { normal: 'DejaVuSans.ttf', bold: 'DejaVuSans-Bold.ttf' }

interface Font {
  /** Its path. */
  readonly file: string
  readonly characters: ReadonlySet<number>
}

let read: { readonly [Name in Face]: Font } | null = null

/** DejaVu Sans, which is embedded into every PDF. Read from the disk once. */
export function pdfFonts(): { readonly [Name in Face]: Font } {
  read ??= { normal: font(files.normal), bold: font(files.bold) }
  return read
}

function font(name: string): Font {
  const file = resolve(`dejavu-fonts-ttf/ttf/${name}`)
  return { file, characters: charactersOf(readFileSync(file)) }
}

/** Controls, and signs that only tell how to set what is around them; but for the joiners, which letters are shaped by. */
const unseen = /[[\p{Cc}\p{Cf}]--[\n\t\u200C\u200D]]/gv
const otherBreaks = /[\u0085\u2028\u2029]/gu
/** What shows nothing of itself, so that nothing is lost where the font hasn't got it. */
const invisible = /\p{Default_Ignorable_Code_Point}/u
/** Longer than any line could want; a place to break after every so many characters. */
const longWord = /\S{40}(?=\S)/gu
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * A text as the PDF's fonts can show it: line ends of every kind become a line feed, a tab four blanks, other control and
 * format characters are left out, a character that the font hasn't got becomes U+FFFD, and a word of more than 40 characters
 * gets zero width spaces, so that it can be broken.
 */
export function mendedForPdf(text: string, face: Face = 'normal'): string {
  const has = pdfFonts()[face].characters
  const plain = mendedForXml(text).replace(otherBreaks, '\n').replace(unseen, '').replaceAll('\t', '    ')
  const known = (character: string) => character === '\n' || has.has(character.codePointAt(0) ?? 0)
  const shown = Array.from(plain).every(known)
    ? plain
    : Array.from(characters.segment(plain), ({ segment }) => withoutUnknown(segment, known)).join('')
  return shown.replace(longWord, '$&\u200B')
}

/** What a reader sees as one character gives one U+FFFD, if what it begins with is unknown. */
function withoutUnknown(segment: string, known: (character: string) => boolean): string {
  const [first = '', ...rest] = Array.from(segment)
  if (!known(first) && !invisible.test(first)) return '\uFFFD'
  return [first, ...rest]
    .map((character) => (known(character) ? character : invisible.test(character) ? '' : '\uFFFD'))
    .join('')
}
