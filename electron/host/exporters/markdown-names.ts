import { fromMarkdown } from 'mdast-util-from-markdown'
import type { PseudonymList } from '#shared/domain/report/pseudonym-list.ts'

type Root = ReturnType<typeof fromMarkdown>
type Node = Root | Root['children'][number]

/** The inside of a paragraph or heading: where it stands in the source, and what is read there. */
interface Paragraph {
  readonly start: number
  readonly end: number
  readonly words: string
}

const marks = /[!-/:-@[-`{-~]/gu

/**
 * Markdown with what a list replaces. Where a name stands in two faces, half of it in bold or in a link, or goes over a
 * line's end, the paragraph is written in one face and one line.
 */
export function markdownDisguised(pseudonyms: PseudonymList, markdown: string): string {
  if (pseudonyms.isEmpty) return markdown
  const told = (text: string) => pseudonyms.applied(text)
  let written = ''
  let at = 0
  for (const { start, end, words } of paragraphsIn(fromMarkdown(markdown))) {
    const faced = told(markdown.slice(start, end))
    const isTold = told(words) === words || wordsIn(fromMarkdown(faced)) === told(words)
    written += told(markdown.slice(at, start)) + (isTold ? faced : plainly(told(words)))
    at = end
  }
  return written + told(markdown.slice(at))
}

/** In order. */
function paragraphsIn(node: Node): Paragraph[] {
  if (node.type !== 'paragraph' && node.type !== 'heading')
    return 'children' in node ? node.children.flatMap((child) => paragraphsIn(child)) : []
  const start = node.children[0]?.position?.start.offset
  const end = node.children.at(-1)?.position?.end.offset
  return start === undefined || end === undefined ? [] : [{ start, end, words: wordsIn(node) }]
}

/** What is read, whatever its faces; of a link its words. */
function wordsIn(node: Node): string {
  if ('children' in node) return node.children.map((child) => wordsIn(child)).join('')
  if (node.type === 'break') return '\n'
  return 'value' in node ? node.value : ''
}

function plainly(words: string): string {
  return words.replaceAll(/\s*\n\s*/gu, ' ').replaceAll(marks, String.raw`\$&`)
}
