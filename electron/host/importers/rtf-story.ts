import iconv from 'iconv-lite'
import { holdsControls } from './decode-text.ts'
import { ImportProblem } from './import-problem.ts'
import { symbolOf } from './symbols.ts'
import type { Piece } from './text-builder.ts'
import { RtfFonts } from './rtf-fonts.ts'
import type { RtfToken } from './rtf-tokens.ts'
import { characterWords, encodingOfCodePage, skippedDestinations, textDestinations } from './rtf-words.ts'

/** Where the words of a group go. */
type Destination = 'text' | 'skip' | 'fonts' | 'title' | 'author'

/** What a group inherits from the one around it, and gives back at its end. */
interface Group {
  destination: Destination
  into: Piece[]
  bold: boolean
  hidden: boolean
  deleted: boolean
  font: number | null
  /** How many characters follow a \u for readers that know no Unicode. */
  fallback: number
  /** Whether the group opened with \*, which lets an unknown reader skip it. */
  optional: boolean
}

/** The text of an RTF file, made from its tokens. */
export class RtfStory {
  readonly body: Piece[] = []
  readonly footnotes: Piece[][] = []
  readonly endnotes: Piece[][] = []
  title: string | null = null
  readonly #annotations: { author: string; pieces: Piece[] }[] = []
  readonly #warnings = new Set<string>()
  readonly #fonts = new RtfFonts()
  readonly #stack: Group[] = []
  #group: Group = {
    destination: 'text',
    into: this.body,
    bold: false,
    hidden: false,
    deleted: false,
    font: null,
    fallback: 1,
    optional: false,
  }
  #pending: number[] = []
  #toSkip = 0
  #author = ''
  /** Whether the outermost group has ended: what follows it is no part of the document. */
  #ended = false

  get warnings(): string[] {
    const count = this.#annotations.length
    const list = this.#annotations.map((one) => `${one.author || 'unnamed'}: “${joined(one.pieces).trim()}”`)
    return [
      ...this.#warnings,
      ...(count > 0 ? [`Comments were left out of the text (${count}): ${list.join('; ')}`] : []),
    ]
  }

  take(token: RtfToken): void {
    if (this.#ended) return
    if (token.kind === 'bytes') {
      this.#bytes(token.bytes)
      return
    }
    if (token.kind === 'control' && this.#toSkip > 0 && !/^u$|^uc$/.test(token.word)) {
      this.#toSkip--
      return
    }
    this.#flush()
    this.#toSkip = 0
    if (token.kind === 'open') this.#stack.push({ ...this.#group })
    else if (token.kind === 'close') this.#closeGroup()
    else this.#control(token.word, token.param)
    if (token.kind === 'open') this.#group.optional = false
  }

  /** To be called once all tokens were taken. */
  end(): void {
    this.#flush()
    if (this.#stack.length > 0)
      this.#warnings.add('The file ends in the middle; its last part may be missing.')
  }

  #closeGroup(): void {
    const closed = this.#group
    const outer = this.#stack.pop()
    if (!outer) return
    if (closed.destination === 'fonts') this.#fonts.endEntry()
    this.#group = outer
    this.#ended = this.#stack.length === 0
  }

  #control(word: string, param: number | null): void {
    const group = this.#group
    if (word === '*') group.optional = true
    else if (!this.#destination(word)) this.#apply(word, param)
  }

  #apply(word: string, param: number | null): void {
    const group = this.#group
    if (group.destination === 'fonts') this.#fonts.control(word, param)
    else if (word === 'ansicpg' && param !== null) this.#fonts.documentEncoding = encodingOfCodePage(param)
    else if (word === 'mac') this.#fonts.documentEncoding = 'macintosh'
    else if (word === 'pc') this.#fonts.documentEncoding = 'cp437'
    else if (word === 'pca') this.#fonts.documentEncoding = 'cp850'
    else if (word === 'deff') this.#fonts.defaultFont = param
    else if (word === 'uc') group.fallback = Math.max(0, param ?? 1)
    else if (word === 'u') this.#unicode(param ?? 0)
    else if (word === 'b') group.bold = param !== 0
    else if (word === 'v') group.hidden = param !== 0
    else if (word === 'deleted') group.deleted = param !== 0
    else if (word === 'f') group.font = param
    else if (word === 'plain')
      Object.assign(group, { bold: false, hidden: false, deleted: false, font: null })
    else this.#character(word)
  }

  /** Whether the word opened a destination; the group's words then go elsewhere or nowhere. */
  #destination(word: string): boolean {
    const group = this.#group
    const { optional } = group
    group.optional = false
    if (textDestinations.has(word)) {
      // Shapes and field results stand in the text although what surrounds them does not.
      if (word !== 'fldrslt' && group.destination === 'skip') {
        group.destination = 'text'
        if (word === 'shptxt' || word === 'dptxbxtext') this.#newLine()
      }
      return true
    }
    if (group.destination === 'skip') return false
    if (word === 'fonttbl') group.destination = 'fonts'
    else if (word === 'info') return true
    else if (word === 'title') group.destination = 'title'
    else if (word === 'footnote') this.#openNote(this.footnotes)
    else if (word === 'ftnalt') this.#turnIntoEndnote()
    else if (word === 'annotation') this.#openAnnotation()
    else if (word === 'atnauthor') this.#openAuthor()
    else if (word === 'listtext' || word === 'pntext') this.#skipListNumber()
    else if (skippedDestinations.has(word) || optional) group.destination = 'skip'
    else return false
    return true
  }

  #skipListNumber(): void {
    this.#group.destination = 'skip'
    this.#warnings.add('Automatic list numbers and bullets are not part of the text.')
  }

  #openNote(notes: Piece[][]): void {
    const into: Piece[] = []
    notes.push(into)
    this.#group.into = into
  }

  /** \ftnalt comes first thing in a footnote, and makes it an endnote. */
  #turnIntoEndnote(): void {
    const at = this.footnotes.indexOf(this.#group.into)
    if (at >= 0) this.endnotes.push(...this.footnotes.splice(at, 1))
  }

  #openAnnotation(): void {
    const pieces: Piece[] = []
    this.#annotations.push({ author: this.#author.trim(), pieces })
    this.#author = ''
    Object.assign(this.#group, { into: pieces, destination: 'text' })
  }

  #openAuthor(): void {
    this.#author = ''
    this.#group.destination = 'author'
  }

  #character(word: string): void {
    const text = characterWords[word]
    if (text === undefined || this.#group.destination !== 'text') return
    const last = this.#group.into.at(-1)
    // The tab of a row's last cell parts it from nothing.
    if ((word === 'row' || word === 'nestrow') && last?.text === '\t') this.#group.into.pop()
    this.#put(text)
  }

  #unicode(param: number): void {
    const unit = param < 0 ? param + 0x10000 : param
    const { font } = this.#group
    const isPrivate = unit >= 0xf000 && unit <= 0xf0ff
    const symbol = isPrivate ? symbolOf(this.#fonts.nameOf(font), unit) : null
    if (unit >= 0 && unit <= 0xffff) this.#put(symbol ?? String.fromCharCode(unit))
    else if (unit <= 0x10ffff) this.#put(String.fromCodePoint(unit))
    this.#toSkip = this.#group.fallback
  }

  /** Bytes wait until something else comes: a double-byte character may be spread over several tokens. */
  #bytes(bytes: Uint8Array): void {
    const skipped = Math.min(this.#toSkip, bytes.length)
    this.#toSkip -= skipped
    for (let at = skipped; at < bytes.length; at++) this.#pending.push(bytes[at] ?? 0)
  }

  #flush(): void {
    if (this.#pending.length === 0) return
    const bytes = Buffer.from(this.#pending)
    this.#pending = []
    const { destination, font } = this.#group
    if (destination === 'skip') return
    if (destination === 'fonts') {
      this.#fonts.text(bytes.toString('latin1'))
      return
    }
    const symbols = destination === 'text' && this.#fonts.isSymbolFont(font)
    if (symbols) for (const byte of bytes) this.#put(symbolOf(this.#fonts.nameOf(font), byte) ?? latin(byte))
    else this.#put(this.#decode(bytes, this.#fonts.encodingOf(font)))
  }

  #decode(bytes: Buffer, encoding: string): string {
    const text = iconv.decode(bytes, encoding)
    if (text.includes('\ufffd') || holdsControls(text)) {
      throw new ImportProblem(
        'invalid_encoding',
        `It holds bytes that mean nothing in its code page (${encoding}).`,
      )
    }
    return text
  }

  #newLine(): void {
    const last = this.#group.into.at(-1)
    if (last && !last.text.endsWith('\n')) this.#put('\n')
  }

  #put(text: string): void {
    const { destination, into, hidden, deleted, bold } = this.#group
    if (text === '') return
    if (destination === 'title') this.title = (this.title ?? '') + text
    else if (destination === 'author') this.#author += text
    else if (destination === 'text' && hidden && text.trim() !== '') {
      this.#warnings.add('Hidden text in the file was left out.')
    } else if (destination === 'text' && !hidden && !deleted) {
      into.push({ text, bold })
    }
  }
}

function joined(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('')
}

function latin(byte: number): string {
  return byte < 0x80 ? String.fromCharCode(byte) : '□'
}
