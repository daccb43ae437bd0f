import { byLength, PseudonymList, pseudonymKey } from '#shared/domain/report/pseudonym-list.ts'
import { Refusal } from '#shared/errors.ts'
import { pseudonymId, type PseudonymId } from '#shared/ids.ts'
import { newId, type ReadDb } from '../project/index.ts'
import { listDocuments } from '../store/document-store.ts'
import {
  deletePseudonym,
  listPseudonyms,
  writePseudonym,
  type PseudonymRow,
} from '../store/pseudonym-store.ts'
import type { Service } from './context.ts'
import { inSteps } from './in-steps.ts'
import { quoted } from './plain-words.ts'

function entryOrRefuse(rows: readonly PseudonymRow[], id: PseudonymId): PseudonymRow {
  const row = rows.find((one) => one.id === id)
  if (!row) throw new Refusal('not_found', { what: 'pseudonym' })
  return row
}

/** Every place where an entry's words stand, by entry; within longer words of another entry too. */
function* countPlaces(
  rows: readonly PseudonymRow[],
  texts: readonly (() => string)[],
): Generator<number, Map<string, number>> {
  const lists = rows.map(({ id, words }) => ({ id, list: new PseudonymList([{ words, pseudonym: '' }]) }))
  const places = new Map<string, number>()
  for (const [index, textOf] of texts.entries()) {
    const text = textOf()
    for (const { id, list } of lists) places.set(id, (places.get(id) ?? 0) + list.find(text).length)
    yield index / texts.length
  }
  return places
}

/** What stands in reports for names and places. */
export const pseudonymService: Service<
  'pseudonym.list' | 'pseudonym.places' | 'pseudonym.write' | 'pseudonym.remove'
> = {
  'pseudonym.list': (_, { session }) => session.project.read((db) => byLength(listPseudonyms(db))),

  'pseudonym.places': async (_, context) => {
    const { session } = context
    const { rows, texts } = session.project.read((db: ReadDb) => {
      const entries = listPseudonyms(db)
      return {
        rows: entries,
        texts: entries.length === 0 ? [] : listDocuments(db).map(({ bodyHash }) => bodyHash),
      }
    })
    const read = texts.map((hash) => () => session.project.read((db) => session.textOf(db, hash)))
    const places = await inSteps(countPlaces(rows, read), context)
    return rows.map(({ id }) => ({ id, places: places.get(id) ?? 0 }))
  },

  'pseudonym.write': ({ id, words, pseudonym }, { session, as }) =>
    session.project.write(
      { kind: 'pseudonym.write', label: `Listed ${quoted(pseudonym)} as a pseudonym`, coder: as },
      (db) => {
        const rows = listPseudonyms(db)
        const row = id === null ? { id: newId(pseudonymId) } : entryOrRefuse(rows, id)
        const key = pseudonymKey(words)
        if (rows.some((other) => other.id !== row.id && pseudonymKey(other.words) === key))
          throw new Refusal('validation', { reason: 'name_taken', name: words })
        writePseudonym(db, { id: row.id, words, pseudonym })
        return { id: row.id }
      },
    ),

  'pseudonym.remove': ({ id }, { session, as }) => {
    const { pseudonym } = session.project.read((db) => entryOrRefuse(listPseudonyms(db), id))
    session.project.write(
      { kind: 'pseudonym.remove', label: `Took the pseudonym ${quoted(pseudonym)} off the list`, coder: as },
      (db) => {
        deletePseudonym(db, entryOrRefuse(listPseudonyms(db), id).id)
      },
    )
    return null
  },
}
