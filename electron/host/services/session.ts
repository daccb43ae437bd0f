import { Refusal } from '#shared/errors.ts'
import type { ChangeEvent } from '#shared/contract/entities.ts'
import type { DocumentId } from '#shared/ids.ts'
import type { Project, ReadDb } from '../project/index.ts'
import { listTurns, readBody, readDocument, type DocumentRow, type TurnRow } from '../store/document-store.ts'

/** A document with its words and turns, as many computations need it. */
export interface LoadedDocument {
  readonly row: DocumentRow
  readonly text: string
  readonly turns: readonly TurnRow[]
}

/** How many UTF-16 units of text are kept in memory at most. */
const textKept = 32_000_000

/** The one project that is open, if any. */
export class Session {
  #project: Project | null = null
  #stopListening: (() => void) | null = null
  #revision = 0
  readonly #listeners = new Set<(event: ChangeEvent) => void>()
  /** Bodies never change under their hash, so that a few can be kept without ever going stale. */
  readonly #texts = new Map<string, string>()
  #kept = 0
  /** Forgotten whenever a turn changes, by undo too. A command that changes turns must not load them afterwards. */
  readonly #turns = new Map<DocumentId, readonly TurnRow[]>()

  /** @throws Refusal not_found where no project is open. */
  get project(): Project {
    if (!this.#project) throw new Refusal('not_found', { what: 'project' })
    return this.#project
  }

  get isOpen(): boolean {
    return this.#project !== null
  }

  /** Makes `project` the open one; the one before it is closed first. */
  adopt(project: Project): void {
    this.close()
    this.#project = project
    this.#stopListening = project.onChange(({ changes }) => {
      if (changes.some(({ entity }) => entity === 'turn')) this.#turns.clear()
      this.#announce({ changes })
    })
    this.#announce({ changes: [{ entity: 'project', ids: null }] })
  }

  close(): void {
    this.#stopListening?.()
    this.#stopListening = null
    const closing = this.#project
    this.#project = null
    this.#forgetTexts()
    if (!closing) return
    closing.close()
    this.#announce({ changes: [{ entity: 'project', ids: null }] })
  }

  subscribe(listener: (event: ChangeEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** @throws Refusal not_found for an unknown document. */
  load(db: ReadDb, id: DocumentId): LoadedDocument {
    const row = readDocument(db, id)
    if (!row) throw new Refusal('not_found', { what: 'document' })
    const turns = this.#turns.get(id) ?? listTurns(db, id)
    this.#turns.set(id, turns)
    return { row, text: this.textOf(db, row.bodyHash), turns }
  }

  /** The text under a hash. @throws Refusal corrupt where the file holds none. */
  textOf(db: ReadDb, bodyHash: string): string {
    const kept = this.#texts.get(bodyHash)
    if (kept !== undefined) return kept
    const text = readBody(db, bodyHash)
    if (text === undefined) throw new Refusal('corrupt', { reason: 'missing_text' })
    if (this.#kept + text.length > textKept) this.#forgetTexts()
    this.#texts.set(bodyHash, text)
    this.#kept += text.length
    return text
  }

  #forgetTexts(): void {
    this.#texts.clear()
    this.#turns.clear()
    this.#kept = 0
  }

  #announce(event: Pick<ChangeEvent, 'changes'>): void {
    this.#revision += 1
    for (const listener of this.#listeners) listener({ revision: this.#revision, changes: event.changes })
  }
}
