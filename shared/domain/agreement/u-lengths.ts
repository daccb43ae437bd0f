import { hasOverlap } from './continuum.ts'
import type { Continuum, Segment } from './continuum.ts'
import { absent } from './figure.ts'
import type { Absent } from './figure.ts'
import { add, at, sum } from './numeric.ts'
import { pairsOf } from './ratings.ts'

/** The lengths that the 2016 family of unitizing measures is made from; a gap (phi) is text left uncoded. */
export interface Lengths {
  readonly coders: number
  /** L: codable text. */
  readonly length: number
  /** l_c: text of each code, over all coders. */
  readonly byCode: Float64Array
  /** l_cc: text on which coders pair with the same code. */
  readonly same: Float64Array
  /** l*_c: coded text of each code that pairs with coded text. */
  readonly coded: Float64Array
  /** T_c: sum of squared lengths of a code's segments. */
  readonly squares: Float64Array
  /** T*_c: sum of squared lengths of a code's segments within another coder's coded text, / (m - 1). */
  readonly codedSquares: Float64Array
  /** l_phi. */
  readonly gaps: number
  /** l_phi_phi: text on which coders pair in coding nothing. */
  readonly sameGaps: number
}

/**
 * Gathers the lengths l_ck = sum over pairs of coders of |S_ig(c) and S_jh(k)| / (m - 1), by walking each
 * pair of coders once.
 * Source: Krippendorff, Mathet, Bouvry and Widlöcher (2016), Quality and Quantity 50, p. 2347-2364.
 * @param codes how many codes there are, numbered from 0
 * @returns why there are none: overlapping_codes, one_coder, no_document_finished_by_all
 */
export function lengthsOf(continuum: Continuum, codes: number): Lengths | Absent {
  const { length, segments } = continuum
  const coders = segments.length
  if (coders < 2) return absent('one_coder')
  if (length === 0) return absent('no_document_finished_by_all')
  if (segments.some(hasOverlap)) return absent('overlapping_codes')
  const byCode = new Float64Array(codes)
  const squares = new Float64Array(codes)
  const covered = segments.map((own) => {
    let total = 0
    for (const { start, end, code } of own) {
      const l = end - start
      total += l
      add(byCode, code, l)
      add(squares, code, l * l)
    }
    return total
  })
  const same = new Float64Array(codes)
  const coded = new Float64Array(codes)
  const codedSquares = new Float64Array(codes)
  let sameGaps = 0
  for (const [first, second] of pairsOf(coders)) {
    const shared = meet(segments[first] ?? [], segments[second] ?? [], { same, coded, codedSquares })
    meet(segments[second] ?? [], segments[first] ?? [], { same, coded, codedSquares })
    sameGaps += 2 * (length - (covered[first] ?? 0) - (covered[second] ?? 0) + shared)
  }
  const perOther = (value: number) => value / (coders - 1)
  return {
    coders,
    length,
    byCode,
    squares,
    same: same.map(perOther),
    coded: coded.map(perOther),
    codedSquares: codedSquares.map(perOther),
    gaps: coders * length - sum(byCode),
    sameGaps: perOther(sameGaps),
  }
}

/** Adds what one coder's segments share with another's coded text; returns how much that is in all. */
function meet(
  own: readonly Segment[],
  others: readonly Segment[],
  into: { same: Float64Array; coded: Float64Array; codedSquares: Float64Array },
): number {
  let total = 0
  let from = 0
  for (const { start, end, code } of own) {
    while ((others[from]?.end ?? Infinity) <= start) from++
    let shared = 0
    for (let i = from; (others[i]?.start ?? Infinity) < end; i++) {
      const other = others[i]
      if (!other) break
      const overlap = Math.min(end, other.end) - Math.max(start, other.start)
      shared += overlap
      if (other.code === code) add(into.same, code, overlap)
    }
    add(into.coded, code, shared)
    add(into.codedSquares, code, shared * shared)
    total += shared
  }
  return total
}

/** All text of all coders: l.. = m L. */
export function allText({ coders, length }: Lengths): number {
  return coders * length
}

/** l..^2 - sum of T, a gap counting as segments of length 1 (T_phi = l_phi). */
export function freePairs(lengths: Lengths): number {
  return allText(lengths) ** 2 - sum(lengths.squares) - lengths.gaps
}

/** epsilon*_ck: expected coded text of codes c and k, on the matrix without gaps. */
export function expectedCoded(lengths: Lengths, c: number, k: number): number {
  const all = sum(lengths.coded)
  const free = all * all - sum(lengths.codedSquares)
  const own = c === k ? at(lengths.codedSquares, c) : 0
  return (all / free) * (at(lengths.coded, c) * at(lengths.coded, k) - own)
}
