import type { ChangeEvent } from '#shared/contract/entities.ts'
import { indexText, linesOf, type IndexedText } from '#shared/domain/search/indexed-text.ts'
import { Vocabulary } from '#shared/domain/search/vocabulary.ts'
import { Refusal } from '#shared/errors.ts'
import type { DocumentId, SpeakerId } from '#shared/ids.ts'
import type { Project, ReadDb } from '../project/index.ts'
import {
  countTurns,
  listDocuments,
  listTurns,
  readBody,
  readDocument,
  type DocumentRow,
} from '../store/document-store.ts'
import { documentsOfTurns } from '../store/search-store.ts'
import type { CallContext } from './context.ts'
import { inSteps } from './in-steps.ts'
import { KnownSetting } from './search-setting.ts'
import type { Session } from './session.ts'

/** The words of a document; its passages are its turns, or its lines where it has none. */
export interface IndexedDocument {
  readonly bodyHash: string
  readonly text: IndexedText
  /** Who speaks in each passage; null: it has no turns. */
  readonly speakers: readonly (SpeakerId | null)[] | null
}

/** Words of a memo or a code, as one text; a passage a field. */
export interface IndexedNote {
  readonly text: string
  readonly indexed: IndexedText
}

/**
 * The words of an open project, in memory: made when they are first asked for, and kept in step with the commands. It
 * holds numbers and places only, no texts, and never says who may see what: whoever asks looks up only what the viewer
 * is shown.
 */
export class SearchIndex {
  readonly words = new Vocabulary()
  readonly noteWords = new Vocabulary()
  readonly setting = new KnownSetting()
  readonly #documents = new Map<string, IndexedDocument>()
  readonly #changedTurns = new Set<string>()
  readonly #notes = new Map<string, ReadonlyMap<string, IndexedNote>>()
  #isCurrent = false
  #version = 0

  /** Another one after every change of documents, case studies and people. */
  get version(): number {
    return this.#version
  }

  /** Notes what a command made stale. */
  hear({ changes }: Pick<ChangeEvent, 'changes'>): void {
    if (this.setting.hear({ changes })) this.#version += 1
    for (const { entity, ids } of changes) {
      if (entity !== 'document' && entity !== 'turn') continue
      this.#isCurrent = false
      this.#version += 1
      if (ids === null) this.#documents.clear()
      else if (entity === 'turn') for (const id of ids) this.#changedTurns.add(id)
      else for (const id of ids) this.#documents.delete(id)
    }
  }

  /** @throws Error for a document that is not in the index; `missing` says which are not. */
  of(document: DocumentId): IndexedDocument {
    const known = this.#documents.get(document)
    if (!known) throw new Error('The document is not in the index')
    return known
  }

