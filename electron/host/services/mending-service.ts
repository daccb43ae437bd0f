import { splitsCharacter } from '#shared/domain/codable.ts'
import type { Edit } from '#shared/domain/edits.ts'
import { Refusal } from '#shared/errors.ts'
import { speakerId, turnId, type DocumentId, type SpeakerId, type TurnId } from '#shared/ids.ts'
import { newId, type ReadDb, type WriteDb } from '../project/index.ts'
import { insertSpeaker, insertTurn, listSpeakers, type TurnRow } from '../store/document-store.ts'
import { deleteTurn, findTurn, makeRoomForTurn } from '../store/turn-editing-store.ts'
import type { Service } from './context.ts'
import { looksLikeInterviewer } from './import-storing.ts'
import { rewrite, turnsAfter, type EditedPiece } from './mending-text.ts'
import { quoted } from './plain-words.ts'
import type { LoadedDocument, Session } from './session.ts'
import { wordEdits } from './word-edits.ts'

/** Words as they are stored: line ends LF, no half characters, nothing that a text file can't hold. */
export function cleanWords(words: string): string {
  return words.toWellFormed().replace(/\r\n?/gu, '\n').replaceAll('\u0000', '')
}

/** A speaker's label or a timestamp on one line; null where nothing of it is left. */
function cleanLine(line: string | null): string | null {
  return (
    cleanWords(line ?? '')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim() || null
  )
}

interface LoadedTurn extends LoadedDocument {
  readonly turn: TurnRow
  readonly index: number
  readonly position: number
}

/** @throws Refusal not_found for an unknown turn. */
function loadTurn(db: ReadDb, session: Session, id: TurnId): LoadedTurn {
  const found = findTurn(db, id)
  const loaded = found && session.load(db, found.document)
  const index = loaded?.turns.findIndex((turn) => turn.id === id) ?? -1
  const turn = loaded?.turns[index]
  if (!found || !loaded || !turn) throw new Refusal('not_found', { what: 'turn' })
  return { ...loaded, turn, index, position: found.position }
}

/** The speaker of this label, made where the document has none yet. */
function speakerCalled(db: WriteDb, document: DocumentId, given: string | null): SpeakerId | null {
  const label = cleanLine(given)
  if (label === null) return null
  const speakers = listSpeakers(db, document)
  const known = speakers.find((speaker) => speaker.label === label)
  if (known) return known.id
  const id = newId(speakerId)
  insertSpeaker(db, {
    id,
    documentId: document,
    label,
    participantId: null,
    interviewer: looksLikeInterviewer(
      label,
      speakers.map((speaker) => speaker.label),
    ),
    position: 1 + Math.max(-1, ...speakers.map((speaker) => speaker.position)),
  })
  return id
}

/** "Denise’s turn", "a turn". */
function whoseTurn(db: ReadDb, { row, turn }: LoadedTurn): string {
  const speaker = listSpeakers(db, row.id).find(({ id }) => id === turn.speaker)
  return speaker ? `${speaker.label}’s turn` : 'a turn'
}

function shifted(edits: readonly Edit[], by: number): Edit[] {
  return edits.map((edit) => ({ ...edit, start: edit.start + by, end: edit.end + by }))
}

/** What stands in [start, end) gives way to `words`, word by word. */
function editsFor(text: string, start: number, end: number, words: string): Edit[] {
  return shifted(wordEdits(text.slice(start, end), cleanWords(words)), start)
}

/**
 * The piece of a text that holds a stretch.
 * @throws Refusal validation where it reaches from a turn's words into a label or another turn
 */
function pieceAt(
  { turns, row }: LoadedDocument,
  start: number,
  end: number,
): Pick<EditedPiece, 'turn' | 'part'> {
  const within = turns.findIndex((turn) => turn.bodyStart <= start && end <= turn.bodyEnd)
  if (within !== -1) return { turn: within, part: 'words' }
  const next = turns.findIndex((turn) => turn.end > start)
  const turn = next === -1 ? turns.length : next
  if (end <= (turns[turn]?.start ?? end)) return { turn, part: 'before' }
  throw new Refusal('validation', { reason: 'across_turns', document: row.title })
}

/** @throws Refusal validation where a stretch is not within a text, or ends in the middle of a character. */
export function admitStretch({ text, row }: LoadedDocument, start: number, end: number): void {
  const data = { start, end, characters: text.length, document: row.title }
  if (start > end || end > text.length) throw new Refusal('validation', { reason: 'outside_text', ...data })
  if (splitsCharacter(text, start) || splitsCharacter(text, end))
    throw new Refusal('validation', { reason: 'splits_character', ...data })
}

