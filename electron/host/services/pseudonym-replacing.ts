import type { Extract } from '#shared/contract/values.ts'
import { wordsOf } from '#shared/domain/codable.ts'
import { printedPieces } from '#shared/domain/report/printed-quotation.ts'
import { PseudonymList, type Replacement } from '#shared/domain/report/pseudonym-list.ts'
import { trimmedTurns, untrimmed } from '#shared/domain/report/trimming.ts'
import type { Span } from '#shared/domain/span.ts'
import type { SpeakerId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listPseudonyms } from '../store/pseudonym-store.ts'
import type { LoadedDocument } from './session.ts'

/** How far around a quotation the words of its turn are read, so that names at its edges are known as a whole. */
const beyond = 300

/** The words of a coding turn by turn, offsets from where the coding starts. `turn` null in a text without turns. */
export interface OriginalTurn extends Span {
  readonly turn: number | null
  readonly speaker: SpeakerId | null
}

/** Where in a coding's text what stands that was said. */
export function originalTurns({ text, turns }: LoadedDocument, span: Span): OriginalTurn[] {
  return wordsOf(text, turns, span).map(({ turn, text: words }) => {
    const from = turn === null ? 0 : (turns[turn]?.bodyStart ?? 0)
    const start = Math.max(from, span.start) - span.start
    return {
      turn,
      speaker: turn === null ? null : (turns[turn]?.speaker ?? null),
      start,
      end: start + words.length,
    }
  })
}

/** What of a turn of a coding is replaced, offsets in the turn's part; words that reach over the coding's edge are, too. */
export function replacementsIn(
  pseudonyms: PseudonymList,
  { text, turns }: LoadedDocument,
  coding: Span,
  part: OriginalTurn | undefined,
): readonly Replacement[] {
  if (!part) return []
  const [start, end] = [coding.start + part.start, coding.start + part.end]
  const turn = part.turn === null ? undefined : turns[part.turn]
  const from = Math.max(turn?.bodyStart ?? 0, start - beyond)
  const to = Math.min(turn?.bodyEnd ?? text.length, end + beyond)
  return pseudonyms
    .find(text.slice(from, to))
    .map((one) => ({
      start: Math.max(start, one.start + from) - start,
      end: Math.min(end, one.end + from) - start,
      by: one.by,
    }))
    .filter((one) => one.start < one.end)
}

/** The words of a coding as they are printed, a turn each, with what stands for names in square brackets. */
function wordsDisguised(pseudonyms: PseudonymList, document: LoadedDocument, coding: Span): string[] {
  const turns = originalTurns(document, coding)
  const words = document.text.slice(coding.start, coding.end)
  return trimmedTurns(words, turns, untrimmed, (_, index) =>
    replacementsIn(pseudonyms, document, coding, turns[index]),
  ).map((pieces) => printedPieces(pieces))
}

/** The project's list as it is applied to what leaves the project; one that replaces nothing where that is not wanted. */
export function projectPseudonyms(db: ReadDb, isWanted: boolean): PseudonymList {
  return new PseudonymList(isWanted ? listPseudonyms(db) : [])
}

/** An extract in which all that names anyone is replaced as a list says. */
export function disguised(pseudonyms: PseudonymList, document: LoadedDocument, extract: Extract): Extract {
  if (pseudonyms.isEmpty) return extract
  const words = wordsDisguised(pseudonyms, document, extract)
  const told = (text: string) => pseudonyms.applied(text)
  return {
    ...extract,
    title: told(extract.title),
    case: extract.case === null ? null : told(extract.case),
    // A code made in vivo bears words that were said.
    path: told(extract.path),
    attribution: told(extract.attribution),
    words: extract.words.map(({ speaker }, turn) => ({
      speaker: speaker === null ? null : told(speaker),
      text: words[turn] ?? '',
    })),
  }
}