  /** The documents that have to be added before the index is whole. */
  missing(db: ReadDb): DocumentRow[] {
    if (this.#isCurrent) return []
    this.#forgetChanged(db)
    const rows = listDocuments(db)
    const standing = new Set<string>(rows.map(({ id }) => id))
    for (const id of this.#documents.keys()) if (!standing.has(id)) this.#documents.delete(id)
    const missing = rows.filter(({ id, bodyHash }) => this.#documents.get(id)?.bodyHash !== bodyHash)
    this.#isCurrent = missing.length === 0
    return missing
  }

  /** A turn that was taken away is not found by its id any more: its document has fewer. */
  #forgetChanged(db: ReadDb): void {
    if (this.#changedTurns.size === 0) return
    for (const id of documentsOfTurns(db, [...this.#changedTurns])) this.#documents.delete(id)
    this.#changedTurns.clear()
    const turns = countTurns(db)
    for (const [id, { speakers }] of this.#documents)
      if ((speakers?.length ?? 0) !== (turns.get(id) ?? 0)) this.#documents.delete(id)
  }

  /** Adds a document as it is now. Nothing happens where it is gone, or in the index already. */
  add(db: ReadDb, id: DocumentId): void {
    const row = readDocument(db, id)
    if (!row || this.#documents.get(id)?.bodyHash === row.bodyHash) return
    const text = readBody(db, row.bodyHash)
    if (text === undefined) throw new Refusal('corrupt', { reason: 'missing_text' })
    const turns = listTurns(db, id)
    const said = turns.map(({ bodyStart, bodyEnd }) => ({ start: bodyStart, end: bodyEnd }))
    this.#documents.set(id, {
      bodyHash: row.bodyHash,
      text: indexText(text, turns.length > 0 ? said : linesOf(text), this.words),
      speakers: turns.length > 0 ? turns.map(({ speaker }) => speaker) : null,
    })
  }

  /**
   * The words of memos or codes, by a key each, as they are now: what did not change is not read again, what is not
   * among them any more is forgotten.
   * @param fields the texts of each, never empty ones
   */
  notes(
    kind: 'memos' | 'codes',
    fields: ReadonlyMap<string, readonly string[]>,
  ): ReadonlyMap<string, IndexedNote> {
    const before = this.#notes.get(kind)
    const notes = new Map<string, IndexedNote>()
    for (const [key, parts] of fields) {
      const text = parts.join('\n')
      const known = before?.get(key)
      const isSame = known?.text === text && known.indexed.passages.length === parts.length
      notes.set(key, isSame ? known : this.#indexNote(text, parts))
    }
    this.#notes.set(kind, notes)
    return notes
  }

  #indexNote(text: string, parts: readonly string[]): IndexedNote {
    let from = 0
    const passages = parts.map((part) => {
      const start = from
      from += part.length + 1
      return { start, end: start + part.length }
    })
    return { text, indexed: indexText(text, passages, this.noteWords) }
  }
}

const indexes = new WeakMap<Project, SearchIndex>()

function indexOf(project: Project): SearchIndex {
  const known = indexes.get(project)
  if (known) return known
  const index = new SearchIndex()
  project.onChange((event) => index.hear(event))
  indexes.set(project, index)
  return index
}

/** Adds some documents that are not in the index of the open project yet. @returns whether all are now */
export function indexAhead({ project }: Session, documents: number): boolean {
  const index = indexOf(project)
  return project.read((db) => {
    const missing = index.missing(db)
    for (const { id } of missing.slice(0, documents)) index.add(db, id)
    return missing.length <= documents
  })
}

/** The index of the open project, for what looks at memos and codes only. */
export function indexOfNotes({ session }: Pick<CallContext, 'session'>): SearchIndex {
  return indexOf(session.project)
}

/**
 * Brings the index of the open project up to date, other calls coming in between, and does `work` at once when it is.
 * @throws Refusal cancelled, also where another project was opened meanwhile
 */
export async function whenIndexed<T>(
  context: CallContext,
  work: (index: SearchIndex, project: Project) => T,
): Promise<T> {
  const project = context.session.project
  const index = indexOf(project)
  for (;;) {
    const missing = project.read((db) => index.missing(db))
    if (missing.length === 0) return work(index, project)
    await inSteps(whileOpen(context, project, adding(project, index, missing)), context)
    if (context.signal.aborted || !isOpen(context, project)) throw new Refusal('cancelled')
  }
}

function isOpen({ session }: Pick<CallContext, 'session'>, project: Project): boolean {
  return session.isOpen && session.project === project
}

/** Steps of work on an open project. @throws Refusal cancelled where another project was opened in between */
export function* whileOpen<T>(
  context: Pick<CallContext, 'session'>,
  project: Project,
  steps: Generator<number, T>,
): Generator<number, T> {
  for (;;) {
    if (!isOpen(context, project)) throw new Refusal('cancelled')
    const step = steps.next()
    if (step.done) return step.value
    yield step.value
  }
}

function* adding(
  project: Project,
  index: SearchIndex,
  missing: readonly DocumentRow[],
): Generator<number, void> {
  for (const [done, { id }] of missing.entries()) {
    project.read((db) => index.add(db, id))
    yield (done + 1) / missing.length
  }
}
