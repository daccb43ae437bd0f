import type { ReportSettings } from '#shared/contract/report-values.ts'
import type { RetrievalQuery } from '#shared/contract/retrieval.ts'
import { balanced } from '#shared/domain/report/choosing.ts'
import { countWithdrawn, select, type Found } from '#shared/domain/retrieval/index.ts'
import {
  consensusCoder,
  type CaseId,
  type CodeId,
  type CodingId,
  type DocumentId,
  type ReportId,
} from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listCases } from '../store/case-store.ts'
import type { ReportQuotationRow, StoredTrim } from '../store/report-store.ts'
import { loadCodeNames, type CodeNames } from './code-tree-loading.ts'
import { handworkOf, type Handwork } from './report-handwork.ts'
import { shownIn } from './report-shown.ts'
import { studyIndex, type StudyIndex } from './retrieval-index.ts'
import { studyMarks, type StudyMarks } from './retrieval-marks.ts'
import { soughtBy } from './retrieval-seeking.ts'
import type { Session } from './session.ts'

/** A passage that can be quoted, not read yet. `document` is its place in the study. */
export interface ReportPassage {
  readonly id: CodingId
  readonly document: number
  readonly start: number
  readonly end: number
  readonly starred: boolean
  readonly standing: 'in' | 'out' | null
  readonly position: number | null
  readonly trim: StoredTrim | null
  readonly chosen: boolean
}

/** The passages of a theme at a case study. */
export interface ReportGroup {
  readonly case: CaseId | null
  readonly code: CodeId
  /** In the report's order: those that are chosen; of a theme that is looked at alone, all there are. */
  readonly passages: readonly ReportPassage[]
}

/** A theme at a case study in numbers, as they may be told. */
export interface ReportCount {
  /** null: it must not be told, or there is none. */
  readonly case: CaseId | null
  readonly code: CodeId
  readonly codings: number
  readonly documents: number
  readonly participants: number
}

export interface ReportMaterial {
  readonly tree: CodeNames
  readonly index: StudyIndex
  /** In the order of the case studies, then of the codebook. */
  readonly groups: readonly ReportGroup[]
  /** In the same order. */
  readonly counts: readonly ReportCount[]
  /** Extracts in which someone is heard who has withdrawn. They are in no group and no count. */
  readonly withdrawn: number
  /** Chosen by hand, and no longer there. */
  readonly gone: readonly CodingId[]
}

export interface Narrowed {
  /** This theme at this case study alone, with all its passages, chosen or not. */
  readonly only?: { readonly case: CaseId | null; readonly code: CodeId }
  /** Whether figures may tell that something of a document was said at its case study. */
  readonly isPlaced?: (document: DocumentId) => boolean
}

/** What of a passage is known where anything is: of all the codings it stands for. */
interface Touch {
  starred: boolean
  hidden: boolean
  isOut: boolean
  readonly row: ReportQuotationRow | undefined
}

/** What a theme comes to at a case study. */
interface Count {
  codings: number
  documents: number
  lastDocument: number
  readonly people: Set<number>
}

/** Passages by document and number of the coding that is printed, in order of place. */
interface Group {
  readonly place: number[]
  readonly coding: number[]
  readonly touch: (Touch | undefined)[]
}

/** Whether a query leaves out some codings of a document for another reason than their code. */
function narrowsWithin(query: RetrievalQuery): boolean {
  return (
    (query.coders ?? query.rounds ?? query.participants ?? query.words ?? query.marked) !== null ||
    query.conditions.length > 0 ||
    query.attributes.some(({ entity }) => entity === 'participant')
  )
}

/**
 * What a report's query finds, in themes by case study, each passage once, and which of it is chosen. All on numbers: words
 * are read of what is quoted only. @throws Refusal not_found, corrupt
 */
