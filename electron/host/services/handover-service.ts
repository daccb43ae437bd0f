import path from 'node:path'
import type { Handover } from '#shared/contract/handover.ts'
import type { ParsedInput } from '#shared/contract/index.ts'
import { Refusal } from '#shared/errors.ts'
import { handoverId, type DocumentId } from '#shared/ids.ts'
import { handoverFileName } from '../exporters/file-name.ts'
import { newId, type ReadDb, type WriteDb } from '../project/index.ts'
import { insertCoder, listAllCoders, type CoderRow } from '../store/coder-store.ts'
import { listCodingStates } from '../store/coding-state-store.ts'
import { listDocuments } from '../store/document-store.ts'
import {
  insertHandover,
  listHandovers,
  readHandover,
  setCalledOff,
  type HandoverRow,
} from '../store/handover-store.ts'
import { readProject } from '../store/project-store.ts'
import { coderNamed, newCoder, personOrRefuse } from './coder-service.ts'
import { now } from './clock.ts'
import type { Service } from './context.ts'
import { freePath, makeFolder } from './folder-writing.ts'
import { countGoing, documentsOrRefuse } from './handover-parcel.ts'

/** Copies as they are told of. A document that is no longer here is none that could be missing. */
function describe(db: ReadDb, rows: readonly HandoverRow[]): Handover[] {
  const names = new Map(listAllCoders(db).map(({ id, name }) => [id, name]))
  const documents = listDocuments(db)
  const finished = new Set(
    listCodingStates(db)
      .filter(({ state }) => state === 'finished')
      .map(({ document, coder }) => `${document} ${coder}`),
  )
  return rows.map((row) => {
    const given = row.documents === null ? null : new Set<DocumentId>(row.documents)
    // What was imported since is in no copy of the whole project.
    const handed = documents.filter(({ id, importedAt }) => given?.has(id) ?? importedAt <= row.madeAt)
    const told = (list: typeof documents) => list.map(({ id, title }) => ({ document: id, title }))
    return {
      id: row.id,
      fileName: row.fileName,
      person: { coder: row.person, name: names.get(row.person) ?? '' },
      documents: given && told(handed),
      withOthers: row.withOthers,
      madeAt: row.madeAt,
      by: row.by === null ? null : (names.get(row.by) ?? null),
      returnedAt: row.returnedAt,
      calledOffAt: row.calledOffAt,
      missing: told(handed.filter(({ id }) => !finished.has(`${id} ${row.person}`))),
    }
  })
}

/** Where the copy goes. @throws Refusal validation: file_name, file_exists */
function targetIn(folder: string, wanted: string | null, project: string, person: string): string {
  if (wanted === null) return freePath(folder, handoverFileName(project, person))
  const name = path.extname(wanted).toLowerCase() === '.concord' ? wanted : `${wanted}.concord`
  if (path.win32.basename(name) !== name || path.basename(name) !== name)
    throw new Refusal('validation', { field: 'file', reason: 'file_name', name })
  const target = path.join(folder, name)
  if (freePath(folder, name) !== target) throw new Refusal('validation', { reason: 'file_exists', name })
  return target
}

/** Whom the copy is for, and whether they are new. @throws Refusal not_found; validation: not_a_person, name_taken */
function personFor(
  db: ReadDb,
  wanted: ParsedInput<'handover.make'>['person'],
): { coder: CoderRow; isNew: boolean } {
  return typeof wanted === 'string'
    ? { coder: personOrRefuse(db, wanted), isNew: false }
    : { coder: newCoder(db, wanted.create), isNew: true }
}

export const handoverService: Service<
  'handover.list' | 'handover.preview' | 'handover.make' | 'handover.setCalledOff'
> = {
  'handover.list': (_input, { session }) => session.project.read((db) => describe(db, listHandovers(db))),

  'handover.preview': ({ person, documents, withOthers }, { session }) =>
    session.project.read((db) =>
      countGoing(db, {
        person: person === null ? null : personOrRefuse(db, person).id,
        documents: documentsOrRefuse(db, documents),
        withOthers,
      }),
    ),

  'handover.make': async (
    { folder, fileName, person, documents, withOthers },
    { session, grants, as, signal, progress },
  ) => {
    const { project } = session
    const { path: into } = grants.get(folder)
    const plan = project.read((db) => ({
      ...personFor(db, person),
      documents: documentsOrRefuse(db, documents),
      project: readProject(db)?.name ?? '',
    }))
    const { coder, isNew } = plan
    makeFolder(into)
    const target = targetIn(into, fileName, plan.project, coder.name)
    const row: HandoverRow = {
      id: newId(handoverId),
      fileName: path.basename(target),
      person: coder.id,
      documents: plan.documents,
      withOthers,
      by: as,
      madeAt: now(),
      returnedAt: null,
      calledOffAt: null,
    }
    const record = (db: WriteDb) => {
      if (isNew) {
        // Somebody may have taken the name while the copy was being made.
        if (coderNamed(db, coder.name))
          throw new Refusal('validation', { reason: 'name_taken', name: coder.name })
        insertCoder(db, coder, row.madeAt)
      }
      insertHandover(db, row)
    }
    const { bytes } = await project.handOver(
      target,
      { handover: row.id, person: coder.id, documents: plan.documents, withOthers, giver: as },
      { kind: 'handover.make', label: `Gave a copy to ${coder.name}`, coder: as },
      record,
      { signal, progress: (done, total) => progress({ done, total, step: row.fileName }) },
    )
    const [made] = project.read((db) => describe(db, [row]))
    if (!made) throw new Refusal('not_found', { what: 'handover' })
    return { ...made, bytes, file: grants.grant(target) }
  },

  'handover.setCalledOff': ({ handover: id, calledOff }, { session: { project }, as }) => {
    const { row, person } = project.read((db) => {
      const found = readHandover(db, id)
      if (!found) throw new Refusal('not_found', { what: 'handover' })
      return { row: found, person: personOrRefuse(db, found.person).name }
    })
    if (calledOff === (row.calledOffAt !== null)) return null
    const label = calledOff ? `Called off the copy for ${person}` : `Expects the copy for ${person} again`
    project.write({ kind: 'handover.setCalledOff', label, coder: as }, (db) =>
      setCalledOff(db, id, calledOff ? now() : null),
    )
    return null
  },
}
