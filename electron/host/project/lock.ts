import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import * as z from 'zod'
import { Refusal } from '#shared/errors.ts'

/** Who has a project open; null: not known. */
export interface LockHolder {
  readonly user: string | null
  readonly host: string | null
  readonly since: string | null
}

const note = z.object({
  user: z.string().max(200),
  host: z.string().max(300),
  pid: z.int(),
  since: z.iso.datetime(),
})

/** The note beside an open project file. It informs; what locks is SQLite's own lock, so a stale one does no harm. */
export function lockNote(file: string): string {
  return `${file}.lock`
}

/** Says in the note that this process has `file` open since now. What stood there is replaced. */
export function writeLockNote(file: string): void {
  const content: z.infer<typeof note> = {
    user: userName(),
    host: hostname().slice(0, 300),
    pid: process.pid,
    since: new Date().toISOString(),
  }
  // Removed and made anew: a link in its place must not be followed.
  rmSync(lockNote(file), { force: true })
  writeFileSync(lockNote(file), JSON.stringify(content), { flag: 'wx' })
}

export function removeLockNote(file: string): void {
  rmSync(lockNote(file), { force: true })
}

/** Reads the note of another's lock; a missing or unreadable one names nobody. */
export function lockHolder(file: string): LockHolder {
  const found = statSync(lockNote(file), { throwIfNoEntry: false })
  const parsed = found?.isFile() && found.size <= 4096 ? note.safeParse(contentOf(lockNote(file))) : null
  if (!parsed?.success) return { user: null, host: null, since: null }
  const { user, host, since } = parsed.data
  return { user, host, since }
}

const openFiles = new Set<string>()

/**
 * Marks `file` as open in this thread; answers the way to give it up.
 *
 * SQLite's lock is POSIX's, which a process loses as soon as it closes any handle of its own on the file. So before a
 * file is looked at by any other means than SQLite, this register must say that it is not open here.
 * @throws Refusal project_locked where it is open in this thread already.
 */
export function claim(file: string): () => void {
  const key = identity(file)
  if (openFiles.has(key)) throw new Refusal('project_locked', { ...lockHolder(file) })
  openFiles.add(key)
  return () => openFiles.delete(key)
}

/** Whether `file` is a project that this thread has open, under whatever name. */
export function isOpenHere(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined && openFiles.has(identity(file))
}

function identity(file: string): string {
  const { dev, ino } = statSync(file, { bigint: true })
  return `${dev}:${ino}`
}

function contentOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    // It may be half-written, or gone since: then nobody is named.
    return null
  }
}

function userName(): string {
  try {
    return userInfo().username.slice(0, 200)
  } catch {
    // Some systems know no name for the user that runs the process.
    return 'unknown'
  }
}
