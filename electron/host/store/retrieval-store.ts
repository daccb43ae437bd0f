import type { CoderId, CodeId, CodingId, DocumentId, RoundId, SpeakerId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'

/** How long an id is, in characters. */
const idLength = 36
/** Stands for an id where there is none. */
const noId = '-'.repeat(idLength)

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
         group_concat(coder_id, '') as coders, group_concat(coalesce(round_id, '${noId}'), '') as rounds,
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
      roundAt: (index) => idOrNone<RoundId>(rounds, index),
    }))
}

/** The id at `index` of ids that stand without anything between them. */
export function idIn<Id extends string>(ids: string, index: number): Id {
  // The column holds ids of this kind and nothing else.
  return ids.slice(index * idLength, (index + 1) * idLength) as Id
}

function idOrNone<Id extends string>(ids: string, index: number): Id | null {
  const id = idIn<Id>(ids, index)
  return id === noId ? null : id
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

/** The turns of a document that have words, in order; [start, end) are those words. */
export interface TurnBatch {
  readonly document: DocumentId
  readonly start: readonly number[]
  readonly end: readonly number[]
  readonly speakerAt: (index: number) => SpeakerId | null
}

interface TurnBatchRow {
  readonly document: DocumentId
  readonly speakers: string
  readonly starts: string
  readonly ends: string
}

/** Turns by document, without those documents that have none. */
export function listTurnBatches(db: ReadDb, documents: readonly DocumentId[]): TurnBatch[] {
  return db
    .prepare<[string], TurnBatchRow>(
      `select document_id as document, group_concat(coalesce(speaker_id, '${noId}'), '' order by position) as speakers,
         json_group_array(body_start order by position) as starts, json_group_array(body_end order by position) as ends
         from turn where body_start < body_end and document_id in (select value from json_each(?))
         group by document_id`,
    )
    .all(JSON.stringify(documents))
    .map(({ document, speakers, starts, ends }) => ({
      document,
      start: numbers(starts),
      end: numbers(ends),
      speakerAt: (index) => idOrNone<SpeakerId>(speakers, index),
    }))
}
