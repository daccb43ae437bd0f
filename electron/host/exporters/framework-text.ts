import { memoBlocks, type MemoBlock } from './memo-blocks.ts'

/** A link into the project, as the window writes it: its address means nothing in a file. */
const link = /\[((?:\\.|[^\\[\]\n])+)\]\(concord:(?:code|document|coding)\/[0-9a-f-]{36}\)/gu

/** A cell's Markdown with the words of its links in the place of the links. */
export function withoutLinks(markdown: string): string {
  return markdown.replace(link, '$1')
}

/** A cell's summary as paragraphs. */
export function summaryBlocks(markdown: string): MemoBlock[] {
  return memoBlocks(withoutLinks(markdown))
}

/** The words of a paragraph, with what stands before a list's item. */
export function blockWords({ mark, depth, runs }: MemoBlock): string {
  const words = runs.map(({ text }) => text).join('')
  return mark === '' ? words : `${'    '.repeat(Math.max(0, depth - 1))}${mark} ${words}`
}

/** A summary as plain text, a paragraph a line, for a cell of a table. */
export function summaryText(markdown: string): string {
  return summaryBlocks(markdown).map(blockWords).join('\n')
}
