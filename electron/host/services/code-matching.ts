import Fuse from 'fuse.js'
import {
  matchCodesBy,
  type MatchableCode,
  type MatchedCode,
  type NameLikeness,
} from '#shared/domain/code-matching.ts'

export type { MatchableCode, MatchedCode }

/** Fuse finds a short name in a long one; the likeness is as much less as the lengths differ. */
const nameLikeness: NameLikeness = (wanted, among) =>
  new Fuse(among, { includeScore: true, ignoreLocation: true, ignoreFieldNorm: true, threshold: 0.5 })
    .search(wanted)
    .map(({ refIndex, item, score = 1 }) => ({
      index: refIndex,
      likeness: ((1 - score) * Math.min(wanted.length, item.length)) / Math.max(wanted.length, item.length),
    }))

/** Finds for each of their codes the one of mine that it seems to be, one to one. Keyed by their keys. */
export function matchCodes<Theirs extends string, Mine extends string>(
  theirs: readonly MatchableCode<Theirs>[],
  mine: readonly MatchableCode<Mine>[],
): Map<Theirs, MatchedCode<Mine>> {
  return matchCodesBy(theirs, mine, nameLikeness)
}
