import type { OdtLook, OdtStyles } from './odt-styles.ts'
import type { Piece } from './text-builder.ts'
import type { Attributes } from './xml-guard.ts'

/** A footnote or endnote, in the order in which the text refers to them. */
export interface OdtNote {
  readonly kind: 'footnote' | 'endnote'
  readonly paragraphs: readonly (readonly Piece[])[]
}

interface Place {
  readonly paragraphs: Piece[][]
  readonly frames: Piece[][]
  paragraph: { pieces: Piece[]; afterSpace: boolean; looks: OdtLook[] } | null
}

// What lies within these is no running text: deleted words, a note's own number, a picture's description, forms.
const absent = new Set([
  'text:tracked-changes',
  'text:note-citation',
  'text:ruby-text',
  'svg:title',
  'svg:desc',
  'office:forms',
  'office:automatic-styles',
  'text:table-of-content-source',
  'text:bibliography-source',
  'dc:creator',
  'dc:date',
  'text:hidden-text',
])

const MAX_REPEATED_SPACES = 10_000

/** The text of an OpenDocument file, made from the events of content.xml. */
export class OdtStory {
  readonly notes: OdtNote[] = []
  readonly #styles: OdtStyles
  readonly #places: Place[] = [newPlace()]
  readonly #rows: Piece[][][][] = []
  readonly #noteKinds: ('footnote' | 'endnote')[] = []
  readonly #annotations: string[] = []
  readonly #warnings = new Set<string>()
  #absentDepth = 0
  #annotationAuthor: { depth: number; name: string } | null = null
  #depth = 0

  constructor(styles: OdtStyles) {
    this.#styles = styles
  }

  get paragraphs(): readonly (readonly Piece[])[] {
    return this.#places[0]?.paragraphs ?? []
  }

  get warnings(): string[] {
    const { length } = this.#annotations
    const comments =
      length > 0 ? [`Comments were left out of the text (${length}): ${this.#annotations.join('; ')}`] : []
    return [...this.#warnings, ...comments]
  }

  open(name: string, attributes: Attributes): void {
    this.#depth++
    if (this.#absentDepth > 0) {
      this.#absentDepth++
      return
    }
    if (this.#isAbsent(name, attributes)) {
      this.#absentDepth = 1
      if (name === 'dc:creator' && this.#annotationAuthor) this.#annotationAuthor.depth = this.#depth
      return
    }
    if (name === 'text:p' || name === 'text:h') this.#openParagraph(attributes)
    else if (name === 'text:span') this.#openSpan(attributes)
    else if (name === 'text:s') this.#put(' '.repeat(spaces(attributes['text:c'])))
    else if (name === 'text:tab') this.#put('\t')
    else if (name === 'text:line-break') this.#put('\n')
    else if (name === 'table:table-row') this.#rows.push([])
    else if (name === 'text:note')
      this.#noteKinds.push(attributes['text:note-class'] === 'endnote' ? 'endnote' : 'footnote')
    else if (opensPlace(name)) this.#places.push(newPlace())
    if (name === 'office:annotation') this.#annotationAuthor = { depth: 0, name: '' }
    else if (name === 'text:list')
      this.#warnings.add('Automatic list numbers and bullets are not part of the text.')
  }

  close(name: string): void {
    this.#depth--
    if (this.#absentDepth > 0) {
      this.#absentDepth--
      if (name === 'dc:creator' && this.#annotationAuthor) this.#annotationAuthor.depth = 0
      return
    }
    if (name === 'text:p' || name === 'text:h') this.#closeParagraph()
    else if (name === 'text:span') this.#place.paragraph?.looks.pop()
    else if (name === 'table:table-row') this.#closeRow()
    else if (name === 'text:note') this.#noteKinds.pop()
    else if (opensPlace(name)) this.#closePlace(name)
  }

  /** Runs of white space count as one space, as OpenDocument has it; text:s holds the others. */
  text(text: string): void {
    if (this.#absentDepth > 0) {
      const author = this.#annotationAuthor
      if (author && author.depth === this.#depth) author.name += text
      return
    }
    const { paragraph } = this.#place
    if (!paragraph) return
    const collapsed = text.replace(/[ \t\r\n]+/g, ' ')
    this.#put(paragraph.afterSpace && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed)
    if (collapsed !== '') paragraph.afterSpace = collapsed.endsWith(' ')
  }

  get #place(): Place {
    const place = this.#places.at(-1)
    if (!place) throw new Error('a story has a place for its text')
    return place
  }

  #isAbsent(name: string, attributes: Attributes): boolean {
    const isHidden =
      name === 'text:hidden-text' ||
      (name === 'text:section' && attributes['text:display'] === 'none') ||
      (name === 'text:hidden-paragraph' && attributes['text:is-hidden'] === 'true')
    if (isHidden) this.#warnings.add('Hidden text in the file was left out.')
    return isHidden || absent.has(name)
  }

  #openParagraph(attributes: Attributes): void {
    const look = this.#styles.look('paragraph', attributes['text:style-name'])
    this.#place.paragraph = { pieces: [], afterSpace: true, looks: [look] }
  }

  #openSpan(attributes: Attributes): void {
    const looks = this.#place.paragraph?.looks
    if (!looks) return
    looks.push({ ...looks.at(-1), ...this.#styles.look('text', attributes['text:style-name']) })
  }

  #put(text: string): void {
    const { paragraph } = this.#place
    if (!paragraph || text === '') return
    const look = paragraph.looks.at(-1)
    paragraph.afterSpace = false
    if (look?.hidden) {
      if (text.trim() !== '') this.#warnings.add('Hidden text in the file was left out.')
      return
    }
    paragraph.pieces.push({ text, bold: look?.bold ?? false })
  }

  #closeParagraph(): void {
    const place = this.#place
    if (!place.paragraph) return
    const { pieces, looks } = place.paragraph
    // A paragraph hidden as a whole leaves no empty line behind.
    if (!(looks[0]?.hidden && pieces.length === 0)) place.paragraphs.push(pieces)
    place.paragraph = null
    place.paragraphs.push(...place.frames.splice(0))
  }

