import type { CodeNode } from '../agreement/index.ts'

/** The compared codes, in order of appearance, and which of them each code of the codebook counts as. */
export interface CodeColumns {
  readonly ids: readonly string[]
  /** The compared code that a code counts as; undefined for one that is not among the chosen. */
  readonly targetOf: (code: string) => string | undefined
  readonly columnOf: (code: string) => number | undefined
}

/** Each code as its ancestor at `depth` (1 is the top), or as itself where it stands higher or depth is left out. */
export function codeColumns(codes: readonly CodeNode[], depth?: number): CodeColumns {
  const parents = new Map(codes.map(({ id, parent }) => [id, parent]))
  const targets = new Map<string, string>()
  const columns = new Map<string, number>()
  for (const { id } of codes) {
    const target = depth === undefined ? id : (lineOf(id, parents)[depth - 1] ?? id)
    targets.set(id, target)
    if (!columns.has(target)) columns.set(target, columns.size)
  }
  return {
    ids: [...columns.keys()],
    targetOf: (code) => targets.get(code),
    columnOf: (code) => columns.get(targets.get(code) ?? ''),
  }
}

/** From the top down to the code; a parent that is not there ends the line. */
function lineOf(id: string, parents: ReadonlyMap<string, string | null>): string[] {
  const line = [id]
  for (
    let parent = parents.get(id) ?? null;
    parent !== null && parents.has(parent) && !line.includes(parent);
    parent = parents.get(parent) ?? null
  ) {
    line.push(parent)
  }
  return line.toReversed()
}
