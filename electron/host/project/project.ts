import { resolve } from 'node:path'
import type { ChangeEvent } from '#shared/contract/entities.ts'
import { Refusal } from '#shared/errors.ts'
import type { CoderId, CommandId } from '#shared/ids.ts'
import { copyTo, datedBackup, removeOldest, type Means } from './backup.ts'
import { currentCommand, type CommandInfo } from './command-log.ts'
import { closeAsOneFile } from './connection.ts'
import type { ReadDb, WriteDb } from './handles.ts'
import { refuseLocked, seenSteps, type SeenStep } from './blind-steps.ts'
import {
  historyRowOf,
  listHistory,
  nextRedo,
  nextSteps,
  nextUndo,
  stepsTo,
  type HistoryRow,
} from './history.ts'
import { problems } from './integrity.ts'
import { removeLockNote } from './lock.ts'
import { migrations } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'
import { createFile, openFile, type OpenFile } from './open.ts'
import { asRefusal, refusing } from './refusing.ts'
import { Session, type Committed } from './session.ts'
import { copyStripped, type Parcel } from './stripped-copy.ts'
import { brokenReference, redoChanges, undoChanges } from './undo.ts'

/**
 * One project file, open: the only way to its rows. Everything is done at once, on the calling thread, and nothing
 * is left half done. Besides what each method says, all refuse with disk_full and corrupt where the disk or the file
 * fails.
 */
export class Project {
  /** The absolute path it was opened by. */
  readonly path: string
  /** The version it had, where opening it brought it up to date. */
  readonly migratedFrom: number | null
  /** Whether it was recovered from the journal of a session that crashed. Nothing that was committed is lost. */
  readonly recovered: boolean
  readonly #open: OpenFile
  readonly #chain: readonly Migration[]
  readonly #session: Session
  readonly #listeners = new Set<(event: ChangeEvent) => void>()

  private constructor(path: string, open: OpenFile, chain: readonly Migration[]) {
    this.path = resolve(path)
    this.migratedFrom = open.migratedFrom
    this.recovered = open.recovered
    this.#open = open
    this.#chain = chain
    this.#session = new Session(open.db)
  }

  /**
   * Makes a new project file and opens it. What `first` writes is its first command, which can't be undone.
   * @param chain the migrations a new file is made by; others than Concord's own are for tests
   * @throws Refusal validation (reason: file_exists), not_found (what: folder), disk_full; whatever `first` throws,
   * and then there is no file
   */
  static create(
    path: string,
    first: (db: WriteDb) => void,
    chain: readonly Migration[] = migrations,
  ): Project {
    createFile(path, chain, first)
    return Project.open(path, chain)
  }

  /**
   * Opens a project file nobody vouches for; an older one is brought up to date, after a copy was put beside it.
   * What is refused is left untouched.
   * @throws Refusal not_found, project_locked (user, host, since: null where unknown), project_newer (version, mine),
   * disk_full, corrupt. Its reason: not_a_file, empty, not_a_database, not_a_project, truncated, damaged,
   * foreign_schema (what: its name), foreign_journal
   */
  static open(path: string, chain: readonly Migration[] = migrations): Project {
    const open = openFile(path, chain)
    try {
      return new Project(path, open, chain)
    } catch (error) {
      letGo(open)
      throw asRefusal(open.file, error)
    }
  }

