import type { ParsedInput } from '#shared/contract/index.ts'
import type { Transcript } from '#shared/domain/transcript.ts'
import { countWords } from '#shared/domain/words.ts'
import {
  documentId,
  speakerId,
  turnId,
  type CaseId,
  type DocumentId,
  type ParticipantId,
  type SpeakerId,
} from '#shared/ids.ts'
import { newId, type WriteDb } from '../project/index.ts'
import { setAttributes } from '../store/attribute-store.ts'
import {
  insertBody,
  insertDocument,
  insertSource,
  insertSpeaker,
  insertTurn,
} from '../store/document-store.ts'
import { addCase, addParticipant, caseNamed, caseOrRefuse, participantOrRefuse } from './case-service.ts'
import { now } from './clock.ts'
import { sha256 } from './hashing.ts'
import type { Staged, StagedPart } from './staging.ts'

export type WantedDocument = ParsedInput<'import.store'>['documents'][number]
type WantedSpeaker = WantedDocument['speakers'][number]

/** A label that stands for whoever asks the questions. */
const interviewerLabel =
  /^(?:interviewer|int|i|iv|ivr|moderator|mod|m|facilitator|fac|researcher|res(?:earcher)?|q|question|chair)\s*\d*$/iu

export function looksLikeInterviewer(label: string, allLabels: readonly string[]): boolean {
  // "RES" is the respondent where "INT" asks.
  if (/^res$/iu.test(label) && allLabels.some((other) => /^int/iu.test(other))) return false
  return interviewerLabel.test(label)
}

/** Distinct labels of a transcript's speakers, in order of appearance. */
export function labelsOf(transcript: Transcript): string[] {
  return [...new Set(transcript.turns.flatMap((turn) => (turn.speaker === null ? [] : [turn.speaker])))]
}

function caseFor(db: WriteDb, wanted: WantedDocument['case']): CaseId | null {
  if (wanted === null) return null
  if (typeof wanted === 'string') return caseOrRefuse(db, wanted).id
  return (caseNamed(db, wanted.create) ?? addCase(db, wanted.create)).id
}

function participantFor(
  db: WriteDb,
  wanted: WantedSpeaker['participant'],
  caseId: CaseId | null,
): ParticipantId | null {
  if (wanted === null) return null
  if (typeof wanted === 'string') return participantOrRefuse(db, wanted).id
  return addParticipant(db, { caseId, ...wanted.create }).id
}

/** Stores one document with its original, text, speakers and turns, inside a transaction. */
export function storeDocument(
  db: WriteDb,
  staged: Staged,
  part: StagedPart,
  wanted: WantedDocument,
): DocumentId {
  const { text, turns, layout } = part.transcript
  const { sha256: sourceHash, mediaType, bytes } = staged.reading
  const id = newId(documentId)
  const bodyHash = sha256(text)
  const caseId = caseFor(db, wanted.case)
  insertSource(db, sourceHash, mediaType, bytes)
  insertBody(db, bodyHash, text)
  const spoken = turns.length > 0 ? turns.map((turn) => text.slice(turn.bodyStart, turn.bodyEnd)) : [text]
  insertDocument(db, {
    id,
    caseId,
    title: wanted.title,
    mode: wanted.mode,
    bodyHash,
    sourceHash,
    sourceName: staged.name,
    layout,
    characters: text.length,
    words: spoken.reduce((sum, words) => sum + countWords(words), 0),
    importedAt: now(),
  })
  setAttributes(db, 'document', id, wanted.attributes)
  const labels = labelsOf(part.transcript)
  const speakers = new Map<string, SpeakerId>()
  labels.forEach((label, position) => {
    const mapped = wanted.speakers.find((speaker) => speaker.label === label)
    const row = {
      id: newId(speakerId),
      documentId: id,
      label,
      participantId: mapped ? participantFor(db, mapped.participant, caseId) : null,
      interviewer: mapped ? mapped.interviewer : looksLikeInterviewer(label, labels),
      position,
    }
    insertSpeaker(db, row)
    speakers.set(label, row.id)
  })
  turns.forEach((turn, position) => {
    insertTurn(db, id, position, {
      id: newId(turnId),
      speaker: turn.speaker === null ? null : (speakers.get(turn.speaker) ?? null),
      timestamp: turn.timestamp,
      start: turn.start,
      bodyStart: turn.bodyStart,
      bodyEnd: turn.bodyEnd,
      end: turn.end,
    })
  })
  return id
}
