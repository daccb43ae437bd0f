import type { CaseStudy, Participant } from '#shared/contract/values.ts'
import { Refusal } from '#shared/errors.ts'
import { caseId, participantId, type CaseId, type ParticipantId } from '#shared/ids.ts'
import { newId, type ReadDb, type WriteDb } from '../project/index.ts'
import { deleteAttributesOf, listAttributes, setAttributes } from '../store/attribute-store.ts'
import { deleteCase, insertCase, listCases, readCase, updateCase, type CaseRow } from '../store/case-store.ts'
import {
  insertParticipant,
  listParticipants,
  readParticipant,
  updateParticipant,
  type ParticipantRow,
} from '../store/participant-store.ts'
import { deleteMemosAbout } from '../store/memo-store.ts'
import type { Service } from './context.ts'
import { quoted } from './plain-words.ts'

/** @throws Refusal not_found for an unknown case study. */
export function caseOrRefuse(db: ReadDb, id: CaseId): CaseRow {
  const row = readCase(db, id)
  if (!row) throw new Refusal('not_found', { what: 'case' })
  return row
}

/** The case study of this name, or undefined. Names are compared without case. */
export function caseNamed(db: ReadDb, name: string): CaseRow | undefined {
  const wanted = name.toLocaleLowerCase('en')
  return listCases(db).find((row) => row.name.toLocaleLowerCase('en') === wanted)
}

/** Adds a case study inside a transaction. @throws Refusal validation where the name is taken. */
export function addCase(db: WriteDb, name: string): CaseRow {
  if (caseNamed(db, name)) throw new Refusal('validation', { reason: 'name_taken', name })
  const position = 1 + Math.max(-1, ...listCases(db).map((other) => other.position))
  const row: CaseRow = { id: newId(caseId), name, description: '', position }
  insertCase(db, row)
  return row
}

/** Adds a participant inside a transaction, or answers the one of that case study, pseudonym and role. */
export function addParticipant(
  db: WriteDb,
  wanted: Pick<ParticipantRow, 'caseId' | 'pseudonym' | 'role'>,
): ParticipantRow {
  const same = listParticipants(db).find(
    (row) =>
      row.caseId === wanted.caseId &&
      row.pseudonym === wanted.pseudonym &&
      row.role === wanted.role &&
      row.withdrawnAt === null,
  )
  if (same) return same
  const row: ParticipantRow = { id: newId(participantId), ...wanted, withdrawnAt: null }
  insertParticipant(db, row)
  return row
}

/** @throws Refusal not_found for an unknown participant. */
export function participantOrRefuse(db: ReadDb, id: ParticipantId): ParticipantRow {
  const row = readParticipant(db, id)
  if (!row) throw new Refusal('not_found', { what: 'participant' })
  return row
}

function describeCases(db: ReadDb): CaseStudy[] {
  const attributes = listAttributes(db, 'case')
  return listCases(db).map(({ id, name, description, documents, participants }) => ({
    id,
    name,
    description,
    documents,
    participants,
    attributes: attributes.get(id) ?? {},
  }))
}

function describeParticipant(
  row: ParticipantRow,
  attributes: Record<string, string> | undefined,
): Participant {
  const { id, pseudonym, role } = row
  const withdrawn = row.withdrawnAt !== null
  return { id, case: row.caseId, pseudonym, role, withdrawn, attributes: attributes ?? {} }
}

export const caseService: Service<
  | 'case.list'
  | 'case.create'
  | 'case.update'
  | 'case.remove'
  | 'participant.list'
  | 'participant.create'
  | 'participant.update'
> = {
  'case.list': (_input, { session }) => session.project.read(describeCases),

  'case.create': ({ name, attributes }, { session, as }) =>
    session.project.write(
      { kind: 'case.create', label: `Created case study ${quoted(name)}`, coder: as },
      (db) => {
        const { id } = addCase(db, name)
        setAttributes(db, 'case', id, attributes)
        const described = describeCases(db).find((row) => row.id === id)
        if (!described) throw new Refusal('internal', { reason: 'case_not_written' })
        return described
      },
    ),

  'case.update': ({ case: id, name, description, attributes }, { session, as }) => {
    const before = session.project.read((db) => caseOrRefuse(db, id).name)
    return session.project.write(
      { kind: 'case.update', label: `Changed case study ${quoted(name ?? before)}`, coder: as },
      (db) => {
        const row = caseOrRefuse(db, id)
        const namesake = name === undefined ? undefined : caseNamed(db, name)
        if (namesake && namesake.id !== id)
          throw new Refusal('validation', { reason: 'name_taken', name: namesake.name })
        updateCase(db, { ...row, name: name ?? row.name, description: description ?? row.description })
        if (attributes) setAttributes(db, 'case', id, attributes)
        return null
      },
    )
  },

  'case.remove': ({ case: id }, { session, as }) => {
    const name = session.project.read((db) => caseOrRefuse(db, id).name)
    return session.project.write(
      { kind: 'case.remove', label: `Removed case study ${quoted(name)}`, coder: as },
      (db) => {
        deleteMemosAbout(db, 'case', id)
        deleteAttributesOf(db, id)
        deleteCase(db, id)
        return null
      },
    )
  },

  'participant.list': (_input, { session }) =>
    session.project.read((db) => {
      const attributes = listAttributes(db, 'participant')
      return listParticipants(db).map((row) => describeParticipant(row, attributes.get(row.id)))
    }),

  'participant.create': ({ case: caseOf, pseudonym, role, attributes }, { session, as }) =>
    session.project.write(
      { kind: 'participant.create', label: `Added participant ${quoted(pseudonym)}`, coder: as },
      (db) => {
        if (caseOf !== null) caseOrRefuse(db, caseOf)
        const row = addParticipant(db, { caseId: caseOf, pseudonym, role })
        // Where this participant is there already, what is known of them is added to, not replaced.
        const known = listAttributes(db, 'participant').get(row.id)
        setAttributes(db, 'participant', row.id, { ...known, ...attributes })
        return describeParticipant(row, listAttributes(db, 'participant').get(row.id))
      },
    ),

  'participant.update': ({ participant: id, case: caseOf, pseudonym, role, attributes }, { session, as }) => {
    const before = session.project.read((db) => participantOrRefuse(db, id).pseudonym)
    const label = `Changed participant ${quoted(pseudonym ?? before)}`
    return session.project.write({ kind: 'participant.update', label, coder: as }, (db) => {
      const row = participantOrRefuse(db, id)
      if (caseOf) caseOrRefuse(db, caseOf)
      updateParticipant(db, {
        ...row,
        caseId: caseOf === undefined ? row.caseId : caseOf,
        pseudonym: pseudonym ?? row.pseudonym,
        role: role ?? row.role,
      })
      if (attributes) setAttributes(db, 'participant', id, attributes)
      return null
    })
  },
}
