import type { Row } from '../../../components/text/rows.ts'
import type { RowElements } from './dom-offsets.ts'
import type { Piece } from './pieces.ts'

const svgNamespace = 'http://www.w3.org/2000/svg'
/** Pixels: the width kept for stripes, the most a lane takes of it, and the height of a name. */
const stripesWidth = 72
const laneWidth = 7
const nameHeight = 18

interface Extent {
  readonly top: number
  readonly bottom: number
}

/**
 * The stripes and names in the margins. Extents are measured once and kept until the text is laid out anew, or its row
 * is no longer near the view: those of a whole document are more than the codings themselves.
 */
export class Stripes {
  readonly #rows: readonly Row[]
  readonly #elements: RowElements
  /** By row, then by the span of the piece. */
  readonly #extents = new Map<number, Map<string, Extent>>()
  readonly #heights = new Map<number, number>()
  /** Only rows near the view that bear codings have one. */
  readonly #margins = new Map<number, HTMLElement>()
  #lanes = 1

  constructor(rows: readonly Row[], elements: RowElements) {
    this.#rows = rows
    this.#elements = elements
  }

  get #width(): number {
    return Math.min(stripesWidth, this.#lanes * laneWidth) + 6
  }

  set lanes(lanes: number) {
    this.#lanes = Math.max(1, lanes)
  }

  /** To be called when the text was laid out anew. */
  forgetExtents(): void {
    this.#extents.clear()
    this.#heights.clear()
  }

  /** Measures first and draws afterwards, so that the page is laid out once for all of the rows. */
  draw(rows: readonly number[], piecesOf: (row: number) => readonly Piece[], focused: string | null): void {
    const measured = rows.map((row) => ({
      row,
      height: this.#heightOf(row),
      marks: piecesOf(row).map((piece) => ({ piece, extent: this.#extentOf(row, piece) })),
    }))
    for (const { row, height, marks } of measured) {
      if (marks.length === 0) this.#empty(row)
      else
        this.#marginOf(row)?.replaceChildren(
          this.#stripes(marks, height, focused),
          ...names(marks, height, focused, this.#width),
        )
    }
  }

  /** To be called for rows that are no longer near the view. */
  clear(row: number): void {
    this.#empty(row)
    this.#extents.delete(row)
    this.#heights.delete(row)
  }

  #empty(row: number): void {
    this.#margins.get(row)?.remove()
    this.#margins.delete(row)
  }

  #marginOf(row: number): HTMLElement | undefined {
    const known = this.#margins.get(row)
    const article = this.#elements.articles[row]
    if (known || !article) return known
    const margin = document.createElement('div')
    margin.className = 'turn-margin'
    margin.ariaHidden = 'true'
    article.append(margin)
    this.#margins.set(row, margin)
    return margin
  }

  #heightOf(row: number): number {
    const height = this.#heights.get(row) ?? this.#elements.articles[row]?.clientHeight ?? 0
    this.#heights.set(row, height)
    return height
  }

