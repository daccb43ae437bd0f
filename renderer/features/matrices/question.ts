import type { CallInput, CallOutput } from '#shared/contract/index.ts'
import { modes as allModes } from '#shared/contract/values.ts'
import type { LineOrder, MatrixTable, TableAxis } from '../../client/matrix-table.ts'
import { inOrder } from './arranging.ts'

export type Question = CallInput<'matrix.compute'>
export type Matrix = CallOutput<'matrix.compute'>
type Axis = Question['rows']

/** What of the project a table's choices are about. */
export interface Known {
  /** In reading order: codes that a matrix has rows of, with their level, from 1. */
  readonly codes: readonly { readonly id: string; readonly level: number }[]
  readonly people: readonly string[]
  readonly hasConsensus: boolean
}

/** What the host is asked for a table. Hand-made orders are laid over its answer (`arranging.ts`). */
export function questionOf(table: MatrixTable, known: Known): Question {
  const ofText = table.of === 'text'
  return {
    rows: axisOf(table.rows, table, known),
    columns: axisOf(table.columns, table, known),
    query: {
      cases: table.cases && [...table.cases],
      coders: ofText ? null : codersOf(table.whose, known),
      rounds: ofText || table.round === 'any' ? null : [table.round === 'none' ? null : table.round],
    },
    measure: table.measure,
    of: table.of,
    proximity: table.proximity,
    sortRows: askedOrder(table.rowOrder),
    sortColumns: askedOrder(table.columnOrder),
    normalise: table.measure === 'share' ? 'none' : table.normalise,
    suppressBelow: table.suppressBelow,
  }
}

function askedOrder(order: LineOrder): 'given' | 'value' {
  const resting = typeof order !== 'string' && 'by' in order ? order.before : order
  return resting === 'value' ? 'value' : 'given'
}

function codersOf(whose: string, { people, hasConsensus }: Known): string[] | null {
  if (whose === 'everyone') return null
  if (whose === 'people') return hasConsensus ? [...people] : null
  return [whose]
}

function axisOf(axis: TableAxis, { depth, withChildren }: MatrixTable, { codes }: Known): Axis {
  if (axis.kind !== 'codes' || (depth === null && !withChildren)) return axis
  const picked = codes
    .filter(({ level }) => depth === null || level <= depth)
    .map(({ id, level }) => ({ code: id, withChildren: withChildren || level === depth }))
  return picked.length === 0 ? axis : { kind: 'codes', codes: picked }
}

/**
 * The same question with the lines of its answer in the order in which they are shown, and without those that are
 * hidden: as a file gets it. Where a share's whole is told by the lines, empty ones stay, or totals would change.
 */
export function questionAsShown(question: Question, matrix: Matrix, table: MatrixTable): Question {
  const rows = linesAsShown(question, 'rows', matrix, table)
  const columns = linesAsShown(question, 'columns', matrix, table)
  return {
    ...question,
    ...(rows ? { rows, sortRows: 'given' } : {}),
    ...(columns ? { columns, sortColumns: 'given' } : {}),
  }
}

const tellsTheWhole: ReadonlySet<Axis['kind']> = new Set(['cases', 'documents', 'modes', 'attribute'])

function linesAsShown(
  question: Question,
  side: 'rows' | 'columns',
  matrix: Matrix,
  table: MatrixTable,
): Axis | null {
  const axis = question[side]
  const lines = matrix[side]
  const order: LineOrder = side === 'rows' ? table.rowOrder : table.columnOrder
  const staysWhole = table.measure === 'share' && tellsTheWhole.has(axis.kind)
  const shown = inOrder(matrix, side, order, table.hidesEmpty && !staysWhole)
  if (shown.length === 0 || (shown.length === lines.length && typeof order === 'string')) return null
  return axisWith(
    axis,
    shown.map((line) => lines[line]?.id ?? null),
  )
}

function axisWith(axis: Axis, ids: readonly (string | null)[]): Axis {
  const known = ids.filter((id) => id !== null)
  switch (axis.kind) {
    case 'codes': {
      const gathered = new Set(axis.codes?.flatMap(({ code, withChildren }) => (withChildren ? [code] : [])))
      return { ...axis, codes: known.map((code) => ({ code, withChildren: gathered.has(code) })) }
    }
    case 'cases':
      return { ...axis, cases: [...ids] }
    case 'rounds':
      return { ...axis, rounds: [...ids] }
    case 'documents':
      return { ...axis, documents: known }
    case 'coders':
      return { ...axis, coders: known }
    case 'participants':
      return { ...axis, participants: known }
    case 'attribute':
      return { ...axis, values: [...ids] }
    case 'modes':
      return { ...axis, modes: known.flatMap((id) => allModes.filter((mode) => mode === id)) }
  }
}
