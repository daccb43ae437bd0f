import type Database from 'better-sqlite3'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { Refusal } from '#shared/errors.ts'
import { connect } from './connection.ts'
import { openDraft, sweepDrafts } from './drafts.ts'
import { moment, syncFile, syncFolderOf } from './durable-files.ts'
import { isOpenHere } from './lock.ts'
import { usable } from './open.ts'

/** 2 MB: commands get their turn in between. */
const pagesAtOnce = 500

/** An open project: its connection, and the path it was opened by. */
export interface CopiedFile {
  readonly db: Database.Database
  readonly file: string
}

/** What whoever asked for long work gives along. */
export interface Means {
  /** Told pages done, of pages in all. */
  readonly progress: (done: number, total: number) => void
  readonly signal: AbortSignal | undefined
}

/**
 * Copies an open project to `target` while it stays in use; what is committed meanwhile is in the copy. The copy
 * appears under its name when it is whole, checked and on the disk, and replaces what stood there.
 * @returns the size of the copy in bytes
 * @throws Refusal cancelled; validation: same_file; not_found, where the folder isn't there; corrupt
 */
export function copyTo(from: CopiedFile, target: string, means: Means): Promise<{ bytes: number }> {
  return throughDraft(from, target, means, (copy, path) => {
    verify(copy)
    return giveName(copy, path)
  })
}

/** Makes sure that a finished file is on the disk, and puts it in its place. */
export function giveName(file: string, path: string): { bytes: number } {
  syncFile(file)
  renameSync(file, path)
  syncFolderOf(path)
  return { bytes: statSync(path).size }
}

/**
 * Copies an open project into a draft beside `target`, where `work` makes of the copy what is to be at `path`. The
 * draft is cleared away, whatever becomes of it.
 * @throws Refusal as `copyTo`; whatever `work` throws
 */
export async function throughDraft<T>(
  { db, file }: CopiedFile,
  target: string,
  { progress, signal }: Means,
  work: (copy: string, path: string) => T | Promise<T>,
): Promise<T> {
  const path = usable(resolve(target))
  if (!existsSync(dirname(path))) throw new Refusal('not_found', { what: 'folder' })
  if (isOpenHere(path)) throw new Refusal('validation', { field: 'file', reason: 'same_file' })
  const pace = ({ totalPages, remainingPages }: Database.BackupMetadata) => {
    refuseCancelled(db, signal)
    progress(totalPages - remainingPages, totalPages)
    return pagesAtOnce
  }
  refuseCancelled(db, signal)
  sweepDrafts(dirname(path), file)
  const draft = openDraft(dirname(path), file)
  const copy = join(draft.folder, 'copy')
  try {
    await db.backup(copy, { progress: pace })
    refuseCancelled(db, signal)
    return await work(copy, path)
  } catch (error) {
    throw db.open ? error : new Refusal('cancelled', {}, { cause: error })
  } finally {
    draft.drop()
  }
}

/** @throws Refusal cancelled, also where the project was closed meanwhile */
export function refuseCancelled(db: Database.Database, signal: AbortSignal | undefined): void {
  if (signal?.aborted === true || !db.open) throw new Refusal('cancelled')
}

/** Makes one file of the copy, which like its original says that it has a write-ahead log, and checks it whole. */
function verify(path: string): void {
  const copy = connect(path, 'write')
  try {
    copy.pragma('locking_mode = exclusive')
    copy.pragma('journal_mode = delete')
    const [first] = copy.prepare<[], string>('pragma integrity_check(1)').pluck().all()
    if (first !== 'ok') throw new Refusal('corrupt', { reason: 'damaged', what: first ?? '' })
  } finally {
    copy.close()
  }
}

const dated = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z$/u

/**
 * The path for a backup of `file` made now, in `folder`, which is made where it isn't there. Dated names sort by time.
 */
export function datedBackup(folder: string, file: string): string {
  mkdirSync(folder, { recursive: true })
  const { prefix, kind } = backupName(file)
  return join(folder, `${prefix}${moment()}${kind}`)
}

/** Removes the oldest dated backups of `file` in `folder` beyond the newest `keep`. Other files stay. */
export function removeOldest(folder: string, file: string, keep: number): void {
  const { prefix, kind } = backupName(file)
  const backups = readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && name.endsWith(kind))
    .filter((name) => dated.test(name.slice(prefix.length, name.length - kind.length)))
    .toSorted()
  for (const name of backups.slice(0, Math.max(0, backups.length - keep))) rmSync(join(folder, name))
}

function backupName(file: string): { prefix: string; kind: string } {
  const kind = extname(file)
  return { prefix: `${basename(file, kind)}.backup-`, kind }
}
