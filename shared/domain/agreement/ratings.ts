/** A cell that its coder has not rated. Not the same as rated with nothing. */
export const MISSING = -1

/**
 * Nominal ratings: one row a unit (or a stretch of equal units), one column a coder.
 * `cells` is row-major with a category number from 0 to `categories` - 1, or MISSING; `weights` says for how
 * many units (characters, sentences, ...) each row stands.
 */
export interface Ratings {
  readonly coders: number
  readonly categories: number
  readonly cells: Int32Array
  readonly weights: Float64Array
}

/**
 * Ratings from a table of values, null where a coder has not rated the unit.
 * @returns the ratings, each row of weight 1, and the value that each category number stands for
 */
export function ratingsFrom<T extends string | number>(
  table: readonly (readonly (T | null)[])[],
): { readonly ratings: Ratings; readonly values: readonly T[] } {
  const coders = table.reduce((most, row) => Math.max(most, row.length), 0)
  const numbers = new Map<T, number>()
  const cells = new Int32Array(table.length * coders).fill(MISSING)
  table.forEach((row, unit) => {
    row.forEach((value, coder) => {
      if (value === null) return
      const number = numbers.get(value) ?? numbers.size
      numbers.set(value, number)
      cells[unit * coders + coder] = number
    })
  })
  const weights = new Float64Array(table.length).fill(1)
  return { ratings: { coders, categories: numbers.size, cells, weights }, values: [...numbers.keys()] }
}

/** The ratings of two coders only, as a table of two columns. */
export function pairOf(ratings: Ratings, first: number, second: number): Ratings {
  const rows = ratings.weights.length
  const cells = new Int32Array(rows * 2)
  for (let row = 0; row < rows; row++) {
    cells[row * 2] = ratings.cells[row * ratings.coders + first] ?? MISSING
    cells[row * 2 + 1] = ratings.cells[row * ratings.coders + second] ?? MISSING
  }
  return { coders: 2, categories: ratings.categories, cells, weights: ratings.weights }
}

/** Ratings as present (1) or absent (0) of one category, as for a figure per category. */
export function binaryOf(ratings: Ratings, category: number): Ratings {
  const cells = ratings.cells.map((cell) => (cell === MISSING ? MISSING : cell === category ? 1 : 0))
  return { ...ratings, categories: 2, cells }
}

/** Every pair of column numbers, first less than second. */
export function pairsOf(coders: number): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = []
  for (let first = 0; first < coders; first++) {
    for (let second = first + 1; second < coders; second++) pairs.push([first, second])
  }
  return pairs
}
