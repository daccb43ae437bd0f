import type { MatrixTable, TableAxis } from '../../client/matrix-table.ts'

export type AttributeAxis = Extract<TableAxis, { kind: 'attribute' }>

export function isSameAttribute(one: TableAxis, other: TableAxis): boolean {
  return (
    one.kind === 'attribute' &&
    other.kind === 'attribute' &&
    one.entity === other.entity &&
    one.name === other.name
  )
}

/** What of the project a table's choices may name, by id. */
export interface Present {
  readonly attributes: readonly AttributeAxis[]
  readonly coders: readonly string[]
  readonly rounds: readonly string[]
  readonly cases: readonly string[]
}

/** A table that names nothing that the project no longer has. */
export function withoutGone(table: MatrixTable, present: Present): MatrixTable {
  const axes = withAttributes(table, present.attributes)
  const hasCoder = ['people', 'everyone', ...present.coders].includes(table.whose)
  const hasRound = ['any', 'none', ...present.rounds].includes(table.round)
  const cases = table.cases?.filter((id) => id === null || present.cases.includes(id)) ?? null
  if (axes === table && hasCoder && hasRound && cases?.length === table.cases?.length) return table
  return {
    ...axes,
    whose: hasCoder ? table.whose : 'people',
    round: hasRound ? table.round : 'any',
    cases: cases !== null && cases.length === 0 ? null : cases,
  }
}

/** Without an attribute that is gone it has the next one, and without any, case studies instead. */
function withAttributes(table: MatrixTable, attributes: readonly AttributeAxis[]): MatrixTable {
  const here = (axis: TableAxis, other: TableAxis): TableAxis => {
    if (axis.kind !== 'attribute' || attributes.some((one) => isSameAttribute(one, axis))) return axis
    const next = attributes.find((one) => !isSameAttribute(one, other))
    return next ?? { kind: other.kind === 'cases' ? 'modes' : 'cases' }
  }
  const columns = here(table.columns, table.rows)
  const rows = here(table.rows, columns)
  return columns === table.columns && rows === table.rows ? table : { ...table, rows, columns }
}
