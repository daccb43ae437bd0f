import { select } from '#shared/domain/retrieval/index.ts'
import type { Extract } from '#shared/contract/values.ts'
import type { CodingId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listSomeCodings } from '../store/coding-store.ts'
import { loadCodeNames, type CodeNames } from './code-tree-loading.ts'
import type { Service } from './context.ts'
import { ExtractReader } from './extract-service.ts'
import { studyIndex } from './retrieval-index.ts'
import { shelved, shelvingBy } from './retrieval-ordering.ts'
import { soughtBy } from './retrieval-seeking.ts'
import type { Session } from './session.ts'

/** Extracts of codings, in the order of the ids. */
function extractsOf(db: ReadDb, session: Session, tree: CodeNames, ids: readonly CodingId[]): Extract[] {
  if (ids.length === 0) return []
  const reader = new ExtractReader(db, session, tree)
  const codings = new Map(listSomeCodings(db, ids).map((coding) => [coding.id, coding]))
  return ids.flatMap((id) => {
    const coding = codings.get(id)
    return coding ? [reader.read(coding)] : []
  })
}

/** Finds extracts. What is found is worked out on numbers; words are read for the page that is asked for. */
export const retrievalService: Service<'retrieval.run'> = {
  'retrieval.run': ({ query, sort, group, offset, limit }, { session }) =>
    session.project.read((db) => {
      const tree = loadCodeNames(db)
      const index = studyIndex(db, session)
      const found = select(index.study, soughtBy(db, session, tree, index, query))
      const total = found.coding.length
      let order: Int32Array = Int32Array.from({ length: total }, (_, one) => one)
      if (sort !== 'place' && sort !== group)
        order = shelved(found, shelvingBy(sort, db, tree, index), order).order
      const grouping = group && shelvingBy(group, db, tree, index)
      const grouped = grouping && shelved(found, grouping, order)
      const page = (grouped?.order ?? order).subarray(offset, offset + limit)
      const ids = Array.from(page, (one) => index.idAt(found.document[one] ?? 0, found.coding[one] ?? 0))
      return {
        total,
        groups: (grouping?.shelves ?? []).flatMap(({ key, label }, shelf) => {
          const count = grouped?.counts[shelf] ?? 0
          return count === 0 ? [] : [{ key, label, count }]
        }),
        extracts: extractsOf(db, session, tree, ids),
      }
    }),
}
