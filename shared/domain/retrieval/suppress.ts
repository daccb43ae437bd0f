/** A table of figures with a last row and a last column of totals: `values` row by row. */
export interface Totalled {
  readonly rows: number
  readonly columns: number
  readonly values: ArrayLike<number>
}

/** Which other lines hold everything that a line holds, e.g. a code with its children. */
export type Holders = (line: number) => readonly number[]

/**
 * Which figures are not told so that no small one can be worked out: each from 1 to below `threshold`; in the rows and
 * columns that hold all of what its row or column holds, since what is told of the rest would tell it by difference; and
 * the totals of every row and column with something not told, and the whole's. `rests` are the counts that the threshold is held
 * against. Answers, in the places of `values`, 1 for each that is small itself, 2 for the others that are not told.
 */
export function suppressed(
  { rows, columns, values: rests }: Totalled,
  threshold: number,
  { ofRow, ofColumn }: { readonly ofRow: Holders; readonly ofColumn: Holders },
): Uint8Array {
  const hidden = new Uint8Array(rows * columns)
  const [lastRow, lastColumn] = [rows - 1, columns - 1]
  const hide = (row: number, column: number) => {
    for (const up of [row, ...ofRow(row)])
      for (const across of [column, ...ofColumn(column)]) {
        for (const cell of [
          up * columns + across,
          lastRow * columns + across,
          up * columns + lastColumn,
          lastRow * columns + lastColumn,
        ])
          hidden[cell] ||= 2
      }
  }
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const rest = rests[row * columns + column] ?? 0
      if (rest <= 0 || rest >= threshold) continue
      hide(row, column)
      hidden[row * columns + column] = 1
    }
  }
  return hidden
}
