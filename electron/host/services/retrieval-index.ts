import type { ChangeEvent } from '#shared/contract/entities.ts'
import {
  placesInOrder,
  studyDocument,
  type Study,
  type StudyDocument,
  type TurnColumns,
} from '#shared/domain/retrieval/index.ts'
import type { CoderId, CodeId, CodingId, DocumentId, RoundId, SpeakerId } from '#shared/ids.ts'
import { currentViewer, type ReadDb } from '../project/index.ts'
import { listDocuments, listSpeakers, type DocumentRow, type SpeakerRow } from '../store/document-store.ts'
import {
  idIn,
  listCodingBatches,
  listDocumentsOfCodings,
  listTurnBatches,
  type CodingBatch,
} from '../store/retrieval-store.ts'
import type { Session } from './session.ts'

/** Gives out numbers from 0 on, the same one for the same id. */
export class Numbering<Id> {
  readonly #numbers = new Map<Id, number>()

  of(id: Id): number {
    const known = this.#numbers.get(id)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(id, number)
    return number
  }

  get size(): number {
    return this.#numbers.size
  }

  ids(): Id[] {
    return [...this.#numbers.keys()]
  }
}

/** What a document's part of the study was made of, and the ids of its codings in the order of the columns. */
interface Leaf {
  readonly study: StudyDocument
  readonly codings: number
  readonly idAt: (coding: number) => CodingId
  readonly has: (coding: string) => boolean
}

/** Past so many changed codings at once, all is read again. */
const mostChanged = 5_000
/** Documents read at once: what is read of a thousand in one go takes longer to be cleared away than to be read. */
const documentsAtOnce = 25
/** For so many viewers of a project the study is kept; several windows may look at one. */
const mostViewers = 2

/** Forgotten at once where anything else changes that a document's part is made of. */
const wholly: ReadonlySet<string> = new Set(['project', 'turn', 'round', 'round_coder', 'round_document'])
/** What decides on who a speaker is. */
const ofPersons: ReadonlySet<string> = new Set(['project', 'document', 'speaker', 'participant'])

/** The study as one viewer sees it, kept from question to question and brought up to date before each. */
class ViewedStudy {
  readonly codes = new Numbering<CodeId>()
  readonly coders = new Numbering<CoderId>()
  /** Outside of rounds is 0. */
  readonly rounds = new Numbering<RoundId | null>()
  readonly speakers = new Numbering<SpeakerId>()
  readonly #leaves = new Map<DocumentId, Leaf>()
  #people: ReturnType<typeof personsOf> | null = null
  #changed = new Set<string>()

  constructor() {
    this.rounds.of(null)
  }

