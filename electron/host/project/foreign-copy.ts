import { constants, copyFileSync, lstatSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '#shared/errors.ts'
import { connect } from './connection.ts'
import { openDraft } from './drafts.ts'
import { readHandle, type ReadDb } from './handles.ts'
import { judge, refuseOthers, refuseWhereOpenElsewhere } from './judge.ts'
import { isOpenHere } from './lock.ts'
import { currentVersion, migrations } from './migrations/index.ts'
import { usable } from './open.ts'
import { Project } from './project.ts'
import { refusing } from './refusing.ts'

/** Another project file, to be read. */
export interface ForeignCopy {
  readonly project: {
    /** Reads one state of it. `work` must not wait. */
    read<T>(work: (db: ReadDb) => T): T
  }
  /** Closes it, and takes away what was made to read it. */
  readonly drop: () => void
}

/**
 * Opens a project file that somebody else sent, without changing a byte of it. One that was closed and is of this
 * version is read where it lies; any other is brought up to date or recovered in a copy, which lies in a hidden folder
 * beside `mine` and nowhere else.
 * @param mine the path of the open project
 * @throws Refusal as `Project.open`; project_locked where the file is open in another program; validation (reason:
 * same_file) where it is open here
 */
export function openForeignCopy(file: string, mine: string): ForeignCopy {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) throw new Refusal('not_found', { what: 'file', name: basename(file) })
  if (!found.isFile()) throw new Refusal('corrupt', { reason: 'not_a_file' })
  if (isOpenHere(file)) throw new Refusal('validation', { field: 'file', reason: 'same_file' })
  const path = usable(realpathSync(file))
  return refusing(path, () => inPlace(path) ?? inCopy(path, mine))
}

/** Null where the file can't be read as it is. */
function inPlace(file: string): ForeignCopy | null {
  if (hasJournal(file)) return null
  const { version, recovers } = judge(file, migrations)
  if (version !== currentVersion || recovers) return null
  const db = connect(file, 'read')
  try {
    // Read once and in order: few pages are asked for twice.
    db.pragma('cache_size = -4000')
    // Held to the end: nobody can write to it while it is read.
    db.exec('begin')
    if (refuseOthers(db, migrations) !== version)
      throw new Error('The file was changed while it was being opened')
    const reader = readHandle(db)
    return {
      project: { read: (work) => refusing(file, () => work(reader)) },
      drop: () => {
        if (db.inTransaction) db.exec('rollback')
        db.close()
      },
    }
  } catch (error) {
    db.close()
    throw error
  }
}

const journals = ['-wal', '-journal'] as const

function hasJournal(file: string): boolean {
  return journals.some((end) => lstatSync(`${file}${end}`, { throwIfNoEntry: false }) !== undefined)
}

function inCopy(file: string, mine: string): ForeignCopy {
  const draft = openDraft(dirname(mine), mine)
  try {
    const copy = join(draft.folder, 'theirs.concord')
    refuseWhereOpenElsewhere(file)
    copyFileSync(file, copy, constants.COPYFILE_FICLONE)
    for (const end of journals) {
      if (lstatSync(`${file}${end}`, { throwIfNoEntry: false }))
        copyFileSync(`${file}${end}`, `${copy}${end}`, constants.COPYFILE_FICLONE)
    }
    const project = Project.open(copy)
    return {
      project,
      drop: () => {
        try {
          project.close()
        } finally {
          draft.drop()
        }
      },
    }
  } catch (error) {
    draft.drop()
    throw error
  }
}
