import {
  aboutFramework,
  levelTitle,
  numbersTitle,
  ownersTitle,
  type BookCell,
  type BookQuotation,
  type FrameworkBook,
} from './framework-book.ts'
import { summaryText } from './framework-text.ts'
import { blockText, lineText } from './markdown-text.ts'
import { sourceOf, spokenIn } from './wording.ts'

/**
 * A matrix as Markdown with a table as GitHub has them, and the quotations beneath it. A cell of such a table is one
 * line: paragraphs are kept apart by breaks, and what is bold or a list stands there as plain words.
 */
export function frameworkToMarkdown(book: FrameworkBook): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const heads = [ownersTitle(book), ...book.themes]
  const table = [
    line(heads.map(lineText)),
    line(heads.map(() => '---')),
    ...book.rows.map(({ name, note, cells }) =>
      line([note === '' ? lineText(name) : `${lineText(name)}<br>${lineText(note)}`, ...cells.map(cellText)]),
    ),
  ]
  const blocks = [
    `# ${lineText(book.name)}`,
    aboutFramework(book)
      .map(({ name, value }) => `- ${name}: ${lineText(value)}`)
      .join('\n'),
    table.join('\n'),
    ...(book.quotations === null ? [] : ['## Quotations', ...book.quotations.flatMap(quotationBlocks)]),
  ]
  return `${blocks.join('\n\n')}\n`
}

function cellText(cell: BookCell): string {
  return [
    ...(cell.level === null ? [] : [`**${lineText(levelTitle(cell.level))}**`]),
    ...summaryText(cell.summary).split('\n').map(lineText),
    lineText(numbersTitle(cell)),
  ]
    .filter((part) => part !== '')
    .join('<br>')
}

function quotationBlocks({ number, of, extract }: BookQuotation): string[] {
  const turns = spokenIn(extract)
    .map(({ label, text }) =>
      label === null ? blockText(text) : `**${lineText(label)}:** ${blockText(text)}`,
    )
    .join('\n\n')
  const quotation = turns
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
  return [
    `### ${number}`,
    ...(turns === '' ? [] : [quotation]),
    lineText(extract.attribution),
    lineText(`${sourceOf(extract)}. ${of.join('; ')}`),
  ]
}
