import { Bookmark, HeadingLevel, Paragraph, SequentialIdentifier, TableOfContents, TextRun } from 'docx'
import type { Table } from 'docx'
import { docxFile, item, paragraph } from './docx-parts.ts'
import { isRightToLeft, runsOf } from './docx-text.ts'
import type { Exported } from './extracts-book.ts'
import { mendedForXml } from './mend.ts'
import {
  aboutReport,
  countAlteredQuotations,
  listedLevels,
  pageStarts,
  reportBlocks,
} from './report-blocks.ts'
import type { ParagraphStyle, PrintedBlock, ReportBlock, ReportHeading } from './report-blocks.ts'
import type { ReportBook } from './report-book.ts'
import { pageNumbersFrom } from './report-docx-contents.ts'
import { estimatePages } from './report-docx-pages.ts'
import { reportStyles } from './report-docx-styles.ts'
import { reportTable } from './report-docx-table.ts'

/** In twentieths of a point. */
const pages = { a4: { width: 11_906, height: 16_838 }, letter: { width: 12_240, height: 15_840 } } as const
/** Word's own, on both sides together. */
const margins = 2880

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const
const styles: { readonly [Style in Exclude<ParagraphStyle, 'item'>]: string } = {
  text: 'Normal',
  definition: 'Definition',
  counts: 'Counts',
  label: 'PartLabel',
}

/**
 * A report as a Word document: contents with page numbers, then its parts under headings, quotations in the paragraph
 * styles "Quotation" (run in, with its attribution) and "Block quotation" (followed by "Attribution").
 */
export async function reportToDocx(book: ReportBook): Promise<Exported> {
  const { width, height } = pages[book.page]
  const about = aboutReport(book)
  const blocks = reportBlocks(book)
  const onNewPage = pageStarts(book, blocks)
  const estimated = estimatePages(
    { title: book.title, about: about.map(({ name, value }) => `${name}: ${value}`) },
    blocks,
    { width: (width - margins) / 20, height: (height - margins) / 20 },
    onNewPage,
  )
  const contents = [
    paragraph('ContentsHeading', 'Contents'),
    new TableOfContents('Contents', { hyperlink: true, headingStyleRange: `1-${listedLevels}` }),
  ]
  const bytes = await docxFile(
    { title: book.title, subject: book.project, about },
    [
      ...(onNewPage.size === 0 ? [] : contents),
      ...blocks.flatMap((block) => blockChildren(block, width - margins, onNewPage.has(block))),
    ],
    {
      pageNumbers: pageNumbersFrom(estimated),
      footer: book.title,
      styles: reportStyles(book.language),
      page: { width, height },
      author: book.authors,
    },
  )
  return { bytes, altered: countAlteredQuotations(book, mendedForXml) }
}

function blockChildren(block: ReportBlock, width: number, onNewPage: boolean): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block, onNewPage)]
    case 'paragraph':
      return [block.style === 'item' ? item(block.text) : paragraph(styles[block.style], block.text)]
    case 'table':
      return [caption(block.table.caption), reportTable(block.table, width)]
    case 'quotation':
      return quotation(block)
  }
}

function heading({ level, id, text }: ReportHeading, pageBreakBefore: boolean): Paragraph {
  return new Paragraph({
    heading: headings[level - 1] ?? HeadingLevel.HEADING_3,
    pageBreakBefore,
    ...(isRightToLeft(text) ? { bidirectional: true } : {}),
    children: [new Bookmark({ id, children: runsOf(text) })],
  })
}

function quotation({ block, turns, attribution }: PrintedBlock): Paragraph[] {
  if (block)
    return [
      ...turns.map(({ label, text }) => paragraph('BlockQuotation', text, label)),
      ...(attribution === '' ? [] : [paragraph('Attribution', attribution)]),
    ]
  const children = turns.flatMap(({ label, text }, at) => [
    ...(at > 0 ? runsOf(' ') : []),
    ...(label === null ? [] : [...runsOf(label, { bold: true }), new TextRun({ text: ': ', bold: true })]),
    ...runsOf(text),
  ])
  const told = attribution === '' ? [] : runsOf(children.length === 0 ? attribution : ` ${attribution}`)
  return [
    new Paragraph({
      style: 'Quotation',
      ...(isRightToLeft(turns[0]?.text ?? '') ? { bidirectional: true } : {}),
      children: [...children, ...told],
    }),
  ]
}

/** Numbered by Word's own field, so that a table that is put in takes part in the counting. */
function caption(text: string): Paragraph {
  return new Paragraph({
    style: 'Caption',
    children: [...runsOf('Table '), new SequentialIdentifier('Table'), ...runsOf(`: ${text}`)],
  })
}
