import type { CallOutput } from '#shared/contract/index.ts'
import { count, figure as printed } from '../../components/words.ts'
import type { CodeUse } from './code-branches.ts'

type Matrix = CallOutput<'matrix.compute'>

/** One of the bars that every code has. */
export interface RoundBar {
  /** null: outside of rounds. */
  readonly id: string | null
  readonly name: string
  /** What stands under the bars: the number of the round, from 1, or a dash. */
  readonly sign: string
}

export interface BarCell {
  /** What it is called among the parts of a picture. */
  readonly part: string
  /** Codings, or per cent of the round's. */
  readonly value: number
  /** As it is printed. */
  readonly told: string
  readonly words: string
  /** The extracts of the codings. */
  readonly query: Matrix['total']['query']
}

export interface BarRow {
  readonly code: CodeUse
  /** In the order of the bars. */
  readonly cells: readonly BarCell[]
}

const shares = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/**
 * The bars of each code: a round each, in the order given, and one for what was coded outside of rounds, if anything was.
 * @param matrix all codes by rounds, in codings
 */
export function roundBars(
  matrix: Matrix,
  codes: readonly CodeUse[],
  rounds: readonly { readonly id: string; readonly name: string }[],
  figure: 'codings' | 'share',
): { readonly rows: readonly BarRow[]; readonly bars: readonly RoundBar[] } {
  const columns = new Map(matrix.columns.map(({ id }, at) => [id, at]))
  const totalOf = (id: string | null) => matrix.columns[columns.get(id) ?? -1]?.total.value ?? 0
  const bars: RoundBar[] = rounds.map(({ id, name }, at) => ({ id, name, sign: `${at + 1}` }))
  if (totalOf(null) > 0) bars.push({ id: null, name: 'Outside of rounds', sign: '–' })
  const lines = new Map(matrix.rows.map(({ id }, at) => [id, at]))
  const rows = codes.map((code): BarRow => ({
    code,
    cells: bars.map(({ id }): BarCell => {
      const cell = matrix.cells[lines.get(code.id) ?? -1]?.[columns.get(id) ?? -1]
      const codings = cell?.value ?? 0
      const total = totalOf(id)
      const percent = total === 0 ? 0 : (codings / total) * 100
      return {
        part: `${code.id} ${id ?? ''}`,
        value: figure === 'share' ? percent : codings,
        told: figure === 'share' ? `${shares.format(percent)} %` : printed(codings),
        words:
          figure === 'share'
            ? `${shares.format(percent)} % of its ${count(total, 'coding')}, which is ${printed(codings)}`
            : count(codings, 'coding'),
        query: cell?.query ?? matrix.total.query,
      }
    }),
  }))
  return { rows, bars }
}
