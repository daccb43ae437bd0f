import type { CodingColumns, Flags, Study, StudyDocument, TurnColumns } from './study.ts'

/** Where the words of a document stand that can be coded, in order. */
export interface WordColumns {
  readonly start: Int32Array
  readonly end: Int32Array
}

/** Counts what falls into the cells of a table: document by document, in each its codings in order of place. */
export interface Tally {
  /** Whether `add` is to be called person by person. */
  readonly byPerson: boolean
  readonly beginDocument: (document: StudyDocument, place: number) => void
  /** Counts a coding, or a person in it, in the first `count` of `cells`. */
  readonly add: (cells: Int32Array, count: number, place: number, coding: number, person: number) => void
  readonly values: Float64Array
}

const nothing = () => undefined

export function codingsTally(size: number): Tally {
  const values = new Float64Array(size)
  return {
    byPerson: false,
    add: (cells, count) => {
      for (let one = 0; one < count; one += 1) {
        const cell = cells[one] ?? 0
        values[cell] = (values[cell] ?? 0) + 1
      }
    },
    beginDocument: nothing,
    values,
  }
}

export function documentsTally(size: number): Tally {
  const values = new Float64Array(size)
  const last = new Int32Array(size).fill(-1)
  return {
    byPerson: false,
    add: (cells, count, place) => {
      for (let one = 0; one < count; one += 1) {
        const cell = cells[one] ?? 0
        if (last[cell] === place) continue
        last[cell] = place
        values[cell] = (values[cell] ?? 0) + 1
      }
    },
    beginDocument: nothing,
    values,
  }
}

/** Up to so many pairs of cell and person are kept as one flag each. */
const mostFlags = 1 << 24

export function personsTally(size: number, { persons }: Study): Tally {
  const values = new Float64Array(size)
  const flags = size * persons <= mostFlags ? new Uint8Array(size * persons) : null
  const seen = new Set<number>()
  const isNew = (pair: number) => {
    if (flags === null) return !seen.has(pair) && seen.add(pair).has(pair)
    if (flags[pair] === 1) return false
    flags[pair] = 1
    return true
  }
  return {
    byPerson: true,
    add: (cells, count, _place, _coding, person) => {
      if (person === -1) return
      for (let one = 0; one < count; one += 1) {
        const cell = cells[one] ?? 0
        if (isNew(cell * persons + person)) values[cell] = (values[cell] ?? 0) + 1
      }
    },
    beginDocument: nothing,
    values,
  }
}

/** From where to where the codings of a document go, half-open, counted in words or the like; `low` ascends. */
interface Extents {
  readonly low: Int32Array
  readonly high: Int32Array
}

/** Counts stretches once, however many codings lie on them: as they come in order, each adds what lies past all before. */
function extentsTally(size: number, extentsOf: (document: StudyDocument, place: number) => Extents): Tally {
  const values = new Float64Array(size)
  const reached = new Int32Array(size)
  let own: Extents = { low: reached, high: reached }
  return {
    byPerson: false,
    beginDocument: (document, place) => {
      reached.fill(0)
      own = extentsOf(document, place)
    },
    add: (cells, count, _place, coding) => {
      const [from, past] = [own.low[coding] ?? 0, own.high[coding] ?? 0]
      for (let one = 0; one < count; one += 1) {
        const cell = cells[one] ?? 0
        const before = reached[cell] ?? 0
        if (past <= before) continue
        values[cell] = (values[cell] ?? 0) + past - Math.max(before, from)
        reached[cell] = past
      }
    },
    values,
  }
}

/** A word counts as soon as a letter of it is coded, and once also where two stretches meet in it. */
export function wordsTally(size: number, wordsIn: (place: number) => WordColumns): Tally {
  return extentsTally(size, ({ codings }, place) => wordExtents(codings, wordsIn(place)))
}

/** One walk over the words for all beginnings, one for all ends. */
function wordExtents({ start, end, byEnd }: CodingColumns, words: WordColumns): Extents {
  const low = new Int32Array(start.length)
  const high = new Int32Array(start.length)
  let word = 0
  for (let coding = 0; coding < start.length; coding += 1) {
    const from = start[coding] ?? 0
    while (word < words.end.length && (words.end[word] ?? 0) <= from) word += 1
    low[coding] = word
  }
  word = 0
  for (const coding of byEnd) {
    const to = end[coding] ?? 0
    while (word < words.start.length && (words.start[word] ?? 0) < to) word += 1
    high[coding] = word
  }
  return { low, high }
}

/** Characters that can be coded. */
export function charactersTally(size: number): Tally {
  return extentsTally(size, ({ codings, turns }) => characterExtents(codings, turns))
}

/** In characters that are words of turns, counted from the document's first. */
function characterExtents({ start, end, firstTurn, lastTurn }: CodingColumns, turns: TurnColumns): Extents {
  const before = new Int32Array(turns.start.length + 1)
  for (let turn = 0; turn < turns.start.length; turn += 1)
    before[turn + 1] = (before[turn] ?? 0) + (turns.end[turn] ?? 0) - (turns.start[turn] ?? 0)
  const low = new Int32Array(start.length)
  const high = new Int32Array(start.length)
  for (let coding = 0; coding < start.length; coding += 1) {
    const [first, last] = [firstTurn[coding] ?? 0, lastTurn[coding] ?? -1]
    low[coding] = high[coding] = before[first] ?? 0
    if (last < first) continue
    low[coding] = (before[first] ?? 0) + Math.max(0, (start[coding] ?? 0) - (turns.start[first] ?? 0))
    high[coding] =
      (before[last] ?? 0) + Math.min(end[coding] ?? 0, turns.end[last] ?? 0) - (turns.start[last] ?? 0)
  }
  return { low, high }
}

/** How many characters of a document are words of turns that can be coded; those by persons who have withdrawn are not. */
export function codableIn(
  { personOf }: Study,
  { turns: { start, end, speaker } }: StudyDocument,
  withdrawn: Flags | null,
): number {
  let total = 0
  for (let turn = 0; turn < start.length; turn += 1)
    if (withdrawn?.[personOf[speaker[turn] ?? -1] ?? -1] !== 1) total += (end[turn] ?? 0) - (start[turn] ?? 0)
  return total
}

/** How many words of a document these persons said. @param wordsOf asked where any of them is heard only */
export function countWordsBy(
  persons: Flags,
  { personOf }: Study,
  { turns: { start, end, speaker } }: StudyDocument,
  wordsOf: () => WordColumns,
): number {
  const theirs = [...start.keys()].filter((turn) => persons[personOf[speaker[turn] ?? -1] ?? -1] === 1)
  if (theirs.length === 0) return 0
  const words = wordsOf().start
  return theirs.reduce(
    (sum, turn) => sum + words.filter((at) => at >= (start[turn] ?? 0) && at < (end[turn] ?? 0)).length,
    0,
  )
}
