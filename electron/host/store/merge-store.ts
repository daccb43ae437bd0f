import type { Origin, Row, Value } from '#shared/domain/merging/row.ts'
import { mergedEntities } from '#shared/domain/merging/rules.ts'
import type { CoderId, ConflictId, MergeId } from '#shared/ids.ts'
import { writeAs, type ReadDb, type Statement, type WriteDb } from '../project/index.ts'

/** The columns of each merged table, in the schema's order; read from the file, which is of Concord's own schema. */
function columnsOf(db: ReadDb, entity: string): readonly string[] {
  if (!mergedEntities.has(entity)) throw new TypeError(`${entity} is not merged`)
  return db
    .prepare<[string], { name: string }>('select name from pragma_table_info(?)')
    .all(entity)
    .map(({ name }) => name)
}

/** Whole rows of the merged tables, by their columns: merging treats all of them alike. */
export class Rows {
  readonly #db: ReadDb
  readonly #columns = new Map<string, readonly string[]>()
  readonly #byId = new Map<string, Statement<[string], Row>>()

  constructor(db: ReadDb) {
    this.#db = db
  }

  columns(entity: string): readonly string[] {
    const known = this.#columns.get(entity) ?? columnsOf(this.#db, entity)
    this.#columns.set(entity, known)
    return known
  }

  get(entity: string, id: string): Row | null {
    const known = this.#byId.get(entity)
    if (known) return known.get(id) ?? null
    const statement = this.#db.prepare<[string], Row>(
      `select ${this.#list(entity)} from "${entity}" where id = ?`,
    )
    this.#byId.set(entity, statement)
    return statement.get(id) ?? null
  }

  /** @param column of the table; what it must hold */
  where(entity: string, column: string, value: Value): Row[] {
    if (!this.columns(entity).includes(column)) throw new TypeError(`${entity} has no ${column}`)
    return this.#db
      .prepare<[Value], Row>(
        `select ${this.#list(entity)} from "${entity}" where "${column}" is ? order by id`,
      )
      .all(value)
  }

  all(entity: string): Row[] {
    return this.#db.prepare<[], Row>(`select ${this.#list(entity)} from "${entity}" order by id`).all()
  }

  /** The rows that refer to a row of `entity`, by the table they are in. */
  referringTo(entity: string, id: string): { readonly entity: string; readonly id: string }[] {
    const found: { entity: string; id: string }[] = []
    for (const [child, { references }] of mergedEntities) {
      for (const [column, target] of Object.entries(references)) {
        if (target !== entity && target !== 'any') continue
        const rows = this.#db
          .prepare<[string], { id: string }>(`select id from "${child}" where "${column}" = ?`)
          .all(id)
        found.push(...rows.map((row) => ({ entity: child, id: row.id })))
      }
    }
    return found
  }

  #list(entity: string): string {
    return this.columns(entity)
      .map((column) => `"${column}"`)
      .join(', ')
  }
}

/** Writes whole rows of the merged tables, and logs where each came from. Of use within one command. */
export class RowWriter {
  readonly #db: WriteDb
  readonly #rows: Rows
  readonly #upserts = new Map<string, Statement<Value[], unknown>>()
  readonly #deletes = new Map<string, Statement<[string], unknown>>()
  #origin: Origin | null | undefined = undefined

  constructor(db: WriteDb) {
    this.#db = db
    this.#rows = new Rows(db)
  }

  /** Writes a row, new or in the place of the one with its id; null removes it. */
  write(entity: string, id: string, row: Row | null, origin: Origin | null): void {
    if (origin !== this.#origin) writeAs(this.#db, origin)
    this.#origin = origin
    if (row === null) this.#delete(entity).run(id)
    else this.#upsert(entity).run(...this.#rows.columns(entity).map((column) => row[column] ?? null))
  }

  /** What is written from here on comes from nowhere else. */
  end(): void {
    writeAs(this.#db, null)
    this.#origin = null
  }

  #delete(entity: string): Statement<[string], unknown> {
    const known = this.#deletes.get(entity)
    const statement = known ?? this.#db.prepare<[string]>(`delete from "${entity}" where id = ?`)
    this.#deletes.set(entity, statement)
    return statement
  }

  #upsert(entity: string): Statement<Value[], unknown> {
    const known = this.#upserts.get(entity)
    if (known) return known
    const names = this.#rows.columns(entity).map((column) => `"${column}"`)
    const settings = names.filter((name) => name !== '"id"').map((name) => `${name} = excluded.${name}`)
    const statement = this.#db.prepare<Value[]>(
      `insert into "${entity}" (${names.join(', ')}) values (${names.map(() => '?').join(', ')})
       on conflict (id) do update set ${settings.join(', ')}`,
    )
    this.#upserts.set(entity, statement)
    return statement
  }
}

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
