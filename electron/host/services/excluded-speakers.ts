import type { DocumentId, SpeakerId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listSpeakers } from '../store/document-store.ts'
import { listParticipants } from '../store/participant-store.ts'

/** Whoever asks the questions, whatever they are called. */
const interviewer = 'interviewer'

const folded = (word: string) => word.replace(/\s+/gu, ' ').trim().toLocaleLowerCase('en')

/**
 * The speakers that words name, of the given documents: by their participant's role, by their label, or as
 * "Interviewer"; without heed of case. `unknown` are words that nobody answers to.
 */
export function excludedSpeakers(
  db: ReadDb,
  documents: ReadonlySet<DocumentId>,
  words: readonly string[],
): { readonly speakers: ReadonlySet<SpeakerId>; readonly unknown: readonly string[] } {
  const speakers = new Set<SpeakerId>()
  if (words.length === 0) return { speakers, unknown: [] }
  const asked = new Set(words.map(folded))
  const met = new Set<string>()
  const roles = new Map(listParticipants(db).map((participant) => [participant.id, participant.role]))
  for (const speaker of listSpeakers(db, null)) {
    if (!documents.has(speaker.documentId)) continue
    const role = speaker.participantId === null ? undefined : roles.get(speaker.participantId)
    const names = [speaker.label, ...(role === undefined ? [] : [role])].map(folded)
    if (speaker.interviewer) names.push(interviewer)
    const hits = names.filter((name) => asked.has(name))
    if (hits.length === 0) continue
    speakers.add(speaker.id)
    for (const hit of hits) met.add(hit)
  }
  return { speakers, unknown: words.filter((word) => !met.has(folded(word))) }
}
