import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

type Root = ReturnType<typeof fromMarkdown>
type Nodes = Root | Root['children'][number]

/** A Markdown file as CommonMark with GitHub's extensions reads it. */
export function markdownTree(bytes: Uint8Array): Root {
  return fromMarkdown(new TextDecoder().decode(bytes), {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  })
}

/** The text of a node as a reader sees it; a hard break is a line feed. */
export function markdownText(node: Nodes): string {
  if (node.type === 'break') return '\n'
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(markdownText).join('') : ''
}

/** The paragraphs of each block quote, in order. */
export function markdownQuotations(bytes: Uint8Array): string[][] {
  return markdownTree(bytes)
    .children.filter((node) => node.type === 'blockquote')
    .map((quote) => quote.children.map(markdownText))
}
