import { consensusCoder, type CoderId, type DocumentId, type RoundId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listCodingStates } from '../store/coding-state-store.ts'
import { listLayerVersions, listSettled } from '../store/compared-work-store.ts'
import { listRoundDocuments, listRounds } from '../store/round-store.ts'

/** Why a coder's work on a document does not count. */
export type LeftOutReason = 'not_finished' | 'not_opened' | 'other_version'

/** Which work of a coder on a document counts: that of a round (null: outside of rounds), or none. */
export type CountingLayer = { readonly round: RoundId | null } | { readonly leftOut: LeftOutReason }

export interface CountingLayers {
  of(document: DocumentId, coder: CoderId): CountingLayer
  /** Codings of a layer that another version than the one asked for has. */
  otherVersion(document: DocumentId, coder: CoderId, round: RoundId | null): number
}

const outside = ''
const keyOf = (...parts: readonly (string | null)[]) => parts.map((part) => part ?? outside).join(' ')

/**
 * Finds the layer that counts, for every coder and document.
 * @param only a round: nothing else counts; null: the newest round finished, else the work outside of rounds
 * @param version only layers that were coded under this version of the codebook; null: under any
 */
export function countingLayers(db: ReadDb, only: RoundId | null, version: number | null): CountingLayers {
  const rounds = listRounds(db)
  const shut = new Set<string>()
  const blind = new Set(rounds.filter((round) => round.blind).map((round) => round.id))
  for (const row of listRoundDocuments(db))
    if (blind.has(row.round) && row.openedAt === null) shut.add(keyOf(row.round, row.document))
  const finished = new Set<string>()
  for (const row of listCodingStates(db))
    if (row.state === 'finished') finished.add(keyOf(row.document, row.coder, row.round))
  for (const row of listSettled(db)) finished.add(keyOf(row.document, consensusCoder, row.round))
  const order = only === null ? [...rounds.map((round) => round.id), null] : [only]
  const versions = version === null ? null : versionsOf(db, version)
  const versionOf = new Map(rounds.map((round) => [round.id, round.version]))

  /** Nothing coded says nothing of the version outside of rounds; a round has its own. */
  const isUnder = (key: string, round: RoundId | null) => {
    if (versions === null) return true
    if (versions.under.has(key)) return true
    return !versions.others.has(key) && (round === null || versionOf.get(round) === version)
  }
  return {
    of: (document, coder) => {
      let leftOut: LeftOutReason = 'not_finished'
      for (const round of order) {
        const key = keyOf(document, coder, round)
        if (!finished.has(key)) continue
        if (round !== null && shut.has(keyOf(round, document))) {
          if (leftOut === 'not_finished') leftOut = 'not_opened'
        } else if (isUnder(key, round)) return { round }
        else leftOut = 'other_version'
      }
      return { leftOut }
    },
    otherVersion: (document, coder, round) => versions?.others.get(keyOf(document, coder, round)) ?? 0,
  }
}

function versionsOf(db: ReadDb, version: number) {
  const under = new Set<string>()
  const others = new Map<string, number>()
  for (const row of listLayerVersions(db)) {
    const key = keyOf(row.document, row.coder, row.round)
    if (row.version === version) under.add(key)
    else others.set(key, (others.get(key) ?? 0) + row.codings)
  }
  return { under, others }
}