export function reportMaterial(
  db: ReadDb,
  session: Session,
  { id, settings }: { readonly id: ReportId; readonly settings: ReportSettings },
  { only, isPlaced = () => true }: Narrowed = {},
): ReportMaterial {
  const tree = loadCodeNames(db)
  const index = studyIndex(db, session)
  const sought = soughtBy(db, session, tree, index, settings.query)
  const found = select(index.study, sought)
  const handwork = handworkOf(db, index, id)
  const codes = index.codes.ids()
  const cases = [...listCases(db).map((row): CaseId | null => row.id), null]
  const caseNumbers = new Map(cases.map((caseId, number) => [caseId, number]))
  const [onlyCase, onlyCode] = only ? [caseNumbers.get(only.case), codes.indexOf(only.code)] : []
  const gatherer = new Gatherer(index, studyMarks(db, session, index), handwork.rows, {
    // A theme's codings compete all together, unless some of them are not there for the report.
    isPart: narrowsWithin(settings.query) || sought.withdrawn !== null,
  })
  eachDocument(found, (place, from, to) => {
    const document = index.documents[place]
    const number = caseNumbers.get(document?.caseId ?? null) ?? cases.length - 1
    gatherer.take(found.coding.subarray(from, to), place, {
      group: number * codes.length,
      count: (document && isPlaced(document.id) ? number : cases.length - 1) * codes.length,
    })
  })
  const inOrder = tree.inReadingOrder().map((row) => [row.id, codes.indexOf(row.id)] as const)
  const parts = cases.flatMap((caseId, caseNumber) =>
    inOrder.flatMap(([code, codeNumber]) =>
      codeNumber === -1
        ? []
        : {
            case: caseId,
            code,
            at: caseNumber * codes.length + codeNumber,
            isAsked: !only || (onlyCase === caseNumber && onlyCode === codeNumber),
          },
    ),
  )
  return {
    tree,
    index,
    groups: parts.flatMap(({ case: caseId, code, at, isAsked }): ReportGroup[] => {
      const group = gatherer.groups[at]
      if (!group) return []
      const passages = isAsked ? arranged(index, group, settings.choose, only !== undefined) : []
      return [{ case: caseId, code, passages }]
    }),
    counts: parts.flatMap(({ case: caseId, code, at }): ReportCount[] => {
      const count = gatherer.counts[at]
      if (!count) return []
      const { codings, documents, people } = count
      return [{ case: caseId, code, codings, documents, participants: people.size }]
    }),
    withdrawn: countWithdrawn(index.study, sought),
    gone: handwork.gone,
  }
}

function eachDocument({ document }: Found, visit: (place: number, from: number, to: number) => void): void {
  for (let from = 0; from < document.length;) {
    const place = document[from] ?? 0
    let to = from
    while (to < document.length && document[to] === place) to += 1
    visit(place, from, to)
    from = to
  }
}

class Gatherer {
  /** By number of the case study times the number of codes, plus that of the code. */
  readonly groups: (Group | undefined)[] = []
  /** Likewise, by the case study that may be told. */
  readonly counts: (Count | undefined)[] = []
  readonly #index: StudyIndex
  readonly #marks: StudyMarks
  readonly #handwork: ReadonlyMap<number, Handwork>
  readonly #consensus: number
  readonly #isPart: boolean

  constructor(
    index: StudyIndex,
    marks: StudyMarks,
    handwork: ReadonlyMap<number, Handwork>,
    { isPart }: { readonly isPart: boolean },
  ) {
    this.#index = index
    this.#marks = marks
    this.#handwork = handwork
    this.#consensus = index.coders.ids().indexOf(consensusCoder)
    this.#isPart = isPart
  }

