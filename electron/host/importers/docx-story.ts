import { noteRunProperty, type DocxStyles, type RunLook } from './docx-styles.ts'
import { symbolOf } from './symbols.ts'
import type { Piece } from './text-builder.ts'
import type { Attributes } from './xml-guard.ts'

/** The pieces of one paragraph, or of one table row with its cells parted by tabs. */
export type Paragraph = readonly Piece[]

// What lies within these is no text: removed words, words moved elsewhere, former formatting, tab stops, readings
// over a word.
const absent = new Set([
  'w:tabs',
  'w:del',
  'w:moveFrom',
  'w:rPrChange',
  'w:pPrChange',
  'w:sectPr',
  'w:rt',
  'w:tblPrEx',
])

/** A place that collects paragraphs: the body, a table cell, a text box. */
interface Place {
  readonly paragraphs: Piece[][]
  /** The paragraph being read. */
  pieces: Piece[] | null
  paragraphStyle: string | null
  /** The paragraph's mark is deleted or hidden: it runs on into the next. */
  runsOn: boolean
  carried: Piece[]
  /** Text boxes anchored in the paragraph: they follow it. */
  readonly boxes: Piece[][]
}

interface Row {
  readonly cells: Piece[][][]
  deleted: boolean
}

/** One run of text of a Word file (the body, a note, a comment), made from the events of its XML. */
export class DocxStory {
  readonly id: string
  readonly author: string | null
  /** Ids of notes in the order in which the text refers to them. */
  readonly footnotes: string[] = []
  readonly endnotes: string[] = []
  readonly #styles: DocxStyles
  readonly #path: string[] = []
  readonly #places: Place[] = [newPlace()]
  readonly #rows: Row[] = []
  /** For each mc:AlternateContent that is open, whether one of its alternatives was taken. */
  readonly #alternatives: boolean[] = []
  readonly #runs: { look: RunLook; style: string | null; hidden: boolean; bold: boolean }[] = []
  readonly #warnings = new Set<string>()
  #absentDepth = 0

  constructor(styles: DocxStyles, id: string, author: string | null) {
    this.#styles = styles
    this.id = id
    this.author = author
  }

  /** Complete once `end` was called. */
  get paragraphs(): readonly Paragraph[] {
    return this.#places[0]?.paragraphs ?? []
  }

  get warnings(): string[] {
    return [...this.#warnings]
  }

  end(): void {
    settle(this.#place)
  }

  open(name: string, attributes: Attributes): void {
    const parent = this.#path.at(-1)
    this.#path.push(name)
    if (this.#absentDepth > 0 || this.#isAbsent(name, parent)) {
      this.#absentDepth++
      return
    }
    if (parent === 'w:rPr') this.#runProperty(name, attributes)
    else if (parent === 'w:pPr') this.#paragraphProperty(name, attributes)
    else if (parent === 'w:trPr') this.#rowProperty(name)
    else this.#content(name, attributes)
  }

  close(name: string): void {
    this.#path.pop()
    if (this.#absentDepth > 0) {
      this.#absentDepth--
      return
    }
    if (name === 'w:p') this.#closeParagraph()
    else if (name === 'w:r') this.#runs.pop()
    else if (name === 'w:rPr' && this.#path.at(-1) === 'w:r') this.#settleRun()
    else if (name === 'w:tc') this.#closeCell()
    else if (name === 'w:tr') this.#closeRow()
    else if (name === 'w:txbxContent') this.#closeBox()
    else if (name === 'mc:AlternateContent') this.#alternatives.pop()
  }

  text(text: string): void {
    if (this.#absentDepth > 0) return
    const element = this.#path.at(-1)
    // A line break in the file's own layout is not one of the text's.
    if (element === 'w:t' || element === 'm:t') this.#put(text.replace(/[\r\n]+/g, ' '))
  }

  get #place(): Place {
    const place = this.#places.at(-1)
    if (!place) throw new Error('a story has a place for its text')
    return place
  }

  #isAbsent(name: string, parent: string | undefined): boolean {
    const marksDeletion =
      (name === 'w:del' || name === 'w:moveFrom') && (parent === 'w:rPr' || parent === 'w:trPr')
    if (absent.has(name)) return !marksDeletion
    if (name !== 'mc:Choice' && name !== 'mc:Fallback') {
      if (name === 'mc:AlternateContent') this.#alternatives.push(false)
      return false
    }
    const taken = this.#alternatives.at(-1) ?? false
    if (this.#alternatives.length > 0) this.#alternatives[this.#alternatives.length - 1] = true
    return taken
  }

  #content(name: string, attributes: Attributes): void {
    if (name === 'w:p') this.#openParagraph()
    else if (name === 'w:r') this.#openRun()
    else if (name === 'w:tr') this.#rows.push({ cells: [], deleted: false })
    else if (name === 'w:tc' || name === 'w:txbxContent') this.#places.push(newPlace())
    else if (name === 'w:tab' || name === 'w:ptab') this.#put('\t')
    else if (name === 'w:cr') this.#put('\n')
    else if (name === 'w:br') this.#lineBreak(attributes['w:type'])
    else if (name === 'w:noBreakHyphen') this.#put('\u2011')
    else if (name === 'w:softHyphen') this.#put('\u00ad')
    else if (name === 'w:sym') this.#symbol(attributes)
    else if (name === 'w:footnoteReference') this.footnotes.push(attributes['w:id'] ?? '')
    else if (name === 'w:endnoteReference') this.endnotes.push(attributes['w:id'] ?? '')
    else if (name === 'w:altChunk') this.#warnings.add('Another document embedded in the file was not read.')
  }

  #paragraphProperty(name: string, attributes: Attributes): void {
    if (name === 'w:pStyle') this.#place.paragraphStyle = attributes['w:val'] ?? null
    else if (name === 'w:numPr')
      this.#warnings.add('Automatic list numbers and bullets are not part of the text.')
  }

  #rowProperty(name: string): void {
    const row = this.#rows.at(-1)
    if (row && name === 'w:del') row.deleted = true
  }

