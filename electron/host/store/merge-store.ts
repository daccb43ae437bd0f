import { mergedEntities } from '#shared/domain/merging/rules.ts'
import type { CoderId, ConflictId, MergeId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'

/** Copies a text or an original file of theirs, where it isn't here yet. Answers whether it is here now. */
export function copyBody(from: ReadDb, to: WriteDb, hash: string): boolean {
  const row = from.prepare<[string], { text: string }>('select text from body where hash = ?').get(hash)
  if (row)
    to.prepare('insert into body (hash, text) values (?, ?) on conflict (hash) do nothing').run(
      hash,
      row.text,
    )
  return (
    row !== undefined || to.prepare<[string]>('select 1 from body where hash = ?').get(hash) !== undefined
  )
}

/** As `copyBody`, for the original file. */
export function copySource(from: ReadDb, to: WriteDb, hash: string): boolean {
  const row = from
    .prepare<[string], { type: string; bytes: Uint8Array }>(
      'select media_type as type, bytes from source where hash = ?',
    )
    .get(hash)
  if (row)
    to.prepare(
      'insert into source (hash, media_type, bytes) values (?, ?, ?) on conflict (hash) do nothing',
    ).run(hash, row.type, row.bytes)
  return (
    row !== undefined || to.prepare<[string]>('select 1 from source where hash = ?').get(hash) !== undefined
  )
}

/** Ids of commands of other copies that this one holds, by merge. */
export function listHeldCommands(db: ReadDb): string[] {
  return db
    .prepare<[], { command: string }>(
      'select json_each.value as command from merge, json_each(merge.commands) where json_valid(merge.commands)',
    )
    .all()
    .map(({ command }) => String(command))
}

/** Whether any merged table has a row of this id. */
export function isThere(db: ReadDb, id: string): boolean {
  return [...mergedEntities.keys()].some(
    (entity) => db.prepare<[string]>(`select 1 from "${entity}" where id = ?`).get(id) !== undefined,
  )
}

/** The projects that were merged into this one before. */
export function listMergedProjects(db: ReadDb): string[] {
  return db
    .prepare<[], { id: string }>('select distinct project_id as id from merge')
    .all()
    .map(({ id }) => id)
}

export interface MergeRow {
  readonly id: MergeId
  readonly projectId: string
  readonly fileName: string
  readonly coder: CoderId | null
  readonly mergedAt: string
  readonly commands: readonly string[]
}

export function insertMerge(db: WriteDb, row: MergeRow): void {
  db.prepare(
    'insert into merge (id, project_id, file_name, coder_id, merged_at, commands) values (?, ?, ?, ?, ?, ?)',
  ).run(row.id, row.projectId, row.fileName, row.coder, row.mergedAt, JSON.stringify(row.commands))
}

export interface UnitedRow {
  readonly id: string
  readonly entity: string
  readonly into: string
}

/** Rows of other copies that are one with a row here. */
export function listUnited(db: ReadDb): UnitedRow[] {
  return db.prepare<[], UnitedRow>('select id, entity, into_id as "into" from united').all()
}

export function insertUnited(db: WriteDb, merge: MergeId, row: UnitedRow): void {
  db.prepare(
    `insert into united (id, entity, into_id, merge_id) values (?, ?, ?, ?)
     on conflict (id) do update set into_id = excluded.into_id, merge_id = excluded.merge_id`,
  ).run(row.id, row.entity, row.into, merge)
}

export interface ConflictRow {
  readonly id: ConflictId
  readonly merge: MergeId
  readonly fileName: string
  readonly kind: string
  readonly entity: string
  readonly rowId: string
  readonly field: string
  readonly base: string | null
  readonly mine: string | null
  readonly theirs: string | null
  readonly origin: string | null
  readonly outcome: 'mine' | 'theirs' | 'other' | null
  readonly by: string | null
  readonly settledAt: string | null
}

const conflictColumns = `conflict.id, conflict.merge_id as merge, merge.file_name as fileName, conflict.kind, conflict.entity,
  conflict.row_id as rowId, conflict.field, conflict.base, conflict.mine, conflict.theirs, conflict.origin, conflict.outcome,
  coder.name as "by", conflict.settled_at as settledAt`
const conflictJoins = `from conflict join merge on merge.id = conflict.merge_id left join coder on coder.id = conflict.coder_id`

/** Those that wait, or those that were settled; oldest first. */
export function listConflicts(db: ReadDb, settled: boolean): ConflictRow[] {
  return db
    .prepare<[number], ConflictRow>(
      `select ${conflictColumns} ${conflictJoins} where (conflict.outcome is not null) = ? order by conflict.id`,
    )
    .all(settled ? 1 : 0)
}

export function readConflict(db: ReadDb, id: ConflictId): ConflictRow | undefined {
  return db
    .prepare<[string], ConflictRow>(`select ${conflictColumns} ${conflictJoins} where conflict.id = ?`)
    .get(id)
}

type NewConflict = Pick<
  ConflictRow,
  'id' | 'merge' | 'kind' | 'entity' | 'rowId' | 'field' | 'base' | 'mine' | 'theirs' | 'origin'
>

export function insertConflict(db: WriteDb, row: NewConflict): void {
  db.prepare(
    `insert into conflict (id, merge_id, kind, entity, row_id, field, base, mine, theirs, origin)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.id,
    row.merge,
    row.kind,
    row.entity,
    row.rowId,
    row.field,
    row.base,
    row.mine,
    row.theirs,
    row.origin,
  )
}

export function settleConflict(
  db: WriteDb,
  id: ConflictId,
  outcome: 'mine' | 'theirs' | 'other',
  coder: CoderId | null,
  at: string,
): void {
  db.prepare('update conflict set outcome = ?, coder_id = ?, settled_at = ? where id = ?').run(
    outcome,
    coder,
    at,
    id,
  )
}

/** Newest first. */
export function listMerges(
  db: ReadDb,
): { id: MergeId; fileName: string; at: string; by: string | null; openConflicts: number }[] {
  return db
    .prepare<[], { id: MergeId; fileName: string; at: string; by: string | null; openConflicts: number }>(
      `select merge.id, merge.file_name as fileName, merge.merged_at as at, coder.name as "by",
         (select count(*) from conflict where conflict.merge_id = merge.id and conflict.outcome is null) as openConflicts
         from merge left join coder on coder.id = merge.coder_id where merge.file_name <> ''
        order by merge.merged_at desc, merge.id desc`,
    )
    .all()
}
