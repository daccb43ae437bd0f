import type { CoderId, CodeId, CodingId, DocumentId, RoundId, SpeakerId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'

/** How long an id is, in characters. */
const idLength = 36
/** Stands for a round where there is none. */
const noRound = '-'.repeat(idLength)

/** The codings of a document that stand on their words and may be seen, in no order. */
export interface CodingBatch {
  readonly document: DocumentId
  readonly count: number
  readonly start: readonly number[]
  readonly end: readonly number[]
  readonly codeAt: (index: number) => CodeId
  readonly coderAt: (index: number) => CoderId
  readonly roundAt: (index: number) => RoundId | null
  /** The ids of all, without anything between them, 36 characters each. */
  readonly ids: string
}

interface BatchRow {
  readonly document: DocumentId
  readonly count: number
  readonly ids: string
  readonly codes: string
  readonly coders: string
  readonly rounds: string
  readonly starts: string
  readonly ends: string
}

/**
 * Codings by document, for computations over all of them: a row a document, since a row a coding takes several times as
 * long to be handed over.
 */
export function listCodingBatches(db: ReadDb, documents: readonly DocumentId[]): CodingBatch[] {
  return db
    .prepare<[string], BatchRow>(
      `select document_id as document, count(*) as count, group_concat(id, '') as ids, group_concat(code_id, '') as codes,
         group_concat(coder_id, '') as coders, group_concat(coalesce(round_id, '${noRound}'), '') as rounds,
         json_group_array(start_at) as starts, json_group_array(end_at) as ends
         from shown_coding where lost_words is null and document_id in (select value from json_each(?))
         group by document_id`,
    )
    .all(JSON.stringify(documents))
    .map(({ document, count, ids, codes, coders, rounds, starts, ends }) => ({
      document,
      count,
      ids,
      start: numbers(starts),
      end: numbers(ends),
      codeAt: (index) => idIn<CodeId>(codes, index),
      coderAt: (index) => idIn<CoderId>(coders, index),
      roundAt: (index) => {
        const id = idIn<RoundId>(rounds, index)
        return id === noRound ? null : id
      },
    }))
}

/** The id at `index` of ids that stand without anything between them. */
export function idIn<Id extends string>(ids: string, index: number): Id {
  // The column holds ids of this kind and nothing else.
  return ids.slice(index * idLength, (index + 1) * idLength) as Id
}

function numbers(json: string): readonly number[] {
  // What json_group_array made of a column of integers.
  return JSON.parse(json) as readonly number[]
}

/** In which documents codings are, as far as they are still there; hidden ones too. */
export function listDocumentsOfCodings(
  db: ReadDb,
  codings: readonly string[],
): { readonly coding: CodingId; readonly document: DocumentId }[] {
  return db
    .prepare<[string], { coding: CodingId; document: DocumentId }>(
      `select id as coding, document_id as document from coding where id in (select value from json_each(?))`,
    )
    .all(JSON.stringify(codings))
}

export interface BareTurn {
  readonly document: DocumentId
  readonly speaker: SpeakerId | null
  readonly start: number
  readonly end: number
}

type TurnRecord = readonly [DocumentId, SpeakerId | null, number, number]

/** The turns that have words, of documents, in order; [start, end) are those words. */
export function listBareTurns(db: ReadDb, documents: readonly DocumentId[]): BareTurn[] {
  return db
    .prepare<[string], TurnRecord>(
      `select document_id, speaker_id, body_start, body_end from turn
        where body_start < body_end and document_id in (select value from json_each(?)) order by document_id, position`,
    )
    .raw(true)
    .all(JSON.stringify(documents))
    .map(([document, speaker, start, end]) => ({ document, speaker, start, end }))
}
