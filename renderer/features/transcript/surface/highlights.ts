import type { Span } from '#shared/domain/span.ts'
import type { Row } from '../../../components/text/rows.ts'
import { depthsOf } from './depths.ts'
import type { RowElements } from './dom-offsets.ts'
import type { Piece } from './pieces.ts'

export const deepest = 6

/** What shows up in one row. */
export interface RowPaint {
  readonly pieces: readonly Piece[]
  readonly focused: string | null
  readonly pending: Span | null
}

/** The page has one highlight of a name: transcripts that stand side by side share it. */
function sharedHighlight(name: string, priority: number): Highlight {
  const known = CSS.highlights.get(name)
  if (known) return known
  const highlight = new Highlight()
  highlight.priority = priority
  CSS.highlights.set(name, highlight)
  return highlight
}

/**
 * The CSS highlights of one transcript: six for depth, one for the coding in focus, one for the words about to be
 * coded. Ranges are static and kept per row, so that what scrolls away can be dropped and nothing else is touched.
 */
export class Highlights {
  readonly #named = new Map<string, Highlight>()
  readonly #byRow = new Map<number, { readonly highlight: Highlight; readonly range: StaticRange }[]>()
  readonly #rows: readonly Row[]
  readonly #elements: RowElements

  constructor(rows: readonly Row[], elements: RowElements) {
    this.#rows = rows
    this.#elements = elements
    for (let depth = 1; depth <= deepest; depth += 1) this.#name(`depth-${depth}`, 0)
    this.#name('coding-focus', 1)
    this.#name('coding-pending', 2)
  }

  paint(row: number, { pieces, focused, pending }: RowPaint): void {
    this.drop(row)
    for (const stretch of depthsOf(pieces, deepest)) this.#add(row, `depth-${stretch.depth}`, stretch)
    for (const piece of pieces) if (piece.coding.id === focused) this.#add(row, 'coding-focus', piece)
    if (pending) this.#add(row, 'coding-pending', pending)
  }

  drop(row: number): void {
    for (const { highlight, range } of this.#byRow.get(row) ?? []) highlight.delete(range)
    this.#byRow.delete(row)
  }

  destroy(): void {
    for (const row of this.#byRow.keys()) this.drop(row)
  }

  #name(name: string, priority: number): void {
    this.#named.set(name, sharedHighlight(name, priority))
  }

  #add(index: number, name: string, span: Span): void {
    const row = this.#rows[index]
    const words = this.#elements.textOf(index)
    const highlight = this.#named.get(name)
    if (!row || !words || !highlight) return
    const start = Math.max(span.start, row.start) - row.start
    const end = Math.min(span.end, row.end) - row.start
    if (start >= end) return
    const range = new StaticRange({
      startContainer: words,
      startOffset: start,
      endContainer: words,
      endOffset: end,
    })
    highlight.add(range)
    const kept = this.#byRow.get(index) ?? []
    kept.push({ highlight, range })
    this.#byRow.set(index, kept)
  }
}
