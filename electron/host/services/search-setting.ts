import type { ChangeEvent, Entity } from '#shared/contract/entities.ts'
import { speakerName } from '#shared/domain/attribution.ts'
import type { CaseId, ParticipantId, SpeakerId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listCases, type CaseRow } from '../store/case-store.ts'
import { listDocuments, listSpeakers, type DocumentRow } from '../store/document-store.ts'
import { listParticipants, type ParticipantRow } from '../store/participant-store.ts'

export interface KnownSpeaker {
  readonly label: string
  readonly interviewer: boolean
  readonly participant: ParticipantRow | null
  /** As in the write-up. */
  readonly name: string | null
}

/** All documents of a project in order, its case studies, and who speaks. Nobody's view of it differs. */
export interface Setting {
  readonly documents: readonly DocumentRow[]
  readonly cases: ReadonlyMap<CaseId, CaseRow>
  readonly speakers: ReadonlyMap<SpeakerId, KnownSpeaker>
}

const madeFrom: ReadonlySet<Entity> = new Set(['document', 'case_study', 'speaker', 'participant'])

/** The setting, read once and kept until a command changes it: of a large study it takes longer than a search. */
export class KnownSetting {
  #known: Setting | null = null

  /** Answers whether the setting may be another one now. */
  hear({ changes }: Pick<ChangeEvent, 'changes'>): boolean {
    const isOther = changes.some(({ entity }) => madeFrom.has(entity))
    if (isOther) this.#known = null
    return isOther
  }

  now(db: ReadDb): Setting {
    this.#known ??= {
      documents: listDocuments(db),
      cases: new Map(listCases(db).map((row) => [row.id, row])),
      speakers: knownSpeakers(db),
    }
    return this.#known
  }
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
