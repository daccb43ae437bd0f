import type { Quotation, ReportSettings } from '#shared/contract/report-values.ts'
import { countPrinted, isHeard, type Piece } from '#shared/domain/report/pieces.ts'
import { PseudonymList } from '#shared/domain/report/pseudonym-list.ts'
import { trimmedTurns, untrimmed } from '#shared/domain/report/trimming.ts'
import { isCapitalised, opensSentence } from '#shared/domain/report/vocabulary.ts'
import type { CodeId, DocumentId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listPseudonyms } from '../store/pseudonym-store.ts'
import { sha256 } from './hashing.ts'
import { originalTurns, replacementsIn, type OriginalTurn } from './pseudonym-replacing.ts'
import type { ReportPassage } from './report-passages.ts'
import { ReportPeople, type Identified } from './report-people.ts'
import type { LoadedDocument, Session } from './session.ts'

/** A quotation, with what the report must know of it but does not print. */
export interface Quoted {
  readonly quotation: Quotation
  /** Whether its case study may be told. */
  readonly isPlaced: boolean
  readonly identified: readonly Identified[]
  /** Trimmed, and its words were changed since. Such a quotation is shown untrimmed, and never printed. */
  readonly outdated: boolean
  /** How its first word stands: at a sentence's start, or as what a coding leaves of a capitalised one. */
  readonly opens: boolean
  readonly isHalf: boolean
}

/** Reads the words of passages and turns them into quotations. */
export class Quoter {
  readonly #db: ReadDb
  readonly #session: Session
  readonly #blockAbove: number
  readonly people: ReportPeople
  readonly pseudonyms: PseudonymList
  readonly #documents = new Map<DocumentId, LoadedDocument>()

  constructor(
    db: ReadDb,
    session: Session,
    {
      attribution,
      blockAbove,
      pseudonyms,
    }: Pick<ReportSettings, 'attribution' | 'blockAbove' | 'pseudonyms'>,
  ) {
    this.#db = db
    this.#session = session
    this.#blockAbove = blockAbove
    this.people = new ReportPeople(db, attribution)
    this.pseudonyms = new PseudonymList(pseudonyms ? listPseudonyms(db) : [])
  }

  /** Null for words of someone who has withdrawn: those are never quoted, whoever chose them. */
  quote(passage: ReportPassage, document: DocumentId, code: CodeId): Quoted | null {
    const loaded = this.#load(document)
    const { text, row } = loaded
    const turns = originalTurns(loaded, passage)
    if (turns.some(({ speaker }) => speaker !== null && this.people.isWithdrawn(speaker))) return null
    const words = text.slice(passage.start, passage.end)
    const outdated = passage.trim !== null && sha256(words) !== passage.trim.words
    const trim = passage.trim === null || outdated ? untrimmed : passage.trim.trim
    const pieces = trimmedTurns(words, turns, trim, (_, index) =>
      replacementsIn(this.pseudonyms, loaded, passage, turns[index]),
    ).map((own) => own.map((piece) => this.#disguised(piece)))
    const heard = turns.filter((_, index) => isHeard(pieces[index] ?? []))
    const first = heard[0] ?? turns[0]
    const told = this.people.tell(
      row.id,
      heard.flatMap(({ speaker }) => speaker ?? []),
      {
        turn: first?.turn === null || first === undefined ? null : first.turn + 1,
        time:
          first?.turn === null || first === undefined ? null : (loaded.turns[first.turn]?.timestamp ?? null),
      },
    )
    const quotedTurns = turns.map(({ speaker }, index) => {
      const own = pieces[index] ?? []
      const label = speaker === null || !isHeard(own) ? undefined : told.labels.get(speaker)
      return { speaker: label === undefined ? null : this.pseudonyms.applied(label), pieces: own }
    })
    return {
      quotation: {
        coding: passage.id,
        document: row.id,
        title: row.title,
        case: row.caseId,
        code,
        start: passage.start,
        end: passage.end,
        turns: quotedTurns,
        participants: [...told.participants],
        attribution: this.pseudonyms.applied(told.attribution),
        block: countPrinted(quotedTurns) > this.#blockAbove,
        starred: passage.starred,
        byHand: passage.standing !== null,
        trimmed: passage.trim !== null,
        withheld: told.withheld,
      },
      isPlaced: told.isPlaced,
      identified: told.identified,
      outdated,
      ...beginning(loaded, passage.start, turns[0]),
    }
  }

  /** A document's mode and setting, as they may be told. */
  occasionOf(document: DocumentId): { mode: string; setting: string } {
    const { mode, setting } = this.people.occasionNames(this.#load(document).row)
    return { mode, setting: this.pseudonyms.applied(setting) }
  }

  #disguised(piece: Piece): Piece {
    return piece.kind === 'put_in' ? { kind: 'put_in', text: this.pseudonyms.applied(piece.text) } : piece
  }

  #load(id: DocumentId): LoadedDocument {
    const known = this.#documents.get(id)
    if (known) return known
    const loaded = this.#session.load(this.#db, id)
    this.#documents.set(id, loaded)
    return loaded
  }
}

const letter = /[\p{L}\p{N}\p{M}'’-]/u

function beginning(
  { text, turns }: LoadedDocument,
  start: number,
  part: OriginalTurn | undefined,
): Pick<Quoted, 'opens' | 'isHalf'> {
  if (!part) return { opens: true, isHalf: false }
  const at = start + part.start
  const from = part.turn === null ? 0 : (turns[part.turn]?.bodyStart ?? 0)
  const before = text.slice(Math.max(from, at - 80), at)
  const half = /[\p{L}\p{N}\p{M}'’-]+$/u.exec(before)?.[0] ?? ''
  return {
    opens: before.trim() === '' ? true : opensSentence(before, before.length),
    isHalf: half !== '' && letter.test(text.charAt(at)) && isCapitalised(half),
  }
}
