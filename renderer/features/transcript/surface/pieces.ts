import type { Row } from '../../../components/text/rows.ts'

/** A coding as the surface shows it. */
export interface ShownCoding {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly colour: string
  /** The code's own name, and in full: path and coder. */
  readonly name: string
  readonly title: string
}

/** The part of a coding that lies in one row. [start, end) are UTF-16 offsets in the document's text. */
export interface Piece {
  readonly coding: ShownCoding
  readonly start: number
  readonly end: number
  readonly isHead: boolean
  readonly isTail: boolean
  readonly lane: number
}

/** Codings on one line would share a stripe's height: a lane is free again this many characters after an end. */
const lineLength = 70

/**
 * Codings cut at the edges of rows, each in a lane of its own, so that no two stripes lie on each other. What lies in a
 * row is put together when it is asked for: most rows of a long text are never near the view.
 */
export class Pieces {
  /** How many lanes there are. */
  readonly lanes: number
  readonly #rows: readonly Row[]
  readonly #codings: readonly ShownCoding[]
  readonly #laneOf: Int32Array
  /** The first and the last row in which a coding has characters. */
  readonly #head: Int32Array
  readonly #tail: Int32Array
  /** Codings by row, one row after the other; where each row's begin. */
  readonly #inRows: Int32Array
  readonly #begins: Int32Array
  readonly #made = new Map<number, readonly Piece[]>()

  constructor(codings: readonly ShownCoding[], rows: readonly Row[]) {
    const ordered = codings.toSorted((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1))
    this.#rows = rows
    this.#codings = ordered
    this.#laneOf = new Int32Array(ordered.length)
    this.lanes = layLanes(ordered, this.#laneOf)
    this.#head = new Int32Array(ordered.length).fill(-1)
    this.#tail = new Int32Array(ordered.length).fill(-1)
    this.#begins = new Int32Array(rows.length + 1)
    eachPiece(ordered, rows, (coding, row) => {
      if (this.#head[coding] === -1) this.#head[coding] = row
      this.#tail[coding] = row
      this.#begins[row + 1] = (this.#begins[row + 1] ?? 0) + 1
    })
    for (let row = 0; row < rows.length; row += 1)
      this.#begins[row + 1] = (this.#begins[row + 1] ?? 0) + (this.#begins[row] ?? 0)
    this.#inRows = new Int32Array(this.#begins[rows.length] ?? 0)
    const next = this.#begins.slice()
    eachPiece(ordered, rows, (coding, row) => {
      const at = next[row] ?? 0
      this.#inRows[at] = coding
      next[row] = at + 1
    })
  }

  /** What lies in a row (by index), in the order of its start. */
  of(row: number): readonly Piece[] {
    const made = this.#made.get(row)
    if (made) return made
    const pieces = [...this.#inRows.subarray(this.#begins[row] ?? 0, this.#begins[row + 1] ?? 0)].flatMap(
      (index) => {
        const [coding, place] = [this.#codings[index], this.#rows[row]]
        if (!coding || !place) return []
        return {
          coding,
          start: Math.max(place.start, coding.start),
          end: Math.min(place.end, coding.end),
          isHead: this.#head[index] === row,
          isTail: this.#tail[index] === row,
          lane: this.#laneOf[index] ?? 0,
        }
      },
    )
    this.#made.set(row, pieces)
    return pieces
  }
}

/** Writes each coding's lane and answers how many there are. @param ordered by where they begin */
function layLanes(ordered: readonly ShownCoding[], laneOf: Int32Array): number {
  const freeFrom: number[] = []
  ordered.forEach((coding, index) => {
    const found = freeFrom.findIndex((offset) => offset <= coding.start)
    const lane = found < 0 ? freeFrom.length : found
    freeFrom[lane] = coding.end + lineLength
    laneOf[index] = lane
  })
  return freeFrom.length
}

/** Tells of every coding, in order, the rows in which it has characters. @param ordered by where they begin */
function eachPiece(
  ordered: readonly ShownCoding[],
  rows: readonly Row[],
  tell: (coding: number, row: number) => void,
): void {
  // Codings come in the order of the text, and so do the rows in which they begin.
  let first = 0
  ordered.forEach(({ start, end }, coding) => {
    while ((rows[first + 1]?.start ?? Infinity) <= start) first += 1
    for (let index = first; index < rows.length; index += 1) {
      const row = rows[index]
      if (!row || row.start >= end) break
      if (Math.max(row.start, start) < Math.min(row.end, end)) tell(coding, index)
    }
  })
}
