import { fromMarkdown } from 'mdast-util-from-markdown'

type Node = ReturnType<typeof fromMarkdown>['children'][number]

/** A stretch of a memo's words in one face. */
export interface MemoRun {
  readonly text: string
  readonly bold: boolean
  readonly italics: boolean
}

/** A paragraph of a memo. `mark`: what stands before a list's item, e.g. "•" or "2."; items below items go deeper. */
export interface MemoBlock {
  readonly kind: 'heading' | 'text' | 'item' | 'quote' | 'code'
  readonly mark: string
  readonly depth: number
  readonly runs: readonly MemoRun[]
}

const plain = { bold: false, italics: false }

/**
 * A memo's Markdown as paragraphs: headings, lists, quotations, code, bold and italics. Line breaks stay; a link keeps
 * its address in brackets; what is no Markdown known here stands as it was written.
 */
export function memoBlocks(markdown: string): MemoBlock[] {
  return fromMarkdown(markdown).children.flatMap((node) => blocksOf(node, markdown, 'text', 0))
}

function blocksOf(node: Node, source: string, kind: MemoBlock['kind'], depth: number): MemoBlock[] {
  if (node.type === 'paragraph') return [{ kind, mark: '', depth, runs: runsIn(node.children, source) }]
  if (node.type === 'heading')
    return [{ kind: 'heading', mark: '', depth: node.depth, runs: runsIn(node.children, source) }]
  if (node.type === 'blockquote')
    return node.children.flatMap((child) => blocksOf(child, source, 'quote', depth))
  if (node.type === 'list')
    return node.children.flatMap((item, index) => {
      const mark = node.ordered ? `${(node.start ?? 1) + index}.` : '•'
      return item.children
        .flatMap((child) => blocksOf(child, source, 'item', depth + 1))
        .map((block, at) => (at === 0 ? { ...block, mark } : block))
    })
  if (node.type === 'code') return [{ kind: 'code', mark: '', depth, runs: [{ text: node.value, ...plain }] }]
  if (node.type === 'thematicBreak') return []
  return [{ kind, mark: '', depth, runs: [{ text: written(node, source), ...plain }] }]
}

function runsIn(
  nodes: readonly Node[],
  source: string,
  face: { readonly bold: boolean; readonly italics: boolean } = plain,
): MemoRun[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text' || node.type === 'inlineCode') return [{ text: node.value, ...face }]
    if (node.type === 'strong') return runsIn(node.children, source, { ...face, bold: true })
    if (node.type === 'emphasis') return runsIn(node.children, source, { ...face, italics: true })
    if (node.type === 'break') return [{ text: '\n', ...face }]
    if (node.type === 'link') {
      const words = runsIn(node.children, source, face)
      const shown = words.map((run) => run.text).join('')
      return shown === node.url ? words : [...words, { text: ` (${node.url})`, ...face }]
    }
    return [{ text: written(node, source), ...face }]
  })
}

function written({ position }: Node, source: string): string {
  return source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
}
