import type { CallOutput } from '#shared/contract/index.ts'
import type { MatrixMeasure } from '#shared/contract/matrices.ts'
import type { Proximity } from '#shared/contract/retrieval.ts'
import type { MatrixTable, TableAxis } from '../../client/matrix-table.ts'
import { count, figure } from '../../components/words.ts'
import { heatRanges } from '../../components/figures/heat-scale.ts'
import { readyMade } from './ready-made.ts'

type Matrix = CallOutput<'matrix.compute'>
type Cell = Matrix['total']
type Way = Pick<Matrix, 'measure' | 'normalised' | 'suppressBelow'>

export const measureWords: { readonly [Measure in MatrixMeasure]: string } = {
  codings: 'Codings',
  documents: 'Documents',
  participants: 'Participants',
  words: 'Words',
  share: 'Share of the text',
}

export const axisWords: { readonly [Kind in TableAxis['kind']]: string } = {
  codes: 'Codes',
  cases: 'Case studies',
  documents: 'Documents',
  modes: 'Modes',
  coders: 'Coders',
  rounds: 'Rounds',
  participants: 'Participants',
  attribute: 'Attribute',
}

/** What rows or columns are, as a table's heading says it. */
export function axisTitle(axis: TableAxis): string {
  return axis.kind === 'attribute' ? axis.name : axisWords[axis.kind]
}

/** What a table is called, on the page and in a picture. */
export function tableTitle({ kind, rows, columns }: MatrixTable): string {
  if (kind === 'codes_by_value') return `Codes by ${axisTitle(columns)}`
  if (kind !== 'own') return readyMade[kind].title
  if (rows.kind === 'codes' && columns.kind === 'codes') return readyMade.codes_together.title
  return `${axisTitle(rows)} by ${lower(axisTitle(columns), columns)}`
}

/** An attribute's name keeps its letters. */
function lower(title: string, { kind }: TableAxis): string {
  return kind === 'attribute' ? title : title.toLowerCase()
}

export const normaliseWords: { readonly [By in Matrix['normalised']]: string } = {
  none: 'As counted',
  rows: 'Shares of each row',
  columns: 'Shares of each column',
  whole: 'Shares of the whole table',
}

/** How the codes of a row stand to those of a column. */
export function proximityWords(proximity: Proximity): string {
  switch (proximity.kind) {
    case 'overlapping':
      return 'overlapping'
    case 'same_turn':
      return 'in the same turn as'
    case 'same_document':
      return 'in the same document as'
    case 'near':
      return proximity.turns === 0 ? 'in the same turn as' : `at most ${count(proximity.turns, 'turn')} from`
  }
}

const percents = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1, minimumFractionDigits: 1 })
const smallPercents = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 1 })

/** A share as a table prints it: 12.5 %, and 0.04 % where that would say nothing. */
export function percent(share: number): string {
  if (share === 0) return '0'
  const hundredths = share * 100
  return `${(hundredths < 0.05 ? smallPercents : percents).format(hundredths)} %`
}

export const isShare = ({ measure, normalised }: Pick<Way, 'measure' | 'normalised'>) =>
  measure === 'share' || normalised !== 'none'

/** Words, shares of totals and shares of the text are withheld by what they rest on: that sign would say too much. */
const tellsBound = (way: Way) => !isShare(way) && way.measure !== 'words'

/** What a cell shows: its figure, or the sign that it is withheld. */
export function shownFigure({ value, withheld }: Pick<Cell, 'value' | 'withheld'>, way: Way): string {
  if (value !== null) return isShare(way) ? percent(value) : figure(value)
  return withheld === 'small' && tellsBound(way) ? `<${way.suppressBelow ?? ''}` : '–'
}

/** Why a cell shows no figure, in words. */
export function withheldWords({ withheld }: Pick<Cell, 'withheld'>, way: Way): string {
  if (withheld === 'small')
    return tellsBound(way)
      ? `Withheld: fewer than ${way.suppressBelow ?? ''}.`
      : `Withheld: it rests on fewer than ${way.suppressBelow ?? ''}.`
  return 'Withheld: a small figure could be worked out from it.'
}

const nouns: { readonly [Measure in Exclude<MatrixMeasure, 'share'>]: readonly [string, string] } = {
  codings: ['coding', 'codings'],
  documents: ['document', 'documents'],
  participants: ['participant', 'participants'],
  words: ['word', 'words'],
}

/** A figure with what it is: 12 codings; 4.2 % of the text; 25.0 % of the row. */
export function figureWords(cell: Pick<Cell, 'value' | 'withheld'>, way: Way): string {
  if (cell.value === null) return withheldWords(cell, way)
  if (way.normalised !== 'none') {
    const of = { rows: 'the row', columns: 'the column', whole: 'the whole' }[way.normalised]
    return `${percent(cell.value)} of ${of}`
  }
  if (way.measure === 'share') return `${percent(cell.value)} of the text`
  return count(cell.value, ...nouns[way.measure])
}

/** What a cell is: `Processes / Agreements at Site A`. `null`: the line of totals. */
export function cellTitle(
  row: string | null,
  column: string | null,
  { rows, columns, proximity }: Pick<MatrixTable, 'rows' | 'columns' | 'proximity'>,
): string {
  if (row === null && column === null) return 'The whole table'
  if (column === null) return `${row ?? ''}, in all`
  if (row === null) return `${column}, in all`
  if (rows.kind === 'codes' && columns.kind === 'codes')
    return `${row} ${proximityWords(proximity)} ${column}`
  if (rows.kind === 'codes' && columns.kind === 'cases')
    return column === 'No case study' ? `${row}, outside of case studies` : `${row} at ${column}`
  if (columns.kind === 'coders') return `${row} by ${column}`
  return `${row} · ${column}`
}

/** The steps of shade that a table has, in words. */
export function shadeSteps(most: number, way: Pick<Way, 'measure' | 'normalised'>) {
  const share = isShare(way)
  return heatRanges(most, !share).map(({ step, above, upTo }) => ({
    step,
    label: share
      ? `up to ${percent(upTo)}`
      : above + 1 === upTo
        ? figure(upTo)
        : `${figure(above + 1)}–${figure(upTo)}`,
  }))
}
