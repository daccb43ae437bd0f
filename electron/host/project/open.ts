import type Database from 'better-sqlite3'
import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Refusal } from '#shared/errors.ts'
import { applicationId, closeAsOneFile, connect, takeAlone } from './connection.ts'
import { openDraft, sweepDrafts } from './drafts.ts'
import { syncFile, syncFolderOf } from './durable-files.ts'
import type { WriteDb } from './handles.ts'
import { judge, refuseOthers } from './judge.ts'
import { claim, removeLockNote, writeLockNote } from './lock.ts'
import { migrate } from './migrate.ts'
import { newest } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'
import { refusing } from './refusing.ts'
import { Session } from './session.ts'

/** A project file that is open, alone, judged and up to date. */
export interface OpenFile {
  readonly db: Database.Database
  /** Where the file really is; the path it was opened by may be a link to it. */
  readonly file: string
  readonly migratedFrom: number | null
  readonly recovered: boolean
  /** Gives the file up. To be called once, after `db` is closed. */
  readonly release: () => void
}

/**
 * Opens a file nobody vouches for. What is refused is left as it was, byte for byte, and nothing is left beside it.
 * @throws Refusal not_found, corrupt (`reason`), project_newer, project_locked, disk_full
 */
export function openFile(path: string, chain: readonly Migration[]): OpenFile {
  const file = regularFile(path)
  return refusing(file, () => {
    const release = claim(file)
    try {
      const { version, recovers } = judge(file, chain)
      const db = alone(file)
      try {
        writeLockNote(file)
        sweepDrafts(dirname(file), file)
        // Between the verdict and the lock, the file could have been changed.
        if (refuseOthers(db, chain) !== version)
          throw new Error('The file was changed while it was being opened')
        const migratedFrom = version < newest(chain) ? version : null
        if (migratedFrom !== null) migrate(db, file, migratedFrom, chain)
        return { db, file, migratedFrom, recovered: recovers, release }
      } catch (error) {
        removeLockNote(file)
        closeAsOneFile(db)
        throw error
      }
    } catch (error) {
      release()
      throw error
    }
  })
}

function alone(file: string): Database.Database {
  const db = connect(file, 'write')
  try {
    takeAlone(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function regularFile(path: string): string {
  const found = lookUp(path)
  if (!found?.isFile())
    throw found
      ? new Refusal('corrupt', { reason: 'not_a_file' })
      : new Refusal('not_found', { what: 'file', name: basename(path) })
  return usable(realpathSync(path))
}

function lookUp(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    throw new Refusal('not_found', { what: 'file', name: basename(path) }, { cause: error })
  }
}

/** @throws Refusal validation: file_name, where the driver would open a file of another name. */
export function usable(path: string): string {
  if (path !== path.trim()) throw new Refusal('validation', { field: 'file', reason: 'file_name' })
  return path
}

/**
 * Makes a new file of the newest version with `first` as its first command, whole under its name or not at all.
 * @throws Refusal validation: file_exists; not_found, where the folder isn't there; disk_full
 */
export function createFile(path: string, chain: readonly Migration[], first: (db: WriteDb) => void): void {
  const file = usable(resolve(path))
  refusing(file, () => {
    holdName(file)
    try {
      const draft = openDraft(dirname(file), file)
      try {
        const whole = join(draft.folder, 'new')
        writeNewFile(whole, chain, first)
        renameSync(whole, file)
      } finally {
        draft.drop()
      }
      syncFolderOf(file)
    } catch (error) {
      rmSync(file, { force: true })
      throw error
    }
  })
}

/** Takes the name by an empty file, so that nobody else can between now and the end. */
function holdName(file: string): void {
  try {
    closeSync(openSync(file, 'wx'))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'EEXIST')
      throw new Refusal('validation', { field: 'file', reason: 'file_exists' }, { cause: error })
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new Refusal('not_found', { what: 'folder' }, { cause: error })
    throw error
  }
}

function writeNewFile(path: string, chain: readonly Migration[], first: (db: WriteDb) => void): void {
  closeSync(openSync(path, 'wx'))
  const db = connect(path, 'write')
  try {
    db.exec('begin')
    for (const step of chain) db.exec(step.sql)
    db.pragma(`application_id = ${applicationId}`)
    db.pragma(`user_version = ${newest(chain)}`)
    db.exec('commit')
    const info = { kind: 'project.create', label: 'Created the project', coder: null }
    new Session(db).write(info, first, { first: true })
  } finally {
    db.close()
  }
  syncFile(path)
}
