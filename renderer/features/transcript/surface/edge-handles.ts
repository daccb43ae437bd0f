import type { Span } from '#shared/domain/span.ts'
import type { Edge } from '../../../components/text/edges.ts'
import { rowAt, type Row } from '../../../components/text/rows.ts'
import { offsetAtPoint, type RowElements } from './dom-offsets.ts'

/** What is told of a drag: the span as it would become, and at last whether it shall. */
export interface EdgeDrag {
  /** The span for a place the edge is dragged to, or null where it cannot go there. */
  readonly spanFor: (edge: Edge, offset: number) => Span | null
  readonly onMove: (span: Span) => void
  /** null: let go where nothing has changed. */
  readonly onDone: (span: Span | null) => void
}

/** The two handles by which the coding in focus is made longer or shorter with the mouse. */
export class EdgeHandles {
  readonly #root: HTMLElement
  readonly #rows: readonly Row[]
  readonly #elements: RowElements
  readonly #handles: { readonly [Key in Edge]: HTMLElement }
  readonly #listening = new AbortController()
  #span: Span | null = null
  #drag: EdgeDrag | null = null

  constructor(root: HTMLElement, rows: readonly Row[], elements: RowElements) {
    this.#root = root
    this.#rows = rows
    this.#elements = elements
    this.#handles = { start: this.#make('start'), end: this.#make('end') }
  }

  /** Shows the handles at the edges of a span; null: no handles. */
  show(span: Span | null, drag: EdgeDrag | null): void {
    this.#span = span
    this.#drag = drag
    this.place()
  }

  /** Puts the handles where the edges are now. */
  place(): void {
    for (const edge of ['start', 'end'] as const) {
      const handle = this.#handles[edge]
      const at = this.#span && this.#placeOf(edge, this.#span)
      if (!at) {
        handle.remove()
        continue
      }
      handle.style.left = `${at.left}px`
      handle.style.top = `${at.top}px`
      handle.style.height = `${at.height}px`
      if (handle.parentElement !== at.article) at.article.append(handle)
    }
  }

  destroy(): void {
    this.#listening.abort()
    for (const handle of Object.values(this.#handles)) handle.remove()
  }

  #make(edge: Edge): HTMLElement {
    const handle = document.createElement('span')
    handle.className = `edge-handle edge-handle-${edge}`
    handle.setAttribute('aria-hidden', 'true')
    handle.title = edge === 'start' ? 'Drag to move where the coding begins' : 'Drag to move where it ends'
    // The words must not be selected meanwhile.
    handle.addEventListener('mousedown', (event) => event.preventDefault())
    handle.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return
      event.preventDefault()
      this.#follow(edge)
    })
    return handle
  }

  #follow(edge: Edge): void {
    const stop = new AbortController()
    const signal = AbortSignal.any([stop.signal, this.#listening.signal])
    let span: Span | null = null
    const end = (done: boolean) => {
      stop.abort()
      this.#root.classList.remove('dragging-edge')
      this.#drag?.onDone(done ? span : null)
    }
    // The handle itself must not be what lies under the pointer.
    this.#root.classList.add('dragging-edge')
    document.addEventListener(
      'pointermove',
      (event) => {
        const offset = offsetAtPoint(this.#rows, this.#elements, event.clientX, event.clientY)
        const next = offset === null ? null : (this.#drag?.spanFor(edge, offset) ?? null)
        if (!next) return
        span = next
        this.#drag?.onMove(next)
      },
      { signal },
    )
    document.addEventListener('pointerup', () => end(true), { signal })
    document.addEventListener('pointercancel', () => end(false), { signal })
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        end(false)
      },
      { signal, capture: true },
    )
  }

  #placeOf(edge: Edge, span: Span) {
    const at = edge === 'start' ? span.start : span.end - 1
    const row = rowAt(this.#rows, at)
    const words = row && this.#elements.textOf(row.index)
    const article = row && this.#elements.articles[row.index]
    if (!row || !words || !article) return null
    const range = document.createRange()
    range.setStart(words, Math.min(at - row.start, words.length))
    range.setEnd(words, Math.min(at - row.start + 1, words.length))
    const boxes = range.getClientRects()
    const box = edge === 'start' ? boxes[0] : boxes[boxes.length - 1]
    if (!box) return null
    const origin = article.getBoundingClientRect()
    const isRightToLeft =
      words.parentElement !== null && getComputedStyle(words.parentElement).direction === 'rtl'
    const left = (edge === 'start') === isRightToLeft ? box.right : box.left
    return { article, left: left - origin.left, top: box.top - origin.top, height: box.height }
  }
}