  #closeRow(): void {
    const cells = this.#rows.pop() ?? []
    const line: Piece[] = []
    cells.forEach((cell, at) => {
      if (at > 0) line.push({ text: '\t', bold: false })
      cell.forEach((paragraph, index) => {
        if (index > 0) line.push({ text: '\n', bold: false })
        line.push(...paragraph)
      })
    })
    this.#place.paragraphs.push(line)
  }

  #closePlace(name: string): void {
    const closed = this.#places.pop()
    if (!closed || this.#places.length === 0) return
    const { paragraphs } = closed
    if (name === 'table:table-cell') this.#rows.at(-1)?.push(paragraphs)
    else if (name === 'text:note-body')
      this.notes.push({ kind: this.#noteKinds.at(-1) ?? 'footnote', paragraphs })
    else if (name === 'office:annotation') this.#keepAnnotation(paragraphs)
    else if (this.#place.paragraph) this.#place.frames.push(...paragraphs)
    else this.#place.paragraphs.push(...paragraphs)
  }

  #keepAnnotation(paragraphs: readonly (readonly Piece[])[]): void {
    const text = paragraphs.map((paragraph) => paragraph.map((piece) => piece.text).join('')).join(' ')
    this.#annotations.push(`${this.#annotationAuthor?.name.trim() || 'unnamed'}: “${text.trim()}”`)
    this.#annotationAuthor = null
  }
}

function opensPlace(name: string): boolean {
  return (
    name === 'table:table-cell' ||
    name === 'text:note-body' ||
    name === 'office:annotation' ||
    name === 'draw:text-box'
  )
}

function spaces(count: string | undefined): number {
  const number = Number(count ?? 1)
  return Number.isInteger(number) ? Math.min(Math.max(number, 0), MAX_REPEATED_SPACES) : 1
}

function newPlace(): Place {
  return { paragraphs: [], frames: [], paragraph: null }
}
