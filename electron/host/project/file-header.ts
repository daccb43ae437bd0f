import { closeSync, openSync, readSync } from 'node:fs'
import { Refusal } from '#shared/errors.ts'

/** What is read off a file's first bytes, before SQLite is let near it. */
export interface FileHeader {
  /** Whether it was left in the mode it has while it is open. */
  readonly wal: boolean
  /** How many bytes it says it has; null where it doesn't say. */
  readonly bytes: number | null
}

const magic = Buffer.from('SQLite format 3\0', 'latin1')

/**
 * Reads the header of the SQLite file of `size` bytes. Format: https://www.sqlite.org/fileformat2.html#the_database_header
 * @throws Refusal corrupt: empty, not_a_database.
 */
export function readHeader(file: string, size: number): FileHeader {
  if (size === 0) throw new Refusal('corrupt', { reason: 'empty' })
  const header = firstBytes(file, 100)
  if (header.length < 100 || !header.subarray(0, 16).equals(magic)) {
    throw new Refusal('corrupt', { reason: 'not_a_database' })
  }
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
  const pages = header.readUInt32BE(28)
  const pagesAreValid = header.readUInt32BE(24) === header.readUInt32BE(92) && pages > 0
  return {
    wal: header.readUInt8(18) === 2 || header.readUInt8(19) === 2,
    bytes: pagesAreValid ? pages * pageSize : null,
  }
}

const superJournalMagic = Buffer.from('d9d505f920a163d7', 'hex')

/**
 * Whether a rollback journal names another journal at its end. Concord writes none of that kind, and following one
 * would lead SQLite to files that aren't the project's.
 */
export function namesAnotherJournal(journal: string, size: number): boolean {
  if (size < superJournalMagic.length) return false
  return bytesAt(journal, size - superJournalMagic.length, superJournalMagic.length).equals(superJournalMagic)
}

function firstBytes(file: string, count: number): Buffer {
  return bytesAt(file, 0, count)
}

function bytesAt(file: string, position: number, count: number): Buffer {
  const bytes = Buffer.alloc(count)
  const handle = openSync(file, 'r')
  try {
    let read = 0
    while (read < count) {
      const more = readSync(handle, bytes, read, count - read, position + read)
      if (more === 0) break
      read += more
    }
    return bytes.subarray(0, read)
  } finally {
    closeSync(handle)
  }
}
