import { BorderStyle, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx'
import { isRightToLeft, runsOf } from './docx-text.ts'
import type { ReportTable } from './report-book.ts'
import { cellWords, columnShares, isFigures } from './report-widths.ts'

const none = { style: BorderStyle.NONE, size: 0 } as const
const line = { style: BorderStyle.SINGLE, size: 4, color: 'A6A6A6' } as const

/**
 * A table of a report, its first row repeated at the head of every page.
 *
 * @param width of the whole, in twentieths of a point
 */
export function reportTable(table: ReportTable, width: number): Table {
  const widths = columnShares(table).map((share) => Math.round(share * width))
  const row = (cells: readonly (string | number)[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (cell, at) =>
          new TableCell({
            width: { size: widths[at] ?? 0, type: WidthType.DXA },
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            children: [cellParagraph(cell, isHead, isFigures(table, at))],
          }),
      ),
    })
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: line,
      bottom: line,
      left: none,
      right: none,
      insideHorizontal: line,
      insideVertical: none,
    },
    rows: [row(table.head, true), ...table.rows.map((cells) => row(cells, false))],
  })
}

function cellParagraph(cell: string | number, isHead: boolean, figures: boolean): Paragraph {
  const text = cellWords(cell)
  return new Paragraph({
    style: isHead
      ? figures
        ? 'TableFigureHeading'
        : 'TableHeading'
      : typeof cell === 'number'
        ? 'TableFigure'
        : 'TableText',
    ...(isRightToLeft(text) ? { bidirectional: true } : {}),
    children: runsOf(text),
  })
}
