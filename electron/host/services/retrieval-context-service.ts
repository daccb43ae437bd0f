import type { ContextTurn } from '#shared/contract/retrieval.ts'
import { speakerName } from '#shared/domain/attribution.ts'
import type { Span } from '#shared/domain/span.ts'
import { Refusal } from '#shared/errors.ts'
import type { ReadDb } from '../project/index.ts'
import { readCoding } from '../store/coding-store.ts'
import type { Service } from './context.ts'
import { attributedSpeakers } from './extract-service.ts'
import type { LoadedDocument } from './session.ts'

type Bare = Omit<ContextTurn, 'extract' | 'text'> & { readonly end: number }

/** What a document is read by: its turns that have words, or its lines that aren't blank. */
function partsOf(db: ReadDb, { row, text, turns }: LoadedDocument): Bare[] {
  if (turns.length === 0) return linesOf(text)
  const speakers = attributedSpeakers(db, row.id)
  return turns.flatMap((turn, at) => {
    if (turn.bodyStart >= turn.bodyEnd) return []
    const speaker = turn.speaker === null ? undefined : speakers.get(turn.speaker)
    return {
      number: at + 1,
      speaker: speaker ? speakerName(speaker) : null,
      timestamp: turn.timestamp,
      start: turn.bodyStart,
      end: turn.bodyEnd,
    }
  })
}

function linesOf(text: string): Bare[] {
  return Array.from(text.matchAll(/[^\n]*\S[^\n]*/gu), ({ 0: line, index }) => ({
    number: null,
    speaker: null,
    timestamp: null,
    start: index,
    end: index + line.length,
  }))
}

function shared(part: Span, span: Span): Span | null {
  const start = Math.max(part.start, span.start) - part.start
  const end = Math.min(part.end, span.end) - part.start
  return start < end ? { start, end } : null
}

/** Reads on around an extract. */
export const retrievalContextService: Service<'retrieval.context'> = {
  'retrieval.context': ({ coding: id, before, after }, { session }) =>
    session.project.read((db) => {
      const coding = readCoding(db, id)
      if (!coding) throw new Refusal('not_found', { what: 'coding' })
      const document = session.load(db, coding.document)
      const parts = partsOf(db, document)
      const first = Math.max(
        0,
        parts.findIndex(({ end }) => end > coding.start),
      )
      const last = Math.max(
        first,
        parts.findLastIndex(({ start }) => start < coding.end),
      )
      const from = Math.max(0, first - before)
      const shown = parts.slice(from, last + 1 + after)
      return {
        turns: shown.map(({ end, ...part }) => ({
          ...part,
          text: document.text.slice(part.start, end),
          extract: coding.lost === null ? shared({ start: part.start, end }, coding) : null,
        })),
        before: from,
        after: parts.length - from - shown.length,
      }
    }),
}
