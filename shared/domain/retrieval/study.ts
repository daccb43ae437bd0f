/** Which of some numbered things are wanted: 1 at the number of each. */
export type Flags = Uint8Array

/**
 * The codings of one document as columns, in order of place (start, then end). Codes, coders and rounds are numbers that
 * whoever makes the study gives out; `round` 0 is outside of rounds. Offsets are UTF-16 units, half-open.
 */
export interface CodingColumns {
  readonly code: Int32Array
  readonly coder: Int32Array
  readonly round: Int32Array
  readonly start: Int32Array
  readonly end: Int32Array
  /** The first and the last turn that it has words of; the last lies before the first where it has none. */
  readonly firstTurn: Int32Array
  readonly lastTurn: Int32Array
  /** The codings in order of end. */
  readonly byEnd: Int32Array
}

/** The turns that have words, in order; [start, end) are those. One, without a speaker (-1), in a text without turns. */
export interface TurnColumns {
  readonly start: Int32Array
  readonly end: Int32Array
  readonly speaker: Int32Array
}

export interface StudyDocument {
  readonly codings: CodingColumns
  readonly turns: TurnColumns
}

/** What queries and matrices are computed on: numbers only, no text. */
export interface Study {
  /** In the project's order. */
  readonly documents: readonly StudyDocument[]
  /** Who a speaker is, by number; -1: nobody, or who asks the questions. */
  readonly personOf: Int32Array
  readonly persons: number
}

/** Columns of codings and turns given in order of place. */
export function studyDocument(
  codings: Pick<CodingColumns, 'code' | 'coder' | 'round' | 'start' | 'end'>,
  turns: TurnColumns,
): StudyDocument {
  const count = codings.start.length
  const firstTurn = new Int32Array(count)
  const lastTurn = new Int32Array(count)
  for (let index = 0; index < count; index += 1) {
    firstTurn[index] = firstAbove(turns.end, codings.start[index] ?? 0)
    lastTurn[index] = firstAbove(turns.start, (codings.end[index] ?? 0) - 1) - 1
  }
  return { codings: { ...codings, firstTurn, lastTurn, byEnd: placesInOrder(codings.end) }, turns }
}

/**
 * The places of numbers (0 to 2 ** 31) in ascending order of these, as they stood where they are the same. Number and place
 * are sorted as one, which takes a fraction of the time of comparing them.
 */
export function placesInOrder(numbers: ArrayLike<number>): Int32Array {
  const count = numbers.length
  const keys = new Float64Array(count)
  for (let place = 0; place < count; place += 1) keys[place] = (numbers[place] ?? 0) * count + place
  keys.sort()
  const places = new Int32Array(count)
  for (let at = 0; at < count; at += 1) places[at] = (keys[at] ?? 0) % count
  return places
}

/** The place of the first of ascending numbers that is above `bound`; their count where none is. */
export function firstAbove(ascending: Int32Array, bound: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) > bound) high = middle
    else low = middle + 1
  }
  return low
}
