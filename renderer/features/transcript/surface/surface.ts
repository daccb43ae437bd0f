import { overlaps, type Span } from '#shared/domain/span.ts'
import { rowAt, type Row } from '../../../components/text/rows.ts'
import { offsetAtPoint, RowElements, selectedSpan, selectionPoint, selectNatively } from './dom-offsets.ts'
import { EdgeHandles } from './edge-handles.ts'
import { Highlights } from './highlights.ts'
import { PaintQueue } from './paint-queue.ts'
import { Pieces, type Piece, type ShownCoding } from './pieces.ts'
import { nameStripe, Stripes } from './stripes.ts'

/** So many rows are painted at once, wherever they are. */
const few = 5

/** What lies on the text. */
export interface Shown {
  readonly codings: readonly ShownCoding[]
  /** The coding in focus. */
  readonly focused: string | null
  /** Words that are about to be coded while the palette has the keyboard. */
  readonly pending: Span | null
}

/**
 * Paints codings over a transcript whose words React has rendered once: highlights and stripes for the chunks near
 * the view, and for nothing else. Never touches the words.
 */
export class Surface {
  readonly elements: RowElements
  readonly #root: HTMLElement
  readonly #scroller: HTMLElement
  /** The rows of the words it lies on. */
  readonly rows: readonly Row[]
  readonly #highlights: Highlights
  readonly #stripes: Stripes
  readonly #near = new Set<Element>()
  readonly #rowsOfChunk = new Map<Element, readonly number[]>()
  readonly #nearness: IntersectionObserver
  readonly #layout: ResizeObserver
  readonly #handles: EdgeHandles
  readonly #queue = new PaintQueue((rows) => this.#paintAhead(rows))
  #shown: Shown = { codings: [], focused: null, pending: null }
  #pieces: Pieces
  #width: number

