import { absent } from './figure.ts'
import type { Figure } from './figure.ts'
import { at, sum } from './numeric.ts'
import { allText, expectedCoded, freePairs } from './u-lengths.ts'
import type { Lengths } from './u-lengths.ts'

// All four from Krippendorff, Mathet, Bouvry and Widlöcher (2016), Quality and Quantity 50, p. 2347-2364.

/**
 * u-alpha: agreement on where segments are and which codes they have,
 * 1 - (l.. - sum l_cc) / (l.. - sum epsilon_cc), gaps among the c, with
 * epsilon_cc = l.. (l_c^2 - T_c) / (l..^2 - sum T).
 */
export function uAlpha(lengths: Lengths): Figure {
  if (sum(lengths.byCode) === 0) return absent('nothing_coded')
  const used = lengths.byCode.filter((l) => l > 0).length + (lengths.gaps > 0 ? 1 : 0)
  if (used < 2) return absent('no_variation')
  const all = allText(lengths)
  const free = freePairs(lengths)
  if (free <= 0) return absent('too_little_coded')
  const observed = all - sum(lengths.same) - lengths.sameGaps
  let unlike = lengths.gaps * (all - lengths.gaps)
  for (const l of lengths.byCode) unlike += l * (all - l)
  return 1 - observed / ((all / free) * unlike)
}

/**
 * |u-alpha: agreement on what is coded at all and what is left as a gap, whatever the code,
 * 1 - (l_phi - l_phi_phi) / (epsilon_phi - epsilon_phi_phi).
 */
export function barUAlpha(lengths: Lengths): Figure {
  const all = allText(lengths)
  if (lengths.gaps === all) return absent('nothing_coded')
  if (lengths.gaps === 0) return absent('no_variation')
  const free = freePairs(lengths)
  if (free <= 0) return absent('too_little_coded')
  const expected = (all / free) * lengths.gaps * (all - lengths.gaps)
  return 1 - (lengths.gaps - lengths.sameGaps) / expected
}

/** A figure of a part of the text, and the share of the text that it speaks of. */
export interface Covered {
  readonly value: Figure
  readonly coverage: Figure
}

/**
 * cu-alpha: agreement on codes where coders both coded, 1 - (l*.. - sum l_cc) / (l*.. - sum epsilon*_cc), on
 * the matrix without gaps. Its coverage is the share of all text that it speaks of, l*.. / l..
 */
export function cuAlpha(lengths: Lengths): Covered {
  if (sum(lengths.byCode) === 0) return { value: absent('nothing_coded'), coverage: absent('nothing_coded') }
  const all = sum(lengths.coded)
  const coverage = all / allText(lengths)
  if (lengths.byCode.filter((l) => l > 0).length < 2) return { value: absent('single_code'), coverage }
  if (all === 0) return { value: absent('no_intersection'), coverage }
  if (lengths.coded.filter((l) => l > 0).length < 2) return { value: absent('single_code'), coverage }
  const free = all * all - sum(lengths.codedSquares)
  if (free <= 0) return { value: absent('too_little_coded'), coverage }
  let unlike = 0
  for (const l of lengths.coded) unlike += l * (all - l)
  const expected = (all / free) * unlike
  return { value: 1 - (all - sum(lengths.same)) / expected, coverage }
}

/**
 * (k)u-alpha: agreement on one code where coders both coded,
 * 1 - (epsilon*_k / l*_k) (l*_k - l_kk) / (epsilon*_k - epsilon*_kk). Its coverage is the share of the code's
 * own text that it speaks of, l*_k / l_k.
 */
export function kUAlpha(lengths: Lengths, code: number): Covered {
  if (at(lengths.byCode, code) === 0)
    return { value: absent('nothing_coded'), coverage: absent('nothing_coded') }
  const own = at(lengths.coded, code)
  const coverage = own / at(lengths.byCode, code)
  if (own === 0) return { value: absent('no_intersection'), coverage }
  const all = sum(lengths.coded)
  if (own === all) return { value: absent('single_code'), coverage }
  const free = all * all - sum(lengths.codedSquares)
  if (free <= 0) return { value: absent('too_little_coded'), coverage }
  const unlike = (all / free) * own * (all - own)
  const marginal = unlike + expectedCoded(lengths, code, code)
  if (marginal <= 0) return { value: absent('too_little_coded'), coverage }
  return { value: 1 - ((marginal / own) * (own - at(lengths.same, code))) / unlike, coverage }
}
