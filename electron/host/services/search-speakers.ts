import type { ParsedInput } from '#shared/contract/index.ts'
import type { SpeakerId } from '#shared/ids.ts'
import type { DocumentRow } from '../store/document-store.ts'
import type { IndexedDocument } from './search-index.ts'
import type { KnownSpeaker, Setting } from './search-setting.ts'

/** Which words of which documents are meant. */
export type Within = Pick<
  ParsedInput<'search.run'>,
  'cases' | 'modes' | 'documents' | 'participants' | 'speakers' | 'interviewers'
>

/** Documents and speakers as far as searching and counting need them. */
export interface Scene extends Pick<Setting, 'cases' | 'speakers'> {
  /** The documents that are meant, in order. */
  readonly documents: readonly DocumentRow[]
  /** Which passages of a document are meant; undefined: all. */
  readonly admits: (document: IndexedDocument) => ((passage: number) => boolean) | undefined
}

export function sceneOf({ documents, cases, speakers }: Setting, within: Within): Scene {
  const admitted = admittedSpeakers(speakers, within)
  return {
    documents: documents.filter(
      (row) =>
        isAmong(row.caseId, within.cases) &&
        isAmong(row.mode, within.modes) &&
        isAmong(row.id, within.documents),
    ),
    cases,
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
