import type { Exported } from './extracts-book.ts'
import { blockText, lineText } from './markdown-text.ts'
import { mendedForMarkup } from './mend.ts'
import { aboutReport, countAlteredQuotations, reportBlocks } from './report-blocks.ts'
import type { PrintedBlock, ReportBlock } from './report-blocks.ts'
import type { ReportBook, ReportTable } from './report-book.ts'
import { isFigures } from './report-widths.ts'

/**
 * A report as Markdown (CommonMark, with GitHub's tables): words are escaped to stay words. A quotation that runs in the
 * text is a paragraph with its attribution; a block is a block quote, its attribution in the last paragraph.
 */
export function reportToMarkdown(book: ReportBook): Exported {
  const blocks = [
    `# ${lineText(book.title)}`,
    aboutReport(book)
      .map(({ name, value }) => `- ${name}: ${lineText(value)}`)
      .join('\n'),
    ...reportBlocks(book).map(blockMarkdown),
  ]
  return {
    bytes: new TextEncoder().encode(`${blocks.join('\n\n')}\n`),
    altered: countAlteredQuotations(book, mendedForMarkup),
  }
}

function blockMarkdown(block: ReportBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${lineText(block.text)}`
    case 'paragraph':
      if (block.style === 'item') return `- ${lineText(block.text)}`
      if (block.style === 'label') return `**${lineText(block.text)}**`
      return blockText(block.text.trim())
    case 'table':
      return tableMarkdown(block.number, block.table)
    case 'quotation':
      return quotationMarkdown(block)
  }
}

function quotationMarkdown({ block, turns, attribution }: PrintedBlock): string {
  const told = attribution === '' ? [] : [lineText(attribution)]
  const spoken = turns.map(({ label, text }) =>
    label === null ? blockText(text) : `**${lineText(label)}:** ${blockText(text)}`,
  )
  if (!block) return [...spoken, ...told].join(' ')
  return [...spoken, ...told]
    .join('\n\n')
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
}

function tableMarkdown(number: number, table: ReportTable): string {
  const { caption, head, rows } = table
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => lineText(String(cell))).join(' | ')} |`
  const figures = head.map((_, at) => (isFigures(table, at) ? '--:' : '---'))
  return `Table ${number}: ${lineText(caption)}\n\n${[line(head), `| ${figures.join(' | ')} |`, ...rows.map(line)].join('\n')}`
}