  /** Takes in the codings of a document that were found, from these places in `groups` and `counts` on. */
  take(
    found: Int32Array,
    place: number,
    { group, count }: { readonly group: number; readonly count: number },
  ): void {
    const { study } = this.#index
    const part = study.documents[place]
    if (!part) return
    const { code, firstTurn, lastTurn } = part.codings
    const { speaker } = part.turns
    const personAt = (turn: number) => study.personOf[speaker[turn] ?? -1] ?? -1
    const hand = this.#handwork.get(place)
    const shown = shownIn(this.#index, place, {
      competing: this.#isPart ? flagsOf(found, code.length) : null,
      consensus: this.#consensus,
      hand,
    })
    const touches = this.#touchesOf(place, found, shown, hand)
    for (const coding of found) {
      const codeNumber = code[coding] ?? 0
      const own = (this.groups[group + codeNumber] ??= { place: [], coding: [], touch: [] })
      const counted = (this.counts[count + codeNumber] ??= emptyCount())
      counted.codings += 1
      if (counted.lastDocument !== place) counted.documents += 1
      counted.lastDocument = place
      const last = lastTurn[coding] ?? -1
      for (let turn = firstTurn[coding] ?? 0; turn <= last; turn += 1) {
        const person = personAt(turn)
        if (person !== -1) counted.people.add(person)
      }
      if (shown[coding] !== coding) continue
      own.place.push(place)
      own.coding.push(coding)
      own.touch.push(touches?.get(coding))
    }
  }

  /** What marks and hands have to say of passages, by the coding that is printed; null where nothing. */
  #touchesOf(
    place: number,
    found: Int32Array,
    shown: Int32Array,
    hand: Handwork | undefined,
  ): ReadonlyMap<number, Touch> | null {
    const starred = this.#marks.flagsOf(place, 'starred')
    const hidden = this.#marks.flagsOf(place, 'hidden')
    if (hand === undefined && !starred.includes(1) && !hidden.includes(1)) return null
    const touches = new Map<number, Touch>()
    for (const coding of found) {
      const row = hand?.get(coding)
      if (row === undefined && starred[coding] !== 1 && hidden[coding] !== 1) continue
      const printed = shown[coding] ?? coding
      const touch = touches.get(printed) ?? {
        starred: false,
        hidden: hidden[printed] === 1,
        isOut: false,
        row: hand?.get(printed),
      }
      touches.set(printed, touch)
      touch.starred ||= starred[coding] === 1
      touch.isOut ||= row?.standing === 'out'
    }
    return touches
  }
}

function emptyCount(): Count {
  return { codings: 0, documents: 0, lastDocument: -1, people: new Set() }
}

function flagsOf(numbers: Int32Array, count: number): Uint8Array {
  const flags = new Uint8Array(count)
  for (const number of numbers) flags[number] = 1
  return flags
}

/** Who is heard in a coding and does not ask the questions, each once, in order of speaking. */
function peopleIn({ study }: StudyIndex, place: number, coding: number): readonly number[] {
  const part = study.documents[place]
  if (!part) return nobody
  const first = part.codings.firstTurn[coding] ?? 0
  const last = part.codings.lastTurn[coding] ?? -1
  const personAt = (turn: number) => study.personOf[part.turns.speaker[turn] ?? -1] ?? -1
  // Most codings lie in one turn: their people are not listed anew for each.
  if (first === last) return alone(personAt(first))
  const people: number[] = []
  for (let turn = first; turn <= last; turn += 1) {
    const person = personAt(turn)
    if (person !== -1 && !people.includes(person)) people.push(person)
  }
  return people
}

const nobody: readonly number[] = []
const lists: (readonly number[])[] = []

function alone(person: number): readonly number[] {
  return person === -1 ? nobody : (lists[person] ??= [person])
}

/** Chooses, and puts in order: first what was put in order by hand, then by place. */
function arranged(
  index: StudyIndex,
  { place, coding, touch }: Group,
  choose: ReportSettings['choose'],
  withAll: boolean,
): ReportPassage[] {
  const isIn = (one: number) => touch[one]?.row?.standing === 'in'
  const all = place.map((_, one) => one)
  const open = all.filter((one) => isIn(one) || !(touch[one]?.isOut || touch[one]?.hidden))
  const byRule = new Set(
    choose.kind === 'balanced'
      ? balanced(
          open.map((one) => ({
            people: peopleIn(index, place[one] ?? 0, coding[one] ?? 0),
            starred: touch[one]?.starred ?? false,
            isIn: isIn(one),
          })),
          choose.limit,
        ).map((chosen) => open[chosen])
      : open.filter((one) => choose.kind === 'all' || touch[one]?.starred),
  )
  const positionOf = (one: number) => touch[one]?.row?.position ?? Infinity
  return all
    .filter((one) => withAll || isIn(one) || byRule.has(one))
    .toSorted((a, b) => positionOf(a) - positionOf(b) || a - b)
    .map((one): ReportPassage => {
      const [document = 0, number = 0] = [place[one], coding[one]]
      const { row, starred = false, isOut = false } = touch[one] ?? {}
      const { start, end } = index.study.documents[document]?.codings ?? {}
      return {
        id: index.idAt(document, number),
        document,
        start: start?.[number] ?? 0,
        end: end?.[number] ?? 0,
        starred,
        standing: isIn(one) ? 'in' : isOut ? 'out' : null,
        position: row?.position ?? null,
        trim: row?.trim ?? null,
        chosen: isIn(one) || byRule.has(one),
      }
    })
}
