import { modeName } from '#shared/domain/attribution.ts'
import type { Extract } from '#shared/contract/values.ts'
import type { ExtractsBook } from './extracts-book.ts'
import { wordsOf } from './wording.ts'

/** The columns of both tables, in order. `start` and `end` are UTF-16 offsets into the document, half-open. */
export const columns = [
  'case',
  'code',
  'extract',
  'attribution',
  'document',
  'mode',
  'turn',
  'timestamp',
  'start',
  'end',
  'coder',
  'codebook_version',
  'speakers',
] as const

export type Column = (typeof columns)[number]

/** One extract as one row. An empty text means that there is nothing to say: no case study, no turns. */
export type Row = { readonly [Name in Column]: string | number }

/** A book as rows, in the book's order. */
export function rowsOf(book: ExtractsBook): Row[] {
  return book.groups.flatMap(({ path, extracts }) => extracts.map((extract) => rowOf(path, extract)))
}

function rowOf(path: string, extract: Extract): Row {
  return {
    case: extract.case ?? '',
    code: path,
    extract: wordsOf(extract),
    attribution: extract.attribution,
    document: extract.title,
    mode: modeName(extract.mode),
    turn: extract.turn ?? '',
    timestamp: extract.timestamp ?? '',
    start: extract.start,
    end: extract.end,
    coder: extract.coder,
    codebook_version: extract.version,
    speakers: [...new Set(extract.words.map(({ speaker }) => speaker).filter((name) => name !== null))].join(
      '; ',
    ),
  }
}
