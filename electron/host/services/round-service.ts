import type { Round } from '#shared/contract/rounds.ts'
import { Refusal } from '#shared/errors.ts'
import { roundId, type CoderId, type DocumentId, type RoundId } from '#shared/ids.ts'
import { newId, type ReadDb, type WriteDb } from '../project/index.ts'
import { readCoder } from '../store/coder-store.ts'
import {
  deleteRound,
  insertRound,
  isRoundUsed,
  listBegun,
  listRounds,
  openRoundDocument,
  readRound,
  setRoundCoders,
  setRoundDocuments,
  updateRound,
  type RoundRow,
} from '../store/round-store.ts'
import { now } from './clock.ts'
import { currentVersionRow, publishVersion, snapshotOf } from './codebook-writing.ts'
import { personOrRefuse } from './coder-service.ts'
import type { Service } from './context.ts'
import { documentOrRefuse } from './document-service.ts'
import { counted, quoted } from './plain-words.ts'
import { describeRounds } from './round-describing.ts'

interface Labelled {
  readonly label: string
}

/** @throws Refusal not_found for an unknown round. */
function roundOrRefuse(db: ReadDb, id: RoundId): RoundRow {
  const row = readRound(db, id)
  if (!row) throw new Refusal('not_found', { what: 'round' })
  return row
}

/** @throws Refusal not_found */
function describeRound(db: ReadDb, id: RoundId): Round {
  const described = describeRounds(db).find((row) => row.id === id)
  if (!described) throw new Refusal('not_found', { what: 'round' })
  return described
}

/** Names are compared without case. @throws Refusal validation where another round bears the name */
function refuseNameTaken(db: ReadDb, name: string, except: RoundId | null): void {
  const wanted = name.toLocaleLowerCase('en')
  const namesake = listRounds(db).find(
    (row) => row.id !== except && row.name.toLocaleLowerCase('en') === wanted,
  )
  if (namesake) throw new Refusal('validation', { reason: 'name_taken', name: namesake.name })
}

/** @throws Refusal not_found; validation for the consensus */
function admitMembers(db: ReadDb, documents: readonly DocumentId[], coders: readonly CoderId[]): void {
  for (const document of documents) documentOrRefuse(db, document)
  for (const coder of coders) personOrRefuse(db, coder)
}

/**
 * Once someone has begun in a blind round, it stays one, and neither they nor the document can be taken out of it:
 * that would show what is to be kept apart, or let it be changed after it was shown.
 * @throws Refusal blind
 */
function refuseUnlocking(
  db: ReadDb,
  row: RoundRow,
  wanted: { documents: readonly DocumentId[]; coders: readonly CoderId[]; blind: boolean },
): void {
  if (!row.blind && !wanted.blind) return
  const begun = listBegun(db, row.id)
  if (wanted.blind !== row.blind && begun.length > 0)
    throw new Refusal('blind', { reason: 'begun', round: row.name })
  const [documents, coders] = [new Set(wanted.documents), new Set(wanted.coders)]
  for (const { document, coder } of begun) {
    if (!documents.has(document)) {
      const { title } = documentOrRefuse(db, document)
      throw new Refusal('blind', { reason: 'begun', round: row.name, document: title })
    }
    // The consensus of an opened document is nobody's work to keep apart.
    if (!coders.has(coder) && readCoder(db, coder)?.kind === 'person')
      throw new Refusal('blind', {
        reason: 'begun',
        round: row.name,
        coder: readCoder(db, coder)?.name ?? '',
      })
  }
}

/** The codebook's newest version; one that changed since is published first. */
function versionForRound(db: WriteDb, name: string, by: CoderId | null) {
  const version = currentVersionRow(db)
  return snapshotOf(db) === version.snapshot ? version : publishVersion(db, `For round ${quoted(name)}`, by)
}

/** What is opened of a blind round. @throws Refusal not_found, blind */
function openable(round: Round, wanted: readonly DocumentId[] | null): Round['documents'] {
  if (!round.blind) throw new Refusal('blind', { reason: 'not_blind', round: round.name })
  const sealed = round.documents.filter((row) => row.openedAt === null)
  if (wanted === null) return sealed.filter((row) => row.finished)
  for (const id of wanted) {
    const row = round.documents.find(({ document }) => document === id)
    if (!row) throw new Refusal('not_found', { what: 'document' })
    if (!row.finished)
      throw new Refusal('blind', { reason: 'unfinished', document: row.title, round: round.name })
  }
  return sealed.filter((row) => wanted.includes(row.document))
}

