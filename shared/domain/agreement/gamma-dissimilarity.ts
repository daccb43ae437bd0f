import type { Segment } from './continuum.ts'

/** How gamma weighs place against code, and both against having no counterpart at all. */
export interface GammaWeights {
  /** Weight of the positional dissimilarity. */
  readonly alpha: number
  /** Weight of the categorical dissimilarity. */
  readonly beta: number
  /** What a unit without counterpart costs. */
  readonly deltaEmpty: number
}

// Both from Mathet, Widlöcher and Métivier (2015), Computational Linguistics 41(3), p. 437-479, section 4.

/**
 * How far apart two units stand: the distances between their starts and between their ends, over the sum of
 * their lengths, squared, times delta-empty.
 */
export function positionalDissimilarity(a: Place, b: Place, deltaEmpty: number): number {
  const apart = Math.abs(a.start - b.start) + Math.abs(a.end - b.end)
  return (apart / (a.end - a.start + b.end - b.start)) ** 2 * deltaEmpty
}

/** alpha times the positional dissimilarity, plus beta times delta-empty where codes differ. */
export function unitDissimilarity(a: Segment, b: Segment, { alpha, beta, deltaEmpty }: GammaWeights): number {
  return alpha * positionalDissimilarity(a, b, deltaEmpty) + (a.code === b.code ? 0 : beta * deltaEmpty)
}

type Place = Pick<Segment, 'start' | 'end'>
