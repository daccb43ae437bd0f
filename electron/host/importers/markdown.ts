import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { parseFragment } from 'parse5'
import type { SourceText } from '#shared/domain/transcript.ts'
import { decodeText } from './decode-text.ts'
import { HtmlWalk } from './html-walk.ts'
import { keptTags, isMarkup } from './html-in-markdown.ts'
import { readingOf } from './import-problem.ts'
import { TextBuilder } from './text-builder.ts'

type Nodes = ReturnType<typeof fromMarkdown>['children'][number]
type Row = Extract<Nodes, { type: 'tableRow' }>

// Left as they stand, since transcripts hold them as words: `[P1]: Yes` would be a link's address and vanish, and the
// dashes under a line would.
const asWritten = { disable: { null: ['definition', 'setextUnderline'] } }

/**
 * Reads Markdown: the words without the signs that only set them (emphasis, heading, quotation, code fences). Line
 * breaks and list markers stay as written, and so do tags that are none of HTML's, such as <laughs>.
 * @throws ImportProblem
 */
export async function readMarkdown(bytes: Uint8Array): Promise<SourceText> {
  const { text, warnings } = decodeText(bytes)
  const tree = await readingOf('Markdown', () =>
    fromMarkdown(text, {
      // One tilde means "about" in a transcript more often than it strikes out.
      extensions: [gfm({ singleTilde: false }), asWritten],
      mdastExtensions: [gfmFromMarkdown()],
    }),
  )
  const writer = new MarkdownWriter(text)
  writer.blocks(tree.children)
  return writer.finish(warnings)
}

class MarkdownWriter {
  readonly #source: string
  readonly #out = new TextBuilder()
  #pictures = 0

  constructor(source: string) {
    this.#source = source
  }

  finish(warnings: readonly string[]): SourceText {
    const pictures = this.#pictures > 0 ? [`Pictures are not part of the text (${this.#pictures}).`] : []
    return this.#out.finish(null, [...warnings, ...pictures])
  }

  /** Blocks stand as many lines apart as in the file. */
  blocks(nodes: readonly Nodes[]): void {
    nodes.forEach((node, at) => {
      const before = nodes[at - 1]
      if (before) {
        const apart = (node.position?.start.line ?? 0) - (before.position?.end.line ?? 0)
        this.#out.append('\n'.repeat(Math.max(1, apart)))
      }
      this.#block(node)
    })
  }

  #block(node: Nodes): void {
    if (node.type === 'blockquote' || node.type === 'list') this.blocks(node.children)
    else if (node.type === 'listItem' || node.type === 'footnoteDefinition') {
      this.#out.append(this.#leading(node, node.children[0]))
      this.blocks(node.children)
    } else if (node.type === 'code') this.#out.append(node.value)
    else if (node.type === 'html') this.#htmlBlock(node.value)
    else if (node.type === 'table') this.#table(node.children)
    else if (node.type === 'paragraph') this.#inlines(node.children, false)
    else if (node.type === 'heading') this.#inlines(node.children, true)
    else this.#out.append(this.#sourceOf(node))
  }

  #table(rows: readonly Row[]): void {
    rows.forEach((row, at) => {
      if (at > 0) this.#out.append('\n')
      row.children.forEach((cell, column) => {
        if (column > 0) this.#out.append('\t')
        this.#inlines(cell.children, false)
      })
    })
  }

  #inlines(nodes: readonly Nodes[], bold: boolean): void {
    for (const node of nodes) this.#inline(node, bold)
  }

  #inline(node: Nodes, bold: boolean): void {
    if (node.type === 'text' || node.type === 'inlineCode') this.#out.append(node.value, bold)
    else if (node.type === 'strong') this.#inlines(node.children, true)
    else if (node.type === 'emphasis' || node.type === 'delete' || node.type === 'link') {
      this.#inlines(node.children, bold)
    } else if (node.type === 'break') this.#out.append('\n')
    else if (node.type === 'image') this.#pictures++
    else if (node.type === 'html') this.#htmlTag(node.value, bold)
    else this.#out.append(this.#sourceOf(node), bold)
  }

  #htmlTag(tag: string, bold: boolean): void {
    if (/^<br\b/i.test(tag)) this.#out.append('\n')
    else if (!isMarkup(tag)) this.#out.append(tag, bold)
  }

  #htmlBlock(value: string): void {
    const kept = keptTags(value)
    if (!/<[a-z!/?]/i.test(kept)) this.#out.append(value)
    else new HtmlWalk(this.#out).visit(parseFragment(kept))
  }

  /** A list item's marker, or a footnote's, as written. */
  #leading(node: Nodes, first: Nodes | undefined): string {
    const start = node.position?.start.offset ?? 0
    const end = (first ?? node).position
    return this.#source.slice(start, first ? end?.start.offset : end?.end.offset)
  }

  #sourceOf(node: Nodes): string {
    return this.#source.slice(node.position?.start.offset, node.position?.end.offset)
  }
}
