import type Database from 'better-sqlite3'

/** A table whose every change is logged, and its columns in the schema's order; the key is always `id`. */
export interface LoggedTable {
  readonly name: string
  readonly columns: readonly string[]
}

/** Addressed by the hash of what they hold: written once, never changed, not logged by value. */
const immutableTables = ['source', 'body']
const ownTables = ['command', 'change']

/**
 * Finds the logged tables: all but those of the log itself and of immutable contents.
 * @throws TypeError where a schema has a table that the log could not give back exactly.
 */
export function loggedTables(db: Database.Database): readonly LoggedTable[] {
  const unlogged = new Set([...immutableTables, ...ownTables])
  const names = db
    .prepare<[], string>("select name from main.sqlite_schema where type = 'table' order by name")
    .pluck()
  return names
    .all()
    .filter((name) => !unlogged.has(name))
    .map((name) => ({ name, columns: columnsOf(db, name) }))
}

function columnsOf(db: Database.Database, table: string): readonly string[] {
  const columns = columnsIn(db, table)
  const key = columns.filter(({ pk }) => pk > 0).map(({ name }) => name)
  if (key.join() !== 'id') throw new TypeError(`The key of ${table} is not its id`)
  // JSON would round numbers that aren't whole, and cannot carry bytes.
  const lossy = columns.find(({ type }) => type.toLowerCase() !== 'text' && type.toLowerCase() !== 'integer')
  if (lossy) throw new TypeError(`${table}.${lossy.name} is neither text nor integer`)
  return columns.map(({ name }) => name)
}

function columnsIn(db: Database.Database, table: string) {
  return db
    .prepare<[string], { name: string; type: string; pk: number }>(
      'select name, type, pk from pragma_table_info(?)',
    )
    .all(table)
}

/** SQL for a row's image: a JSON object of all its columns. `of`: the table, or `old` or `new` in a trigger. */
export function imageOf(table: LoggedTable, of: string): string {
  return `json_object(${table.columns.map((column) => `'${column}', ${of}."${column}"`).join(', ')})`
}

/**
 * Puts the temporary triggers on the connection: they live and die with it, the file holds none.
 *
 * The command to log under stands in a temporary table. Outside a command the table is empty, its value null, and
 * `change.command_id` takes no null: so a write that is nobody's command fails by itself. Beside it stands what a merge
 * says of where a change came from; files from before there were merges, and those of tests, log without it.
 */
export function attachChangeLog(db: Database.Database, tables: readonly LoggedTable[]): void {
  db.exec('create temp table current_command (id text not null, origin text)')
  const hasOrigins = columnsIn(db, 'change').some(({ name }) => name === 'origin')
  for (const table of tables) db.exec(triggersOf(table, hasOrigins))
  for (const table of immutableTables) db.exec(guardsOf(table))
}

function triggersOf(table: LoggedTable, hasOrigins: boolean): string {
  const [origin, fromWhere] = hasOrigins ? [', origin', ', (select origin from current_command)'] : ['', '']
  const { name, columns } = table
  const before = imageOf(table, 'old')
  const after = imageOf(table, 'new')
  const differs = columns.map((column) => `old."${column}" is not new."${column}"`).join(' or ')
  const log = (row: string, images: string) =>
    `insert into change (command_id, entity, row_id, before, after${origin})
     values ((select id from current_command), '${name}', ${row}.id, ${images}${fromWhere});`
  return `
    create temp trigger log_insert_${name} after insert on main."${name}"
      begin ${log('new', `null, ${after}`)} end;
    create temp trigger log_update_${name} after update on main."${name}" when ${differs}
      begin ${log('new', `${before}, ${after}`)} end;
    create temp trigger log_delete_${name} after delete on main."${name}"
      begin ${log('old', `${before}, null`)} end;
    create temp trigger keep_id_${name} before update of id on main."${name}" when old.id is not new.id
      begin select raise(abort, 'an id never changes'); end;`
}

function guardsOf(table: string): string {
  const refuse = (why: string) => `begin select raise(abort, '${why}'); end;`
  return `
    create temp trigger keep_${table}_update before update on main."${table}"
      ${refuse(`what ${table} holds never changes`)}
    create temp trigger keep_${table}_delete before delete on main."${table}"
      ${refuse(`what ${table} holds is never deleted`)}
    create temp trigger keep_${table}_insert before insert on main."${table}"
      when not exists (select 1 from current_command)
      ${refuse(`${table} is written within a command only`)}`
}
