import {
  countWithdrawn,
  select,
  selectApart,
  type Found,
  type Sought,
} from '#shared/domain/retrieval/index.ts'
import type { ExtractsQuestion, MarkedExtract } from '#shared/contract/retrieval.ts'
import { extractMarks } from '#shared/contract/retrieval.ts'
import type { CodingId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listSomeCodings } from '../store/coding-store.ts'
import { loadCodeNames, type CodeNames } from './code-tree-loading.ts'
import type { Service } from './context.ts'
import { ExtractReader } from './extract-service.ts'
import { studyIndex, type StudyIndex } from './retrieval-index.ts'
import { studyMarks, type StudyMarks } from './retrieval-marks.ts'
import { shelved, shelvingBy, together } from './retrieval-ordering.ts'
import { soughtBy } from './retrieval-seeking.ts'
import type { Session } from './session.ts'

/** What a question finds, in its order. */
interface Answer {
  readonly tree: CodeNames
  readonly index: StudyIndex
  readonly marks: StudyMarks
  readonly found: Found
  /** Numbers into `found`. */
  readonly order: Int32Array
  readonly hidden: number
  readonly withdrawn: number
  readonly groups: { readonly key: string | null; readonly label: string; readonly count: number }[]
}

function answer(db: ReadDb, session: Session, question: ExtractsQuestion): Answer {
  const { query, sort, group, pinnedFirst } = question
  const tree = loadCodeNames(db)
  const index = studyIndex(db, session)
  const marks = studyMarks(db, session, index)
  const sought = soughtBy(db, session, tree, index, query)
  const { found, hidden } = findings(index, marks, sought, question.hidden)
  let order: Int32Array | null = null
  if (sort !== 'place' && sort !== group)
    order = shelved(found, shelvingBy(sort, db, tree, index), order).order
  const grouping = group && shelvingBy(group, db, tree, index)
  const pinned = pinnedFirst ? marks.among(found, 'pinned') : null
  const grouped = grouping || pinned ? shelved(found, grouping ?? together, order, pinned) : null
  const groups = (grouping?.shelves ?? []).flatMap(({ key, label }, shelf) => {
    const count = grouped?.counts[shelf] ?? 0
    return count === 0 ? [] : [{ key, label, count }]
  })
  return {
    tree,
    index,
    marks,
    found,
    order: grouped?.order ?? order ?? asFound(found),
    hidden,
    withdrawn: countWithdrawn(index.study, sought),
    groups,
  }
}

/** What is found of what is wanted, and how much of all there is bears the mark of what is hidden. */
function findings(
  { study }: StudyIndex,
  marks: StudyMarks,
  sought: Sought,
  wanted: ExtractsQuestion['hidden'],
): { readonly found: Found; readonly hidden: number } {
  if (wanted === 'shown') {
    const found = select(study, sought)
    let hidden = 0
    for (const one of marks.among(found, 'hidden')) hidden += one
    return { found, hidden }
  }
  const { apart, others } = selectApart(study, sought, (document) => marks.flagsOf(document, 'hidden'))
  return { found: wanted === 'only' ? apart : others, hidden: apart.coding.length }
}

function asFound({ coding }: Found): Int32Array {
  const order = new Int32Array(coding.length)
  for (let one = 0; one < order.length; one += 1) order[one] = one
  return order
}

function idsIn({ index, found }: Answer, order: Int32Array): CodingId[] {
  return Array.from(order, (one) => index.idAt(found.document[one] ?? 0, found.coding[one] ?? 0))
}

/** The extracts of some of what was found, in their order. */
function extractsOf(db: ReadDb, session: Session, answered: Answer, order: Int32Array): MarkedExtract[] {
  if (order.length === 0) return []
  const { tree, marks, found } = answered
  const reader = new ExtractReader(db, session, tree)
  const ids = idsIn(answered, order)
  const codings = new Map(listSomeCodings(db, ids).map((coding) => [coding.id, coding]))
  return ids.flatMap((id, at) => {
    const coding = codings.get(id)
    const one = order[at] ?? 0
    const [document, number] = [found.document[one] ?? 0, found.coding[one] ?? 0]
    return coding
      ? [
          {
            ...reader.read(coding),
            marks: extractMarks.filter((mark) => marks.bears(document, number, mark)),
          },
        ]
      : []
  })
}

/** Finds extracts. What is found is worked out on numbers; words are read for the page that is asked for. */
export const retrievalService: Service<'retrieval.run' | 'retrieval.codings'> = {
  'retrieval.run': ({ offset, limit, ...question }, { session }) =>
    session.project.read((db) => {
      const answered = answer(db, session, question)
      const { order, hidden, withdrawn, groups } = answered
      const page = order.subarray(offset, offset + limit)
      const extracts = extractsOf(db, session, answered, page)
      return { total: order.length, hidden, withdrawn, groups, extracts }
    }),

  'retrieval.codings': (question, { session }) =>
    session.project.read((db) => {
      const answered = answer(db, session, question)
      return { codings: idsIn(answered, answered.order) }
    }),
}