  #extentOf(index: number, piece: Piece): Extent {
    const key = `${piece.start}:${piece.end}`
    const ofRow = this.#extents.get(index) ?? new Map<string, Extent>()
    const known = ofRow.get(key)
    if (known) return known
    const row = this.#rows[index]
    const words = this.#elements.textOf(index)
    const article = this.#elements.articles[index]
    if (!row || !words || !article) return { top: 0, bottom: 0 }
    const range = document.createRange()
    range.setStart(words, piece.start - row.start)
    range.setEnd(words, piece.end - row.start)
    const box = range.getBoundingClientRect()
    const origin = article.getBoundingClientRect().top
    const extent = { top: box.top - origin, bottom: box.bottom - origin }
    this.#extents.set(index, ofRow.set(key, extent))
    return extent
  }

  #stripes(marks: readonly Mark[], height: number, focused: string | null): SVGSVGElement {
    const step = Math.min(laneWidth, stripesWidth / this.#lanes)
    const svg = document.createElementNS(svgNamespace, 'svg')
    svg.setAttribute('class', 'stripes')
    svg.setAttribute('width', String(this.#width))
    svg.setAttribute('height', String(height))
    for (const { piece, extent } of marks) {
      const path = document.createElementNS(svgNamespace, 'path')
      path.setAttribute('d', bracket(piece, extent, piece.lane * step + 1, Math.max(2, step - 3)))
      path.setAttribute('class', piece.coding.id === focused ? 'stripe stripe-focused' : 'stripe')
      path.style.setProperty('--code', piece.coding.colour)
      path.dataset['coding'] = piece.coding.id
      svg.append(path)
    }
    return svg
  }
}

/** Gives a stripe its title when it is pointed at: thousands of them scroll by that never are. */
export function nameStripe(
  target: EventTarget | null,
  titleOf: (coding: string) => string | undefined,
): void {
  if (!(target instanceof SVGPathElement) || target.firstChild) return
  const words = target.dataset['coding'] === undefined ? undefined : titleOf(target.dataset['coding'])
  if (words === undefined) return
  const title = document.createElementNS(svgNamespace, 'title')
  title.textContent = words
  target.append(title)
}

interface Mark {
  readonly piece: Piece
  readonly extent: Extent
}

/** A line along the words, with a cap where the coding begins and where it ends. */
function bracket(piece: Piece, extent: Extent, x: number, cap: number): string {
  const top = piece.isHead ? extent.top + 3 : 0
  const bottom = Math.max(top + 4, piece.isTail ? extent.bottom - 3 : extent.bottom)
  const head = piece.isHead ? `M${x + cap} ${top}H${x}` : `M${x} ${top}`
  return `${head}V${bottom}${piece.isTail ? `H${x + cap}` : ''}`
}

interface Label {
  readonly top: number
  readonly codings: readonly Piece['coding'][]
}

/** The names of the codings that begin in a row, under each other; those without room are counted on the last one. */
function names(marks: readonly Mark[], height: number, focused: string | null, left: number): HTMLElement[] {
  const labels = labelsOf(marks)
  const room = Math.max(1, Math.floor(height / nameHeight))
  let free = 0
  return labels.slice(0, room).map(({ top, codings }, index) => {
    const latest = height - nameHeight * (Math.min(labels.length, room) - index)
    const at = Math.max(free, Math.min(top, latest))
    free = at + nameHeight
    const others = index === room - 1 ? labels.slice(room).flatMap((label) => label.codings) : []
    const name = document.createElement('span')
    const isFocused = codings.some((coding) => coding.id === focused)
    name.className = isFocused ? 'stripe-name stripe-name-focused' : 'stripe-name'
    // A second click goes to the next of them.
    const current = codings.findIndex((coding) => coding.id === focused)
    name.dataset['coding'] = codings[(current + 1) % codings.length]?.id ?? ''
    name.style.top = `${at}px`
    name.style.left = `${left}px`
    name.style.setProperty('--code', codings[0]?.colour ?? '')
    name.title = [...codings, ...others].map((coding) => coding.title).join('\n')
    const times = codings.length > 1 ? ` \u00d7 ${codings.length}` : ''
    name.textContent = `${codings[0]?.name ?? ''}${times}${others.length > 0 ? `, +${others.length}` : ''}`
    return name
  })
}

/** One label for codings with the same code that begin on the same line, whoever made them. */
function labelsOf(marks: readonly Mark[]): Label[] {
  const labels = new Map<string, { top: number; codings: Piece['coding'][] }>()
  for (const { piece, extent } of marks) {
    if (!piece.isHead) continue
    const key = `${Math.round(extent.top)} ${piece.coding.colour} ${piece.coding.name}`
    const known = labels.get(key)
    if (known) known.codings.push(piece.coding)
    else labels.set(key, { top: extent.top, codings: [piece.coding] })
  }
  return [...labels.values()].toSorted((a, b) => a.top - b.top)
}
