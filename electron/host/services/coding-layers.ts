import { Refusal } from '#shared/errors.ts'
import { consensusCoder, type CoderId, type DocumentId, type RoundId } from '#shared/ids.ts'
import { currentViewer, type ReadDb } from '../project/index.ts'
import { readCodingState } from '../store/coding-state-store.ts'
import type { CodingRow } from '../store/coding-store.ts'
import { readDocument } from '../store/document-store.ts'
import { isFrozen, listLayers, readRound, type Layer } from '../store/round-store.ts'

/** The round that a coder's work on a document goes to now; null: outside of rounds. */
export function layerFor(db: ReadDb, document: DocumentId, coder: CoderId): Layer | null {
  return listLayers(db, document, coder).find((row) => row.closedAt === null && row.openedAt === null) ?? null
}

function blind(
  db: ReadDb,
  reason: string,
  { document, round }: { readonly document: DocumentId; readonly round: string },
): Refusal {
  return new Refusal('blind', { reason, document: readDocument(db, document)?.title ?? '', round })
}

/** In a blind round, each codes for themselves: to code for a colleague would tell what they have. @throws Refusal */
function refuseForeign(db: ReadDb, layer: Layer, document: DocumentId, coder: CoderId): void {
  if (layer.blind && currentViewer() !== coder) throw blind(db, 'not_yours', { document, round: layer.name })
}

/**
 * Where a new coding goes.
 * @throws Refusal blind: who has finished a document in a blind round reopens it before coding there again
 * (`finished`), and nobody codes there for another (`not_yours`)
 */
export function layerForCoding(db: ReadDb, document: DocumentId, coder: CoderId): Layer | null {
  const layer = layerFor(db, document, coder)
  if (!layer?.blind) return layer
  refuseForeign(db, layer, document, coder)
  if (readCodingState(db, document, coder, layer.id) === 'finished')
    throw blind(db, 'finished', { document, round: layer.name })
  return layer
}

/**
 * Lets a coding be changed, moved or taken away.
 * @throws Refusal blind: what was coded blind stays as it is once it was opened, and while its coder has finished
 */
export function refuseFixed(
  db: ReadDb,
  { document, coder, round }: Pick<CodingRow, 'document' | 'coder' | 'round'>,
): void {
  if (round === null || coder === consensusCoder) return
  const row = readRound(db, round)
  if (!row?.blind) return
  if (isFrozen(db, round, document)) throw blind(db, 'opened', { document, round: row.name })
  if (readCodingState(db, document, coder, round) === 'finished')
    throw blind(db, 'finished', { document, round: row.name })
}

/**
 * Where a state goes; undefined: nowhere, as there is nothing to say outside of a round whose results were opened.
 * @throws Refusal blind: what was opened stays finished, and a colleague's state in a blind round is theirs
 */
export function layerForState(
  db: ReadDb,
  document: DocumentId,
  coder: CoderId,
  state: 'not_started' | 'in_progress' | 'finished',
): RoundId | null | undefined {
  const layer = layerFor(db, document, coder)
  if (layer) {
    if (currentViewer() !== null) refuseForeign(db, layer, document, coder)
    return layer.id
  }
  const opened = listLayers(db, document, coder).find((row) => row.blind && row.openedAt !== null)
  if (!opened || readCodingState(db, document, coder, null) !== 'not_started') return null
  if (state !== 'finished') throw blind(db, 'opened', { document, round: opened.name })
  return undefined
}
