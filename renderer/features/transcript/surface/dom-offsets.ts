import type { Span } from '#shared/domain/span.ts'
import type { Row } from '../../../components/text/rows.ts'

/** The element of a row, and the one Text node of its words. Rows are rendered once, so both stay. */
export class RowElements {
  readonly articles: readonly HTMLElement[]
  readonly #words: readonly (Text | null)[]

  constructor(root: HTMLElement) {
    this.articles = [...root.querySelectorAll<HTMLElement>('[data-row]')]
    this.#words = this.articles.map((article) => {
      const node = article.querySelector('.turn-words')?.firstChild
      return node instanceof Text ? node : null
    })
  }

  textOf(row: number): Text | null {
    return this.#words[row] ?? null
  }

  /** The first row whose words stand at or after a point of the page; the number of rows if there is none. */
  firstAfter(node: Node, offset: number): number {
    const point = document.createRange()
    point.setStart(node, offset)
    point.collapse(true)
    let low = 0
    let high = this.articles.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const article = this.articles[middle]
      const words = this.textOf(middle)
      // A row without words is placed by its element.
      const place = words ? point.comparePoint(words, 0) : article ? point.comparePoint(article, 0) : 1
      if (place >= 0) high = middle
      else low = middle + 1
    }
    return low
  }
}

/**
 * Where a point of the page lies in the document's text (UTF-16). A point outside the words (in a label, between
 * two turns, as a triple click leaves it) counts as the start of the next row's words.
 */
export function offsetOf(rows: readonly Row[], elements: RowElements, node: Node, offset: number): number {
  if (node instanceof Text) {
    const article = node.parentElement?.closest('[data-row]')
    const row = article ? rows[Number(article.getAttribute('data-row'))] : undefined
    if (row && elements.textOf(row.index) === node) return row.start + Math.min(offset, row.end - row.start)
  }
  const next = rows[elements.firstAfter(node, offset)]
  return next ? next.start : (rows.at(-1)?.end ?? 0)
}

/** The native selection as offsets, or null where it is empty or reaches outside the transcript. */
export function selectedSpan(root: HTMLElement, rows: readonly Row[], elements: RowElements): Span | null {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null
  const start = offsetOf(rows, elements, range.startContainer, range.startOffset)
  const end = offsetOf(rows, elements, range.endContainer, range.endOffset)
  return start < end ? { start, end } : null
}

/** Selects a span natively, so that it is seen, copied and read out as any selection. */
export function selectNatively(rows: readonly Row[], elements: RowElements, span: Span): void {
  const from = rows.find((row) => row.start <= span.start && span.start < row.end)
  const to = rows.findLast((row) => row.start < span.end && span.end <= row.end)
  const first = from && elements.textOf(from.index)
  const last = to && elements.textOf(to.index)
  if (!from || !to || !first || !last) return
  document.getSelection()?.setBaseAndExtent(first, span.start - from.start, last, span.end - to.start)
}

/** Where the selection begins, also where it is empty: a click puts the cursor there. null outside the transcript. */
export function selectionPoint(
  root: HTMLElement,
  rows: readonly Row[],
  elements: RowElements,
): number | null {
  const selection = document.getSelection()
  if (!selection || selection.rangeCount === 0) return null
  const { startContainer, startOffset } = selection.getRangeAt(0)
  return root.contains(startContainer) ? offsetOf(rows, elements, startContainer, startOffset) : null
}

/** The place in the text that is nearest to a point of the window, if words stand there. */
export function offsetAtPoint(
  rows: readonly Row[],
  elements: RowElements,
  x: number,
  y: number,
): number | null {
  const caret = document.caretPositionFromPoint(x, y)
  const article = caret?.offsetNode.parentElement?.closest('[data-row]')
  const row = article ? rows[Number(article.getAttribute('data-row'))] : undefined
  if (!caret || !row || elements.textOf(row.index) !== caret.offsetNode) return null
  return row.start + Math.min(caret.offset, row.end - row.start)
}
