/**
 * How far apart two sets are, from their sizes and the size of what they share. 0 for equal sets (two empty
 * ones as well), 1 for sets that share nothing.
 */
export type SetDistance = (first: number, second: number, shared: number) => number

/** Jaccard's distance 1 - |A and B| / |A or B|. Source: Jaccard (1912), New Phytologist 11, p. 37-50. */
export function jaccardDistance(first: number, second: number, shared: number): number {
  const union = first + second - shared
  return union === 0 ? 0 : 1 - shared / union
}

/**
 * The MASI distance 1 - J M with M = 1, 2/3, 1/3, 0 for equal sets, one within the other, overlapping,
 * disjoint. Source: Passonneau (2006), Proceedings of LREC, p. 831-836.
 */
export function masiDistance(first: number, second: number, shared: number): number {
  return masiWith(2 / 3, 1 / 3, first, second, shared)
}

/** MASI as NLTK prints it, with M rounded to .67 and .33: only to compare with figures made there. */
export function masiDistanceRounded(first: number, second: number, shared: number): number {
  return masiWith(0.67, 0.33, first, second, shared)
}

/** The Dice distance 1 - 2 |A and B| / (|A| + |B|), as in multi-valued alpha. Source: Dice (1945), Ecology 26. */
export function diceDistance(first: number, second: number, shared: number): number {
  return first + second === 0 ? 0 : 1 - (2 * shared) / (first + second)
}

/** The distance of two sets given as arrays; repeated members count once. */
export function distanceBetween<T>(distance: SetDistance, first: Iterable<T>, second: Iterable<T>): number {
  const a = new Set(first)
  const b = new Set(second)
  return distance(a.size, b.size, [...a].filter((member) => b.has(member)).length)
}

function masiWith(
  within: number,
  overlapping: number,
  first: number,
  second: number,
  shared: number,
): number {
  const union = first + second - shared
  if (union === 0 || (shared === first && shared === second)) return 0
  if (shared === 0) return 1
  const monotonicity = shared === first || shared === second ? within : overlapping
  return 1 - (shared / union) * monotonicity
}
