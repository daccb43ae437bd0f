import type { CodeNode } from './input.ts'

/** The codes that are compared, and which of them each code of the codebook counts as. */
export interface ComparedCodes {
  readonly ids: readonly string[]
  /** By code id, its number in `ids`. */
  readonly numbers: ReadonlyMap<string, number>
}

/**
 * Maps each code to itself, or to its ancestor at `depth` (1 is the top); a code that stands higher than
 * `depth` stays itself. A parent that is not among `codes` ends the path.
 */
export function comparedCodes(codes: readonly CodeNode[], depth?: number): ComparedCodes {
  const parents = new Map(codes.map((code) => [code.id, code.parent]))
  const rows = new Map<string, number>()
  const numbers = new Map<string, number>()
  for (const { id } of codes) {
    const target = depth === undefined ? id : ancestorAt(id, depth, parents)
    const number = rows.get(target) ?? rows.size
    rows.set(target, number)
    numbers.set(id, number)
  }
  return { ids: [...rows.keys()], numbers }
}

function ancestorAt(id: string, depth: number, parents: ReadonlyMap<string, string | null>): string {
  const path = new Set([id])
  for (
    let parent = parents.get(id);
    parent && parents.has(parent) && !path.has(parent);
    parent = parents.get(parent)
  ) {
    path.add(parent)
  }
  return [...path].toReversed()[depth - 1] ?? id
}
