import type { DisagreementKind } from '#shared/contract/consensus.ts'
import type { DocumentId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listConsensus, listDecisions, type DecisionRow } from '../store/decision-store.ts'
import { placeIn } from './consensus-codings.ts'
import type { FoundDisagreements } from './disagreement-finding.ts'
import type { Session } from './session.ts'

export type Stand = 'undecided' | 'decided' | 'left_open'

/** How far a comparison has come on its way to a consensus. */
export interface Standing {
  readonly decisionOn: (key: string) => DecisionRow | undefined
  readonly standOf: (key: string) => Stand
  readonly undecided: number
  readonly decided: number
  readonly leftOpen: number
  readonly byKind: Readonly<Record<DisagreementKind, number>>
  readonly agreed: number
  /** Of what all agree on, what the consensus has already. */
  readonly accepted: number
  /** Documents that fewer than two have work on that counts. */
  readonly uncompared: readonly { readonly document: DocumentId; readonly title: string }[]
}

/** Forgotten whenever anything in the project changes. */
class Memory {
  readonly standings = new Map<FoundDisagreements, Standing>()

  constructor(session: Session) {
    session.subscribe(() => this.standings.clear())
  }
}

const memories = new WeakMap<Session, Memory>()

/** How the disagreements found stand; worked out once for each state of the project. */
export function standingOf(db: ReadDb, session: Session, found: FoundDisagreements): Standing {
  const memory = memories.get(session) ?? new Memory(session)
  memories.set(session, memory)
  const known = memory.standings.get(found)
  if (known) return known
  const standing = workOut(db, found)
  memory.standings.set(found, standing)
  return standing
}

function workOut(db: ReadDb, found: FoundDisagreements): Standing {
  const decisions = new Map(listDecisions(db).map((row) => [row.key, row]))
  const standOf = (key: string): Stand => {
    const decision = decisions.get(key)
    if (!decision) return 'undecided'
    return decision.outcome === 'left_open' ? 'left_open' : 'decided'
  }
  const stands = { undecided: 0, decided: 0, left_open: 0 }
  const byKind = { coded_by_some: 0, different_code: 0, boundaries: 0 }
  for (const { key, kind } of found.disagreements) {
    stands[standOf(key)] += 1
    byKind[kind] += 1
  }
  return {
    decisionOn: (key) => decisions.get(key),
    standOf,
    undecided: stands.undecided,
    decided: stands.decided,
    leftOpen: stands.left_open,
    byKind,
    agreed: found.agreements.length,
    accepted: countAccepted(db, found),
    uncompared: uncompared(found),
  }
}

function countAccepted(db: ReadDb, { agreements, roundOf }: FoundDisagreements): number {
  const places = new Set(
    listConsensus(db, null).flatMap((row) => (row.isLost ? [] : [placeIn(row.round, row)])),
  )
  if (places.size === 0) return 0
  return agreements.filter((one) => places.has(placeIn(roundOf(one.document), one))).length
}

function uncompared({ work }: FoundDisagreements): Standing['uncompared'] {
  return work.documents.flatMap(({ row, work: byCoder }) => {
    let finished = 0
    for (const codings of byCoder.values()) if (codings !== null) finished += 1
    return finished < 2 ? [{ document: row.id, title: row.title }] : []
  })
}
