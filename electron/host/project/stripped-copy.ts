import type Database from 'better-sqlite3'
import { existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Refusal } from '#shared/errors.ts'
import { mergeId, type CoderId, type CommandId, type DocumentId, type HandoverId } from '#shared/ids.ts'
import { giveName, refuseCancelled, throughDraft, type CopiedFile, type Means } from './backup.ts'
import { connect } from './connection.ts'
import { writeHandle, type WriteDb } from './handles.ts'
import { newId } from './ids.ts'
import { problems } from './integrity.ts'
import type { Migration } from './migrations/migration.ts'
import { strippings } from './strippings.ts'
import { attachBlindness, seenBy } from './viewer.ts'

/** What goes along in a copy for a colleague. */
export interface Parcel {
  readonly handover: HandoverId
  /** Whom it is for. */
  readonly person: CoderId
  /** Null: all of them. */
  readonly documents: readonly DocumentId[] | null
  /** With what others coded and wrote, as far as giver and person may both see it. */
  readonly withOthers: boolean
  /** Who gives it; null: nobody, who sees nothing blind. */
  readonly giver: CoderId | null
}

/** How the copy and its project come to hold the hand-over. */
export interface Recording {
  /** Writes the hand-over's rows: into the copy, where nothing logs it, and within the command into the project. */
  readonly record: (db: WriteDb) => void
  /** Runs the project's own command; `finish` is to be called in it, with the command's id. */
  readonly commit: (finish: (command: CommandId) => void) => void
  readonly chain: readonly Migration[]
}

/**
 * Copies an open project to `target` without what isn't handed over, and records the hand-over in it and in the
 * project. The copy gets its name within the transaction of the command: both are there at the end, or neither is.
 * @returns the size of the copy in bytes
 * @throws Refusal as `copyTo`; validation: file_exists; whatever `record` throws
 */
export function copyStripped(
  from: CopiedFile,
  target: string,
  parcel: Parcel,
  recording: Recording,
  means: Means,
): Promise<{ bytes: number }> {
  return throughDraft(from, target, means, async (copy, path) => {
    const raw = connect(copy, 'write')
    try {
      openAlone(raw)
      strip(raw, parcel, recording.record)
      // What comes now can't be stopped any more.
      await new Promise(setImmediate)
      refuseCancelled(from.db, means.signal)
      return intoPlace(raw, join(dirname(copy), 'whole'), path, recording)
    } finally {
      raw.close()
    }
  })
}

/** A draft outlives no crash, so nothing of it need be on the disk; what gets a name is written anew. */
function openAlone(raw: Database.Database): void {
  raw.pragma('locking_mode = exclusive')
  raw.pragma('journal_mode = delete')
  raw.pragma('synchronous = off')
  // Checked at the end instead, once for all.
  raw.pragma('foreign_keys = off')
}

function strip(raw: Database.Database, parcel: Parcel, record: Recording['record']): void {
  const { giver, person } = parcel
  const facts = {
    handover: parcel.handover,
    person,
    documents: parcel.documents === null ? null : JSON.stringify(parcel.documents),
    others: parcel.withOthers ? 1 : 0,
    merge: newId(mergeId),
    at: new Date().toISOString(),
  }
  attachBlindness(raw)
  raw.exec('begin')
  record(writeHandle(raw, () => true))
  for (const [name, viewer] of [
    ['giver', giver],
    ['person', person],
  ] as const) {
    seenBy(viewer, () =>
      raw.exec(`create temp table ${name}_coding as select id from shown_coding;
        create temp table ${name}_memo as select id from shown_memo;`),
    )
  }
  for (const { sql } of strippings) raw.prepare(sql).run(facts)
  raw.exec('commit')
}

/** Writes the stripped copy anew, so that no page of it holds a word that was taken out, and puts it in its place. */
function intoPlace(raw: Database.Database, whole: string, path: string, { commit, chain }: Recording) {
  let bytes = 0
  let isNamed = false
  try {
    commit((command) => {
      raw.prepare("update main.merge set commands = json_insert(commands, '$[#]', ?)").run(command)
      raw.prepare('vacuum main into ?').run(whole)
      refuseBroken(whole, chain)
      if (existsSync(path)) throw new Refusal('validation', { field: 'file', reason: 'file_exists' })
      isNamed = true
      bytes = giveName(whole, path).bytes
    })
  } catch (error) {
    if (isNamed) rmSync(path, { force: true })
    throw error
  }
  return { bytes }
}

function refuseBroken(file: string, chain: readonly Migration[]): void {
  const written = connect(file, 'read')
  try {
    const [first] = problems(written, chain)
    if (first !== undefined) throw new Refusal('corrupt', { reason: 'damaged', what: first })
  } finally {
    written.close()
  }
}