  #runProperty(name: string, attributes: Attributes): void {
    const owner = this.#path.at(-3)
    if (owner === 'w:pPr') {
      // The properties of the paragraph's mark, not of its words.
      const mark: RunLook = {}
      noteRunProperty(mark, name, attributes)
      if (name === 'w:del' || name === 'w:moveFrom' || mark.hidden) this.#place.runsOn = true
      return
    }
    const run = this.#runs.at(-1)
    if (!run || owner !== 'w:r') return
    if (name === 'w:rStyle') run.style = attributes['w:val'] ?? null
    else noteRunProperty(run.look, name, attributes)
  }

  #openRun(): void {
    this.#runs.push({ look: {}, style: null, hidden: false, bold: false })
    this.#settleRun()
  }

  /** A run's own word counts first, then its style, then the paragraph's; bold in both styles cancels out. */
  #settleRun(): void {
    const run = this.#runs.at(-1)
    if (!run) return
    const own = this.#styles.look(run.style)
    const paragraph = this.#styles.look(this.#place.paragraphStyle ?? this.#styles.defaultParagraph)
    const { defaults } = this.#styles
    run.hidden = run.look.hidden ?? own.hidden ?? paragraph.hidden ?? defaults.hidden ?? false
    run.bold =
      run.look.bold ??
      (own.bold && paragraph.bold ? false : (own.bold ?? paragraph.bold ?? defaults.bold ?? false))
  }

  #put(text: string): void {
    const run = this.#runs.at(-1)
    const { pieces } = this.#place
    if (!pieces || text === '') return
    if (run?.hidden) {
      if (text.trim() !== '') this.#warnings.add('Hidden text in the file was left out.')
      return
    }
    pieces.push({ text, bold: run?.bold ?? false })
  }

  #lineBreak(type: string | undefined): void {
    const breaksLine = type === undefined || type === 'textWrapping'
    // A page break that opens a paragraph already stands at a line's start.
    if (breaksLine || this.#place.pieces?.some((piece) => piece.text !== '')) this.#put('\n')
  }

  #symbol(attributes: Attributes): void {
    const code = Number.parseInt(attributes['w:char'] ?? '', 16)
    const symbol = symbolOf(attributes['w:font'] ?? '', code) ?? plainCharacter(code)
    if (symbol === null) this.#warnings.add('A symbol that has no counterpart in Unicode is shown as □.')
    this.#put(symbol ?? '□')
  }

  #openParagraph(): void {
    const place = this.#place
    place.pieces = place.carried
    place.carried = []
    place.paragraphStyle = null
    place.runsOn = false
  }

  #closeParagraph(): void {
    const place = this.#place
    if (!place.pieces) return
    if (place.runsOn) place.carried = place.pieces
    else place.paragraphs.push(place.pieces)
    place.pieces = null
    place.paragraphs.push(...place.boxes.splice(0))
  }

  #closeCell(): void {
    const cell = this.#places.pop()
    if (!cell || this.#places.length === 0) return
    settle(cell)
    this.#rows.at(-1)?.cells.push(cell.paragraphs)
  }

  #closeRow(): void {
    const row = this.#rows.pop()
    if (!row || row.deleted) return
    const line: Piece[] = []
    row.cells.forEach((cell, at) => {
      if (at > 0) line.push({ text: '\t', bold: false })
      cell.forEach((paragraph, index) => {
        if (index > 0) line.push({ text: '\n', bold: false })
        line.push(...paragraph)
      })
    })
    this.#place.paragraphs.push(line)
  }

  #closeBox(): void {
    const box = this.#places.pop()
    if (!box || this.#places.length === 0) return
    settle(box)
    this.#place.boxes.push(...box.paragraphs)
  }
}

/** A symbol set in an ordinary font is that very character; the private codes of picture fonts are none. */
function plainCharacter(code: number): string | null {
  const isOrdinary = code >= 0x20 && code <= 0xffff && !(code >= 0xd800 && code <= 0xf8ff)
  return isOrdinary ? String.fromCodePoint(code) : null
}

function newPlace(): Place {
  return { paragraphs: [], pieces: null, paragraphStyle: null, runsOn: false, carried: [], boxes: [] }
}

/** What was to run on into a paragraph that never came stands for itself. */
function settle(place: Place): void {
  if (place.carried.length > 0) place.paragraphs.push(place.carried)
  place.carried = []
}