  constructor(root: HTMLElement, scroller: HTMLElement, rows: readonly Row[]) {
    this.#root = root
    this.#scroller = scroller
    this.rows = rows
    this.#pieces = new Pieces([], rows)
    this.elements = new RowElements(root)
    this.#highlights = new Highlights(rows, this.elements)
    this.#stripes = new Stripes(rows, this.elements)
    this.#handles = new EdgeHandles(root, rows, this.elements)
    this.#width = root.clientWidth
    this.#nearness = new IntersectionObserver((entries) => this.#moved(entries), {
      root: scroller,
      rootMargin: '50% 0px',
    })
    for (const chunk of root.querySelectorAll('.chunk')) {
      this.#rowsOfChunk.set(
        chunk,
        [...chunk.querySelectorAll('[data-row]')].map((row) => Number(row.getAttribute('data-row'))),
      )
      this.#nearness.observe(chunk)
    }
    this.#layout = new ResizeObserver(() => this.#laidOut())
    this.#layout.observe(root)
    root.addEventListener('pointerover', this.#point)
  }

  /** Where the edges of the coding in focus can be dragged to, and what is told of it. */
  get handles(): EdgeHandles {
    return this.#handles
  }

  /** Shows this and nothing else. Only rows in which something changed are painted again. */
  show(shown: Shown): void {
    const before = this.#shown
    const piecesBefore = this.#pieces
    this.#shown = shown
    if (shown.codings !== before.codings) {
      this.#pieces = new Pieces(shown.codings, this.rows)
      this.#stripes.lanes = this.#pieces.lanes
    }
    const isTouched = (index: number) =>
      holds(this.rows[index], before.pending) !== holds(this.rows[index], shown.pending) ||
      (shown.pending !== before.pending && holds(this.rows[index], shown.pending)) ||
      (shown.focused !== before.focused && this.#bears(index, [before.focused, shown.focused])) ||
      signature(piecesBefore.of(index)) !== signature(this.#pieces.of(index))
    this.#paint(isTouched)
  }

  #bears(row: number, ids: readonly (string | null)[]): boolean {
    return this.piecesOf(row).some((piece) => ids.includes(piece.coding.id))
  }

  piecesOf(row: number): readonly Piece[] {
    return this.#pieces.of(row)
  }

  /** The codings that lie on any character of a span, the shortest first. */
  codingsOn(span: Span): ShownCoding[] {
    const found = new Set<ShownCoding>()
    for (let index = rowAt(this.rows, span.start)?.index ?? 0; index < this.rows.length; index += 1) {
      if ((this.rows[index]?.start ?? Infinity) >= span.end) break
      for (const piece of this.piecesOf(index)) if (overlaps(piece, span)) found.add(piece.coding)
    }
    return [...found].toSorted((a, b) => a.end - a.start - (b.end - b.start))
  }

  /** The character under a point of the window, or null where there are no words. */
  offsetAt(x: number, y: number): number | null {
    return offsetAtPoint(this.rows, this.elements, x, y)
  }

  /** Where the text cursor is: where the selection begins, or a click has put it. */
  point(): number | null {
    return selectionPoint(this.#root, this.rows, this.elements)
  }

  /** The rows that can be seen now, by index. null where there are none. */
  visible(): { readonly first: number; readonly last: number } | null {
    const { top, bottom } = this.#scroller.getBoundingClientRect()
    let first: number | null = null
    let last = 0
    for (const [chunk, rows] of this.#rowsOfChunk) {
      const box = chunk.getBoundingClientRect()
      if (box.bottom <= top || box.top >= bottom) continue
      for (const row of rows) {
        const place = this.elements.articles[row]?.getBoundingClientRect()
        if (!place || place.bottom <= top + 1 || place.top >= bottom - 1) continue
        first = Math.min(first ?? row, row)
        last = Math.max(last, row)
      }
    }
    return first === null ? null : { first, last }
  }

  selected(): Span | null {
    return selectedSpan(this.#root, this.rows, this.elements)
  }

  select(span: Span): void {
    selectNatively(this.rows, this.elements, span)
  }

  /** Brings the words that are selected into view, where their row is longer than what is seen of it. */
  seeSelected(): void {
    const selection = document.getSelection()
    if (!selection || selection.rangeCount === 0) return
    const words = selection.getRangeAt(0).getBoundingClientRect()
    const seen = this.#scroller.getBoundingClientRect()
    if (words.top >= seen.top && words.bottom <= seen.bottom) return
    this.#scroller.scrollBy({ top: (words.top + words.bottom - seen.top - seen.bottom) / 2 })
  }

  /** Brings a row into view; `focus` also gives it the keyboard. */
  reveal(row: number, options: { readonly focus: boolean; readonly block: ScrollLogicalPosition }): void {
    const article = this.elements.articles[row]
    if (!article) return
    for (const other of this.#root.querySelectorAll('[data-row][tabindex="0"]'))
      other.setAttribute('tabindex', '-1')
    article.tabIndex = 0
    if (options.focus) article.focus({ preventScroll: true })
    article.scrollIntoView({ block: options.block })
  }

  destroy(): void {
    this.#nearness.disconnect()
    this.#layout.disconnect()
    this.#root.removeEventListener('pointerover', this.#point)
    this.#handles.destroy()
    this.#queue.destroy()
    this.#highlights.destroy()
  }

  readonly #point = ({ target }: PointerEvent): void =>
    nameStripe(target, (id) => this.#shown.codings.find((coding) => coding.id === id)?.title)

  #moved(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const rows = this.#rowsOfChunk.get(target) ?? []
      if (isIntersecting) {
        this.#near.add(target)
        this.#paintSeenFirst(rows)
      } else if (this.#near.delete(target)) {
        this.#queue.drop(rows)
        for (const row of rows) {
          this.#highlights.drop(row)
          this.#stripes.clear(row)
        }
      }
    }
    this.#handles.place()
  }

  #laidOut(): void {
    if (this.#root.clientWidth === this.#width) return
    this.#width = this.#root.clientWidth
    this.refresh()
  }

  /** To be called when the text was laid out anew without its width changing: larger letters. */
  refresh(): void {
    this.#stripes.forgetExtents()
    this.#paint(() => true)
    this.#handles.place()
  }

  #paint(changed: (row: number) => boolean): void {
    const rows = [...this.#near].flatMap((chunk) => this.#rowsOfChunk.get(chunk) ?? []).filter(changed)
    this.#paintSeenFirst(rows)
  }

  /** Rows in the view at once, others near it in the frames to come. */
  #paintSeenFirst(rows: readonly number[]): void {
    if (rows.length <= few) return this.#paintRows(rows)
    const { top, bottom } = this.#scroller.getBoundingClientRect()
    const isSeen = (row: number) => {
      const box = this.elements.articles[row]?.getBoundingClientRect()
      return box !== undefined && box.bottom > top && box.top < bottom
    }
    const { seen = [], unseen = [] } = Object.groupBy(rows, (row) => (isSeen(row) ? 'seen' : 'unseen'))
    this.#paintRows(seen)
    this.#queue.add(unseen)
  }

  /** Between frames: what is drawn is laid out there and then, so that the next frame has only to paint it. */
  #paintAhead(rows: readonly number[]): void {
    this.#paintRows(rows)
    this.#root.getBoundingClientRect()
  }

  #paintRows(rows: readonly number[]): void {
    this.#highlight(rows)
    this.#mark(rows)
  }

  #highlight(rows: readonly number[]): void {
    const { focused, pending } = this.#shown
    for (const row of rows) {
      const pieces = this.piecesOf(row)
      this.#highlights.paint(row, { pieces, focused, pending })
      // On the row itself: set any higher, every row below would be styled anew.
      const inFocus = focused === null ? undefined : pieces.find((piece) => piece.coding.id === focused)
      const { style } = this.elements.articles[row] ?? {}
      if (inFocus) style?.setProperty('--focused-code', inFocus.coding.colour)
      else style?.removeProperty('--focused-code')
    }
  }

  /** Stripes for the eye, a description for the screen reader. */
  #mark(rows: readonly number[]): void {
    this.#queue.drop(rows)
    for (const row of rows) {
      const article = this.elements.articles[row]
      const titles = [...new Set(this.piecesOf(row).map((piece) => piece.coding.title))]
      if (titles.length > 0) article?.setAttribute('aria-description', `Coded ${titles.join('; ')}`)
      else article?.removeAttribute('aria-description')
    }
    this.#stripes.draw(rows, (row) => this.piecesOf(row), this.#shown.focused)
  }
}

function holds(row: Row | undefined, span: Span | null): boolean {
  return row !== undefined && span !== null && row.start < span.end && span.start < row.end
}

function signature(pieces: readonly Piece[]): string {
  return pieces
    .map(
      ({ coding, start, end, lane }) => `${coding.id}${start},${end},${lane},${coding.colour}${coding.title}`,
    )
    .join('|')
}
