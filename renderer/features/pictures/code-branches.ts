/** How much a code is used. */
export interface CodeUse {
  readonly id: string
  readonly parent: string | null
  readonly name: string
  readonly path: string
  readonly colour: string
  /** From 0, the top codes. */
  readonly level: number
  /** By itself. */
  readonly own: number
  /** With all below it, each document and word once. */
  readonly whole: number
}

/** A top code with all below it; everything for null, or for a code that is gone. In the order given. */
export function branchOf(codes: readonly CodeUse[], branch: string | null): readonly CodeUse[] {
  if (branch === null || !codes.some(({ id }) => id === branch)) return codes
  const within = new Set([branch])
  return codes.filter(({ id, parent }) => {
    if (parent !== null && within.has(parent)) within.add(id)
    return within.has(id)
  })
}

/** Siblings by how much they are used, most first; otherwise in the codebook's order. */
export function bySize(codes: readonly CodeUse[]): readonly CodeUse[] {
  const known = new Set(codes.map(({ id }) => id))
  const below = Map.groupBy(codes, ({ parent }) => (parent !== null && known.has(parent) ? parent : null))
  const ordered = (parent: string | null): CodeUse[] =>
    (below.get(parent) ?? [])
      .toSorted((a, b) => b.whole - a.whole)
      .flatMap((code) => [code, ...ordered(code.id)])
  return ordered(null)
}
