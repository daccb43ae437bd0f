import * as z from 'zod'
import { Refusal } from '#shared/errors.ts'
import { coderId, commandId, type CommandId } from '#shared/ids.ts'
import type { ReadDb } from './handles.ts'

const historyRow = z.object({
  id: commandId,
  kind: z.string(),
  label: z.string(),
  coder: coderId.nullable(),
  at: z.string(),
  /** Whether it is out of effect: undone, whether it can still be redone or not. */
  undone: z.int().transform((value) => value === 1),
  /** How many changes of rows were logged under it. */
  rows: z.int(),
})
export type HistoryRow = z.infer<typeof historyRow>

const columns = `id, kind, label, coder_id as coder, at, state <> 'done' as undone,
  (select count(*) from change where command_id = command.id) as rows`
/** Those that undo and redo are no entries themselves: they show in the state of what they undid. */
const ordinary = 'undoes is null'

/** The newest `limit` commands, newest first. */
export function listHistory(db: ReadDb, limit: number): HistoryRow[] {
  return db
    .prepare<[number]>(`select ${columns} from command where ${ordinary} order by position desc limit ?`)
    .all(limit)
    .map(parsed)
}

export function historyRowOf(db: ReadDb, id: CommandId): HistoryRow {
  return parsed(db.prepare<[string]>(`select ${columns} from command where id = ?`).get(id))
}

/** The command that undo would undo now: the newest in effect; never the first of the file. */
export function nextUndo(db: ReadDb): HistoryRow | null {
  const row = db
    .prepare(
      `select ${columns} from command
       where ${ordinary} and state = 'done' and position > 0 order by position desc limit 1`,
    )
    .get()
  return row === undefined ? null : parsed(row)
}

/** The command that redo would redo now: the oldest undone one. All of them came after the newest in effect. */
export function nextRedo(db: ReadDb): HistoryRow | null {
  const row = db
    .prepare(
      `select ${columns} from command
       where state = 'undone' and position > coalesce(
         (select position from command where ${ordinary} and state = 'done' order by position desc limit 1), -1)
       order by position limit 1`,
    )
    .get()
  return row === undefined ? null : parsed(row)
}

/** The commands that undoing or redoing this many steps would touch, in any order. */
export function nextSteps(db: ReadDb, { undo, redo }: { undo: number; redo: number }): HistoryRow[] {
  const undone = db
    .prepare<[number]>(
      `select ${columns} from command
        where ${ordinary} and state = 'done' and position > 0 order by position desc limit ?`,
    )
    .all(undo)
  const redone = db
    .prepare<[number]>(`select ${columns} from command where state = 'undone' order by position limit ?`)
    .all(redo)
  return [...undone, ...redone].map(parsed)
}

/**
 * How many steps back or forth make `target` the newest command in effect (null: none but the file's first). Null where
 * there is no such command, or where what was done since has dropped it.
 */
export function stepsTo(db: ReadDb, target: CommandId | null): { undo: number; redo: number } | null {
  const row =
    target === null
      ? { position: 0, state: 'done' }
      : db
          .prepare<[string], { position: number; state: string }>(
            `select position, state from command where id = ? and ${ordinary}`,
          )
          .get(target)
  if (!row || row.state === 'dropped') return null
  const count = (state: string, range: string) =>
    db
      .prepare<[string, number], { steps: number }>(
        `select count(*) as steps from command where ${ordinary} and state = ? and position > 0 and position ${range} ?`,
      )
      .get(state, row.position)?.steps ?? 0
  return row.state === 'done'
    ? { undo: count('done', '>'), redo: 0 }
    : { undo: 0, redo: count('undone', '<=') }
}

/** The log is part of an untrusted file. @throws Refusal corrupt */
function parsed(row: unknown): HistoryRow {
  const result = historyRow.safeParse(row)
  if (!result.success) throw new Refusal('corrupt', { reason: 'change_log' }, { cause: result.error })
  return result.data
}