  /** Reads one state of the project: no command can come between what `work` reads. It must not wait. */
  read<T>(work: (db: ReadDb) => T): T {
    return refusing(this.#open.file, () => this.#session.read(work))
  }

  /**
   * Runs `work` as one command: all of it is on the disk when this returns, or nothing where it throws. Its changes are
   * logged under `command`, which may be told from the result; one that changed nothing leaves no trace. Listeners are
   * called after the commit. `work` must not wait, and is no part of a read or of another command.
   */
  write<T>(command: CommandInfo | ((result: T) => CommandInfo), work: (db: WriteDb) => T): T {
    const done = refusing(this.#open.file, () => this.#session.write(command, work))
    if (done.command) this.#announce(done.command)
    return done.result
  }

  /**
   * Undoes the newest command in effect and answers it; null: there is none. That `coder` undid it is logged.
   * @throws Refusal undo_conflict (label, entity, row) where a row is no longer as the command left it; blind (reason:
   * hidden_step, opened) where it is not the viewer's to undo; nothing changes
   */
  undo(coder: CoderId | null): SeenStep | null {
    return this.#turn('history.undo', nextUndo, undoChanges, 1, coder)
  }

  /**
   * Puts the command that was undone last into effect again and answers it; null: there is none.
   * @throws Refusal undo_conflict, as `undo`
   */
  redo(coder: CoderId | null): SeenStep | null {
    return this.#turn('history.redo', nextRedo, redoChanges, -1, coder)
  }

  /**
   * Undoes or redoes, a command at a time, until `target` is the newest in effect; null: until none is. Steps taken
   * before one that conflicts stand.
   * @throws Refusal undo_conflict, as `undo`; blind, and then no step is taken; not_found for a command that is not there or can't be redone any more
   */
  stepTo(target: CommandId | null, coder: CoderId | null): { undone: number; redone: number } {
    const steps = this.read((db) => {
      const found = stepsTo(db, target)
      if (found) refuseLocked(db, nextSteps(db, found), this.#hasRounds)
      return found
    })
    if (!steps) throw new Refusal('not_found', { what: 'command' })
    for (let step = 0; step < steps.undo; step += 1) this.undo(coder)
    for (let step = 0; step < steps.redo; step += 1) this.redo(coder)
    return { undone: steps.undo, redone: steps.redo }
  }

  #turn(
    kind: string,
    pick: (db: ReadDb) => HistoryRow | null,
    turn: typeof undoChanges,
    undone: 1 | -1,
    coder: CoderId | null,
  ): SeenStep | null {
    const target = this.read((db) => {
      const found = pick(db)
      if (found) refuseLocked(db, [found], this.#hasRounds)
      return found
    })
    if (!target) return null
    const command = refusing(this.#open.file, () =>
      this.#session.rewrite(
        { kind, label: target.label, coder },
        { undoes: target.id, explain: (error, db) => brokenReference(db, target, error) },
        undone,
        (db) => turn(db, this.#session.tables, target),
      ),
    )
    if (command) this.#announce(command)
    return this.read((db) => this.#seen(db, [historyRowOf(db, target.id)])[0] ?? null)
  }

  /** The newest `limit` commands as the viewer may see them, newest first, and the labels of what undo and redo would do now. */
  history(limit: number): { entries: SeenStep[]; undo: string | null; redo: string | null } {
    return this.read((db) => {
      const [undo, redo] = [nextUndo(db), nextRedo(db)]
      const ends = [undo, redo].filter((row) => row !== null)
      const listed = listHistory(db, limit)
      const seen = this.#seen(db, [...listed, ...ends])
      const labelOf = (row: HistoryRow | null) => seen.find(({ id }) => id === row?.id)?.label ?? null
      return { entries: seen.slice(0, listed.length), undo: labelOf(undo), redo: labelOf(redo) }
    })
  }

  #seen(db: ReadDb, rows: readonly HistoryRow[]): SeenStep[] {
    return seenSteps(db, rows, this.#hasRounds)
  }

  /** Projects have rounds since version 3 of the schema; tests make some without. */
  get #hasRounds(): boolean {
    return this.#session.tables.has('round')
  }

  /** Tells `listener` of every command that changed something, after its commit; answers the way to stop it. */
  onChange(listener: (event: ChangeEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #announce(command: Committed): void {
    if (this.#listeners.size === 0) return
    const changes = this.read(() => this.#session.changes(command))
    const event: ChangeEvent = {
      revision: command.position,
      changes: [...changes, { entity: 'history', ids: [command.id] }],
    }
    for (const listener of this.#listeners) {
      try {
        listener(event)
      } catch (error) {
        // The command stands: its caller must not take this for its failure. It surfaces as uncaught.
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }

  /**
   * Copies the project to `target` while it stays in use. The copy appears when it is whole, checked and on the disk,
   * replacing what stood there.
   * @param progress told pages done, of pages in all
   * @throws Refusal cancelled (`signal`, or the project was closed), validation (reason: same_file), not_found (what:
   * folder), disk_full
   */
  async backUp(
    target: string,
    progress: (done: number, total: number) => void = () => {},
    signal?: AbortSignal,
  ): Promise<{ bytes: number }> {
    try {
      return await copyTo({ db: this.#open.db, file: this.path }, target, { progress, signal })
    } catch (error) {
      throw asRefusal(target, error)
    }
  }

  /**
   * Copies the project to `target` as `backUp` does, but without what `parcel` leaves out, and runs `record` as a command
   * in both. Afterwards the copy is there and the command on the disk, or neither.
   * @throws Refusal as `backUp`; validation (reason: file_exists); whatever `record` throws
   */
  async handOver(
    target: string,
    parcel: Parcel,
    command: CommandInfo,
    record: (db: WriteDb) => void,
    { progress, signal }: Means,
  ): Promise<{ bytes: number }> {
    const from = { db: this.#open.db, file: this.path }
    const commit = (finish: (command: CommandId) => void) =>
      this.write(command, (db) => {
        record(db)
        finish(currentCommand(db))
      })
    try {
      return await copyStripped(
        from,
        target,
        parcel,
        { record, commit, chain: this.#chain },
        { progress, signal },
      )
    } catch (error) {
      throw asRefusal(target, error)
    }
  }

  /**
   * Puts a dated backup into `folder` and removes the oldest of this file's name beyond the newest `keep`. A folder
   * is for one project: two files of one name would crowd out each other's.
   * @returns where the new backup lies, and its size in bytes
   */
  async rotateBackups(
    folder: string,
    keep: number,
    progress: (done: number, total: number) => void = () => {},
    signal?: AbortSignal,
  ): Promise<{ path: string; bytes: number }> {
    try {
      const target = datedBackup(folder, this.path)
      const { bytes } = await this.backUp(target, progress, signal)
      removeOldest(folder, this.path, Math.max(1, keep))
      return { path: target, bytes }
    } catch (error) {
      throw asRefusal(folder, error)
    }
  }

  /** What is wrong with the file, as plain sentences; none: it is whole. Reads all of it. */
  integrity(): readonly string[] {
    return refusing(this.#open.file, () => problems(this.#open.db, this.#chain))
  }

  /** Closes the project: exactly one file stays. A second call does nothing. */
  close(): void {
    if (!this.#open.db.open) return
    this.#listeners.clear()
    refusing(this.#open.file, () => letGo(this.#open))
  }
}

function letGo({ db, file, release }: OpenFile): void {
  try {
    // While the lock is still held: the next to open the file writes a note of its own.
    removeLockNote(file)
    closeAsOneFile(db)
  } finally {
    release()
  }
}