  /** Takes note of a change. */
  heed({ changes }: Pick<ChangeEvent, 'changes'>): void {
    for (const { entity, ids } of changes) {
      if (ofPersons.has(entity)) this.#people = null
      if (entity === 'coding' && ids !== null) for (const id of ids) this.#changed.add(id)
      // A mended text moves its turns and codings as well; a text without turns has only its length.
      else if (entity === 'document' && ids !== null) for (const id of ids) this.#forget(id)
      else if (wholly.has(entity) || entity === 'coding' || entity === 'document') this.#leaves.clear()
    }
    if (this.#changed.size <= mostChanged) return
    this.#leaves.clear()
    this.#changed.clear()
  }

  leavesOf(db: ReadDb, documents: readonly DocumentRow[]): readonly Leaf[] {
    this.#forgetChanged(db)
    const missing = documents.filter(({ id }) => !this.#leaves.has(id))
    for (let from = 0; from < missing.length; from += documentsAtOnce)
      this.#load(db, missing.slice(from, from + documentsAtOnce))
    return documents.flatMap(({ id }) => this.#leaves.get(id) ?? [])
  }

  peopleIn(db: ReadDb): ReturnType<typeof personsOf> {
    this.#people ??= personsOf(listSpeakers(db, null), this.speakers)
    return this.#people
  }

  /** Reads some documents that are not read yet. @returns whether all are now */
  readAhead(db: ReadDb, documents: readonly DocumentRow[], count: number): boolean {
    this.#forgetChanged(db)
    const missing = documents.filter(({ id }) => !this.#leaves.has(id))
    if (missing.length > 0) this.#load(db, missing.slice(0, count))
    return missing.length <= count
  }

  #forget(document: string): void {
    for (const id of this.#leaves.keys()) if (id === document) this.#leaves.delete(id)
  }

  #forgetChanged(db: ReadDb): void {
    if (this.#changed.size === 0) return
    for (const { coding, document } of listDocumentsOfCodings(db, [...this.#changed])) {
      this.#leaves.delete(document)
      this.#changed.delete(coding)
    }
    // What is no longer there is where it was when it was read.
    const gone = [...this.#changed]
    for (const [document, leaf] of this.#leaves)
      if (gone.some((id) => leaf.has(id))) this.#leaves.delete(document)
    this.#changed = new Set()
  }

  #load(db: ReadDb, documents: readonly DocumentRow[]): void {
    const ids = documents.map(({ id }) => id)
    const batches = new Map(listCodingBatches(db, ids).map((batch) => [batch.document, batch]))
    const turns = new Map(listTurnBatches(db, ids).map((batch) => [batch.document, batch]))
    for (const { id, characters } of documents) {
      const own = turns.get(id)
      const columns: TurnColumns = own
        ? {
            start: Int32Array.from(own.start),
            end: Int32Array.from(own.end),
            speaker: Int32Array.from(own.start, (_, turn) => {
              const speaker = own.speakerAt(turn)
              return speaker === null ? -1 : this.speakers.of(speaker)
            }),
          }
        : {
            start: Int32Array.of(0),
            end: Int32Array.of(characters),
            speaker: Int32Array.of(-1),
          }
      this.#leaves.set(id, this.#leafOf(batches.get(id), columns))
    }
  }

  #leafOf(batch: CodingBatch | undefined, turns: TurnColumns): Leaf {
    const count = batch?.count ?? 0
    if (!batch) return emptyLeaf(turns)
    const order = inOrderOfPlace(batch)
    const ordered = (column: Int32Array | readonly number[]) => order.map((place) => column[place] ?? 0)
    const columns = {
      code: ordered(numbered(count, batch.codeAt, this.codes)),
      coder: ordered(numbered(count, batch.coderAt, this.coders)),
      round: ordered(numbered(count, batch.roundAt, this.rounds)),
      start: ordered(batch.start),
      end: ordered(batch.end),
    }
    return {
      study: studyDocument(columns, turns),
      codings: count,
      idAt: (coding) => idIn<CodingId>(batch.ids, order[coding] ?? 0),
      has: (id) => batch.ids.includes(id),
    }
  }
}

/** The numbers of ids, of which like ones mostly stand side by side. */
function numbered<Id>(count: number, idAt: (index: number) => Id, numbering: Numbering<Id>): Int32Array {
  const numbers = new Int32Array(count)
  let last: Id | undefined
  let number = -1
  for (let index = 0; index < count; index += 1) {
    const id = idAt(index)
    if (id !== last) number = numbering.of(id)
    last = id
    numbers[index] = number
  }
  return numbers
}

/** By start, then end; by id where both are the same. */
function inOrderOfPlace({ start, end, ids }: CodingBatch): Int32Array {
  const order = placesInOrder(start)
  for (let from = 0; from < order.length;) {
    let to = from + 1
    while (to < order.length && start[order[to] ?? 0] === start[order[from] ?? 0]) to += 1
    if (to - from > 1)
      order
        .subarray(from, to)
        .sort((a, b) => (end[a] ?? 0) - (end[b] ?? 0) || (idIn(ids, a) < idIn(ids, b) ? -1 : 1))
    from = to
  }
  return order
}

function emptyLeaf(turns: TurnColumns): Leaf {
  const none = new Int32Array(0)
  return {
    study: studyDocument({ code: none, coder: none, round: none, start: none, end: none }, turns),
    codings: 0,
    idAt: () => {
      throw new RangeError('There are no codings')
    },
    has: () => false,
  }
}

/** The study that a question is asked of, with what its numbers stand for. */
export interface StudyIndex {
  readonly study: Study
  /** In the study's order. */
  readonly documents: readonly DocumentRow[]
  readonly codes: Numbering<CodeId>
  readonly coders: Numbering<CoderId>
  readonly rounds: Numbering<RoundId | null>
  /** By number: the speakers who are this person. A speaker without a participant is one alone. */
  readonly persons: readonly (readonly SpeakerRow[])[]
  readonly idAt: (document: number, coding: number) => CodingId
}

const kept = new WeakMap<Session, Map<CoderId | null, ViewedStudy>>()

function viewedStudies(session: Session): Map<CoderId | null, ViewedStudy> {
  const known = kept.get(session)
  if (known) return known
  const made = new Map<CoderId | null, ViewedStudy>()
  kept.set(session, made)
  session.subscribe((event) => {
    if (event.changes.some(({ entity, ids }) => entity === 'project' && ids === null)) made.clear()
    for (const viewed of made.values()) viewed.heed(event)
  })
  return made
}

/**
 * The open project's codings and turns as numbers, as the viewer may see them. The first question reads them all, later
 * ones only the documents in which something was coded since.
 */
export function studyIndex(db: ReadDb, session: Session): StudyIndex {
  const viewed = viewedStudy(session)
  const documents = listDocuments(db)
  const leaves = viewed.leavesOf(db, documents)
  const { personOf, persons } = viewed.peopleIn(db)
  return {
    study: { documents: leaves.map((leaf) => leaf.study), personOf, persons: persons.length },
    documents,
    codes: viewed.codes,
    coders: viewed.coders,
    rounds: viewed.rounds,
    persons,
    idAt: (document, coding) => {
      const leaf = leaves[document]
      if (!leaf) throw new RangeError(`There is no document ${document}`)
      return leaf.idAt(coding)
    },
  }
}

/** Reads some of what the viewer's next question needs. @returns whether all of it is read */
export function readStudyAhead(db: ReadDb, session: Session, documents: number): boolean {
  return viewedStudy(session).readAhead(db, listDocuments(db), documents)
}

/** The study as the viewer sees it, which then is the newest of those that are kept. */
function viewedStudy(session: Session): ViewedStudy {
  const viewer = currentViewer()
  const all = viewedStudies(session)
  const viewed = all.get(viewer) ?? new ViewedStudy()
  // The newest stands last.
  all.delete(viewer)
  all.set(viewer, viewed)
  for (const other of all.keys()) if (all.size > mostViewers) all.delete(other)
  return viewed
}

function personsOf(speakers: readonly SpeakerRow[], numbers: Numbering<SpeakerId>) {
  const persons: SpeakerRow[][] = []
  const byParticipant = new Map<string, number>()
  for (const { id } of speakers) numbers.of(id)
  const personOf = new Int32Array(numbers.size).fill(-1)
  for (const speaker of speakers) {
    if (speaker.interviewer) continue
    const { id, participantId } = speaker
    const known = participantId === null ? undefined : byParticipant.get(participantId)
    const person = known ?? persons.push([]) - 1
    if (participantId !== null) byParticipant.set(participantId, person)
    persons[person]?.push(speaker)
    personOf[numbers.of(id)] = person
  }
  return { personOf, persons }
}
