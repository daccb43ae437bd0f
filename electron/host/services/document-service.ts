import path from 'node:path'
import type { DocumentRow } from '#shared/contract/documents.ts'
import { Refusal } from '#shared/errors.ts'
import type { DocumentId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { deleteAttributesOf, listAttributes, setAttributes } from '../store/attribute-store.ts'
import { listCases } from '../store/case-store.ts'
import { deleteCodingStatesOf, listCodingStates } from '../store/coding-state-store.ts'
import { countCodingsByDocumentAndCoder, deleteCoding, listCodings } from '../store/coding-store.ts'
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

function describeDocuments(db: ReadDb): DocumentRow[] {
  const cases = new Map(listCases(db).map((row) => [row.id, row.name]))
  const turns = countTurns(db)
  const memos = countMemos(db, 'document')
  const attributes = listAttributes(db, 'document')
  const states = Map.groupBy(listCodingStates(db), (row) => row.document)
  const codings = Map.groupBy(countCodingsByDocumentAndCoder(db), (row) => row.document)
  return listDocuments(db).map((row) => {
    const own = codings.get(row.id) ?? []
    const stateOf = new Map((states.get(row.id) ?? []).map(({ coder, state }) => [coder, state]))
    const countOf = new Map(own.map(({ coder, codings: count }) => [coder, count]))
    return {
      id: row.id,
      title: row.title,
      case: row.caseId,
      caseName: row.caseId === null ? null : (cases.get(row.caseId) ?? null),
      mode: row.mode,
      characters: row.characters,
      words: row.words,
      turns: turns.get(row.id) ?? 0,
      codings: own.reduce((sum, { codings: count }) => sum + count, 0),
      memos: memos.get(row.id) ?? 0,
      sourceName: row.sourceName,
      importedAt: row.importedAt,
      mended: row.originalBodyHash !== null,
      attributes: attributes.get(row.id) ?? {},
      // Ids sort by age: an order of their own would change with every undo.
      states: [...new Set([...stateOf.keys(), ...countOf.keys()])].toSorted().map((coder) => ({
        coder,
        state: stateOf.get(coder) ?? 'not_started',
        codings: countOf.get(coder) ?? 0,
      })),
    }
  })
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
        for (const coding of listCodings(db, id)) deleteCoding(db, coding.id)
        deleteCodingStatesOf(db, id)
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
