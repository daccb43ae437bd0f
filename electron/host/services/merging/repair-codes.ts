import { told, type IncomingRow, type Row } from '#shared/domain/merging/row.ts'
import type { Plan } from './plan.ts'

/**
 * Undoes moves of codes that together would put a code under itself: such a code stays where it is here, and the move
 * is a conflict. Codes that were in a circle there already become top codes.
 */
export function repairCodes(plan: Plan, incoming: readonly IncomingRow[]): void {
  const origins = new Map(incoming.flatMap((row) => (row.entity === 'code' ? [[row.id, row.origin]] : [])))
  const codes = new Map(plan.all('code').map((row) => [String(row['id']), row]))
  const sound = new Set<string>()
  for (const start of codes.keys()) {
    const way = new Set<string>()
    let at: string | null = start
    while (at !== null && !sound.has(at) && !way.has(at)) {
      way.add(at)
      at = parentOf(codes, at)
    }
    if (at !== null && !sound.has(at)) {
      const codesOnWay = [...way]
      breakCircle(plan, codes, codesOnWay.slice(codesOnWay.indexOf(at)), origins)
    }
    for (const code of way) sound.add(code)
  }
}

function parentOf(codes: ReadonlyMap<string, Row>, code: string): string | null {
  const parent = codes.get(code)?.['parent_id']
  return typeof parent === 'string' && codes.has(parent) ? parent : null
}

function breakCircle(
  plan: Plan,
  codes: Map<string, Row>,
  circle: readonly string[],
  origins: ReadonlyMap<string, IncomingRow['origin']>,
): void {
  // One that was moved by the merge; where there is none, the circle came whole.
  const moved = circle.find((code) => {
    const before = plan.before('code', code)
    return before !== null && before['parent_id'] !== codes.get(code)?.['parent_id']
  })
  const code = moved ?? circle.toSorted()[0]
  const row = code === undefined ? undefined : codes.get(code)
  if (code === undefined || !row) return
  const before = plan.before('code', code)
  const parent = moved === undefined ? null : (before?.['parent_id'] ?? null)
  const repaired = { ...row, parent_id: parent }
  codes.set(code, repaired)
  plan.put('code', code, repaired, null)
  if (moved === undefined) return
  plan.conflicts.push({
    kind: 'circle',
    entity: 'code',
    id: code,
    field: 'parent_id',
    base: null,
    mine: told(parent),
    theirs: told(row['parent_id'] ?? null),
    origin: origins.get(code) ?? {},
  })
}
