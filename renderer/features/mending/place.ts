import type { DocumentText } from '#shared/contract/documents.ts'

type Turn = DocumentText['turns'][number]

/** What stands before or after a place: who says it, and what. */
export interface Neighbour {
  readonly speaker: string | null
  readonly words: string
}

/**
 * What is mended at once: a turn's words, or a stretch that is no turn (a paragraph of a text without turns, words
 * between two turns). [start, end) are UTF-16 offsets of its words in the document's text.
 */
export interface Place {
  readonly start: number
  readonly end: number
  readonly words: string
  /** null: no turn. */
  readonly turn: {
    readonly id: Turn['id']
    readonly number: number
    readonly timestamp: string | null
  } | null
  readonly speaker: string | null
  readonly before: Neighbour | null
  readonly after: Neighbour | null
}

type Source = Pick<DocumentText, 'text' | 'turns' | 'speakers'>

/** The place that holds an offset of a document's text, or the nearest before it; null where there are no words. */
export function placeAt(source: Source, offset: number): Place | null {
  return source.turns.length === 0 ? paragraphAt(source.text, offset) : turnAt(source, offset)
}

function turnAt(source: Source, offset: number): Place | null {
  const turns = source.turns.toSorted((a, b) => a.start - b.start)
  const index = Math.max(
    0,
    turns.findLastIndex((turn) => turn.start <= offset),
  )
  const turn = turns[index]
  if (!turn) return null
  const next = turns[index + 1]
  const isAside = offset < turn.start || offset > turn.end
  const aside = isAside
    ? trimmed(source.text, offset < turn.start ? 0 : turn.end, offset < turn.start ? turn.start : next?.start)
    : null
  if (aside) {
    const before = offset < turn.start ? undefined : turn
    const after = offset < turn.start ? turn : next
    return {
      ...aside,
      turn: null,
      speaker: null,
      before: neighbour(source, before),
      after: neighbour(source, after),
    }
  }
  return {
    start: turn.bodyStart,
    end: turn.bodyEnd,
    words: source.text.slice(turn.bodyStart, turn.bodyEnd),
    turn: { id: turn.id, number: index + 1, timestamp: turn.timestamp },
    speaker: speakerOf(source, turn),
    before: neighbour(source, turns[index - 1]),
    after: neighbour(source, next),
  }
}

function speakerOf({ speakers }: Source, turn: Turn): string | null {
  return speakers.find((speaker) => speaker.id === turn.speaker)?.label ?? null
}

function neighbour(source: Source, turn: Turn | undefined): Neighbour | null {
  if (!turn) return null
  return { speaker: speakerOf(source, turn), words: source.text.slice(turn.bodyStart, turn.bodyEnd) }
}

/** A stretch without its blank edges; null where nothing else is in it. */
function trimmed(text: string, from: number, to = text.length) {
  const words = text.slice(from, to)
  if (words.trim() === '') return null
  const start = from + words.length - words.trimStart().length
  return { start, end: from + words.trimEnd().length, words: words.trim() }
}

function paragraphAt(text: string, offset: number): Place | null {
  const paragraphs: { start: number; end: number; words: string }[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line.trim() !== '') paragraphs.push({ start, end: start + line.length, words: line })
    start += line.length + 1
  }
  const index = Math.max(
    0,
    paragraphs.findLastIndex((paragraph) => paragraph.start <= offset),
  )
  const here = paragraphs[index]
  if (!here) return null
  const beside = (at: number) => {
    const found = paragraphs[at]
    return found ? { speaker: null, words: found.words } : null
  }
  return { ...here, turn: null, speaker: null, before: beside(index - 1), after: beside(index + 1) }
}
