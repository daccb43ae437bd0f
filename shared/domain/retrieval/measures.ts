import { firstAbove, type Study, type StudyDocument } from './study.ts'

/** Where the words of a document stand that can be coded, in order. */
export interface WordColumns {
  readonly start: Int32Array
  readonly end: Int32Array
}

/** Counts what falls into the cells of a table. Documents come one after the other, each closed by `endDocument`. */
export interface Tally {
  /** Whether `add` is to be called person by person. */
  readonly byPerson: boolean
  readonly add: (cell: number, place: number, coding: number, person: number) => void
  readonly endDocument: (document: StudyDocument, place: number) => void
  readonly values: Float64Array
}

const noEnd = () => undefined

export function codingsTally(cells: number): Tally {
  const values = new Float64Array(cells)
  return {
    byPerson: false,
    add: (cell) => {
      values[cell] = (values[cell] ?? 0) + 1
    },
    endDocument: noEnd,
    values,
  }
}

export function documentsTally(cells: number): Tally {
  const values = new Float64Array(cells)
  const last = new Int32Array(cells).fill(-1)
  return {
    byPerson: false,
    add: (cell, place) => {
      if (last[cell] === place) return
      last[cell] = place
      values[cell] = (values[cell] ?? 0) + 1
    },
    endDocument: noEnd,
    values,
  }
}

/** Up to so many pairs of cell and person are kept as one flag each. */
const mostFlags = 1 << 24

export function personsTally(cells: number, { persons }: Study): Tally {
  const values = new Float64Array(cells)
  const flags = cells * persons <= mostFlags ? new Uint8Array(cells * persons) : null
  const seen = new Set<number>()
  const isNew = (pair: number) => {
    if (flags === null) return !seen.has(pair) && seen.add(pair).has(pair)
    if (flags[pair] === 1) return false
    flags[pair] = 1
    return true
  }
  return {
    byPerson: true,
    add: (cell, _place, _coding, person) => {
      if (person !== -1 && isNew(cell * persons + person)) values[cell] = (values[cell] ?? 0) + 1
    },
    endDocument: noEnd,
    values,
  }
}

/**
 * Counts stretches of text once, however many codings lie on them. `covered` tells how much of the document's text lies in
 * [start, end); of stretches given in order, none is counted again that reaches into the next.
 */
function textTally(
  cells: number,
  coveredIn: (document: StudyDocument, place: number) => (start: number, end: number) => number,
): Tally {
  const values = new Float64Array(cells)
  const waiting = new Map<number, number[]>()
  return {
    byPerson: false,
    add: (cell, _place, coding) => {
      const own = waiting.get(cell)
      if (own) own.push(coding)
      else waiting.set(cell, [coding])
    },
    endDocument: (document, place) => {
      if (waiting.size === 0) return
      const { start, end } = document.codings
      for (const [cell, codings] of waiting) {
        const covered = coveredIn(document, place)
        codings.sort((a, b) => a - b)
        let from = -1
        let to = -1
        let total = 0
        for (const coding of codings) {
          const [low = 0, high = 0] = [start[coding], end[coding]]
          if (low > to) {
            if (to > from) total += covered(from, to)
            from = low
            to = high
          } else to = Math.max(to, high)
        }
        if (to > from) total += covered(from, to)
        values[cell] = (values[cell] ?? 0) + total
      }
      waiting.clear()
    },
    values,
  }
}

/** A word counts as soon as a letter of it is coded, and once also where two stretches meet in it. */
export function wordsTally(cells: number, wordsIn: (place: number) => WordColumns): Tally {
  return textTally(cells, (_document, place) => {
    const words = wordsIn(place)
    let counted = 0
    return (start, end) => {
      const first = Math.max(counted, firstAbove(words.end, start))
      const past = firstAbove(words.start, end - 1)
      counted = Math.max(counted, past)
      return Math.max(0, past - first)
    }
  })
}

/** Characters that can be coded. */
export function charactersTally(cells: number): Tally {
  return textTally(
    cells,
    ({ turns }) =>
      (start, end) =>
        codableWithin(turns, start, end),
  )
}

/** How many characters of [start, end) are words of turns. */
export function codableWithin({ start, end }: StudyDocument['turns'], from: number, to: number): number {
  let total = 0
  for (let turn = firstAbove(end, from); turn < start.length; turn += 1) {
    const low = start[turn] ?? 0
    if (low >= to) break
    total += Math.min(to, end[turn] ?? 0) - Math.max(from, low)
  }
  return total
}
