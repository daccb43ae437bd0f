import type { DocumentText } from '#shared/contract/documents.ts'

/**
 * One block of the page: a turn's words, a paragraph of a text without turns, or an aside that is no part of the
 * conversation. [start, end) are UTF-16 offsets of its words in the document's text.
 */
export interface Row {
  readonly index: number
  readonly kind: 'turn' | 'paragraph' | 'aside'
  readonly start: number
  readonly end: number
  readonly codable: boolean
  /** Who speaks; null where nobody is named. */
  readonly speaker: string | null
  readonly timestamp: string | null
  /** The turn's number, from 1; null for what is no turn. */
  readonly number: number | null
}

type Source = Pick<DocumentText, 'text' | 'turns' | 'speakers'>

/** The blocks of a document in reading order. Every codable word stands in exactly one of them. */
export function rowsOf(document: Source): Row[] {
  return document.turns.length === 0 ? paragraphs(document.text) : turns(document)
}

function paragraphs(text: string): Row[] {
  const rows: Row[] = []
  let start = 0
  while (start <= text.length) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    if (text.slice(start, end).trim() !== '') {
      rows.push({
        index: rows.length,
        kind: 'paragraph',
        start,
        end,
        codable: true,
        speaker: null,
        timestamp: null,
        number: null,
      })
    }
    start = end + 1
  }
  return rows
}

function turns({ text, turns: all, speakers }: Source): Row[] {
  const names = new Map<string, string>(speakers.map((speaker) => [speaker.id, speaker.label]))
  const rows: Row[] = []
  const aside = (from: number, to: number) => {
    const words = text.slice(from, to)
    if (words.trim() === '') return
    const start = from + words.length - words.trimStart().length
    const end = from + words.trimEnd().length
    rows.push({
      index: rows.length,
      kind: 'aside',
      start,
      end,
      codable: false,
      speaker: null,
      timestamp: null,
      number: null,
    })
  }
  let reached = 0
  for (const [number, turn] of all.toSorted((a, b) => a.start - b.start).entries()) {
    aside(reached, turn.start)
    rows.push({
      index: rows.length,
      kind: 'turn',
      start: turn.bodyStart,
      end: turn.bodyEnd,
      codable: turn.bodyStart < turn.bodyEnd,
      speaker: turn.speaker === null ? null : (names.get(turn.speaker) ?? null),
      timestamp: turn.timestamp,
      number: number + 1,
    })
    reached = turn.end
  }
  aside(reached, text.length)
  return rows
}

/** The last row that begins at or before an offset, or the first row; undefined only where there are none. */
export function rowAt(rows: readonly Row[], offset: number): Row | undefined {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((rows[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return rows[Math.max(0, low - 1)]
}
