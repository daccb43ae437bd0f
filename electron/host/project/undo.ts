import { Refusal } from '#shared/errors.ts'
import type { CommandId } from '#shared/ids.ts'
import { imageOf, type LoggedTable } from './change-log.ts'
import type { ReadDb, WriteDb } from './handles.ts'
import type { HistoryRow } from './history.ts'

interface Change {
  readonly id: number
  readonly entity: string
  readonly row: string
  readonly before: string | null
  readonly after: string | null
  readonly whole: number
}

const changesAtOnce = 500

/**
 * Puts every row that `target` changed back to its before image, newest change first, and marks it undone.
 * @throws Refusal undo_conflict where a row is no longer as `target` left it; corrupt where the log is broken.
 */
export function undoChanges(db: WriteDb, tables: ReadonlyMap<string, LoggedTable>, target: HistoryRow): void {
  const page = changes(db, 'id < ? order by id desc')
  for (let next = page(target.id, Number.MAX_SAFE_INTEGER); next.length > 0;) {
    for (const change of next) turn(db, tables, target, change, change.after, change.before)
    next = page(target.id, next.at(-1)?.id ?? 0)
  }
  mark(db, target.id, 'undone')
}

/** The other way: after images, oldest change first. @throws as `undoChanges` */
export function redoChanges(db: WriteDb, tables: ReadonlyMap<string, LoggedTable>, target: HistoryRow): void {
  const page = changes(db, 'id > ? order by id')
  for (let next = page(target.id, 0); next.length > 0;) {
    for (const change of next) turn(db, tables, target, change, change.before, change.after)
    next = page(target.id, next.at(-1)?.id ?? 0)
  }
  mark(db, target.id, 'done')
}

/** Reads a command's changes a page at a time: while SQLite walks through rows it will not write any. */
function changes(db: WriteDb, range: string): (command: CommandId, from: number) => Change[] {
  const statement = db.prepare<[string, number], Change>(
    `select id, entity, row_id as row, before, after,
       case when json_valid(before) then before ->> 'id' is row_id else before is null end
       and case when json_valid(after) then after ->> 'id' is row_id else after is null end as whole
     from change where command_id = ? and ${range} limit ${changesAtOnce}`,
  )
  return (command, from) => statement.all(command, from)
}

/** Takes one row from the image it must have to the image it is to have; a null image is no row. */
function turn(
  db: WriteDb,
  tables: ReadonlyMap<string, LoggedTable>,
  target: HistoryRow,
  change: Change,
  from: string | null,
  to: string | null,
): void {
  const table = tables.get(change.entity)
  if (!table || change.whole !== 1) throw new Refusal('corrupt', { reason: 'change_log' })
  const sql = sqlOf(table)
  const now = db.prepare<[string], { image: string }>(sql.image).get(change.row)?.image ?? null
  if (now !== from) throw conflict(target, change.entity, change.row)
  try {
    if (to === null) db.prepare<[string]>(sql.remove).run(change.row)
    else db.prepare<[{ image: string }]>(from === null ? sql.insert : sql.update).run({ image: to })
  } catch (error) {
    if (isConstraint(error)) throw conflict(target, change.entity, change.row, error)
    throw error
  }
}

interface TableSql {
  readonly image: string
  readonly insert: string
  readonly update: string
  readonly remove: string
}

const written = new WeakMap<LoggedTable, TableSql>()

function sqlOf(table: LoggedTable): TableSql {
  const known = written.get(table)
  if (known) return known
  const columns = table.columns.map((column) => `"${column}"`)
  const values = table.columns.map((column) => `@image ->> '${column}'`)
  const settings = columns
    .map((column, at) => `${column} = ${values[at] ?? ''}`)
    .filter((_, at) => table.columns[at] !== 'id')
  const sql: TableSql = {
    image: `select ${imageOf(table, `"${table.name}"`)} as image from "${table.name}" where id = ?`,
    insert: `insert into "${table.name}" (${columns.join(', ')}) values (${values.join(', ')})`,
    update: `update "${table.name}" set ${settings.join(', ')} where id = @image ->> 'id'`,
    remove: `delete from "${table.name}" where id = ?`,
  }
  written.set(table, sql)
  return sql
}

function mark(db: WriteDb, command: CommandId, state: 'done' | 'undone'): void {
  db.prepare<[string, string]>('update command set state = ? where id = ?').run(state, command)
}

/**
 * What to refuse with where a row, put back, refers to one that is gone, or is referred to by one that came since;
 * any other error as it is. Asked while the failed transaction is still open.
 */
export function brokenReference(db: ReadDb, target: HistoryRow, error: unknown): unknown {
  if (!isConstraint(error)) return error
  const orphan = db.prepare<[], { table: string; rowid: number }>('pragma foreign_key_check').get()
  if (!orphan) return error
  const row = db
    .prepare<[number], { id: string }>(`select id from "${orphan.table}" where rowid = ?`)
    .get(orphan.rowid)
  return conflict(target, orphan.table, row?.id ?? '', error)
}

function conflict(target: HistoryRow, entity: string, row: string, cause?: unknown): Refusal {
  return new Refusal('undo_conflict', { label: target.label, entity, row }, { cause })
}

function isConstraint(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')
}
