import type { OwnStretch } from './own-stretches.ts'
import type { Ids } from './types.ts'

/** Stretches of one code that hang together by overlapping each other, whosever they are. */
export interface Cluster<I extends Ids = Ids> {
  readonly code: number
  readonly codeId: I['code']
  readonly stretches: OwnStretch<I>[]
  /** By coder, how many of the stretches are theirs. */
  readonly pieces: number[]
  end: number
  /** A cluster of another code that this one was joined to. */
  joinedTo: Cluster<I> | null
}

/**
 * Gathers each code's stretches into clusters: the connected components of overlapping. Touching is not
 * overlapping. One walk along the text, as a cluster goes on only where a stretch begins before its end.
 * @param stretches ordered by start
 * @returns the cluster of each stretch
 */
export function clustersOf<I extends Ids>(stretches: readonly OwnStretch<I>[], coders: number): Cluster<I>[] {
  const lasts: (Cluster<I> | undefined)[] = []
  return stretches.map((stretch) => {
    const { coder, code, codeId, start, end } = stretch
    let cluster = lasts[code]
    if (!cluster || start >= cluster.end) {
      const pieces: number[] = []
      for (let own = 0; own < coders; own++) pieces.push(0)
      cluster = { code, codeId, stretches: [], pieces, end, joinedTo: null }
      lasts[code] = cluster
    }
    cluster.stretches.push(stretch)
    cluster.pieces[coder] = (cluster.pieces[coder] ?? 0) + 1
    if (end > cluster.end) cluster.end = end
    return cluster
  })
}

/** Whether every coder has the same one stretch. */
export function isAgreed({ pieces, stretches }: Cluster): boolean {
  const [first] = stretches
  return (
    pieces.every((count) => count === 1) &&
    stretches.every((stretch) => stretch.start === first?.start && stretch.end === first.end)
  )
}

/** Whether every coder has some of it. */
export function isComplete({ pieces }: Cluster): boolean {
  return !pieces.includes(0)
}

/**
 * Joins clusters of different codes X and Y where there are coders p, who has X and lacks Y, and q, who has Y
 * and lacks X, and p's stretch overlaps q's. At any place a coder has at most one stretch of a code, so that a
 * stretch is held against no more than coders times codes others.
 * @param stretches ordered by start
 * @param clusters the cluster of each stretch
 * @returns every cluster once, in groups, joined ones together
 */
export function joinedClusters<I extends Ids>(
  stretches: readonly OwnStretch<I>[],
  clusters: readonly Cluster<I>[],
): Cluster<I>[][] {
  const open: { readonly stretch: OwnStretch<I>; readonly cluster: Cluster<I> }[] = []
  for (const [place, stretch] of stretches.entries()) {
    const cluster = clusters[place]
    if (!cluster || isComplete(cluster)) continue
    let kept = 0
    for (const other of open) {
      if (other.stretch.end <= stretch.start) continue
      open[kept++] = other
      if (other.cluster.code === cluster.code) continue
      if (cluster.pieces[other.stretch.coder] === 0 && other.cluster.pieces[stretch.coder] === 0) {
        const root = rootOf(cluster)
        const otherRoot = rootOf(other.cluster)
        if (root !== otherRoot) root.joinedTo = otherRoot
      }
    }
    open.length = kept
    open.push({ stretch, cluster })
  }
  const groups = new Map<Cluster<I>, Cluster<I>[]>()
  for (const cluster of new Set(clusters)) {
    const root = rootOf(cluster)
    const group = groups.get(root)
    if (group) group.push(cluster)
    else groups.set(root, [cluster])
  }
  return [...groups.values()]
}

/** The cluster that stands for all that are joined; what is passed on the way is joined to it more closely. */
function rootOf<I extends Ids>(cluster: Cluster<I>): Cluster<I> {
  let root = cluster
  while (root.joinedTo) {
    root.joinedTo = root.joinedTo.joinedTo ?? root.joinedTo
    root = root.joinedTo
  }
  return root
}
