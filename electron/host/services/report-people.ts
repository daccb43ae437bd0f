import type { AttributionRules } from '#shared/contract/report-values.ts'
import { modeName } from '#shared/domain/attribution.ts'
import { Crowd, type Occasion } from '#shared/domain/report/crowd.ts'
import { filled, inOneBreath } from '#shared/domain/report/template.ts'
import type { CaseId, DocumentId, ParticipantId, SpeakerId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listAttributes } from '../store/attribute-store.ts'
import { listCases } from '../store/case-store.ts'
import { listDocuments, listSpeakers, type DocumentRow, type SpeakerRow } from '../store/document-store.ts'
import { listParticipants, type ParticipantRow } from '../store/participant-store.ts'

/** The attribute of a document that names its occasion more closely than its mode. */
const settingAttribute = 'Setting'
/** Who asks the questions, and who must not be told apart. */
const interviewer = 'Interviewer'
const participant = 'Participant'

/** Someone who would be the only one with their attribution. */
export interface Identified {
  readonly participant: ParticipantId
  readonly attribution: string
}

/** How a quotation tells whom it is of. */
export interface Told {
  readonly attribution: string
  /** What each speaker is called; empty where one alone is heard. */
  readonly labels: ReadonlyMap<SpeakerId, string>
  /** Interviewers left out. */
  readonly participants: readonly ParticipantId[]
  readonly identified: readonly Identified[]
  /** Whether a role or the case study goes untold. */
  readonly withheld: boolean
  /** Whether the case study is told. */
  readonly isPlaced: boolean
}

/** Where in a document something was said. */
export interface Whereabouts {
  readonly turn: number | null
  readonly time: string | null
}

const smallWords = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'in', 'of', 'on', 'or', 'the', 'to', 'with'])

/** The project's people and occasions, and how attributions tell of them under some rules. */
export class ReportPeople {
  readonly #rules: AttributionRules
  readonly #documents: ReadonlyMap<DocumentId, DocumentRow>
  readonly #speakers: ReadonlyMap<SpeakerId, SpeakerRow>
  readonly #participants: ReadonlyMap<ParticipantId, ParticipantRow>
  readonly #occasions = new Map<DocumentId, Occasion>()
  readonly #occasionNames = new Map<DocumentId, { mode: string; setting: string }>()
  readonly #crowd: Crowd
  readonly caseNames: ReadonlyMap<CaseId, string>
  readonly #settings: ReadonlyMap<string, Record<string, string>>

  constructor(db: ReadDb, rules: AttributionRules) {
    this.#rules = rules
    this.#documents = new Map(listDocuments(db).map((row) => [row.id, row]))
    this.#participants = new Map(listParticipants(db).map((row) => [row.id, row]))
    this.caseNames = new Map(listCases(db).map((row) => [row.id, row.name]))
    this.#settings = listAttributes(db, 'document')
    const speakers = listSpeakers(db, null)
    this.#speakers = new Map(speakers.map((row) => [row.id, row]))
    for (const [id, own] of Map.groupBy(speakers, ({ documentId }) => documentId)) {
      const document = this.#documents.get(id)
      if (document) this.#occasions.set(id, this.#occasionOf(document, own))
    }
    this.#crowd = new Crowd([...this.#occasions.values()])
  }

  isWithdrawn(speaker: SpeakerId): boolean {
    const row = this.#speakers.get(speaker)
    return row !== undefined && this.#hasWithdrawn(row)
  }

  #hasWithdrawn({ participantId }: SpeakerRow): boolean {
    return participantId !== null && (this.#participants.get(participantId)?.withdrawnAt ?? null) !== null
  }

