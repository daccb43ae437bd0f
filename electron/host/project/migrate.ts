import type Database from 'better-sqlite3'
import { rmSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { Refusal } from '#shared/errors.ts'
import { connect } from './connection.ts'
import { moment, writeDurably } from './durable-files.ts'
import { newest } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'
import { schemaDifference } from './schema-check.ts'

/**
 * Takes the open file from version `from` to the newest, in one transaction, after a copy of it as it was has been
 * put beside it. Where any of it fails, file and folder are as before.
 * @param file where the file is, to put the copy beside it
 */
export function migrate(
  db: Database.Database,
  file: string,
  from: number,
  chain: readonly Migration[],
): void {
  const copy = backUpBeside(db, file, from)
  db.pragma('foreign_keys = off')
  try {
    db.exec('begin immediate')
    for (const step of chain) if (step.version > from) db.exec(step.sql)
    const to = newest(chain)
    db.pragma(`user_version = ${to}`)
    const difference = schemaDifference(db, to, chain)
    if (difference !== null)
      throw new Error(`Migrating to version ${to} left ${difference} unlike a new file's`)
    const [orphan] = db.prepare<[], { table: string }>('pragma foreign_key_check').all()
    if (orphan)
      throw new Error(`Migrating to version ${to} left a row of ${orphan.table} without what it refers to`)
    db.exec('commit')
  } catch (error) {
    if (db.inTransaction) db.exec('rollback')
    rmSync(copy, { force: true })
    throw error
  } finally {
    db.pragma('foreign_keys = on')
  }
}

/** e.g. `Study.v1-backup-2026-02-03T10-20-30-456Z.concord`. Whole before the first byte of the file changes. */
function backUpBeside(db: Database.Database, file: string, version: number): string {
  const kind = extname(file)
  const copy = join(dirname(file), `${basename(file, kind)}.v${version}-backup-${moment()}${kind}`)
  const bytes = db.serialize()
  // The open file says that it has a write-ahead log; its copy has none.
  bytes.writeUInt8(1, 18)
  bytes.writeUInt8(1, 19)
  try {
    writeDurably(copy, bytes)
    const check = connect(copy, 'read')
    try {
      const [first] = check.prepare<[], string>('pragma integrity_check(1)').pluck().all()
      if (first !== 'ok') throw new Refusal('corrupt', { reason: 'damaged', what: first ?? '' })
    } finally {
      check.close()
    }
    return copy
  } catch (error) {
    rmSync(copy, { force: true })
    throw error
  }
}
