import type { Matrix, MatrixAxisKind, MatrixCell } from '#shared/contract/matrices.ts'
import { withdrawnSentence } from '#shared/withdrawn-sentence.ts'
import type { MatrixBook } from './matrix-book.ts'
import { aboutNames, readableTime, type AboutLine } from './wording.ts'

const kinds: { readonly [Kind in MatrixAxisKind]: string } = {
  codes: 'Code',
  cases: 'Case study',
  documents: 'Document',
  modes: 'Mode',
  coders: 'Coder',
  rounds: 'Round',
  participants: 'Participant',
  attribute: 'Attribute',
}

/** A figure as a table shows it: the number, or "<5", or that it is withheld. */
export function figureShown(
  { value, withheld }: Pick<MatrixCell, 'value' | 'withheld'>,
  { measure, normalised, suppressBelow }: Pick<Matrix, 'measure' | 'normalised' | 'suppressBelow'>,
): number | string {
  if (value !== null) return value
  const isCount = measure !== 'words' && measure !== 'share' && normalised === 'none'
  return withheld === 'small' && isCount ? `<${suppressBelow ?? ''}` : 'withheld'
}

/** A matrix as rows of cells under headings, totals last. */
export function matrixRows({ matrix, rowsOf }: MatrixBook) {
  const shown = (cell: MatrixCell) => figureShown(cell, matrix)
  return {
    headings: [kinds[rowsOf], ...matrix.columns.map(({ label }) => label), 'Total'],
    rows: [
      ...matrix.rows.map(({ label, total }, row) => [
        label,
        ...(matrix.cells[row] ?? []).map(shown),
        shown(total),
      ]),
      ['Total', ...matrix.columns.map(({ total }) => shown(total)), shown(matrix.total)],
    ],
  }
}

const measures: { readonly [Measure in Matrix['measure']]: string } = {
  codings: 'Codings',
  documents: 'Documents',
  participants: 'Participants heard',
  words: 'Words, each counted once',
  share: 'Share of the text that can be coded, from 0 to 1',
}

const shares: { readonly [By in Matrix['normalised']]: string } = {
  none: 'As counted',
  rows: 'Shares of the row’s total, from 0 to 1',
  columns: 'Shares of the column’s total, from 0 to 1',
  whole: 'Shares of the whole, from 0 to 1',
}

/** What a reader should know of the matrix as a whole. */
export function aboutMatrix(book: MatrixBook): AboutLine[] {
  const { project, exportedAt, rowsOf, columnsOf, of, matrix } = book
  const lines: AboutLine[] = [
    { name: 'Project', value: project },
    { name: 'Exported', value: readableTime(exportedAt) },
    { name: 'Rows', value: kinds[rowsOf] },
    { name: 'Columns', value: kinds[columnsOf] },
    { name: 'Counted', value: measures[matrix.measure] },
    { name: 'Of', value: of === 'text' ? 'All that was said, coded or not' : 'What is coded' },
    { name: 'Figures', value: shares[matrix.normalised] },
    { name: 'Totals', value: 'Count each thing once, so that they may be less than the sum of the cells' },
    ...aboutNames(book),
  ]
  if (matrix.suppressBelow !== null)
    lines.push({ name: 'Withheld', value: `Figures below ${matrix.suppressBelow}, and what would tell them` })
  if (matrix.withdrawn > 0)
    lines.push({
      name: 'Withdrawn',
      value: withdrawnSentence(matrix.withdrawn, of === 'text' ? 'turn' : 'extract'),
    })
  return lines
}
