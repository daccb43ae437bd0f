import type { Compared } from '#shared/contract/consensus.ts'
import type { Span } from '#shared/domain/span.ts'
import { Refusal } from '#shared/errors.ts'
import {
  consensusCoder,
  type CoderId,
  type CodeId,
  type CodingId,
  type DocumentId,
  type RoundId,
} from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listAllCoders, type CoderRow } from '../store/coder-store.ts'
import { layerReader } from '../store/compared-work-store.ts'
import { listDocuments, type DocumentRow } from '../store/document-store.ts'
import { listRoundCoders, listRoundDocuments, readRound } from '../store/round-store.ts'
import { countingLayers, type LeftOutReason } from './compared-layers.ts'
import { comparedText, type ComparedText } from './compared-text.ts'
import { excludedSpeakers } from './excluded-speakers.ts'
import { keptLayerReader } from './kept-layers.ts'
import type { LoadedDocument, Session } from './session.ts'

/** A coding that counts, bare. Offsets are UTF-16 offsets into the document's text, half-open. */
export interface ComparedCoding {
  readonly id: CodingId
  readonly code: CodeId
  readonly start: number
  readonly end: number
}

export interface ComparedCoder {
  readonly id: CoderId
  readonly name: string
  readonly kind: 'person' | 'consensus'
}

/** A document with the work of every compared coder on it. */
export interface ComparedDocument extends LoadedDocument {
  /** The words of its turns, those of left out speakers not among them. Sorted, disjoint. */
  readonly codable: readonly Span[]
  /** The same text in turns and sentences. */
  readonly parts: ComparedText
  /**
   * By coder, with an entry for everyone in `coders`: null: has not finished it, or may not be compared on it (see
   * `leftOut`); an empty list: finished, and coded nothing. In no given order; they may lie outside of `codable`.
   */
  readonly work: ReadonlyMap<CoderId, readonly ComparedCoding[] | null>
  /** By coder who has work here: the round it was done in, or null: outside of rounds. */
  readonly layers: ReadonlyMap<CoderId, RoundId | null>
}

export interface ComparedWork {
  /** Whose work is compared: as they were named, else persons in order of their making; the consensus last. */
  readonly coders: readonly ComparedCoder[]
  /** All there are, for their names. */
  readonly everyone: readonly ComparedCoder[]
  /** In the project's order: every document in question, finished by anyone or not. */
  readonly documents: readonly ComparedDocument[]
  readonly leftOut: readonly {
    readonly document: DocumentId
    readonly coder: CoderId
    readonly reason: LeftOutReason
  }[]
  /** The round in question; null: everything, each document as its coders finished it last. */
  readonly round: {
    readonly id: RoundId
    readonly name: string
    readonly version: number
    readonly blind: boolean
  } | null
  /** Codings left out, as they were made under another version of the codebook than the one asked for. */
  readonly otherVersion: number
  /** Words of `excludeSpeakers` that no speaker in these documents answers to. */
  readonly unknownSpeakers: readonly string[]
}

/**
 * Whose codings of which documents are compared, read in one go.
 *
 * In a round: the documents and coders of the round, with what was coded in it. Else each coder's newest round that
 * finished the document, or the work outside of rounds. A blind round's document counts once it was opened, for
 * everyone alike: figures are the same for whoever asks. The consensus stands as a coder who has finished every
 * document of which it has codings or decisions (of that round), and only where `withConsensus` or its id among the
 * coders asks for it.
 *
 * `reading` says that this is no part of a command: codings may then be kept from one question to the next.
 *
 * @throws Refusal not_found for an unknown round or coder
 */
