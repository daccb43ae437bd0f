import { withdrawnSentence } from '#shared/withdrawn-sentence.ts'
import type { MatrixTable } from '../../client/matrix-table.ts'
import type { Matrix } from './question.ts'
import { isShare, withheldWords } from './words.ts'

/** What a reader must know of the figures of a table, in words, a line each. */
export function notesOf(table: MatrixTable, matrix: Matrix): readonly string[] {
  const cells = [
    ...matrix.cells.flat(),
    ...matrix.rows.map(({ total }) => total),
    ...matrix.columns.map(({ total }) => total),
    matrix.total,
  ]
  const notes: string[] = []
  const small = cells.find(({ withheld }) => withheld === 'small')
  const telling = cells.find(({ withheld }) => withheld === 'tells_small')
  const isBound = matrix.measure !== 'words' && !isShare(matrix)
  if (small)
    notes.push(`${isBound ? `<${matrix.suppressBelow ?? ''}` : '–'}  ${withheldWords(small, matrix)}`)
  if (telling) notes.push(`–  ${withheldWords(telling, matrix)}`)
  if (matrix.suppressBelow !== null && !small && !telling)
    notes.push(`No figure lies below ${matrix.suppressBelow}: nothing is withheld.`)
  if (matrix.measure !== 'share' && matrix.normalised === 'none' && matrix.measure !== 'codings')
    notes.push('Totals count each of them once, so that they may be less than the sum of the cells.')
  if (table.rows.kind === 'codes' && table.columns.kind === 'codes')
    notes.push(
      'A cell counts the codings of its row that stand so to one of its column: the other way round it may differ.',
    )
  if (matrix.withdrawn > 0)
    notes.push(withdrawnSentence(matrix.withdrawn, table.of === 'text' ? 'turn' : 'extract'))
  if (table.of === 'text') notes.push('Counted in everything that was said, coded or not.')
  return notes
}