/** Coding rounds: who codes what under which version of the codebook, blind or not, and when its results are opened. */
export const roundService: Service<
  'round.list' | 'round.create' | 'round.update' | 'round.setClosed' | 'round.open' | 'round.remove'
> = {
  'round.list': (_input, { session }) => session.project.read(describeRounds),

  'round.create': ({ name, note, documents, coders, blind }, { session, as }) =>
    session.project.write(
      {
        kind: 'round.create',
        label: `Started ${blind ? 'blind round' : 'round'} ${quoted(name)}`,
        coder: as,
      },
      (db) => {
        refuseNameTaken(db, name, null)
        admitMembers(db, documents, coders)
        const id = newId(roundId)
        const { id: versionId } = versionForRound(db, name, as)
        insertRound(db, { id, name, note, versionId, blind, by: as, createdAt: now() })
        setRoundCoders(db, id, coders)
        setRoundDocuments(db, id, documents)
        return describeRound(db, id)
      },
    ),

  'round.update': ({ round: id, fields }, { session, as }) => {
    const before = session.project.read((db) => roundOrRefuse(db, id).name)
    const label =
      fields.name !== undefined && fields.name !== before
        ? `Renamed round ${quoted(before)} to ${quoted(fields.name)}`
        : `Changed round ${quoted(before)}`
    return session.project.write({ kind: 'round.update', label, coder: as }, (db) => {
      const row = roundOrRefuse(db, id)
      const standing = describeRound(db, id)
      const wanted = {
        documents: fields.documents ?? standing.documents.map(({ document }) => document),
        coders: fields.coders ?? standing.coders,
        blind: fields.blind ?? row.blind,
      }
      const name = fields.name ?? row.name
      refuseNameTaken(db, name, id)
      admitMembers(db, wanted.documents, wanted.coders)
      refuseUnlocking(db, row, wanted)
      updateRound(db, { ...row, name, note: fields.note ?? row.note, blind: wanted.blind })
      setRoundCoders(db, id, wanted.coders)
      setRoundDocuments(db, id, wanted.documents)
      return describeRound(db, id)
    })
  },

  'round.setClosed': ({ round: id, closed }, { session, as }) => {
    const name = session.project.read((db) => roundOrRefuse(db, id).name)
    const label = `${closed ? 'Closed' : 'Reopened'} round ${quoted(name)}`
    return session.project.write({ kind: 'round.setClosed', label, coder: as }, (db) => {
      const row = roundOrRefuse(db, id)
      if ((row.closedAt !== null) !== closed) updateRound(db, { ...row, closedAt: closed ? now() : null })
      return null
    })
  },

  'round.open': ({ round: id, documents }, { session, as }) => {
    const { opened } = session.project.write(
      ({ label }: Labelled) => ({ kind: 'round.open', label, coder: as }),
      (db) => {
        const round = describeRound(db, id)
        const opening = openable(round, documents)
        for (const { document } of opening) openRoundDocument(db, id, document, now())
        const [first] = opening
        const what = opening.length === 1 && first ? quoted(first.title) : counted(opening.length, 'document')
        return { opened: opening.length, label: `Opened ${what} of round ${quoted(round.name)}` }
      },
    )
    return { opened }
  },

  'round.remove': ({ round: id }, { session, as }) => {
    const name = session.project.read((db) => roundOrRefuse(db, id).name)
    return session.project.write(
      { kind: 'round.remove', label: `Removed round ${quoted(name)}`, coder: as },
      (db) => {
        const row = roundOrRefuse(db, id)
        const hasFinished = describeRound(db, id).documents.some(({ states }) =>
          states.some(({ state }) => state === 'finished'),
        )
        if (hasFinished || isRoundUsed(db, id)) {
          if (row.blind) throw new Refusal('blind', { reason: 'begun', round: row.name })
          throw new Refusal('validation', { reason: 'round_begun', name: row.name })
        }
        deleteRound(db, id)
        return null
      },
    )
  },
}
