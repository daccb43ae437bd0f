import type { CodeNode } from '../agreement/index.ts'

/**
 * For each code, the number of the topmost code above it, or its own where none is: two codes are in the same
 * branch when these are equal. A parent that is not among `codes` ends the path, and so does one met before.
 */
export function branchTops(codes: readonly CodeNode[]): number[] {
  const numbers = new Map(codes.map(({ id }, number) => [id, number]))
  return codes.map((_, number) => {
    const path = new Set<number>()
    let top = number
    for (let next: number | undefined = number; next !== undefined && !path.has(next);) {
      path.add(next)
      top = next
      const parent: string | null | undefined = codes[next]?.parent
      next = parent === null || parent === undefined ? undefined : numbers.get(parent)
    }
    return top
  })
}
