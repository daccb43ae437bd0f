import type { Disagreement } from '#shared/contract/consensus.ts'

/** A place in the list: which disagreement, and where it stood when it was last seen. */
export interface At {
  readonly key: string
  readonly index: number
}

type Row = Pick<Disagreement, 'key' | 'decision'>

const step = 500

/**
 * The next of the list that is undecided, from `from` on and then from its start; null where there is none.
 * @param settled keys that are being settled, whatever the list still says
 */
export async function nextUndecided(
  ask: (offset: number, limit: number) => Promise<{ readonly total: number; readonly rows: readonly Row[] }>,
  from: number,
  settled: ReadonlySet<string>,
): Promise<At | null> {
  const search = async (start: number, end: number): Promise<At | null> => {
    for (let offset = start; offset < end; offset += step) {
      const { rows, total } = await ask(offset, Math.min(step, end - offset))
      const found = rows.findIndex(({ key, decision }) => decision === null && !settled.has(key))
      const row = rows[found]
      if (row) return { key: row.key, index: offset + found }
      if (offset + step >= total) break
    }
    return null
  }
  return (await search(from, Number.MAX_SAFE_INTEGER)) ?? search(0, from)
}

/** The next that is undecided, as far as the list is loaded from there on. */
export function nextLoaded(
  rowAt: (index: number) => Row | undefined,
  from: number,
  settled: ReadonlySet<string>,
): At | null {
  for (let index = from; ; index += 1) {
    const row = rowAt(index)
    if (!row) return null
    if (row.decision === null && !settled.has(row.key)) return { key: row.key, index }
  }
}

/** Where a place is now: its disagreement if that is loaded, else whatever stands where it stood. -1 in an empty list. */
export function placeOf(
  at: At | null,
  total: number,
  rowAt: (index: number) => { readonly key: string } | undefined,
  indexOf: (key: string) => number,
): number {
  if (total === 0 || at === null) return total === 0 ? -1 : 0
  if (rowAt(at.index)?.key === at.key) return at.index
  const found = indexOf(at.key)
  return found >= 0 ? found : Math.min(at.index, total - 1)
}
