import type { ParsedInput } from '#shared/contract/index.ts'
import { speakerName } from '#shared/domain/attribution.ts'
import type { CaseId, ParticipantId, SpeakerId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listCases, type CaseRow } from '../store/case-store.ts'
import { listDocuments, listSpeakers, type DocumentRow } from '../store/document-store.ts'
import { listParticipants, type ParticipantRow } from '../store/participant-store.ts'
import type { IndexedDocument } from './search-index.ts'

/** Which words of which documents are meant. */
export type Within = Pick<
  ParsedInput<'search.run'>,
  'cases' | 'modes' | 'documents' | 'participants' | 'speakers' | 'interviewers'
>

export interface KnownSpeaker {
  readonly label: string
  readonly interviewer: boolean
  readonly participant: ParticipantRow | null
  /** As in the write-up. */
  readonly name: string | null
}

/** Documents and speakers as far as searching and counting need them. */
export interface Scene {
  /** The documents that are meant, in order. */
  readonly documents: readonly DocumentRow[]
  readonly cases: ReadonlyMap<CaseId, CaseRow>
  readonly speakers: ReadonlyMap<SpeakerId, KnownSpeaker>
  /** Which passages of a document are meant; undefined: all. */
  readonly admits: (document: IndexedDocument) => ((passage: number) => boolean) | undefined
}

export function loadScene(db: ReadDb, within: Within): Scene {
  const speakers = knownSpeakers(db)
  const admitted = admittedSpeakers(speakers, within)
  return {
    documents: listDocuments(db).filter(
      (row) =>
        isAmong(row.caseId, within.cases) &&
        isAmong(row.mode, within.modes) &&
        isAmong(row.id, within.documents),
    ),
    cases: new Map(listCases(db).map((row) => [row.id, row])),
    speakers,
    admits: ({ speakers: speaking }) => {
      if (!admitted) return undefined
      return (passage) => admitted(speaking?.[passage] ?? null)
    },
  }
}

function isAmong<T>(one: T | null, wanted: readonly T[] | null): boolean {
  return wanted === null || (one !== null && wanted.includes(one))
}

function knownSpeakers(db: ReadDb): Map<SpeakerId, KnownSpeaker> {
  const participants = new Map<ParticipantId, ParticipantRow>(
    listParticipants(db).map((row) => [row.id, row]),
  )
  return new Map(
    listSpeakers(db, null).map(({ id, label, interviewer, participantId }) => {
      const participant = participantId === null ? null : (participants.get(participantId) ?? null)
      const named = {
        role: participant?.role ?? null,
        speakerLabel: participant?.pseudonym ?? label,
        interviewer,
      }
      return [id, { label, interviewer, participant, name: speakerName(named) }]
    }),
  )
}

/** Null: whoever speaks, and nobody. */
function admittedSpeakers(
  speakers: ReadonlyMap<SpeakerId, KnownSpeaker>,
  within: Within,
): ((speaker: SpeakerId | null) => boolean) | null {
  const named = within.participants !== null || within.speakers !== null
  if (!named && within.interviewers) return null
  const participants = new Set(within.participants)
  const own = new Set(within.speakers)
  const admitted = new Set<SpeakerId>()
  for (const [id, { interviewer, participant }] of speakers) {
    if (interviewer && !within.interviewers) continue
    if (!named || own.has(id) || (participant && participants.has(participant.id))) admitted.add(id)
  }
  return (speaker) => (speaker === null ? !named : admitted.has(speaker))
}
