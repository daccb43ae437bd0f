import { HeadingLevel, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import { docxFile, paragraph } from './docx-parts.ts'
import { isRightToLeft, runsOf } from './docx-text.ts'
import {
  aboutFramework,
  levelTitle,
  numbersTitle,
  ownersTitle,
  type BookCell,
  type BookQuotation,
  type FrameworkBook,
} from './framework-book.ts'
import { frameworkStyles } from './framework-docx-styles.ts'
import { summaryBlocks } from './framework-text.ts'
import type { MemoBlock } from './memo-blocks.ts'
import { sourceOf, spokenIn } from './wording.ts'

/** In twentieths of a point: the text width of an A4 page on its side with Word's own margins. */
const pageWidth = 13_958
const firstColumn = 1900
const sideways = { width: 11_906, height: 16_838, orientation: 'landscape' } as const

/** A matrix as a Word document on its side: a captioned table whose head stands on every page, and its quotations. */
export function frameworkToDocx(book: FrameworkBook): Promise<Uint8Array> {
  const width = Math.floor((pageWidth - firstColumn) / Math.max(1, book.themes.length))
  const widths = [firstColumn, ...book.themes.map(() => width)]
  const cellOf = (column: number, children: readonly Paragraph[]) =>
    new TableCell({ width: { size: widths[column] ?? width, type: WidthType.DXA }, children: [...children] })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: [ownersTitle(book), ...book.themes].map((text, column) =>
      cellOf(column, [paragraph('TableHeading', text)]),
    ),
  })
  const rows = book.rows.map(
    ({ name, note, cells }) =>
      new TableRow({
        children: [
          cellOf(0, [
            paragraph('TableHeading', name),
            ...(note === '' ? [] : [paragraph('TableNote', note)]),
          ]),
          ...cells.map((cell, at) => cellOf(at + 1, cellParagraphs(cell))),
        ],
      }),
  )
  return docxFile(
    { title: book.name, subject: book.project, about: aboutFramework(book) },
    [
      paragraph('Caption', book.name),
      new Table({
        width: { size: pageWidth, type: WidthType.DXA },
        columnWidths: widths,
        rows: [head, ...rows],
      }),
      ...(book.quotations === null ? [] : quotationParagraphs(book.quotations)),
    ],
    { styles: frameworkStyles, page: sideways },
  )
}

/** Word wants a paragraph in every cell. */
function cellParagraphs(cell: BookCell): Paragraph[] {
  const numbers = numbersTitle(cell)
  const paragraphs = [
    ...(cell.level === null ? [] : [paragraph('TableLevel', levelTitle(cell.level))]),
    ...summaryBlocks(cell.summary).map(blockParagraph),
    ...(numbers === '' ? [] : [paragraph('TableNote', numbers)]),
  ]
  return paragraphs.length === 0 ? [paragraph('TableText', '')] : paragraphs
}

function blockParagraph({ kind, mark, depth, runs }: MemoBlock): Paragraph {
  const words = runs.map((run) => run.text).join('')
  return new Paragraph({
    style: kind === 'heading' ? 'TableHeading' : 'TableText',
    ...(isRightToLeft(words) ? { bidirectional: true } : {}),
    children: [
      ...(kind === 'item' ? runsOf(`${'    '.repeat(Math.max(0, depth - 1))}${mark} `) : []),
      ...runs.flatMap(({ text, bold, italics }) =>
        runsOf(text, { ...(bold ? { bold } : {}), ...(italics ? { italics } : {}) }),
      ),
    ],
  })
}

function quotationParagraphs(quotations: readonly BookQuotation[]): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun('Quotations')] }),
    ...quotations.flatMap(({ number, of, extract }) => [
      paragraph('PartLabel', `${number}. ${of.join('; ')}`),
      ...spokenIn(extract).map(({ label, text }) => paragraph('Quotation', text, label)),
      paragraph('Attribution', extract.attribution),
      paragraph('Source', sourceOf(extract)),
    ]),
  ]
}
