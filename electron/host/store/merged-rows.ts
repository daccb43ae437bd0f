import type { Origin, Row, Value } from '#shared/domain/merging/row.ts'
import { mergedEntities, ruleOf } from '#shared/domain/merging/rules.ts'
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
  /** Few ids stand in many rows: each is held once. */
  readonly #ids = new Map<string, string>()
  readonly #byId = new Map<
    string,
    { readonly statement: Statement<[string], Record<string, Value>>; readonly references: readonly string[] }
  >()

  constructor(db: ReadDb) {
    this.#db = db
  }

  columns(entity: string): readonly string[] {
    const known = this.#columns.get(entity) ?? columnsOf(this.#db, entity)
    this.#columns.set(entity, known)
    return known
  }

  get(entity: string, id: string): Row | null {
    const { statement, references } = this.#byId.get(entity) ?? this.#prepared(entity)
    const row = statement.get(id)
    if (!row) return null
    row['id'] = id
    for (const column of references) {
      const other = row[column]
      if (typeof other !== 'string') continue
      const known = this.#ids.get(other)
      if (known === undefined) this.#ids.set(other, other)
      else row[column] = known
    }
    return row
  }

  #prepared(entity: string) {
    const sql = `select ${this.#list(entity)} from "${entity}" where id = ?`
    const prepared = {
      statement: this.#db.prepare<[string], Record<string, Value>>(sql),
      references: Object.keys(ruleOf(entity).references),
    }
    this.#byId.set(entity, prepared)
    return prepared
  }

  /** @param column of the table; what it must hold. @param and further such columns */
  where(entity: string, column: string, value: Value, and: Row = {}): Row[] {
    const held: Row = { [column]: value, ...and }
    const columns = Object.keys(held)
    for (const one of columns)
      if (!this.columns(entity).includes(one)) throw new TypeError(`${entity} has no ${one}`)
    return this.#db
      .prepare<Value[], Row>(
        `select ${this.#list(entity)} from "${entity}"
          where ${columns.map((one) => `"${one}" is ?`).join(' and ')} order by id`,
      )
      .all(...Object.values(held))
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
