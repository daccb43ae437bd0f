import { $wrapSelectionInMarkNode, $createMarkNode, $isMarkNode, MarkNode } from '@lexical/mark'
import {
  $createParagraphNode,
  $createRangeSelection,
  $createTextNode,
  $getNodeByKey,
  $getRoot,
  $isElementNode,
  $setSelection,
  createEditor,
  type LexicalEditor,
} from 'lexical'

interface Span {
  readonly start: number
  readonly end: number
}

export interface YardstickCoding extends Span {
  readonly id: string
  readonly coder: string
}

/** The usual way to mark codings in an editor, as a yardstick: Lexical's mark nodes, the text split at every edge. */
export interface Yardstick {
  /** Milliseconds until painted. */
  open(text: string, rows: readonly Span[], codings: readonly YardstickCoding[]): Promise<number>
  add(coding: YardstickCoding): Promise<number>
  filter(coder: string): Promise<number>
}

const shown = '#ffe58a'
let editor: LexicalEditor | null = null
let rows: readonly Span[] = []
let keys: string[] = []
const coderOf = new Map<string, string>()

function painted(began: number): Promise<number> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began))),
  )
}

function show(visible: (coding: string) => boolean): void {
  editor?.getEditorState().read(() => {
    for (const [key, node] of editor?.getEditorState()._nodeMap ?? []) {
      if (!$isMarkNode(node)) continue
      const element = editor?.getElementByKey(key)
      if (element) element.style.background = node.getIDs().some(visible) ? shown : 'transparent'
    }
  })
}

function fill(text: string, codings: readonly YardstickCoding[]): void {
  const root = $getRoot()
  for (const row of rows) {
    const here = codings.filter((coding) => coding.start < row.end && row.start < coding.end)
    const cuts = new Set([row.start, row.end])
    for (const { start, end } of here) cuts.add(Math.max(start, row.start)).add(Math.min(end, row.end))
    const edges = [...cuts].toSorted((a, b) => a - b)
    const paragraph = $createParagraphNode()
    edges.slice(1).forEach((end, index) => {
      const start = edges[index] ?? end
      const words = $createTextNode(text.slice(start, end))
      const ids = here.filter((coding) => coding.start <= start && end <= coding.end).map(({ id }) => id)
      paragraph.append(ids.length === 0 ? words : $createMarkNode(ids).append(words))
    })
    root.append(paragraph)
    keys.push(paragraph.getKey())
  }
}

/** The text node and the offset in it where a place of the document lies. */
function pointOf(offset: number, isEnd: boolean): { key: string; offset: number } {
  const index = rows.findIndex((row) => (isEnd ? offset <= row.end : offset < row.end))
  const paragraph = $getNodeByKey(keys[index] ?? '')
  let left = offset - (rows[index]?.start ?? 0)
  const words = $isElementNode(paragraph) ? paragraph.getAllTextNodes() : []
  for (const node of words) {
    const length = node.getTextContentSize()
    if (isEnd ? left <= length : left < length) return { key: node.getKey(), offset: left }
    left -= length
  }
  throw new RangeError('no words there')
}

window.yardstick = {
  open(text, spans, codings) {
    const began = performance.now()
    rows = spans
    keys = []
    for (const { id, coder } of codings) coderOf.set(id, coder)
    const scroller = document.createElement('div')
    scroller.style.cssText = 'height: 100vh; overflow-y: auto'
    const page = document.createElement('div')
    page.contentEditable = 'true'
    scroller.append(page)
    document.body.append(scroller)
    editor = createEditor({
      nodes: [MarkNode],
      onError: (error) => {
        throw error
      },
    })
    editor.setRootElement(page)
    editor.update(() => fill(text, codings), { discrete: true })
    show(() => true)
    return painted(began)
  },
  add(coding) {
    const began = performance.now()
    coderOf.set(coding.id, coding.coder)
    editor?.update(
      () => {
        const selection = $createRangeSelection()
        const from = pointOf(coding.start, false)
        const to = pointOf(coding.end, true)
        selection.anchor.set(from.key, from.offset, 'text')
        selection.focus.set(to.key, to.offset, 'text')
        $wrapSelectionInMarkNode(selection, false, coding.id)
        $setSelection(null)
      },
      { discrete: true },
    )
    show(() => true)
    return painted(began)
  },
  filter(coder) {
    const began = performance.now()
    show((coding) => coderOf.get(coding) === coder)
    return painted(began)
  },
}
