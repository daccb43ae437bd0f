import { mergedEntities } from '#shared/domain/merging/rules.ts'
import { Refusal } from '#shared/errors.ts'
import { conflictId, mergeId, type CoderId, type MergeId } from '#shared/ids.ts'
import { newId, type ReadDb, type WriteDb } from '../../project/index.ts'
import {
  copyBody,
  copySource,
  insertConflict,
  insertMerge,
  insertUnited,
  type UnitedRow,
} from '../../store/merge-store.ts'
import { RowWriter } from '../../store/merged-rows.ts'
import { now } from '../clock.ts'
import type { Plan, PlannedRow } from './plan.ts'

interface MergeDone {
  readonly projectId: string
  readonly fileName: string
  readonly coder: CoderId | null
  /** Commands that the file holds from now on. */
  readonly commands: readonly string[]
  /** Rows of theirs that are rows here, as a person said or a match. */
  readonly chosen: readonly UnitedRow[]
}

/**
 * Writes what was planned, and what the file is to remember of it.
 * @throws Refusal corrupt where theirs lacks a text that it should hold
 */
export function writePlan(db: WriteDb, from: ReadDb, plan: Plan, done: MergeDone): MergeId {
  for (const hash of plan.bodies)
    if (!copyBody(from, db, hash)) throw new Refusal('corrupt', { reason: 'missing_text' })
  for (const hash of plan.sources)
    if (!copySource(from, db, hash)) throw new Refusal('corrupt', { reason: 'missing_source' })
  const writer = new RowWriter(db)
  const order = [...mergedEntities.keys()]
  const changes = plan.changes.toSorted((a, b) => order.indexOf(a.entity) - order.indexOf(b.entity))
  for (const { entity, id, origin } of changes.filter(({ row }) => row === null))
    writer.write(entity, id, null, origin)
  const codings: PlannedRow[] = []
  for (const change of changes) {
    if (change.row === null) continue
    if (change.entity === 'coding' && plan.before('coding', change.id) !== null) codings.push(change)
    else if (change.entity !== 'coding') writer.write(change.entity, change.id, change.row, change.origin)
  }
  moveCodings(writer, plan, codings)
  for (const change of changes) {
    if (change.entity === 'coding' && change.row && plan.before('coding', change.id) === null)
      writer.write('coding', change.id, change.row, change.origin)
  }
  writer.end()
  const merge = newId(mergeId)
  const { chosen, ...record } = done
  insertMerge(db, { id: merge, ...record, mergedAt: now() })
  for (const row of chosen) insertUnited(db, merge, row)
  for (const row of plan.united) insertUnited(db, merge, row)
  for (const { id: rowId, origin, ...conflict } of plan.conflicts) {
    insertConflict(db, { ...conflict, id: newId(conflictId), merge, rowId, origin: JSON.stringify(origin) })
  }
  return merge
}

/**
 * The same code by the same coder stands on a span only once at any time: so one that is in another's way waits until
 * that has moved; where they wait for each other in a circle, one is put aside beyond every text.
 */
export function moveCodings(writer: RowWriter, plan: Plan, codings: readonly PlannedRow[]): void {
  let waiting = [...codings]
  let aside = Number.MAX_SAFE_INTEGER - 2
  while (waiting.length > 0) {
    const still = waiting.filter(({ id, row, origin }) => !written(writer, id, row, origin))
    const [first] = still
    if (first && still.length === waiting.length) {
      const before = plan.before('coding', first.id)
      writer.write('coding', first.id, { ...before, start_at: aside, end_at: aside + 1 }, null)
      aside -= 2
    }
    waiting = still
  }
}

function written(
  writer: RowWriter,
  id: string,
  row: PlannedRow['row'],
  origin: PlannedRow['origin'],
): boolean {
  try {
    writer.write('coding', id, row, origin)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE') return false
    throw error
  }
}
