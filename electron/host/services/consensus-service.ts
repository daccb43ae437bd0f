import type { Settlement } from '#shared/contract/consensus.ts'
import { compareSpans, overlaps, type Span } from '#shared/domain/span.ts'
import { Refusal } from '#shared/errors.ts'
import { consensusCoder, decisionId, type CodeId, type CoderId } from '#shared/ids.ts'
import { newId, type ReadDb } from '../project/index.ts'
import { listCoders } from '../store/coder-store.ts'
import { deleteDecision, findDecision, putDecision, readDecision } from '../store/decision-store.ts'
import { now } from './clock.ts'
import { personOrRefuse } from './coder-service.ts'
import { admitCode, admitSpan, openRoom, type CodingRoom } from './coding-room.ts'
import { ConsensusWriter, placeIn, type ConsensusPlace } from './consensus-codings.ts'
import { reopenedLabel, settledLabel } from './consensus-labels.ts'
import type { Service } from './context.ts'
import { findDisagreements, type FoundDisagreement, type FoundDisagreements } from './disagreement-finding.ts'
import { documentOrRefuse } from './document-service.ts'
import { counted } from './plain-words.ts'

/** @throws Refusal validation where the consensus is among the compared: it can't decide upon itself */
function refuseConsensus({ work }: FoundDisagreements): void {
  if (work.coders.some(({ id }) => id === consensusCoder))
    throw new Refusal('validation', { reason: 'consensus_compared' })
}

/** Who settles must be one who codes. @throws Refusal not_found, validation */
function admitAdjudicator(db: ReadDb, as: CoderId | null): void {
  if (as !== null) personOrRefuse(db, as)
}

type CodedSpan = Span & { readonly code: CodeId }

/** Each united stretch once: overlapping ones of the same code become one, touching ones stay apart. */
function unitedByCode(stretches: readonly CodedSpan[]): CodedSpan[] {
  const united: CodedSpan[] = []
  for (const [code, spans] of Map.groupBy(stretches, (stretch) => stretch.code)) {
    let last: { start: number; end: number } | null = null
    for (const { start, end } of spans.toSorted(compareSpans)) {
      if (last && overlaps(last, { start, end })) last.end = Math.max(last.end, end)
      else {
        if (last) united.push({ code, ...last })
        last = { start, end }
      }
    }
    if (last) united.push({ code, ...last })
  }
  return united
}

/** What a settlement puts into the consensus. @throws Refusal not_found, validation */
function codingsBy(
  { outcome }: Settlement,
  one: FoundDisagreement,
  room: CodingRoom,
  nameOf: (coder: CoderId) => string,
): CodedSpan[] {
  switch (outcome.kind) {
    case 'left_open':
      return []
    case 'took':
      return unitedByCode(
        [...new Set(outcome.coders)].flatMap((id) => {
          const own = one.coders.find(({ coder }) => coder === id)
          if (!own) throw new Refusal('validation', { reason: 'not_compared', name: nameOf(id) })
          return own.stretches
        }),
      )
    case 'other':
      return outcome.codings.map(({ code, span }) => {
        admitCode(room.tree, code)
        return { code, ...admitSpan(span, room.load(one.document)) }
      })
  }
}

export const consensusService: Service<'consensus.settle' | 'consensus.reopen' | 'consensus.acceptAgreed'> = {
  'consensus.settle': ({ compared, settlements }, { session, as }) => {
    const { settled, codings } = session.project.write(
      ({ label }: { label: string }) => ({ kind: 'consensus.settle', label, coder: as }),
      (db) => {
        admitAdjudicator(db, as)
        const found = findDisagreements(db, session, compared, as)
        refuseConsensus(found)
        const room = openRoom(db, session)
        const names = new Map(listCoders(db).map(({ id, name }) => [id, name]))
        const nameOf = (coder: CoderId) => names.get(coder) ?? ''
        const writer = new ConsensusWriter(db, room.load)
        const at = now()
        const done = new Map<string, number>()
        for (const settlement of settlements) {
          const one = found.byKey.get(settlement.key)
          if (!one) throw new Refusal('validation', { reason: 'unknown_disagreement' })
          const { outcome } = settlement
          const reason = settlement.reason.trim()
          if (outcome.kind === 'left_open' && reason === '')
            throw new Refusal('validation', { reason: 'reason_needed' })
          const round = found.roundOf(one.document)
          const places = codingsBy(settlement, one, room, nameOf).map((span): ConsensusPlace => ({
            document: one.document,
            ...span,
          }))
          const id = findDecision(db, one.key)?.id ?? newId(decisionId)
          putDecision(db, {
            id,
            document: one.document,
            round,
            start: one.start,
            end: one.end,
            key: one.key,
            kind: one.kind,
            outcome: outcome.kind,
            took: outcome.kind === 'took' ? [...new Set(outcome.coders)] : [],
            reason,
            by: as,
            at,
          })
          const wanted = new Set(places.map((place) => placeIn(round, place)))
          writer.clear(id, wanted)
          for (const place of places) writer.put(place, round, id)
          done.set(one.key, wanted.size)
        }
        return {
          settled: done.size,
          codings: [...done.values()].reduce((sum, count) => sum + count, 0),
          label: settledLabel(settlements, found, nameOf),
        }
      },
    )
    return { settled, codings }
  },

  'consensus.reopen': ({ decisions }, { session, as }) => {
    const { reopened } = session.project.write(
      ({ label }: { label: string }) => ({ kind: 'consensus.reopen', label, coder: as }),
      (db) => {
        const rows = [...new Set(decisions)].map((id) => {
          const row = readDecision(db, id)
          if (!row) throw new Refusal('not_found', { what: 'decision' })
          return row
        })
        const room = openRoom(db, session)
        const writer = new ConsensusWriter(db, room.load)
        for (const { id } of rows) {
          writer.clear(id)
          deleteDecision(db, id)
        }
        const [first] = rows
        const title = first ? documentOrRefuse(db, first.document).title : ''
        return { reopened: rows.length, label: reopenedLabel(rows.length, title) }
      },
    )
    return { reopened }
  },

  'consensus.acceptAgreed': ({ compared }, { session, as }) =>
    session.project.write(
      ({ created }: { created: number }) => ({
        kind: 'consensus.acceptAgreed',
        label: `Accepted ${counted(created, 'agreed coding')} into the consensus`,
        coder: as,
      }),
      (db) => {
        admitAdjudicator(db, as)
        const found = findDisagreements(db, session, compared, as)
        refuseConsensus(found)
        const writer = new ConsensusWriter(db, openRoom(db, session).load)
        let created = 0
        for (const { document, code, start, end } of found.agreements) {
          if (writer.put({ document, code, start, end }, found.roundOf(document), null)) created += 1
        }
        return { created, already: found.agreements.length - created }
      },
    ),
}
