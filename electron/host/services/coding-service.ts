import { codableOf, splitsCharacter, trimToCodable } from '#shared/domain/codable.ts'
import type { Span } from '#shared/domain/span.ts'
import { countWords } from '#shared/domain/words.ts'
import { Refusal } from '#shared/errors.ts'
import { codingId, type CodebookVersionId, type CodeId, type CoderId, type DocumentId } from '#shared/ids.ts'
import { newId, type ReadDb, type WriteDb } from '../project/index.ts'
import { setCodingState, startCoding } from '../store/coding-state-store.ts'
import {
  deleteCoding,
  findCoding,
  insertCoding,
  listCodings,
  readCoding,
  type CodingRow,
} from '../store/coding-store.ts'
import { now } from './clock.ts'
import { currentVersionId } from './codebook-writing.ts'
import { coderFor, coderOrRefuse } from './coder-service.ts'
import { codeOrRefuse, loadCodeNames, type CodeNames } from './code-tree-loading.ts'
import type { Service } from './context.ts'
import { documentOrRefuse } from './document-service.ts'
import { sha256 } from './hashing.ts'
import { counted, quoted } from './plain-words.ts'
import type { LoadedDocument, Session } from './session.ts'

interface WantedCoding {
  readonly document: DocumentId
  readonly code: CodeId
  readonly coder: CoderId
  readonly span: Span
}

/** What many codings in one command share. */
interface CodingRoom {
  readonly tree: CodeNames
  readonly version: CodebookVersionId
  readonly load: (id: DocumentId) => LoadedDocument & { readonly codable: readonly Span[] }
  readonly at: string
}

function openRoom(db: ReadDb, session: Session): CodingRoom {
  const loaded = new Map<DocumentId, LoadedDocument & { readonly codable: readonly Span[] }>()
  const load = (id: DocumentId) => {
    const known = loaded.get(id)
    if (known) return known
    const document = session.load(db, id)
    const fresh = { ...document, codable: codableOf(document.text.length, document.turns) }
    loaded.set(id, fresh)
    return fresh
  }
  return { tree: loadCodeNames(db), version: currentVersionId(db), load, at: now() }
}

/**
 * The span as it may be coded: within the text, not through a character, its edges drawn in to codable words.
 * @throws Refusal validation
 */
function admitSpan(span: Span, document: LoadedDocument & { readonly codable: readonly Span[] }): Span {
  const { text, codable, row } = document
  const refuse = (reason: string) =>
    new Refusal('validation', {
      reason,
      start: span.start,
      end: span.end,
      characters: text.length,
      document: row.title,
    })
  if (span.end > text.length) throw refuse('outside_text')
  if (splitsCharacter(text, span.start) || splitsCharacter(text, span.end)) throw refuse('splits_character')
  const trimmed = trimToCodable(span, codable)
  if (!trimmed) throw refuse('nothing_codable')
  return trimmed
}

function applyOne(db: WriteDb, room: CodingRoom, wanted: WantedCoding): { span: Span; created: boolean } {
  const code = codeOrRefuse(room.tree, wanted.code)
  if (!code.codable)
    throw new Refusal('validation', { reason: 'heading_not_codable', name: room.tree.pathOf(code.id) })
  if (code.retiredAt !== null)
    throw new Refusal('validation', { reason: 'code_retired', name: room.tree.pathOf(code.id) })
  const document = room.load(wanted.document)
  const span = admitSpan(wanted.span, document)
  const created = insertCoding(db, {
    id: newId(codingId),
    document: wanted.document,
    code: wanted.code,
    coder: wanted.coder,
    start: span.start,
    end: span.end,
    quoteHash: sha256(document.text.slice(span.start, span.end)),
    version: room.version,
    at: room.at,
  })
  return { span, created }
}

