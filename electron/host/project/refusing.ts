import Database from 'better-sqlite3'
import { Refusal } from '#shared/errors.ts'
import { lockHolder } from './lock.ts'

/** Runs `work` on the project file `file`; what SQLite and the disk refuse becomes a `Refusal`. */
export function refusing<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw asRefusal(file, error)
  }
}

/** The `Refusal` that an error of SQLite or of the file system stands for; any other error as it is. */
export function asRefusal(file: string, error: unknown): Error {
  if (error instanceof Refusal) return error
  if (error instanceof Database.SqliteError) return fromSqlite(file, error)
  if (error instanceof Error && 'code' in error) return fromFileSystem(error)
  return error instanceof Error ? error : new Error('Something that is no error was thrown', { cause: error })
}

function fromSqlite(file: string, error: InstanceType<typeof Database.SqliteError>): Error {
  const is = (code: string) => error.code === code || error.code.startsWith(`${code}_`)
  if (is('SQLITE_FULL')) return new Refusal('disk_full', {}, { cause: error })
  if (is('SQLITE_BUSY')) return new Refusal('project_locked', { ...lockHolder(file) }, { cause: error })
  if (is('SQLITE_READONLY') || is('SQLITE_CANTOPEN') || is('SQLITE_PERM')) {
    return new Refusal('disk_full', { reason: 'not_writable' }, { cause: error })
  }
  if (is('SQLITE_CORRUPT')) return new Refusal('corrupt', { reason: 'damaged' }, { cause: error })
  if (is('SQLITE_NOTADB')) return new Refusal('corrupt', { reason: 'not_a_database' }, { cause: error })
  return error
}

function fromFileSystem(error: Error & { code: unknown }): Error {
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Refusal('disk_full', {}, { cause: error })
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new Refusal('disk_full', { reason: 'not_writable' }, { cause: error })
    default:
      return error
  }
}
