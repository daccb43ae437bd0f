import { useState, type ReactNode } from 'react'
import { Icon } from '../../components/icon.tsx'

export interface Column<Row> {
  readonly label: string
  /** What it is sorted by, and shows unless `renderCell` says otherwise. */
  readonly value: (row: Row) => string | number
  readonly renderCell?: (row: Row) => ReactNode
}

interface SortableTableProps<Row> {
  /** What it is of. */
  readonly label: string
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** The first names its row. */
  readonly columns: readonly Column<Row>[]
}

interface Sorted {
  readonly column: number
  readonly isUp: boolean
}

const order = new Intl.Collator('en', { numeric: true })
const figures = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/** The figures behind a picture, sorted by any column; at first in the order given. */
export function SortableTable<Row>({ label, rows, keyOf, columns }: SortableTableProps<Row>) {
  const [sorted, setSorted] = useState<Sorted | null>(null)
  const by = sorted && columns[sorted.column]
  const shown = by ? sortedBy(rows, by.value, sorted.isUp) : rows
  const isNumber = columns.map(({ value }) => rows.some((row) => typeof value(row) === 'number'))

  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={`Table: ${label}`}>
      <table className="picture-table">
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th
                key={column.label}
                scope="col"
                className={isNumber[at] ? 'number' : ''}
                aria-sort={sorted?.column !== at ? 'none' : sorted.isUp ? 'ascending' : 'descending'}
              >
                <button
                  type="button"
                  className="picture-sort"
                  // Figures are first wanted from the greatest down, words from A to Z.
                  onClick={() =>
                    setSorted({ column: at, isUp: sorted?.column === at ? !sorted.isUp : !isNumber[at] })
                  }
                >
                  {column.label}
                  {sorted?.column === at && <Icon name={sorted.isUp ? 'up' : 'down'} />}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column, at) => {
                const value = column.value(row)
                const content =
                  column.renderCell?.(row) ?? (typeof value === 'number' ? figures.format(value) : value)
                return at === 0 ? (
                  <th key={column.label} scope="row">
                    {content}
                  </th>
                ) : (
                  <td key={column.label} className={isNumber[at] ? 'number' : ''}>
                    {content}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function sortedBy<Row>(
  rows: readonly Row[],
  value: (row: Row) => string | number,
  isUp: boolean,
): readonly Row[] {
  return rows.toSorted((one, other) => {
    const [a, b] = [value(one), value(other)]
    const found = typeof a === 'number' && typeof b === 'number' ? a - b : order.compare(String(a), String(b))
    return isUp ? found : -found
  })
}
