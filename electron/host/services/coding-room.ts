import { codableOf, splitsCharacter, trimToCodable } from '#shared/domain/codable.ts'
import type { Span } from '#shared/domain/span.ts'
import { countWords } from '#shared/domain/words.ts'
import { Refusal } from '#shared/errors.ts'
import {
  codingId,
  type CodebookVersionId,
  type CodeId,
  type CoderId,
  type CodingId,
  type DocumentId,
  type RoundId,
} from '#shared/ids.ts'
import { newId, type ReadDb, type WriteDb } from '../project/index.ts'
import {
  findCoding,
  insertCoding,
  readCoding,
  setCodingWords,
  type CodingRow,
} from '../store/coding-store.ts'
import { now } from './clock.ts'
import { currentVersionId } from './codebook-writing.ts'
import { layerForCoding, refuseFixed } from './coding-layers.ts'
import { codeOrRefuse, loadEveryCodeName, type CodeNames } from './code-tree-loading.ts'
import { sha256 } from './hashing.ts'
import { counted } from './plain-words.ts'
import type { LoadedDocument, Session } from './session.ts'

export interface WantedCoding {
  readonly document: DocumentId
  readonly code: CodeId
  readonly coder: CoderId
  readonly span: Span
}

export type CodableDocument = LoadedDocument & { readonly codable: readonly Span[] }

/** What many codings in one command share. */
export interface CodingRoom {
  readonly tree: CodeNames
  readonly version: CodebookVersionId
  readonly load: (id: DocumentId) => CodableDocument
  /** Where new work of a coder on a document goes. @throws Refusal blind */
  readonly layer: (document: DocumentId, coder: CoderId) => ReturnType<typeof layerForCoding>
  readonly at: string
}

export function openRoom(db: ReadDb, session: Session): CodingRoom {
  const loaded = new Map<DocumentId, CodableDocument>()
  const load = (id: DocumentId) => {
    const known = loaded.get(id)
    if (known) return known
    const document = session.load(db, id)
    const fresh = { ...document, codable: codableOf(document.text.length, document.turns) }
    loaded.set(id, fresh)
    return fresh
  }
  const layers = new Map<string, ReturnType<typeof layerForCoding>>()
  const layer = (document: DocumentId, coder: CoderId) => {
    const key = `${document} ${coder}`
    const known = layers.get(key)
    if (known !== undefined) return known
    const fresh = layerForCoding(db, document, coder)
    layers.set(key, fresh)
    return fresh
  }
  return { tree: loadEveryCodeName(db), version: currentVersionId(db), load, layer, at: now() }
}

/**
 * The span as it may be coded: within the text, not through a character, its edges drawn in to codable words.
 * @throws Refusal validation
 */
export function admitSpan(span: Span, document: CodableDocument): Span {
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

/** @throws Refusal not_found; validation for a heading and for a retired code */
export function admitCode(tree: CodeNames, id: CodeId): void {
  const code = codeOrRefuse(tree, id)
  if (!code.codable) throw new Refusal('validation', { reason: 'heading_not_codable', name: tree.pathOf(id) })
  if (code.retiredAt !== null)
    throw new Refusal('validation', { reason: 'code_retired', name: tree.pathOf(id) })
}

/** @throws Refusal not_found for an unknown coding, and for one that the viewer may not see. */
export function codingOrRefuse(db: ReadDb, id: CodingId): CodingRow {
  const row = readCoding(db, id)
  if (!row) throw new Refusal('not_found', { what: 'coding' })
  return row
}

/** A coding that is to be changed. @throws Refusal not_found; blind for one that stays as it is */
export function changeableOrRefuse(db: ReadDb, id: CodingId): CodingRow {
  const row = codingOrRefuse(db, id)
  refuseFixed(db, row)
  return row
}

/** The hash by which a coding knows the words it was made on. */
export function quoteHashOf({ text }: LoadedDocument, span: Span): string {
  return sha256(text.slice(span.start, span.end))
}

/** Codes a span. An orphan that waits in this very place stands on its words again by that. */
export function applyOne(
  db: WriteDb,
  room: CodingRoom,
  wanted: WantedCoding,
): { span: Span; created: boolean; round: RoundId | null } {
  admitCode(room.tree, wanted.code)
  const document = room.load(wanted.document)
  const span = admitSpan(wanted.span, document)
  const quoteHash = quoteHashOf(document, span)
  const layer = room.layer(wanted.document, wanted.coder)
  const round = layer?.id ?? null
  const created = insertCoding(db, {
    id: newId(codingId),
    document: wanted.document,
    code: wanted.code,
    coder: wanted.coder,
    start: span.start,
    end: span.end,
    quoteHash,
    version: layer?.versionId ?? room.version,
    at: room.at,
    round,
  })
  if (!created) {
    const same = findCoding(db, { ...wanted, ...span, round })
    if (same && same.lost !== null) setCodingWords(db, same.id, quoteHash)
  }
  return { span, created, round }
}

/** "Coded 12 words as Trust / Shared premises". */
export function describeApplied(room: CodingRoom, coding: CodingRow): string {
  const { text } = room.load(coding.document)
  const words = countWords(text.slice(coding.start, coding.end))
  return `Coded ${counted(words, 'word')} as ${room.tree.pathOf(coding.code)}`
}
