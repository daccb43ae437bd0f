import type Database from 'better-sqlite3'

/** A prepared statement that takes `Parameters` and answers with `Row`s. */
export type Statement<Parameters extends unknown[], Row> = Database.Statement<Parameters, Row>

/**
 * A project's rows, for reading. `prepare` remembers each statement by its text, so it can be called anew at every
 * use. Private state makes it a brand: nobody outside this room can make one.
 */
class ReadHandle {
  readonly #db: Database.Database
  readonly #statements = new Map<string, Database.Statement>()

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** @throws TypeError where `sql` would write and this is no `WriteDb`. */
  prepare<Parameters extends unknown[] = unknown[], Row = unknown>(sql: string): Statement<Parameters, Row> {
    const known = this.#statements.get(sql)
    if (known && !known.busy) return typed(plain(known))
    const statement = this.#db.prepare(sql)
    if (!known) {
      this.admit(statement)
      this.#statements.set(sql, statement)
    }
    return typed(statement)
  }

  protected admit(statement: Database.Statement): void {
    // What answers no rows isn't a question: it sets something, or begins something.
    if (!statement.readonly || !statement.reader)
      throw new TypeError('Only a command may write to the project')
  }
}

/** The same, for writing. It works only while the command it was handed to is running. */
class WriteHandle extends ReadHandle {
  readonly #running: () => boolean

  constructor(db: Database.Database, running: () => boolean) {
    super(db)
    this.#running = running
  }

  override prepare<Parameters extends unknown[] = unknown[], Row = unknown>(
    sql: string,
  ): Statement<Parameters, Row> {
    if (!this.#running()) throw new TypeError('The command that was given this handle is over')
    return super.prepare(sql)
  }

  protected override admit(): void {
    // Everything may be written within a command; the change log sees it.
  }
}

/** Column modes stick to a statement; the next user of the same text finds it as new. */
function plain(statement: Database.Statement): Database.Statement {
  if (statement.reader) statement.pluck(false).raw(false).expand(false).safeIntegers(false)
  return statement
}

/** What a text of SQL takes and answers is the caller's claim, as it is with the driver's own `prepare`. */
function typed<Parameters extends unknown[], Row>(statement: Database.Statement): Statement<Parameters, Row> {
  return statement as Statement<Parameters, Row>
}

export type ReadDb = ReadHandle
export type WriteDb = WriteHandle

export function readHandle(db: Database.Database): ReadDb {
  return new ReadHandle(db)
}

/** `running` says whether the handle may be used at this moment. */
export function writeHandle(db: Database.Database, running: () => boolean): WriteDb {
  return new WriteHandle(db, running)
}
