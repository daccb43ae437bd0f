import path from 'node:path'
import type { DocumentRow } from '#shared/contract/documents.ts'
import { Refusal } from '#shared/errors.ts'
import { consensusCoder, type CoderId, type DocumentId, type RoundId } from '#shared/ids.ts'
import { currentViewer, type ReadDb } from '../project/index.ts'
import { deleteAttributesOf, listAttributes, setAttributes } from '../store/attribute-store.ts'
import { listCases } from '../store/case-store.ts'
import { deleteCodingStatesOf, listCodingStates } from '../store/coding-state-store.ts'
import { countCodingsByDocumentAndCoder, deleteCoding, listEveryCodingId } from '../store/coding-store.ts'
import { deleteDecisionsOf, deleteRoundDocumentsOf, listNewestLayers } from '../store/round-store.ts'
import {
  countTurns,
  deleteDocument,
  listDocuments,
  listSpeakers,
  readDocument,
  readSourceBytes,
  readSpeaker,
  updateDocument,
  updateSpeaker,
  type DocumentRow as StoredDocument,
} from '../store/document-store.ts'
import { countMemos, deleteMemosAbout } from '../store/memo-store.ts'
import { caseOrRefuse, participantOrRefuse } from './case-service.ts'
import type { Service } from './context.ts'
import { writeBeside } from './folder-writing.ts'
import { quoted } from './plain-words.ts'

/** @throws Refusal not_found for an unknown document. */
export function documentOrRefuse(db: ReadDb, id: DocumentId): StoredDocument {
  const row = readDocument(db, id)
  if (!row) throw new Refusal('not_found', { what: 'document' })
  return row
}

/**
 * How far each coder is with each document: in the round that takes their work now; else in what they did outside of
 * rounds since; else in the newest round that names both.
 */
function describeStates(db: ReadDb): (document: DocumentId) => DocumentRow['states'] {
  const key = (coder: CoderId, round: RoundId | null) => `${coder} ${round ?? ''}`
  const states = Map.groupBy(listCodingStates(db), (row) => row.document)
  const codings = Map.groupBy(countCodingsByDocumentAndCoder(db), (row) => row.document)
  const rounds = Map.groupBy(listNewestLayers(db), (row) => row.document)
  const viewer = currentViewer()
  return (document) => {
    const stateOf = new Map((states.get(document) ?? []).map((row) => [key(row.coder, row.round), row.state]))
    const countOf = new Map(
      (codings.get(document) ?? []).map((row) => [key(row.coder, row.round), row.codings]),
    )
    const roundOf = new Map((rounds.get(document) ?? []).map((row) => [row.coder, row]))
    const coders = new Set(
      [states, codings, rounds].flatMap((each) => (each.get(document) ?? []).map((row) => row.coder)),
    )
    coders.delete(consensusCoder)
    // Ids sort by age: an order of their own would change with every undo.
    return [...coders].toSorted().map((coder) => {
      const newest = roundOf.get(coder)
      const worksOutside = stateOf.has(key(coder, null)) || countOf.has(key(coder, null))
      const layer = newest?.isRunning === 1 || !worksOutside ? newest : undefined
      const round = layer?.round ?? null
      const isHidden = layer?.isApart === 1 && coder !== viewer
      return {
        coder,
        round,
        state: stateOf.get(key(coder, round)) ?? 'not_started',
        codings: isHidden ? null : (countOf.get(key(coder, round)) ?? 0),
      }
    })
  }
}

