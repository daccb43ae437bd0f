import type { CodeSets } from './code-sets.ts'
import type { CodingTableBuilder } from './coding-table.ts'
import type { Segment } from './continuum.ts'
import type { Span } from '../span.ts'
import { at, firstAbove } from './numeric.ts'
import { MISSING } from './ratings.ts'

/** A document's coding, and how the table wants it. */
export interface Sweep {
  /** By coder: united segments, or null where the coder has not finished. */
  readonly coders: readonly (readonly Segment[] | null)[]
  readonly codes: number
  /** Codable text. */
  readonly length: number
  /** Ends of clusters, ascending, the last at `length`. */
  readonly clusterEnds: readonly number[]
}

/**
 * Adds a document's characters to the table. All ends of segments are sorted and swept once; each atomic
 * stretch adds its length to the profile of the codes that are active on it. Cost grows with codings, not
 * with characters.
 */
export function sweepCharacters(
  { coders, codes, length, clusterEnds }: Sweep,
  sets: CodeSets,
  into: CodingTableBuilder,
): void {
  const words = sets.words
  const kinds = coders.length * codes * 2
  const count = coders.reduce((total, own) => total + (own?.length ?? 0), 0)
  const events = new Float64Array(count * 2)
  let next = 0
  coders.forEach((own, coder) => {
    for (const { start, end, code } of own ?? []) {
      const kind = (coder * codes + code) * 2
      events[next++] = start * kinds + kind + 1
      events[next++] = end * kinds + kind
    }
  })
  events.sort()

  const active = new Int32Array(coders.length * words)
  const cells = Int32Array.from(coders, (own, coder) =>
    own ? sets.numberOf(active, coder * words) : MISSING,
  )
  const changed = new Uint8Array(coders.length)
  let position = 0
  let cluster = 0
  into.nextCluster()
  const advance = (to: number) => {
    if (to === position) return
    for (let coder = 0; coder < cells.length; coder++) {
      if (changed[coder] === 0) continue
      cells[coder] = sets.numberOf(active, coder * words)
      changed[coder] = 0
    }
    while (position < to) {
      const end = Math.min(to, clusterEnds[cluster] ?? length)
      into.add(cells, end - position)
      position = end
      if (position === clusterEnds[cluster] && position < length) {
        cluster++
        into.nextCluster()
      }
    }
  }
  for (let i = 0; i < events.length; i++) {
    const event = at(events, i)
    const offset = Math.floor(event / kinds)
    advance(offset)
    const kind = event - offset * kinds
    const place = kind >>> 1
    const coder = Math.floor(place / codes)
    const code = place - coder * codes
    const word = coder * words + (code >>> 5)
    const bit = 1 << (code & 31)
    // Ends sort before starts, so of two touching segments of one code the second sets the bit again.
    active[word] = (kind & 1) === 1 ? at(active, word) | bit : at(active, word) & ~bit
    changed[coder] = 1
  }
  advance(length)
}

/**
 * Adds a document's longer units to the table, each of weight 1: a code is present where any of the coder's
 * segments touches the unit. A unit belongs to the cluster in which it begins.
 * @param units disjoint and ordered
 */
export function sweepUnits(
  sweep: Sweep,
  units: readonly Span[],
  sets: CodeSets,
  into: CodingTableBuilder,
): void {
  const { coders, clusterEnds } = sweep
  const words = sets.words
  const ends = Float64Array.from(units, (unit) => unit.end)
  const present = new Int32Array(units.length * coders.length * words)
  coders.forEach((own, coder) => {
    for (const { start, end, code } of own ?? []) {
      for (let unit = firstAbove(ends, start); (units[unit]?.start ?? Infinity) < end; unit++) {
        const word = (unit * coders.length + coder) * words + (code >>> 5)
        present[word] = at(present, word) | (1 << (code & 31))
      }
    }
  })
  const cells = new Int32Array(coders.length)
  let cluster = 0
  into.nextCluster()
  units.forEach((unit, number) => {
    for (; cluster < clusterEnds.length - 1 && unit.start >= (clusterEnds[cluster] ?? Infinity); cluster++) {
      into.nextCluster()
    }
    coders.forEach((own, coder) => {
      cells[coder] = own ? sets.numberOf(present, (number * coders.length + coder) * words) : MISSING
    })
    into.add(cells, 1)
  })
}
