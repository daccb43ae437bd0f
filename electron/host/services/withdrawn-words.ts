import type { Span } from '#shared/domain/span.ts'
import type { DocumentId, SpeakerId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listSpeakers } from '../store/document-store.ts'
import { listWithdrawn } from '../store/participant-store.ts'
import { originalTurns } from './pseudonym-replacing.ts'
import type { Session } from './session.ts'

/** Answers whether someone is heard in a coding who has withdrawn, also where others are heard in it. */
export function withdrawnIn(
  db: ReadDb,
  session: Session,
): (coding: Span & { readonly document: DocumentId }) => boolean {
  const withdrawn = new Set<string | null>(listWithdrawn(db))
  if (withdrawn.size === 0) return () => false
  const speakers = new Set<SpeakerId | null>(
    listSpeakers(db, null).flatMap(({ id, participantId }) => (withdrawn.has(participantId) ? [id] : [])),
  )
  return (coding) =>
    originalTurns(session.load(db, coding.document), coding).some(({ speaker }) => speakers.has(speaker))
}