export function comparedWork(
  db: ReadDb,
  session: Session,
  question: Compared,
  options: { readonly withConsensus?: boolean; readonly reading?: boolean } = {},
): ComparedWork {
  const round = question.round === null ? null : (readRound(db, question.round) ?? null)
  if (question.round !== null && round === null) throw new Refusal('not_found', { what: 'round' })
  const everyone = listAllCoders(db)
  const unknown = question.coders?.find((id) => !everyone.some((coder) => coder.id === id))
  if (unknown) throw new Refusal('not_found', { what: 'coder' })

  const members = new Set<CoderId>(
    round === null
      ? everyone.map((coder) => coder.id)
      : listRoundCoders(db).flatMap((row) => (row.round === round.id ? [row.coder] : [])),
  )
  const named = question.coders && new Set(question.coders)
  const candidates = everyone.filter(({ id }) =>
    id === consensusCoder
      ? options.withConsensus === true || named?.has(id)
      : named
        ? named.has(id)
        : members.has(id),
  )
  const rows = documentsInQuestion(db, question)
  const layers = countingLayers(db, question.round, question.version)
  const codingsOf = options.reading
    ? keptLayerReader(db, session.project, question.version)
    : layerReader(db, question.version)
  const ids = new Set(rows.map((row) => row.id))
  const { speakers, unknown: unknownSpeakers } = excludedSpeakers(db, ids, question.excludeSpeakers)

  const leftOut: ComparedWork['leftOut'][number][] = []
  const hasWork = new Set<CoderId>()
  let otherVersion = 0
  const found = rows.map((row) => {
    const counting = new Map<CoderId, RoundId | null>()
    for (const { id: coder } of candidates) {
      const layer = layers.of(row.id, coder)
      if ('leftOut' in layer) {
        leftOut.push({ document: row.id, coder, reason: layer.leftOut })
        continue
      }
      counting.set(coder, layer.round)
      hasWork.add(coder)
      otherVersion += layers.otherVersion(row.id, coder, layer.round)
    }
    return { row, counting }
  })
  const coders = candidates.filter(({ id }) => hasWork.has(id) || named?.has(id))
  return {
    coders: inNamedOrder(coders, question.coders),
    everyone,
    documents: found.map(({ row, counting }): ComparedDocument => {
      const loaded = session.load(db, row.id)
      const parts = comparedText(loaded, speakers)
      const work = new Map<CoderId, readonly ComparedCoding[] | null>()
      for (const { id } of coders) {
        const layer = counting.get(id)
        work.set(id, layer === undefined ? null : codingsOf(row.id, id, layer))
      }
      return { ...loaded, codable: parts.codable, parts, work, layers: counting }
    }),
    // Nobody is missing who was not to be there: of everyone, those who have begun at least to be left out for a reason.
    leftOut: leftOut.filter(
      ({ coder, reason }) =>
        reason !== 'not_finished' ||
        hasWork.has(coder) ||
        named?.has(coder) === true ||
        (round !== null && coder !== consensusCoder),
    ),
    round: round && { id: round.id, name: round.name, version: round.version, blind: round.blind },
    otherVersion,
    unknownSpeakers,
  }
}

/** Documents in the project's order; of the round, where there is one. */
function documentsInQuestion(db: ReadDb, question: Compared): DocumentRow[] {
  const ofRound =
    question.round === null
      ? null
      : new Set<DocumentId>(
          listRoundDocuments(db).flatMap((row) => (row.round === question.round ? [row.document] : [])),
        )
  return listDocuments(db).filter(
    (row) =>
      (ofRound?.has(row.id) ?? true) &&
      (question.documents?.includes(row.id) ?? true) &&
      (question.cases === null || (row.caseId !== null && question.cases.includes(row.caseId))),
  )
}

/** As they were named, and whoever wasn't, the consensus, last. */
function inNamedOrder(coders: readonly CoderRow[], named: readonly CoderId[] | null): readonly CoderRow[] {
  if (named === null) return coders
  const place = ({ id }: CoderRow) => {
    const index = named.indexOf(id)
    return index === -1 ? named.length : index
  }
  return coders.toSorted((a, b) => place(a) - place(b))
}