  get #isWithholding(): boolean {
    return this.#rules.people === 'role' && this.#rules.identifying === 'withheld'
  }

  /** Whether anything said in a document may be told to have been said at its case study. */
  isPlaced(document: DocumentId): boolean {
    const occasion = this.#isWithholding ? this.#occasions.get(document) : undefined
    return occasion === undefined || this.#crowd.blurOf(occasion) === 'named'
  }

  /** The occasion's mode and setting, in title case. */
  occasionNames({ id, mode }: Pick<DocumentRow, 'id' | 'mode'>): { mode: string; setting: string } {
    const known = this.#occasionNames.get(id)
    if (known) return known
    const attributes = this.#settings.get(id)
    const setting =
      attributes && Object.hasOwn(attributes, settingAttribute) ? (attributes[settingAttribute] ?? '') : ''
    const names = { mode: titleCase(modeName(mode)), setting: titleCase(setting.trim() || modeName(mode)) }
    this.#occasionNames.set(id, names)
    return names
  }

  /**
   * How words of these speakers, in order of speaking, are attributed.
   * @param where what is known of their place; not told where the occasion isn't
   */
  tell(documentId: DocumentId, speakers: readonly SpeakerId[], where: Whereabouts): Told {
    const document = this.#documents.get(documentId)
    if (!document) throw new RangeError('There is no such document')
    const heard = [...new Set(speakers)].flatMap((id) => this.#speakers.get(id) ?? [])
    const people = [...new Set(heard.filter((row) => !row.interviewer).map(personOf))]
    const byRole = this.#rules.people === 'role'
    const occasion = this.#occasions.get(documentId)
    const identified = new Set(
      byRole && occasion ? people.filter((person) => this.#crowd.isOnly(occasion, person)) : [],
    )
    const blurred =
      occasion && this.#isWithholding
        ? this.#crowd.blurred(occasion, people)
        : { withheld: new Set<string>(), blur: 'named' as const }
    const nameOf = (row: SpeakerRow) =>
      byRole && blurred.withheld.has(personOf(row)) ? participant : this.#nameOf(row)
    const names = { role: this.#rolesTold(heard, nameOf), pseudonym: '', document: '' }
    if (!byRole) {
      const asked = heard.filter((row) => !row.interviewer)
      names.pseudonym = inOneBreath((asked.length === 0 ? heard : asked).map((row) => this.#nameOf(row)))
      names.document = document.title
    }
    return {
      attribution: this.#filled(document, blurred.blur, names, where),
      labels: heard.length < 2 ? new Map() : numbered(heard, (row) => nameOf(row) || participant),
      participants: [...new Set(heard.flatMap((row) => (row.interviewer ? [] : (row.participantId ?? []))))],
      identified: heard.flatMap((row) =>
        row.participantId !== null && !row.interviewer && identified.has(personOf(row))
          ? [{ participant: row.participantId, attribution: this.#alone(document, row) }]
          : [],
      ),
      withheld: blurred.withheld.size > 0 || blurred.blur !== 'named',
      isPlaced: blurred.blur === 'named',
    }
  }

  /** Everyone who would be the only one with their attribution, in a document that `among` allows. */
  identifiable(among: (document: DocumentRow) => boolean): Identified[] {
    if (this.#rules.people !== 'role') return []
    const found = new Map<string, Identified>()
    for (const row of this.#speakers.values()) {
      const document = this.#documents.get(row.documentId)
      const occasion = this.#occasions.get(row.documentId)
      if (row.interviewer || row.participantId === null || !document || !occasion || !among(document))
        continue
      if (!this.#crowd.isOnly(occasion, personOf(row))) continue
      const attribution = this.#alone(document, row)
      found.set(`${row.participantId} ${attribution}`, { participant: row.participantId, attribution })
    }
    return [...found.values()]
  }

  /** What one person's own words would be attributed to, were nothing withheld. */
  #alone(document: DocumentRow, row: SpeakerRow): string {
    const role = this.#nameOf(row)
    return this.#filled(document, 'named', { role, pseudonym: '', document: '' }, { turn: null, time: null })
  }

  #filled(
    document: DocumentRow,
    blur: 'named' | 'unnamed' | 'nowhere',
    names: { readonly role: string; readonly pseudonym: string; readonly document: string },
    { turn, time }: Whereabouts,
  ): string {
    if (blur === 'nowhere') return filled(this.#rules.template, names)
    return filled(this.#rules.template, {
      ...names,
      ...this.occasionNames(document),
      case: blur === 'named' ? this.#caseOf(document) : '',
      turn: turn === null ? '' : String(turn),
      time: time ?? '',
    })
  }

  #caseOf({ caseId }: DocumentRow): string {
    return caseId === null ? '' : (this.caseNames.get(caseId) ?? '')
  }

  #occasionOf(document: DocumentRow, speakers: readonly SpeakerRow[]): Occasion {
    const nobody = { role: '', pseudonym: '', document: '' }
    const nowhere = { turn: null, time: null }
    return {
      // Quotations stand under their case study's name, whether the attribution repeats it or not.
      place: JSON.stringify([this.#caseOf(document), this.#filled(document, 'named', nobody, nowhere)]),
      placeUnnamed: this.#filled(document, 'unnamed', nobody, nowhere),
      // Nobody is hidden behind someone whose words will be gone.
      people: new Map(
        speakers
          .filter((row) => !row.interviewer && !this.#hasWithdrawn(row))
          .map((row) => [personOf(row), this.#roleOf(row)]),
      ),
    }
  }

  #roleOf({ participantId }: SpeakerRow): string {
    const role = participantId === null ? '' : (this.#participants.get(participantId)?.role.trim() ?? '')
    return Object.hasOwn(this.#rules.roles, role) ? (this.#rules.roles[role] ?? role) : role
  }

  /** Blank where nothing may be told: a label in a transcript may be a name. */
  #nameOf(row: SpeakerRow): string {
    if (row.interviewer) return interviewer
    if (this.#rules.people === 'role') return this.#roleOf(row)
    const pseudonym = row.participantId === null ? '' : this.#participants.get(row.participantId)?.pseudonym
    return pseudonym?.trim() || row.label
  }

  /** The roles of those who were asked; where some have none, they are participants. */
  #rolesTold(heard: readonly SpeakerRow[], nameOf: (row: SpeakerRow) => string): string {
    const asked = heard.filter((row) => !row.interviewer)
    const told = (asked.length === 0 ? heard : asked).map((row) =>
      this.#rules.people === 'role' || row.interviewer ? nameOf(row) : this.#roleOf(row),
    )
    return told.every((name) => name === '') ? '' : inOneBreath(told.map((name) => name || participant))
  }
}

/** A speaker for whom no participant is named counts as one person. */
function personOf({ id, participantId }: SpeakerRow): string {
  return participantId ?? id
}

/** What each is called, with a number where two different people would be called the same. */
function numbered(heard: readonly SpeakerRow[], nameOf: (row: SpeakerRow) => string): Map<SpeakerId, string> {
  const byName = Map.groupBy(heard, nameOf)
  return new Map(
    heard.map((row) => {
      const name = nameOf(row)
      const people = [...new Set((byName.get(name) ?? []).map(personOf))]
      return [row.id, people.length < 2 ? name : `${name} ${people.indexOf(personOf(row)) + 1}`]
    }),
  )
}

/** Small words stay small unless they come first; capitals are kept. */
function titleCase(text: string): string {
  return text
    .replaceAll(/\s+/gu, ' ')
    .split(' ')
    .map((word, index) =>
      index > 0 && smallWords.has(word.toLowerCase())
        ? word.toLowerCase()
        : word.replace(/^\p{L}/u, (letter) => letter.toUpperCase()),
    )
    .join(' ')
}
