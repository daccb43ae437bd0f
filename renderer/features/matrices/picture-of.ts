import type { Told } from '../../client/pseudonyms.ts'
import { heatStep } from '../../components/figures/heat-scale.ts'
import type { HeatMap } from '../../components/figures/heat-map-svg.ts'
import { mostOf, type Arrangement } from './arranging.ts'
import type { Matrix } from './question.ts'
import { measureWords, normaliseWords, shadeSteps, shownFigure } from './words.ts'

/** The table as a heat map, in the order shown, with what its reader must know. */
export function pictureOf(
  title: string,
  matrix: Matrix,
  shown: Arrangement,
  notes: readonly string[],
): HeatMap {
  const most = mostOf(matrix, shown)
  const text = (cell: Matrix['total'] | undefined) => (cell ? shownFigure(cell, matrix) : '')
  const labels = (lines: Matrix['rows'], order: readonly number[]) =>
    order.map((line) => lines[line]?.label ?? '')
  const counted =
    matrix.normalised === 'none'
      ? measureWords[matrix.measure]
      : `${measureWords[matrix.measure]}: ${normaliseWords[matrix.normalised].toLowerCase()}`
  return {
    title,
    notes: [`${counted}.`, ...notes],
    rows: labels(matrix.rows, shown.rows),
    columns: labels(matrix.columns, shown.columns),
    cells: shown.rows.map((row) =>
      shown.columns.map((column) => {
        const cell = matrix.cells[row]?.[column]
        return { text: text(cell), step: heatStep(cell?.value ?? null, most) }
      }),
    ),
    legend: shadeSteps(most, matrix),
    totals: {
      rows: shown.rows.map((row) => text(matrix.rows[row]?.total)),
      columns: shown.columns.map((column) => text(matrix.columns[column]?.total)),
      whole: text(matrix.total),
    },
  }
}

/** The picture with every name in it written as `told` says. */
export function withNames(map: HeatMap, told: Told): HeatMap {
  return { ...map, title: told(map.title), rows: map.rows.map(told), columns: map.columns.map(told) }
}
