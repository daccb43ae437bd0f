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

/**
 * Copies the open project `file` to `target` while it stays in use; what is committed meanwhile is in the copy. The copy
 * appears under its name when it is whole, checked and on the disk, and replaces what stood there.
 * @param progress told pages done, of pages in all
 * @returns the size of the copy in bytes
 * @throws Refusal cancelled; validation: same_file; not_found, where the folder isn't there; corrupt
 */
export async function copyTo(
  db: Database.Database,
  file: string,
  target: string,
  progress: (done: number, total: number) => void,
  signal: AbortSignal | undefined,
): Promise<{ bytes: number }> {
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
    verify(copy)
    syncFile(copy)
    renameSync(copy, path)
    syncFolderOf(path)
    return { bytes: statSync(path).size }
  } catch (error) {
    throw db.open ? error : new Refusal('cancelled', {}, { cause: error })
  } finally {
    draft.drop()
  }
}

function refuseCancelled(db: Database.Database, signal: AbortSignal | undefined): void {
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
