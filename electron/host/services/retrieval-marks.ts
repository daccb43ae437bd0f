import type { ChangeEvent } from '#shared/contract/entities.ts'
import type { ExtractMark } from '#shared/contract/retrieval.ts'
import type { Found, StudyDocument } from '#shared/domain/retrieval/index.ts'
import type { CodingId, DocumentId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listMarks, listSomeMarks, type MarkRow } from '../store/extract-mark-store.ts'
import type { StudyIndex } from './retrieval-index.ts'
import type { Session } from './session.ts'

const bits: { readonly [Mark in ExtractMark]: number } = { starred: 1, pinned: 2, hidden: 4 }

/** The marks in a document by their id; another map as soon as they are others. */
type MarksIn = ReadonlyMap<string, MarkRow>

/** Past so many changes at once, all is read again. */
const mostChanged = 5_000

class ProjectMarks {
  readonly #byDocument = new Map<DocumentId, MarksIn>()
  readonly #documentOf = new Map<string, DocumentId>()
  /** Nothing is known, or no longer whether it is so. */
  #isUnread = true
  readonly #changedMarks = new Set<string>()
  /** A coding that comes back bears the marks that waited for it. */
  readonly #changedCodings = new Set<string>()
  /** By the columns of a document: these are made anew when something in it is coded. */
  readonly #flags = new WeakMap<StudyDocument, { readonly marks: MarksIn; readonly flags: Uint8Array }>()

  /** Takes note of a change. */
  heed({ changes }: Pick<ChangeEvent, 'changes'>): void {
    for (const { entity, ids } of changes) {
      if (entity !== 'project' && entity !== 'extract_mark' && entity !== 'coding') continue
      if (entity === 'project' || ids === null) this.#isUnread = true
      else for (const id of ids) (entity === 'coding' ? this.#changedCodings : this.#changedMarks).add(id)
    }
    if (this.#changedMarks.size + this.#changedCodings.size > mostChanged) this.#isUnread = true
    if (this.#isUnread) this.#forgetChanges()
  }

  #forgetChanges(): void {
    this.#changedMarks.clear()
    this.#changedCodings.clear()
  }

  #refresh(db: ReadDb): void {
    if (this.#isUnread) {
      this.#byDocument.clear()
      this.#documentOf.clear()
      this.#add(listMarks(db))
      this.#isUnread = false
    } else if (this.#changedMarks.size + this.#changedCodings.size > 0) {
      this.#remove(this.#changedMarks)
      this.#add(listSomeMarks(db, [...this.#changedMarks], [...this.#changedCodings]))
    }
    this.#forgetChanges()
  }

  #add(rows: readonly MarkRow[]): void {
    for (const [document, own] of Map.groupBy(rows, (row) => row.document)) {
      const marks = new Map(this.#byDocument.get(document))
      for (const row of own) {
        marks.set(row.id, row)
        this.#documentOf.set(row.id, document)
      }
      this.#byDocument.set(document, marks)
    }
  }

  #remove(ids: ReadonlySet<string>): void {
    const known = [...ids].flatMap((id) => {
      const document = this.#documentOf.get(id)
      return document === undefined ? [] : [{ id, document }]
    })
    for (const [document, own] of Map.groupBy(known, (one) => one.document)) {
      const marks = new Map(this.#byDocument.get(document))
      for (const { id } of own) {
        marks.delete(id)
        this.#documentOf.delete(id)
      }
      this.#byDocument.set(document, marks)
    }
  }

  /** The marks of a document's codings as bits, in the order of its columns; null where there are none. */
  of(db: ReadDb, index: StudyIndex, document: number): Uint8Array | null {
    this.#refresh(db)
    const [row, columns] = [index.documents[document], index.study.documents[document]]
    const marks = row && this.#byDocument.get(row.id)
    if (!marks || marks.size === 0 || !columns) return null
    const known = this.#flags.get(columns)
    if (known?.marks === marks) return known.flags
    const bitsOf = new Map<CodingId, number>()
    for (const { coding, mark } of marks.values()) bitsOf.set(coding, (bitsOf.get(coding) ?? 0) | bits[mark])
    const flags = Uint8Array.from(
      columns.codings.start,
      (_, coding) => bitsOf.get(index.idAt(document, coding)) ?? 0,
    )
    this.#flags.set(columns, { marks, flags })
    return flags
  }
}

const kept = new WeakMap<Session, ProjectMarks>()

function marksIn(session: Session): ProjectMarks {
  const known = kept.get(session)
  if (known) return known
  const made = new ProjectMarks()
  kept.set(session, made)
  session.subscribe((event) => made.heed(event))
  return made
}

/** Which codings of the study bear which marks. */
export interface StudyMarks {
  /** For each coding of a document whether it bears a mark: 1 or 0. */
  readonly flagsOf: (document: number, mark: ExtractMark) => Uint8Array
  /** For each of what was found whether it bears a mark: 1 or 0. */
  readonly among: (found: Found, mark: ExtractMark) => Uint8Array
  readonly bears: (document: number, coding: number, mark: ExtractMark) => boolean
}

export function studyMarks(db: ReadDb, session: Session, index: StudyIndex): StudyMarks {
  const marks = marksIn(session)
  const all = index.documents.map((_, document) => marks.of(db, index, document))
  return {
    flagsOf: (document, mark) => {
      const own = all[document]
      const bit = bits[mark]
      const flags = new Uint8Array(index.study.documents[document]?.codings.start.length ?? 0)
      if (own) for (let coding = 0; coding < flags.length; coding += 1) flags[coding] = has(own, coding, bit)
      return flags
    },
    among: ({ document, coding }, mark) => {
      const bit = bits[mark]
      const bearing = new Uint8Array(coding.length)
      for (let one = 0; one < bearing.length; one += 1) {
        const own = all[document[one] ?? 0]
        if (own) bearing[one] = has(own, coding[one] ?? 0, bit)
      }
      return bearing
    },
    bears: (document, coding, mark) => {
      const own = all[document]
      return own ? has(own, coding, bits[mark]) === 1 : false
    },
  }
}

function has(marks: Uint8Array, coding: number, bit: number): 0 | 1 {
  return ((marks[coding] ?? 0) & bit) === 0 ? 0 : 1
}
