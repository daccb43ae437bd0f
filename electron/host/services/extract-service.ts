import type { Extract } from '#shared/contract/values.ts'
import { attributionOf, speakerName, type AttributedSpeaker } from '#shared/domain/attribution.ts'
import { wordsOf } from '#shared/domain/codable.ts'
import type { CaseId, CoderId, DocumentId, ParticipantId, RoundId, SpeakerId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listAttributes } from '../store/attribute-store.ts'
import { listCases } from '../store/case-store.ts'
import { listAllCoders } from '../store/coder-store.ts'
import { listCodingsOfCodes, type CodingRow } from '../store/coding-store.ts'
import { listDocuments, listSpeakers, type SpeakerRow } from '../store/document-store.ts'
import { listParticipants } from '../store/participant-store.ts'
import { listRounds } from '../store/round-store.ts'
import { codeOrRefuse, loadCodeNames, type CodeNames } from './code-tree-loading.ts'
import type { Service } from './context.ts'
import type { LoadedDocument, Session } from './session.ts'

/** The attribute of a document that names its occasion more closely than its mode. */
const settingAttribute = 'Setting'

/** Turns codings into extracts: words without labels, with who said them and where. */
export class ExtractReader {
  readonly #db: ReadDb
  readonly #session: Session
  readonly #tree: CodeNames
  readonly #cases: ReadonlyMap<CaseId, string>
  readonly #coders: ReadonlyMap<CoderId, string>
  readonly #rounds: ReadonlyMap<RoundId, string>
  readonly #settings: ReadonlyMap<string, Record<string, string>>
  readonly #participants: Participants
  readonly #speakers = new Map<SpeakerId, AttributedSpeaker>()
  readonly #documents = new Map<DocumentId, LoadedDocument>()
  readonly caseOf: ReadonlyMap<DocumentId, CaseId | null>

  constructor(db: ReadDb, session: Session, tree: CodeNames) {
    this.#db = db
    this.#session = session
    this.#tree = tree
    this.#cases = new Map(listCases(db).map((row) => [row.id, row.name]))
    this.#coders = new Map(listAllCoders(db).map((row) => [row.id, row.name]))
    this.#rounds = new Map(listRounds(db).map((row) => [row.id, row.name]))
    this.#settings = listAttributes(db, 'document')
    this.#participants = participantsById(db)
    this.caseOf = new Map(listDocuments(db).map((row) => [row.id, row.caseId]))
  }

  read(coding: CodingRow): Extract {
    const { row, text, turns } = this.#load(coding.document)
    const words = wordsOf(text, turns, coding)
    const speakers = words.map(({ turn }) => {
      const id = turn === null ? null : (turns[turn]?.speaker ?? null)
      return id === null ? null : (this.#speakers.get(id) ?? null)
    })
    const first = words[0]?.turn ?? null
    const caseName = row.caseId === null ? null : (this.#cases.get(row.caseId) ?? null)
    return {
      coding: coding.id,
      document: row.id,
      title: row.title,
      case: caseName,
      mode: row.mode,
      code: coding.code,
      path: this.#tree.pathOf(coding.code),
      coder: this.#coders.get(coding.coder) ?? '',
      version: coding.version,
      round: coding.round === null ? null : (this.#rounds.get(coding.round) ?? null),
      start: coding.start,
      end: coding.end,
      words: words.map((stretch, index) => {
        const speaker = speakers[index]
        return { speaker: speaker ? speakerName(speaker) : null, text: stretch.text }
      }),
      attribution: attributionOf({
        speakers: speakers.filter((speaker) => speaker !== null),
        caseName,
        mode: row.mode,
        setting: this.#settings.get(row.id)?.[settingAttribute] ?? null,
      }),
      turn: first === null ? null : first + 1,
      timestamp: first === null ? null : (turns[first]?.timestamp ?? null),
    }
  }

  #load(id: DocumentId): LoadedDocument {
    const known = this.#documents.get(id)
    if (known) return known
    const loaded = this.#session.load(this.#db, id)
    this.#documents.set(id, loaded)
    for (const speaker of listSpeakers(this.#db, id))
      this.#speakers.set(speaker.id, attributed(speaker, this.#participants))
    return loaded
  }
}

type Participants = ReadonlyMap<ParticipantId, { readonly role: string; readonly pseudonym: string }>

function participantsById(db: ReadDb): Participants {
  return new Map(listParticipants(db).map((row) => [row.id, row]))
}

function attributed(
  { participantId, label, interviewer }: SpeakerRow,
  participants: Participants,
): AttributedSpeaker {
  const participant = participantId === null ? undefined : participants.get(participantId)
  return {
    role: participant?.role ?? null,
    speakerLabel: participant?.pseudonym ?? label,
    interviewer,
  }
}

/** Who the speakers of a document are, as attributions name them. */
export function attributedSpeakers(db: ReadDb, document: DocumentId): Map<SpeakerId, AttributedSpeaker> {
  const participants = participantsById(db)
  return new Map(listSpeakers(db, document).map((speaker) => [speaker.id, attributed(speaker, participants)]))
}

export const extractService: Service<'coding.extracts'> = {
  'coding.extracts': (
    { code, withChildren, case: wantedCase, coder, round, olderThan, offset, limit },
    { session },
  ) =>
    session.project.read((db) => {
      const tree = loadCodeNames(db)
      const codes = withChildren
        ? tree.withDescendants(codeOrRefuse(tree, code).id)
        : [codeOrRefuse(tree, code)]
      const reader = new ExtractReader(db, session, tree)
      const codings = listCodingsOfCodes(
        db,
        codes.map((row) => row.id),
      ).filter(
        (coding) =>
          coding.lost === null &&
          (coder === null || coding.coder === coder) &&
          (round === null || coding.round === round) &&
          (olderThan === null || coding.version < olderThan) &&
          (wantedCase === null || reader.caseOf.get(coding.document) === wantedCase),
      )
      return {
        total: codings.length,
        extracts: codings.slice(offset, offset + limit).map((coding) => reader.read(coding)),
      }
    }),
}
