import type { ExtractMark } from '#shared/contract/retrieval.ts'
import type { Found, StudyDocument } from '#shared/domain/retrieval/index.ts'
import type { CodingId, DocumentId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listMarks } from '../store/extract-mark-store.ts'
import type { StudyIndex } from './retrieval-index.ts'
import type { Session } from './session.ts'

const bits: { readonly [Mark in ExtractMark]: number } = { starred: 1, pinned: 2, hidden: 4 }

/** The marks of a document's codings, as bits by id. */
type MarksOf = ReadonlyMap<CodingId, number>

type MarksByDocument = ReadonlyMap<DocumentId, MarksOf>

class ProjectMarks {
  #byDocument: MarksByDocument = new Map()
  #isStale = true
  /** By the columns of a document: these are made anew when something in it is coded. */
  readonly #columns = new WeakMap<StudyDocument, { readonly marks: MarksOf; readonly flags: Uint8Array }>()

  forget(): void {
    this.#isStale = true
  }

  /** What is known of a document's marks stays the very same as long as they are. */
  #refresh(db: ReadDb): void {
    const read = new Map<DocumentId, Map<CodingId, number>>()
    for (const { document, coding, mark } of listMarks(db)) {
      const own = read.get(document) ?? new Map<CodingId, number>()
      read.set(document, own)
      own.set(coding, (own.get(coding) ?? 0) | bits[mark])
    }
    const before = this.#byDocument
    const kept = new Map<DocumentId, MarksOf>()
    for (const [document, marks] of read) {
      const known = before.get(document)
      kept.set(document, known && isSame(known, marks) ? known : marks)
    }
    this.#byDocument = kept
    this.#isStale = false
  }

  /** The marks of a document's codings in the order of its columns; null where there are none. */
  of(db: ReadDb, index: StudyIndex, document: number): Uint8Array | null {
    if (this.#isStale) this.#refresh(db)
    const [row, columns] = [index.documents[document], index.study.documents[document]]
    const marks = row && this.#byDocument.get(row.id)
    if (!marks || !columns) return null
    const known = this.#columns.get(columns)
    if (known?.marks === marks) return known.flags
    const flags = Uint8Array.from(
      columns.codings.start,
      (_, coding) => marks.get(index.idAt(document, coding)) ?? 0,
    )
    this.#columns.set(columns, { marks, flags })
    return flags
  }
}

function isSame(a: MarksOf, b: MarksOf): boolean {
  return a.size === b.size && [...a].every(([id, marks]) => b.get(id) === marks)
}

const kept = new WeakMap<Session, ProjectMarks>()

function marksIn(session: Session): ProjectMarks {
  const known = kept.get(session)
  if (known) return known
  const made = new ProjectMarks()
  kept.set(session, made)
  const heeded: ReadonlySet<string> = new Set(['project', 'extract_mark', 'coding', 'document'])
  session.subscribe(({ changes }) => {
    if (changes.some(({ entity }) => heeded.has(entity))) made.forget()
  })
  return made
}

/** Which codings of the study bear which marks. */
export interface StudyMarks {
  /** For each coding of a document whether it bears a mark: 1 or 0. */
  readonly flagsOf: (document: number, mark: ExtractMark) => Uint8Array
  readonly bears: (document: number, coding: number, mark: ExtractMark) => boolean
}

export function studyMarks(db: ReadDb, session: Session, index: StudyIndex): StudyMarks {
  const marks = marksIn(session)
  const all = index.documents.map((_, document) => marks.of(db, index, document))
  return {
    flagsOf: (document, mark) => {
      const count = index.study.documents[document]?.codings.start.length ?? 0
      const own = all[document]
      return own ? own.map((each) => (each & bits[mark] ? 1 : 0)) : new Uint8Array(count)
    },
    bears: (document, coding, mark) => {
      const own = all[document]
      return own ? ((own[coding] ?? 0) & bits[mark]) !== 0 : false
    },
  }
}

/** What was found, told apart by whether it bears a mark. */
export function withMark(
  { document, coding }: Found,
  { bears }: StudyMarks,
  mark: ExtractMark,
): { readonly bearing: Found; readonly others: Found } {
  const isBearing = new Uint8Array(coding.length)
  let count = 0
  for (let one = 0; one < coding.length; one += 1) {
    if (!bears(document[one] ?? 0, coding[one] ?? 0, mark)) continue
    isBearing[one] = 1
    count += 1
  }
  const those = (which: 0 | 1) => ({
    document: document.filter((_, one) => isBearing[one] === which),
    coding: coding.filter((_, one) => isBearing[one] === which),
  })
  return { bearing: those(1), others: count === 0 ? { document, coding } : those(0) }
}
