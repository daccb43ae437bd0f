import { HeadingLevel, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx'
import { reasonWords } from '#shared/agreement-words.ts'
import type { Figure, Interval } from '#shared/contract/agreement.ts'
import type { AgreementBook } from './agreement-book.ts'
import { aboutAgreement } from './agreement-tables.ts'
import { docxFile, paragraph } from './docx-parts.ts'
import { isRightToLeft, runsOf } from './docx-text.ts'

/** In twentieths of a point: the text width of a page with Word's own margins. */
const pageWidth = 9026
const widths = [0.34, 0.12, 0.2, 0.17, 0.17].map((share) => Math.round(share * pageWidth))

/** Agreement as a Word document: sentences for a methods section, notes, and a table of codes and of pairs. */
export function agreementToDocx(book: AgreementBook): Promise<Uint8Array> {
  const { report } = book
  const { overall } = report
  return docxFile(
    { title: `${book.project}: agreement`, subject: book.project, about: aboutAgreement(book) },
    [
      heading('For a methods section'),
      paragraph('Normal', book.methods),
      ...(report.warnings.length === 0 ? [] : [heading('Notes')]),
      ...report.warnings.map((warning) => paragraph('Normal', warning)),
      heading('Codes'),
      table([
        ['Code', 'Alpha', '95 % interval', 'Percent agreement', 'Positive agreement'],
        ...report.codes.map((row) => [
          row.path,
          decimals(row.alpha_nominal),
          between(row.interval),
          percent(row.percent_agreement),
          percent(row.positive_agreement),
        ]),
        [
          'All codes together',
          decimals(overall.alpha_set_jaccard),
          between(overall.interval),
          percent(overall.percent_agreement),
          '–',
        ],
      ]),
      heading('Pairs of coders'),
      table([
        ['Coders', 'Cohen’s kappa', 'Alpha', 'Percent agreement', 'Units'],
        ...report.pairs.map((pair) => [
          pair.coders.join(' and '),
          decimals(pair.cohen_kappa),
          decimals(pair.alpha_nominal),
          percent(pair.percent_agreement),
          pair.units.toLocaleString('en-GB'),
        ]),
      ]),
    ],
  )
}

function heading(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, children: runsOf(text) })
}

/** The first row is repeated at the head of every page. */
function table(rows: readonly (readonly string[])[]): Table {
  return new Table({
    width: { size: pageWidth, type: WidthType.DXA },
    columnWidths: [...widths],
    rows: rows.map(
      (cells, index) =>
        new TableRow({
          tableHeader: index === 0,
          cantSplit: true,
          children: cells.map(
            (text, column) =>
              new TableCell({
                width: { size: widths[column] ?? 0, type: WidthType.DXA },
                children: [
                  new Paragraph({
                    style: 'Normal',
                    ...(isRightToLeft(text) ? { bidirectional: true } : {}),
                    children: runsOf(text, index === 0 ? { bold: true } : {}),
                  }),
                ],
              }),
          ),
        }),
    ),
  })
}

function decimals(figure: Figure): string {
  return typeof figure === 'number' ? figure.toFixed(3) : reasonWords(figure.null)
}

function percent(figure: Figure): string {
  return typeof figure === 'number' ? `${(100 * figure).toFixed(1)} %` : reasonWords(figure.null)
}

function between(interval: Interval): string {
  return 'lower' in interval
    ? `${interval.lower.toFixed(3)} to ${interval.upper.toFixed(3)}`
    : reasonWords(interval.null)
}
