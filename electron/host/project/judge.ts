import type Database from 'better-sqlite3'
import { copyFileSync, lstatSync, statSync, constants } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '#shared/errors.ts'
import { applicationId, connect, intPragma } from './connection.ts'
import { openDraft } from './drafts.ts'
import { namesAnotherJournal, readHeader } from './file-header.ts'
import { newest } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'
import { schemaDifference } from './schema-check.ts'

export interface Verdict {
  readonly version: number
  /** Whether a crashed session left a journal from which the file is to be recovered. */
  readonly recovers: boolean
}

interface Journal {
  readonly path: string
  readonly size: number
}

/**
 * Judges the regular file `file`, which is not open in this thread, without changing a byte of it or leaving one
 * beside it.
 *
 * A file that was closed is read where it is, by a connection that cannot write. One that wasn't has to be recovered
 * before it can be read, which writes; so that is done to a copy, and the file itself waits for the verdict.
 * @throws Refusal corrupt (with its reason), project_newer; SqliteError
 */
export function judge(file: string, chain: readonly Migration[]): Verdict {
  const size = statSync(file).size
  const header = readHeader(file, size)
  const journals = [journalAt(`${file}-wal`), journalAt(`${file}-journal`)].filter((found) => found !== null)
  if (!header.wal && journals.length === 0) {
    if (header.bytes !== null && size < header.bytes) throw new Refusal('corrupt', { reason: 'truncated' })
    return { version: examine(file, 'read', chain), recovers: false }
  }
  refuseWhereOpenElsewhere(file)
  const version = onCopy(file, journals, (copy) => examine(copy, 'write', chain))
  return { version, recovers: journals.some((journal) => journal.size > 0) }
}

function journalAt(path: string): Journal | null {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (!found) return null
  const foreign = !found.isFile() || (path.endsWith('-journal') && namesAnotherJournal(path, found.size))
  if (foreign) throw new Refusal('corrupt', { reason: 'foreign_journal' })
  return { path, size: found.size }
}

/**
 * Asks for the lock that an open project holds. The connection can't write and asks to be alone, which it can't be;
 * SQLite tells that it is locked out before it tells that, and touches no journal either way.
 * @throws SqliteError SQLITE_BUSY
 */
export function refuseWhereOpenElsewhere(file: string): void {
  const db = connect(file, 'read')
  try {
    db.pragma('locking_mode = exclusive')
    db.prepare('select count(*) from sqlite_schema').get()
  } catch (error) {
    if (isBusy(error)) throw error
    // Any other trouble shows again, with its cause, when the copy is examined.
  } finally {
    db.close()
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}

/** Beside the file, so that no word of it leaves the folder that was chosen for it. */
function onCopy<T>(file: string, journals: readonly Journal[], work: (copy: string) => T): T {
  const draft = openDraft(dirname(file), file)
  try {
    const copy = join(draft.folder, 'copy')
    copyFileSync(file, copy, constants.COPYFILE_FICLONE)
    for (const { path } of journals) {
      copyFileSync(path, `${copy}${basename(path).slice(basename(file).length)}`, constants.COPYFILE_FICLONE)
    }
    return work(copy)
  } finally {
    draft.drop()
  }
}

function examine(file: string, purpose: 'read' | 'write', chain: readonly Migration[]): number {
  const db = connect(file, purpose)
  try {
    // A copy gets no shared-memory file; a file itself is only shared, and others may go on reading it.
    if (purpose === 'write') db.pragma('locking_mode = exclusive')
    const version = refuseOthers(db, chain)
    refuseDamaged(db)
    return version
  } finally {
    db.close()
  }
}

/**
 * Lets pass only what has exactly the schema of one of Concord's own versions; answers the version.
 * @throws Refusal corrupt: not_a_project, foreign_schema (`what`: its name); project_newer
 */
export function refuseOthers(db: Database.Database, chain: readonly Migration[]): number {
  if (intPragma(db, 'application_id') !== applicationId)
    throw new Refusal('corrupt', { reason: 'not_a_project' })
  const version = intPragma(db, 'user_version')
  const mine = newest(chain)
  if (version > mine) throw new Refusal('project_newer', { version, mine })
  if (version < 1 || db.pragma('encoding', { simple: true }) !== 'UTF-8') {
    throw new Refusal('corrupt', { reason: 'not_a_project' })
  }
  const difference = schemaDifference(db, version, chain)
  if (difference !== null) throw new Refusal('corrupt', { reason: 'foreign_schema', what: difference })
  return version
}

/** Comes after the schema: the check evaluates what the schema says. */
function refuseDamaged(db: Database.Database): void {
  const [first] = db.prepare<[], string>('pragma quick_check(1)').pluck().all()
  if (first !== 'ok') throw new Refusal('corrupt', { reason: 'damaged', what: first ?? '' })
}
