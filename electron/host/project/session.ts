import type Database from 'better-sqlite3'
import type { CommandId } from '#shared/ids.ts'
import { attachChangeLog, loggedTables, type LoggedTable } from './change-log.ts'
import { commandLog, type CommandInfo, type EntityChanges } from './command-log.ts'
import { readHandle, writeHandle, type ReadDb, type WriteDb } from './handles.ts'
import { attachBlindness } from './viewer.ts'

/** A command that was committed and left a trace. */
export interface Committed {
  readonly id: CommandId
  readonly position: number
}

interface Options {
  /** The command that this one undoes or redoes; null: an ordinary one, after which nothing can be redone. */
  readonly undoes: CommandId | null
  /** The first command stands at 0, also where it changed nothing, and can't be undone. */
  readonly first: boolean
  /** What to throw instead of an error; asked before the transaction is rolled back. */
  readonly explain: (error: unknown, db: ReadDb) => unknown
}

const ordinary: Options = { undoes: null, first: false, explain: (error) => error }

/**
 * The transactions of one open file. SQLite's connection does one thing at a time, and so does this: a write is no
 * part of a read or of another write, and nothing here waits for anything.
 */
export class Session {
  readonly tables: ReadonlyMap<string, LoggedTable>
  readonly #db: Database.Database
  readonly #log: ReturnType<typeof commandLog>
  readonly #reader: ReadDb
  readonly #writer: WriteDb
  readonly #begin: Database.Statement
  readonly #commit: Database.Statement
  readonly #rollback: Database.Statement
  #readers = 0
  #writing = false
  #undone: number

  constructor(db: Database.Database) {
    const tables = loggedTables(db)
    attachChangeLog(db, tables)
    attachBlindness(db)
    this.tables = new Map(tables.map((table) => [table.name, table]))
    this.#db = db
    this.#log = commandLog(db)
    this.#reader = readHandle(db)
    this.#writer = writeHandle(db, () => this.#writing)
    this.#begin = db.prepare('begin immediate')
    this.#commit = db.prepare('commit')
    this.#rollback = db.prepare('rollback')
    this.#undone = this.#log.countUndone()
  }

  /** No other command can come between the reads of `work`: it must not wait for anything. */
  read<T>(work: (db: ReadDb) => T): T {
    this.#readers += 1
    try {
      return settled(work(this.#reader))
    } finally {
      this.#readers -= 1
    }
  }

  /**
   * Runs `work` as one command, in one transaction that is on the disk when this answers. `command` is null where
   * nothing was changed; such a command leaves no trace.
   */
  write<T>(
    info: CommandInfo | ((result: T) => CommandInfo),
    work: (db: WriteDb) => T,
    options: Partial<Options> = {},
  ): { result: T; command: Committed | null } {
    const { undoes, first, explain } = { ...ordinary, ...options }
    if (this.#writing) throw new Error('A command cannot be part of another command')
    if (this.#readers > 0) throw new Error('A command cannot be part of a read')
    this.#begin.run()
    this.#writing = true
    try {
      const position = first ? 0 : this.#log.nextPosition()
      const id = this.#log.begin(typeof info === 'function' ? unnamed : info, undoes, position)
      const result = settled(work(this.#writer))
      const leavesTrace = first || this.#log.changed(id)
      if (!leavesTrace) this.#log.remove(id)
      else if (typeof info === 'function') this.#log.describe(id, info(result))
      const drops = leavesTrace && undoes === null && this.#undone > 0
      if (drops) this.#log.dropUndone()
      this.#log.end()
      this.#commit.run()
      if (drops) this.#undone = 0
      return { result, command: leavesTrace ? { id, position } : null }
    } catch (error) {
      // SQLite has rolled back by itself after some errors, a full disk among them.
      if (!this.#db.inTransaction) throw error
      try {
        throw explain(error, this.#reader)
      } finally {
        this.#rollback.run()
      }
    } finally {
      this.#writing = false
    }
  }

  /** As `write`, for a command that undoes or redoes `target`: after it, `undone` more commands are undone. */
  rewrite(
    info: CommandInfo,
    { undoes, explain }: Pick<Options, 'undoes' | 'explain'>,
    undone: 1 | -1,
    work: (db: WriteDb) => void,
  ): Committed | null {
    const deferred = (db: WriteDb) => {
      this.#db.pragma('defer_foreign_keys = on')
      work(db)
    }
    const { command } = this.write(info, deferred, { undoes, explain })
    this.#undone += undone
    return command
  }

  changes({ id }: Committed): EntityChanges[] {
    return this.#log.changes(id)
  }
}

/** Stands until the result says what the command is. */
const unnamed: CommandInfo = { kind: '', label: '', coder: null }

function settled<T>(result: T): T {
  if (result instanceof Promise)
    throw new TypeError('The project is read and written without waiting for anything')
  return result
}