function describeApplied(room: CodingRoom, coding: CodingRow): string {
  const { text } = room.load(coding.document)
  const words = countWords(text.slice(coding.start, coding.end))
  return `Coded ${counted(words, 'word')} as ${room.tree.pathOf(coding.code)}`
}

export const codingService: Service<
  'coding.apply' | 'coding.applyMany' | 'coding.remove' | 'coding.list' | 'coding.setState'
> = {
  'coding.apply': (wanted, { session }) => {
    const answer = session.project.write(
      (applied: { label: string }) => ({ kind: 'coding.apply', label: applied.label, coder: wanted.coder }),
      (db) => {
        coderOrRefuse(db, wanted.coder)
        const room = openRoom(db, session)
        const { span, created } = applyOne(db, room, wanted)
        startCoding(db, wanted.document, wanted.coder, room.at)
        const coding = findCoding(db, { ...wanted, ...span })
        if (!coding) throw new Refusal('internal', { reason: 'coding_not_written' })
        return { coding, created, label: describeApplied(room, coding) }
      },
    )
    return { coding: answer.coding, created: answer.created }
  },

  'coding.applyMany': ({ codings }, { session, as }) =>
    session.project.write(
      ({ created }: { created: number }) => ({
        kind: 'coding.applyMany',
        label: `Applied ${counted(created, 'coding')}`,
        coder: as,
      }),
      (db) => {
        const room = openRoom(db, session)
        const coders = new Map<string, CoderId>()
        const coderOf = (wanted: (typeof codings)[number]['coder']) => {
          const key = typeof wanted === 'string' ? wanted : wanted.named
          const coder = coders.get(key) ?? coderFor(db, wanted)
          coders.set(key, coder)
          return coder
        }
        const started = new Set<string>()
        let created = 0
        codings.forEach((wanted, index) => {
          try {
            const coder = coderOf(wanted.coder)
            if (applyOne(db, room, { ...wanted, coder }).created) created += 1
            if (started.has(`${wanted.document} ${coder}`)) return
            startCoding(db, wanted.document, coder, room.at)
            started.add(`${wanted.document} ${coder}`)
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            throw new Refusal(error.failure.code, { ...error.failure.data, row: index + 1 }, { cause: error })
          }
        })
        return { created, already: codings.length - created }
      },
    ),

  'coding.remove': ({ codings }, { session, as }) => {
    const { removed } = session.project.write(
      ({ label }: { label: string }) => ({ kind: 'coding.remove', label, coder: as }),
      (db) => {
        const tree = loadCodeNames(db)
        const rows = [...new Set(codings)].map((id) => {
          const row = readCoding(db, id)
          if (!row) throw new Refusal('not_found', { what: 'coding' })
          return row
        })
        for (const row of rows) deleteCoding(db, row.id)
        const [first] = rows
        const label =
          rows.length === 1 && first
            ? `Removed a coding from ${tree.pathOf(first.code)}`
            : `Removed ${counted(rows.length, 'coding')}`
        return { removed: rows.length, label }
      },
    )
    return { removed }
  },

  'coding.list': ({ document }, { session }) =>
    session.project.read((db) => {
      if (document !== null) documentOrRefuse(db, document)
      return listCodings(db, document)
    }),

  'coding.setState': ({ document, coder, state }, { session }) => {
    const documents = typeof document === 'string' ? [document] : document
    const titles = session.project.read((db) => documents.map((id) => documentOrRefuse(db, id).title))
    const done = { not_started: 'Put back to not started', in_progress: 'Reopened', finished: 'Finished' }[
      state
    ]
    const what = titles.length === 1 ? quoted(titles[0] ?? '') : counted(titles.length, 'document')
    session.project.write(
      (by: CoderId) => ({ kind: 'coding.setState', label: `${done}: ${what}`, coder: by }),
      (db) => {
        const by = coderFor(db, coder)
        for (const id of documents) setCodingState(db, id, by, state, now())
        return by
      },
    )
    return null
  },
}
