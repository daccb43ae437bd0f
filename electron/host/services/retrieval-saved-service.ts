import type { RetrievalQuery } from '#shared/contract/retrieval.ts'
import { Refusal } from '#shared/errors.ts'
import { savedQueryId, type SavedQueryId } from '#shared/ids.ts'
import { newId, type ReadDb } from '../project/index.ts'
import { listCases } from '../store/case-store.ts'
import { listAllCoders } from '../store/coder-store.ts'
import { listDocuments } from '../store/document-store.ts'
import { listParticipants } from '../store/participant-store.ts'
import { listRounds } from '../store/round-store.ts'
import {
  deleteSavedQuery,
  insertSavedQuery,
  listOtherNames,
  listSavedQueries,
  readSavedQueryName,
  updateSavedQuery,
} from '../store/saved-query-store.ts'
import { now } from './clock.ts'
import { loadCodeNames } from './code-tree-loading.ts'
import type { Service } from './context.ts'
import { quoted } from './plain-words.ts'

/** @returns how many of the things that a query names are not there, or not to be seen */
function goneCounter(db: ReadDb): (query: RetrievalQuery) => number {
  const tree = loadCodeNames(db)
  const there = new Set<string>(
    [
      listCases(db),
      listDocuments(db),
      listAllCoders(db),
      listRounds(db),
      listParticipants(db),
      tree.inReadingOrder(),
    ].flatMap((rows) => rows.map(({ id }): string => id)),
  )
  return ({ codes, conditions, cases, documents, coders, rounds, participants }) => {
    const named = new Set<string | null>([
      ...[...codes, ...conditions.flatMap((condition) => condition.codes)].map(({ code }) => code),
      ...[cases, documents, coders, rounds, participants].flatMap((ids): (string | null)[] => ids ?? []),
    ])
    return [...named].filter((id) => id !== null && !there.has(id)).length
  }
}

/** @throws Refusal not_found */
function nameOrRefuse(db: ReadDb, id: SavedQueryId): string {
  const name = readSavedQueryName(db, id)
  if (name === null) throw new Refusal('not_found', { what: 'saved_query' })
  return name
}

/** Names are compared without case. @throws Refusal validation where another saved query bears the name */
function refuseNameTaken(db: ReadDb, name: string, except: SavedQueryId | null): void {
  const wanted = name.toLocaleLowerCase('en')
  const namesake = listOtherNames(db, except).find((other) => other.toLocaleLowerCase('en') === wanted)
  if (namesake !== undefined) throw new Refusal('validation', { reason: 'name_taken', name: namesake })
}

/** Queries under a name. Only the question is kept: what it finds is found anew. */
export const retrievalSavedService: Service<'query.list' | 'query.save' | 'query.remove'> = {
  'query.list': (_input, { session }) =>
    session.project.read((db) => {
      const goneIn = goneCounter(db)
      const names = new Map<string, string>(listAllCoders(db).map(({ id, name }) => [id, name]))
      return listSavedQueries(db).map(({ id, name, question, by, changedAt }) => ({
        id,
        name,
        question,
        gone: goneIn(question.query),
        by: by === null ? null : (names.get(by) ?? null),
        changedAt,
      }))
    }),

  'query.save': ({ id, name, question }, { session, as }) => {
    const at = now()
    const saved = session.project.write(
      ({ label }: { label: string }) => ({ kind: 'query.save', label, coder: as }),
      (db) => {
        const before = id === null ? null : nameOrRefuse(db, id)
        refuseNameTaken(db, name, id)
        const row = { name, question, by: as, changedAt: at }
        if (id !== null) {
          updateSavedQuery(db, { id, ...row })
          const isRenamed = before !== null && before !== name
          return {
            id,
            label: isRenamed
              ? `Renamed the query ${quoted(before)} to ${quoted(name)}`
              : `Changed the query ${quoted(name)}`,
          }
        }
        const made = newId(savedQueryId)
        insertSavedQuery(db, { id: made, ...row, createdAt: at })
        return { id: made, label: `Saved the query ${quoted(name)}` }
      },
    )
    return { id: saved.id }
  },

  'query.remove': ({ id }, { session, as }) => {
    session.project.write(
      ({ label }: { label: string }) => ({ kind: 'query.remove', label, coder: as }),
      (db) => {
        const label = `Removed the query ${quoted(nameOrRefuse(db, id))}`
        deleteSavedQuery(db, id)
        return { label }
      },
    )
    return null
  },
}
