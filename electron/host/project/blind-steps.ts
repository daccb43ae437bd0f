import { Refusal } from '#shared/errors.ts'
import { consensusCoder } from '#shared/ids.ts'
import type { ReadDb } from './handles.ts'
import type { HistoryRow } from './history.ts'
import { currentViewer } from './viewer.ts'

/** A step as its viewer may see it. */
export interface SeenStep extends HistoryRow {
  /** A colleague's step in a blind round: its label tells nothing, and it counts nothing. */
  readonly hidden: boolean
  /** Why the viewer can't undo or redo it; null: they can. */
  readonly locked: 'hidden_step' | 'opened' | null
}

/** What stands for a label that would tell something. */
const untold = 'Work in a blind round'

/** Steps of one person's own work. What is done to the whole project may touch hidden work, and tells nothing of it. */
const personal = /^(?:coding|memo|extract)\.|^codebook\.splitOff$/u

/**
 * The changes of some commands that are a colleague's work in a blind round and not opened, told from their images,
 * as the rows may be gone. Whatever isn't known to be open is taken for closed. `own`: a state, which may be seen.
 */
const touched = `
  with wanted as (select distinct value as id from json_each(@commands)),
  opened as (
    select round_id, document_id from main.round_document where opened_at is not null
    union
    select change.after ->> 'round_id', change.after ->> 'document_id'
      from command join change on change.command_id = command.id
     where command.kind = 'round.open' and change.entity = 'round_document' and json_valid(change.after)),
  apart as (
    select round_coder.coder_id, round_document.document_id
      from main.round join main.round_coder on round_coder.round_id = round.id
        join main.round_document on round_document.round_id = round.id
     where round.blind = 1 and round_document.opened_at is null),
  image as (
    select change.command_id as command, change.entity as entity, coalesce(change.after, change.before) as row
      from wanted join change on change.command_id = wanted.id
     where change.entity in ('coding', 'coding_state', 'memo', 'extract_mark') and json_valid(coalesce(change.after, change.before)))
  select command, sum(entity <> 'coding_state') as hidden, count(*) as foreign_rows from image
   where (row ->> 'coder_id') is not @viewer and case entity
     when 'memo' then case
       when row ->> 'subject_kind' in ('document', 'span') then
         (row ->> 'coder_id', row ->> 'subject_id') in (select coder_id, document_id from apart)
       when row ->> 'subject_kind' = 'coding' then coalesce(
         (select case
            when coding.id in (select id from shown_coding) then
              (row ->> 'coder_id', coding.document_id) in (select coder_id, document_id from apart)
            else 1 end
            from main.coding where coding.id = row ->> 'subject_id'),
         row ->> 'coder_id' in (select coder_id from apart))
       when row ->> 'subject_kind' = 'code' then row ->> 'subject_id' in (select id from hidden_code)
       else 0 end
     when 'extract_mark' then coalesce(
       (select coding.id not in (select id from shown_coding) from main.coding where coding.id = row ->> 'coding_id'),
       row ->> 'coder_id' in (select coder_id from apart))
     else row ->> 'round_id' is not null and row ->> 'coder_id' <> '${consensusCoder}'
       and row ->> 'round_id' not in (select id from main.round where blind = 0)
       and (row ->> 'round_id', row ->> 'document_id') not in (select round_id, document_id from opened)
     end
   group by command`

/** Steps as the viewer may see them, told for all of them at once. `rounds`: whether the schema has any. */
export function seenSteps(db: ReadDb, rows: readonly HistoryRow[], rounds: boolean): SeenStep[] {
  const open = (row: HistoryRow): SeenStep => ({
    ...row,
    hidden: false,
    locked: row.kind === 'round.open' ? 'opened' : null,
  })
  if (!rounds || !hasRounds(db)) return rows.map(open)
  const viewer = currentViewer()
  const found = new Map(
    db
      .prepare<
        [{ commands: string; viewer: string | null }],
        { command: string; hidden: number; foreign_rows: number }
      >(touched)
      .all({ commands: JSON.stringify(rows.map((row) => row.id)), viewer })
      .map((row) => [row.command, row]),
  )
  return rows.map((row) => {
    const work = found.get(row.id)
    if (!work) return open(row)
    // What the viewer did touches hidden work only along the way, and taking it back tells no more.
    const isOwn = viewer !== null && row.coder === viewer
    // A merge brings more than codings and memos along with hidden work: a free code, what is one with what.
    const counted = row.kind === 'merge.apply' && work.hidden > 0 ? 0 : row.rows - work.hidden
    if (isOwn || !personal.test(row.kind)) return { ...open(row), rows: counted }
    if (work.hidden === 0) return { ...open(row), locked: 'hidden_step' }
    return { ...row, kind: 'hidden', label: untold, rows: 0, hidden: true, locked: 'hidden_step' }
  })
}

/** Whether there is a round, or was one: without, nothing is looked for. A merge or a hand-over brings rounds that no command here began. */
function hasRounds(db: ReadDb): boolean {
  const found = db.prepare<[], { any: number }>(
    `select exists (select 1 from main.round) or exists (select 1 from command where kind = 'round.create') as "any"`,
  )
  return found.get()?.any === 1
}

/** @throws Refusal blind where one of the steps is not the viewer's to undo or redo */
export function refuseLocked(db: ReadDb, rows: readonly HistoryRow[], rounds: boolean): void {
  for (const step of seenSteps(db, rows, rounds)) {
    if (step.locked !== null) throw new Refusal('blind', { reason: step.locked })
  }
}