/** Where the second half begins: blanks at the cut stay with the first. @throws Refusal validation for an empty half */
function cutAt({ text, turn, row }: LoadedTurn, at: number): number {
  admitStretch({ text, row, turns: [] }, at, at)
  const inside = at > turn.bodyStart && at < turn.bodyEnd
  const rest = text.slice(at, turn.bodyEnd)
  if (inside && text.slice(turn.bodyStart, at).trim() !== '' && rest.trim() !== '')
    return at + rest.search(/\S/u)
  throw new Refusal('validation', { reason: 'nothing_to_split', document: row.title })
}

export const mendingService: Service<
  'mending.mendTurn' | 'mending.mendText' | 'mending.splitTurn' | 'mending.joinTurns'
> = {
  'mending.mendTurn': ({ turn: id, words, speaker, timestamp }, { session, as }) => {
    const { codings } = session.project.write(
      ({ label }: { label: string }) => ({ kind: 'mending.mendTurn', label, coder: as }),
      (db) => {
        const loaded = loadTurn(db, session, id)
        const { row, text, turn, turns, index } = loaded
        const title = quoted(row.title)
        const label =
          words !== undefined
            ? `Mended the words of ${whoseTurn(db, loaded)} in ${title}`
            : speaker !== undefined
              ? `Changed who speaks in ${whoseTurn(db, loaded)} in ${title}`
              : `Changed the time of ${whoseTurn(db, loaded)} in ${title}`
        const edits = words === undefined ? [] : editsFor(text, turn.bodyStart, turn.bodyEnd, words)
        const mended = {
          ...turn,
          speaker: speaker === undefined ? turn.speaker : speakerCalled(db, row.id, speaker),
          timestamp: timestamp === undefined ? turn.timestamp : cleanLine(timestamp),
        }
        const after = turnsAfter(turns.with(index, mended), [{ turn: index, part: 'words', edits }])
        return { codings: rewrite(db, loaded, edits, after), label }
      },
    )
    return codings
  },

  'mending.mendText': ({ document, start, end, words }, { session, as }) => {
    const { codings } = session.project.write(
      ({ title }: { title: string }) => ({
        kind: 'mending.mendText',
        label: `Mended the words of ${quoted(title)}`,
        coder: as,
      }),
      (db) => {
        const loaded = session.load(db, document)
        admitStretch(loaded, start, end)
        const edits = editsFor(loaded.text, start, end, words)
        const after = turnsAfter(loaded.turns, [{ ...pieceAt(loaded, start, end), edits }])
        return { codings: rewrite(db, loaded, edits, after), title: loaded.row.title }
      },
    )
    return codings
  },

  'mending.splitTurn': ({ turn: id, at, speaker }, { session, as }) => {
    session.project.write(
      ({ label }: { label: string }) => ({ kind: 'mending.splitTurn', label, coder: as }),
      (db) => {
        const loaded = loadTurn(db, session, id)
        const { row, turn, turns, index, position } = loaded
        const cut = cutAt(loaded, at)
        const label = `Split ${whoseTurn(db, loaded)} in ${quoted(row.title)}`
        makeRoomForTurn(db, row.id, position)
        insertTurn(db, row.id, position + 1, {
          ...turn,
          id: newId(turnId),
          speaker: speakerCalled(db, row.id, speaker),
          timestamp: null,
          start: cut,
          bodyStart: cut,
        })
        rewrite(db, loaded, [], turns.with(index, { ...turn, bodyEnd: cut, end: cut }))
        return { label }
      },
    )
    return null
  },

  'mending.joinTurns': ({ turn: id }, { session, as }) => {
    const { codings } = session.project.write(
      ({ title }: { title: string }) => ({
        kind: 'mending.joinTurns',
        label: `Joined two turns in ${quoted(title)}`,
        coder: as,
      }),
      (db) => {
        const loaded = loadTurn(db, session, id)
        const { row, turn, turns, index } = loaded
        const next = turns[index + 1]
        if (!next) throw new Refusal('validation', { reason: 'last_turn', document: row.title })
        const gap = { start: turn.bodyEnd, end: next.bodyStart }
        const hasWords = turn.bodyStart < turn.bodyEnd && next.bodyStart < next.bodyEnd
        const text = hasWords && gap.start < gap.end ? '\n' : ''
        const edits = [{ ...gap, text, mends: false }]
        const joined = { ...turn, bodyEnd: next.bodyEnd, end: next.end }
        const others = turns.with(index, joined).toSpliced(index + 1, 1)
        const after = turnsAfter(others, [{ turn: index, part: 'words', edits }])
        deleteTurn(db, next.id)
        return { codings: rewrite(db, loaded, edits, after), title: row.title }
      },
    )
    return codings
  },
}
