import type { CodingColumns, Flags } from './study.ts'

/** How two codings of a document stand to each other, as the contract has it. */
export type Proximity =
  | { readonly kind: 'overlapping' }
  | { readonly kind: 'near'; readonly turns: number }
  | { readonly kind: 'same_turn' }
  | { readonly kind: 'same_document' }

/** Where codings stand, in the unit that a proximity is about: half-open, `low` ascending with the coding. */
interface Stretches {
  readonly low: Int32Array
  readonly high: Int32Array
  /** How far apart two may be that still stand together. */
  readonly reach: number
}

function stretchesOf(codings: CodingColumns, proximity: Proximity): Stretches {
  const count = codings.start.length
  switch (proximity.kind) {
    case 'overlapping':
      return { low: codings.start, high: codings.end, reach: 0 }
    case 'same_document':
      return { low: new Int32Array(count), high: new Int32Array(count).fill(1), reach: 0 }
    case 'near':
    case 'same_turn': {
      const high = new Int32Array(count)
      for (let at = 0; at < count; at += 1) high[at] = (codings.lastTurn[at] ?? 0) + 1
      return { low: codings.firstTurn, high, reach: proximity.kind === 'near' ? proximity.turns : 0 }
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

/** By coding: the groups that have another coding standing to it lie in [from, to) of `groups`, in no order. */
export interface Neighbours {
  readonly from: Int32Array
  readonly to: Int32Array
  readonly groups: Int32Array
}

/** Before every place there is. */
const nowhere = -(2 ** 31)

/**
 * What stands to each wanted coding. One pass in order of end, during which each group remembers its two farthest ends so
 * far, the second for the coding that is the farthest itself. Groups whose ends no later coding reaches back to are set
 * aside, so that it takes time in proportion to the codings and to the groups that stand about each.
 */
export function neighboursOf(
  { codings, proximity, layers, layerOf, groups, groupsOf }: Neighbourhood,
  wanted: Flags,
): Neighbours {
  const { low, high, reach } = stretchesOf(codings, proximity)
  const count = low.length
  const slots = groups * layers
  const [farthest, second] = [new Int32Array(slots).fill(nowhere), new Int32Array(slots).fill(nowhere)]
  const holder = new Int32Array(slots).fill(-1)
  // By layer: the groups that are not set aside.
  const about = new Int32Array(slots)
  const aboutCount = new Int32Array(layers)
  const isAbout = new Uint8Array(slots)
  const backTo = farthestBack(codings, low)
  const [from, to] = [new Int32Array(count), new Int32Array(count)]
  let found = new Int32Array(count * 4 + groups)
  let written = 0
  let next = 0
  for (let place = 0; place < count; place += 1) {
    const coding = codings.byEnd[place] ?? 0
    const until = (high[coding] ?? 0) + reach
    for (; next < count && (low[next] ?? 0) < until; next += 1) {
      const end = high[next] ?? 0
      if ((low[next] ?? 0) >= end) continue
      const layer = layerOf(next)
      for (const group of groupsOf(next)) {
        const slot = layer * groups + group
        if (end > (farthest[slot] ?? nowhere)) {
          second[slot] = farthest[slot] ?? nowhere
          farthest[slot] = end
          holder[slot] = next
        } else if (end > (second[slot] ?? nowhere)) second[slot] = end
        if (isAbout[slot] === 1) continue
        isAbout[slot] = 1
        about[layer * groups + (aboutCount[layer] ?? 0)] = group
        aboutCount[layer] = (aboutCount[layer] ?? 0) + 1
      }
    }
    from[coding] = written
    to[coding] = written
    if (wanted[coding] !== 1 || (low[coding] ?? 0) >= (high[coding] ?? 0)) continue
    if (written + groups > found.length) found = widened(found)
    const layer = layerOf(coding)
    const base = layer * groups
    const begin = (low[coding] ?? 0) - reach
    const past = (backTo[place] ?? 0) - reach
    let left = 0
    for (let one = base; one < base + (aboutCount[layer] ?? 0); one += 1) {
      const group = about[one] ?? 0
      const end = farthest[base + group] ?? nowhere
      if (end <= past) {
        isAbout[base + group] = 0
        continue
      }
      about[base + left] = group
      left += 1
      if (end > begin && (holder[base + group] !== coding || (second[base + group] ?? nowhere) > begin)) {
        found[written] = group
        written += 1
      }
    }
    aboutCount[layer] = left
    to[coding] = written
  }
  return { from, to, groups: found }
}

/** The same numbers in an array of twice the length. */
function widened(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(numbers.length * 2)
  wider.set(numbers)
  return wider
}

/** For each place in order of end: how far back the codings go that stand there or later. */
function farthestBack({ byEnd }: CodingColumns, low: Int32Array): Int32Array {
  const backTo = new Int32Array(byEnd.length)
  let back = Infinity
  for (let place = byEnd.length - 1; place >= 0; place -= 1) {
    back = Math.min(back, low[byEnd[place] ?? 0] ?? 0)
    backTo[place] = back
  }
  return backTo
}