function describeDocuments(db: ReadDb): DocumentRow[] {
  const cases = new Map(listCases(db).map((row) => [row.id, row.name]))
  const turns = countTurns(db)
  const memos = countMemos(db, 'document')
  const attributes = listAttributes(db, 'document')
  const codings = Map.groupBy(countCodingsByDocumentAndCoder(db), (row) => row.document)
  const statesOf = describeStates(db)
  return listDocuments(db).map((row) => ({
    id: row.id,
    title: row.title,
    case: row.caseId,
    caseName: row.caseId === null ? null : (cases.get(row.caseId) ?? null),
    mode: row.mode,
    characters: row.characters,
    words: row.words,
    turns: turns.get(row.id) ?? 0,
    codings: (codings.get(row.id) ?? []).reduce((sum, { codings: count }) => sum + count, 0),
    memos: memos.get(row.id) ?? 0,
    sourceName: row.sourceName,
    importedAt: row.importedAt,
    mended: row.originalBodyHash !== null,
    attributes: attributes.get(row.id) ?? {},
    states: statesOf(row.id),
  }))
}

export const documentService: Service<
  | 'document.list'
  | 'document.text'
  | 'document.update'
  | 'document.remove'
  | 'document.mapSpeaker'
  | 'document.takeOutOriginal'
> = {
  'document.list': (_input, { session }) => session.project.read(describeDocuments),

  'document.text': ({ document }, { session }) =>
    session.project.read((db) => {
      const { row, text, turns } = session.load(db, document)
      return {
        id: row.id,
        title: row.title,
        text,
        turns: [...turns],
        speakers: listSpeakers(db, document).map(({ id, label, participantId, interviewer }) => ({
          id,
          label,
          participant: participantId,
          interviewer,
        })),
      }
    }),

  'document.update': ({ document: id, title, case: caseOf, mode, attributes }, { session, as }) => {
    const before = session.project.read((db) => documentOrRefuse(db, id).title)
    return session.project.write(
      { kind: 'document.update', label: `Changed details of ${quoted(title ?? before)}`, coder: as },
      (db) => {
        const row = documentOrRefuse(db, id)
        if (caseOf) caseOrRefuse(db, caseOf)
        updateDocument(db, {
          id,
          caseId: caseOf === undefined ? row.caseId : caseOf,
          title: title ?? row.title,
          mode: mode ?? row.mode,
        })
        if (attributes) setAttributes(db, 'document', id, attributes)
        return null
      },
    )
  },

  'document.remove': ({ document: id }, { session, as }) => {
    const title = session.project.read((db) => documentOrRefuse(db, id).title)
    return session.project.write(
      { kind: 'document.remove', label: `Removed ${quoted(title)}`, coder: as },
      (db) => {
        for (const coding of listEveryCodingId(db, id)) deleteCoding(db, coding)
        deleteDecisionsOf(db, id)
        deleteCodingStatesOf(db, id)
        deleteRoundDocumentsOf(db, id)
        deleteMemosAbout(db, 'document', id)
        deleteMemosAbout(db, 'span', id)
        deleteAttributesOf(db, id)
        deleteDocument(db, id)
        return null
      },
    )
  },

  'document.mapSpeaker': ({ speaker: id, participant, interviewer }, { session, as }) => {
    const label = session.project.read((db) => readSpeaker(db, id)?.label ?? '')
    return session.project.write(
      { kind: 'document.mapSpeaker', label: `Said who ${quoted(label)} is`, coder: as },
      (db) => {
        if (!readSpeaker(db, id)) throw new Refusal('not_found', { what: 'speaker' })
        if (participant !== null) participantOrRefuse(db, participant)
        updateSpeaker(db, { id, participantId: participant, interviewer })
        return null
      },
    )
  },

  'document.takeOutOriginal': ({ document: id, folder }, { session, grants }) => {
    const { path: target } = grants.get(folder)
    const { row, bytes } = session.project.read((db) => {
      const found = documentOrRefuse(db, id)
      return { row: found, bytes: readSourceBytes(db, found.sourceHash) }
    })
    if (!bytes) throw new Refusal('corrupt', { reason: 'missing_source' })
    const file = writeBeside(target, row.sourceName, bytes)
    return { file: grants.grant(file), name: path.basename(file), bytes: bytes.length }
  },
}
