import type { CodingColumns } from './study.ts'

/** How two codings of a document stand to each other, as the contract has it. */
export type Proximity =
  | { readonly kind: 'overlapping' }
  | { readonly kind: 'near'; readonly turns: number }
  | { readonly kind: 'same_turn' }
  | { readonly kind: 'same_document' }

/** Where codings stand, in the unit that a proximity is about: half-open, `low` ascending with the coding. */
interface Stretches {
  readonly low: (coding: number) => number
  readonly high: (coding: number) => number
  /** How far apart two may be that still stand together. */
  readonly reach: number
}

function stretchesOf(codings: CodingColumns, proximity: Proximity): Stretches {
  switch (proximity.kind) {
    case 'overlapping':
      return { low: (at) => codings.start[at] ?? 0, high: (at) => codings.end[at] ?? 0, reach: 0 }
    case 'same_document':
      return { low: () => 0, high: () => 1, reach: 0 }
    case 'near':
    case 'same_turn':
      return {
        low: (at) => codings.firstTurn[at] ?? 0,
        high: (at) => (codings.lastTurn[at] ?? 0) + 1,
        reach: proximity.kind === 'near' ? proximity.turns : 0,
      }
  }
}

/** Which codings stand to which, asked in groups: codes, columns of a matrix, or just one. */
export interface Neighbourhood {
  readonly codings: CodingColumns
  readonly proximity: Proximity
  /** Codings of different layers do not meet; layers are numbers below `layers`. */
  readonly layers: number
  readonly layerOf: (coding: number) => number
  readonly groups: number
  /** The groups that a coding belongs to as a neighbour; none: it is nobody's. */
  readonly groupsOf: (coding: number) => readonly number[]
}

/**
 * Calls `visit` once for each wanted coding with the groups that have another coding standing to it, in order of end. The
 * array is used again for the next one. Takes time in proportion to codings × groups: one pass in order of end, during
 * which each group remembers its two farthest ends so far, the second for the coding that is the farthest itself.
 */
export function eachWithNeighbours(
  { codings, proximity, layers, layerOf, groups, groupsOf }: Neighbourhood,
  isWanted: (coding: number) => boolean,
  visit: (coding: number, near: readonly number[]) => void,
): void {
  const { low, high, reach } = stretchesOf(codings, proximity)
  const farthest = new Float64Array(groups * layers).fill(-Infinity)
  const second = new Float64Array(groups * layers).fill(-Infinity)
  const holder = new Int32Array(groups * layers).fill(-1)
  const count = codings.start.length
  const near: number[] = []
  let next = 0
  for (const coding of codings.byEnd) {
    const until = high(coding) + reach
    for (; next < count && low(next) < until; next += 1) {
      if (low(next) >= high(next)) continue
      const base = layerOf(next) * groups
      for (const group of groupsOf(next)) {
        const slot = base + group
        if (high(next) > (farthest[slot] ?? -Infinity)) {
          second[slot] = farthest[slot] ?? -Infinity
          farthest[slot] = high(next)
          holder[slot] = next
        } else if (high(next) > (second[slot] ?? -Infinity)) second[slot] = high(next)
      }
    }
    if (!isWanted(coding)) continue
    near.length = 0
    const from = low(coding) - reach
    if (low(coding) < high(coding)) {
      const base = layerOf(coding) * groups
      for (let group = 0; group < groups; group += 1) {
        const slot = base + group
        const end = holder[slot] === coding ? second[slot] : farthest[slot]
        if ((end ?? -Infinity) > from) near.push(group)
      }
    }
    visit(coding, near)
  }
}
