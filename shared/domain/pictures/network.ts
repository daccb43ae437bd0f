/** Two of the codes, by their number, and how much ties them. `a` is the lower number. */
export interface Link {
  readonly a: number
  readonly b: number
  /** Above 0. */
  readonly weight: number
}

/** What of a network is drawn. */
export interface DrawnNetwork {
  /** Numbers of the codes that have a link, in order. */
  readonly nodes: readonly number[]
  /** The strongest first. */
  readonly links: readonly Link[]
  /** How many links are strong enough, and are left off for want of room. */
  readonly leftOff: number
}

/**
 * The links that a table of how often codes go together tells: of each pair the greater of its two figures, since a cell
 * and its mirror image count the codings of one side each. The strongest first, ties by number.
 */
export function linksOf(cells: readonly (readonly (number | null)[])[]): Link[] {
  const links: Link[] = []
  for (let a = 0; a < cells.length; a += 1)
    for (let b = a + 1; b < cells.length; b += 1) {
      const weight = Math.max(cells[a]?.[b] ?? 0, cells[b]?.[a] ?? 0)
      if (weight > 0) links.push({ a, b, weight })
    }
  return links.sort((one, other) => other.weight - one.weight || one.a - other.a || one.b - other.b)
}

/** The lowest threshold that leaves at most so many links; the greatest weight where even that leaves more. */
export function usualThreshold(links: readonly Link[], most: number): number {
  const weights = links.map(({ weight }) => weight).toSorted((a, b) => b - a)
  const strongest = weights[0] ?? 1
  const first = weights[most]
  return first === undefined ? 1 : Math.min(strongest, first + 1)
}

/** The links from a weight up, the strongest first, as long as no more than so many codes are drawn. */
export function drawnNetwork(
  links: readonly Link[],
  { atLeast, mostNodes }: { readonly atLeast: number; readonly mostNodes: number },
): DrawnNetwork {
  const strong = links.filter(({ weight }) => weight >= atLeast)
  const nodes = new Set<number>()
  const drawn = strong.filter(({ a, b }) => {
    const more = Number(!nodes.has(a)) + Number(!nodes.has(b))
    if (nodes.size + more > mostNodes) return false
    nodes.add(a).add(b)
    return true
  })
  return { nodes: [...nodes].toSorted((a, b) => a - b), links: drawn, leftOff: strong.length - drawn.length }
}
