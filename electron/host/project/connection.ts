import Database from 'better-sqlite3'

/** "Conc", as SQLite's `application_id` has it. */
export const applicationId = 0x436f6e63

/**
 * A connection that trusts nothing the file says about itself. Opening touches no byte of the file; `read` never will.
 * The driver switches SQLite's defensive mode on by itself, and its `unsafeMode` is used nowhere.
 */
export function connect(file: string, purpose: 'read' | 'write'): Database.Database {
  if (file !== file.trim()) throw new RangeError('The driver cuts white space off a path')
  const db = new Database(file, { readonly: purpose === 'read', fileMustExist: true, timeout: 100 })
  try {
    db.pragma('trusted_schema = off')
    db.pragma('cell_size_check = on')
    db.pragma('mmap_size = 0')
    db.pragma('temp_store = memory')
    db.pragma('foreign_keys = on')
    // Without it, `insert or replace` would delete rows past the change log.
    db.pragma('recursive_triggers = on')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Makes the connection the only one, and every commit durable. SQLite's shared-memory file is never made. */
export function takeAlone(db: Database.Database): void {
  db.pragma('locking_mode = exclusive')
  // The lock is taken with the first transaction, and kept.
  db.exec('begin exclusive; commit')
  const mode = db.pragma('journal_mode = wal', { simple: true })
  if (mode !== 'wal') throw new Error(`The file system does not allow a write-ahead log (${String(mode)})`)
  db.pragma('synchronous = full')
}

/** Folds the log into the file and closes: what stays is exactly one file. */
export function closeAsOneFile(db: Database.Database): void {
  try {
    if (db.inTransaction) throw new Error('A project cannot be closed within a transaction')
    db.pragma('wal_checkpoint(truncate)')
    const mode = db.pragma('journal_mode = delete', { simple: true })
    if (mode !== 'delete') throw new Error(`The write-ahead log stays (${String(mode)})`)
  } finally {
    db.close()
  }
}

export function intPragma(db: Database.Database, name: 'application_id' | 'user_version'): number {
  const value = db.pragma(name, { simple: true })
  if (typeof value !== 'number') throw new TypeError(`${name} is no number`)
  return value
}
