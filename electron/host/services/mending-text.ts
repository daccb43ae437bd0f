import { applyEdits, type Edit } from '#shared/domain/edits.ts'
import { countWords } from '#shared/domain/words.ts'
import type { WriteDb } from '../project/index.ts'
import { insertBody, type TurnRow } from '../store/document-store.ts'
import { putText, updateTurn } from '../store/turn-editing-store.ts'
import { sha256 } from './hashing.ts'
import { moveCodings, type CodingsMoved } from './mending-codings.ts'
import type { LoadedDocument } from './session.ts'

/** Edits to one piece of a text that moves as a whole: the words of a turn, or what stands before one (or after all). */
export interface EditedPiece {
  /** The index of the turn; the number of turns for what follows the last. */
  readonly turn: number
  readonly part: 'words' | 'before'
  /** In order, disjoint, within the piece. */
  readonly edits: readonly Edit[]
}

/**
 * Where the turns lie after the edits. Which piece an edit belongs to has to be said: what is put in between two turns
 * that touch could be the end of one or the beginning of the other.
 */
export function turnsAfter<T extends TurnRow>(turns: readonly T[], pieces: readonly EditedPiece[]): T[] {
  const growth = { words: new Map<number, number>(), before: new Map<number, number>() }
  for (const { turn, part, edits } of pieces) {
    const grown = edits.reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0)
    growth[part].set(turn, (growth[part].get(turn) ?? 0) + grown)
  }
  let shift = 0
  return turns.map((turn, index) => {
    shift += growth.before.get(index) ?? 0
    const { start, bodyStart } = turn
    const begins = { start: start + shift, bodyStart: bodyStart + shift }
    shift += growth.words.get(index) ?? 0
    return { ...turn, ...begins, bodyEnd: turn.bodyEnd + shift, end: turn.end + shift }
  })
}

/**
 * Gives a document the text that edits make of it, with everything that lies over it: turns, codings and memos.
 * @param edits in order, disjoint
 * @param turns as they lie over the new text; their rows must be there
 * @throws Refusal as `moveCodings`
 */
export function rewrite(
  db: WriteDb,
  before: LoadedDocument,
  edits: readonly Edit[],
  turns: readonly TurnRow[],
): CodingsMoved {
  const stood = new Map(before.turns.map((turn) => [turn.id, turn]))
  for (const turn of turns) {
    const was = stood.get(turn.id)
    if (!was || !isSameTurn(was, turn)) updateTurn(db, turn)
  }
  const text = applyEdits(before.text, edits)
  if (text === before.text) return { moved: 0, orphaned: 0 }
  const { id, bodyHash: hashBefore, originalBodyHash } = before.row
  const bodyHash = sha256(text)
  insertBody(db, bodyHash, text)
  const original = originalBodyHash ?? hashBefore
  const spoken = turns.length > 0 ? turns.map((turn) => text.slice(turn.bodyStart, turn.bodyEnd)) : [text]
  putText(db, {
    id,
    bodyHash,
    originalBodyHash: original === bodyHash ? null : original,
    characters: text.length,
    words: spoken.reduce((sum, words) => sum + countWords(words), 0),
  })
  return moveCodings(db, before, { text, turns }, edits)
}

function isSameTurn(a: TurnRow, b: TurnRow): boolean {
  return (
    a.speaker === b.speaker &&
    a.timestamp === b.timestamp &&
    a.start === b.start &&
    a.bodyStart === b.bodyStart &&
    a.bodyEnd === b.bodyEnd &&
    a.end === b.end
  )
}
