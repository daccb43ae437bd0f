import type { Extract } from '#shared/contract/values.ts'
import { countAltered } from './alterations.ts'
import type { CodeGroup, Exported, ExtractsBook } from './extracts-book.ts'
import { blockText, lineText } from './markdown-text.ts'
import { mendedForMarkup } from './mend.ts'
import { aboutBook, bookTitle, extentOf, sourceOf, spokenIn } from './wording.ts'

/** A book as Markdown (CommonMark): headings by code, quotations as block quotes, words escaped to stay words. */
export function toMarkdown(book: ExtractsBook): Exported {
  const blocks = [
    `# ${lineText(bookTitle(book))}`,
    aboutBook(book)
      .map(({ name, value }) => `- ${name}: ${lineText(value)}`)
      .join('\n'),
    ...book.groups.flatMap(groupBlocks),
  ]
  return {
    bytes: new TextEncoder().encode(`${blocks.join('\n\n')}\n`),
    altered: countAltered(book, mendedForMarkup),
  }
}

function groupBlocks({ path, brief, extracts }: CodeGroup): string[] {
  const definition = brief.trim() === '' ? [] : [`*${blockText(brief.trim())}*`]
  return [`## ${lineText(path)}`, ...definition, extentOf(extracts), ...extracts.flatMap(extractBlocks)]
}

function extractBlocks(extract: Extract): string[] {
  const turns = spokenIn(extract)
    .map(({ label, text }) =>
      label === null ? blockText(text) : `**${lineText(label)}:** ${blockText(text)}`,
    )
    .join('\n\n')
  const quotation = turns
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
  return [...(turns === '' ? [] : [quotation]), lineText(extract.attribution), lineText(sourceOf(extract))]
}
