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
  readonly code: string
}

/**
 * The usual way to mark codings in an editor, as a yardstick: Lexical's mark nodes, the text split at every edge, each
 * piece in the colours of the codes that are shown on it, one over the other.
 */
export interface Yardstick {
  /** Milliseconds until painted. */
  open(text: string, rows: readonly Span[], codings: readonly YardstickCoding[]): Promise<number>
  add(coding: YardstickCoding): Promise<number>
  /** To one coder's, or to everyone's (null). */
  filter(coder: string | null): Promise<number>
}

let editor: LexicalEditor | null = null
let rows: readonly Span[] = []
let keys: string[] = []
const codingOf = new Map<string, YardstickCoding>()
const colourOf = new Map<string, string>()

function painted(began: number): Promise<number> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began))),
  )
}

/** Hues of codes lie a golden angle apart. */
function colour(code: string): string {
  const known = colourOf.get(code)
  if (known !== undefined) return known
  const made = `hsl(${Math.round((colourOf.size * 137.5) % 360)} 70% 55% / 0.28)`
  colourOf.set(code, made)
  return made
}

function background(colours: readonly string[]): string {
  return colours.length < 2
    ? (colours[0] ?? '')
    : colours.map((one) => `linear-gradient(${one}, ${one})`).join(', ')
}

function show(isShown: (coding: YardstickCoding) => boolean): void {
  editor?.getEditorState().read(() => {
    for (const [key, node] of editor?.getEditorState()._nodeMap ?? []) {
      if (!$isMarkNode(node)) continue
      const element = editor?.getElementByKey(key)
      const codings = node.getIDs().flatMap((id) => codingOf.get(id) ?? [])
      if (element)
        element.style.background = background(codings.filter(isShown).map(({ code }) => colour(code)))
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
    for (const coding of codings) codingOf.set(coding.id, coding)
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
    codingOf.set(coding.id, coding)
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
    show((coding) => coder === null || coding.coder === coder)
    return painted(began)
  },
}
