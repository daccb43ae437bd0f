import type { CallOutput, ParsedInput } from '#shared/contract/index.ts'
import { searchCalls, type SearchHit } from '#shared/contract/search.ts'
import { Refusal } from '#shared/errors.ts'
import type { CaseId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { codingService } from './coding-service.ts'
import type { CallContext, Service } from './context.ts'
import { inSteps } from './in-steps.ts'
import { gatherResults, type ResultsToCode } from './search-coding.ts'
import { hitsOf, type DocumentHits } from './search-documents.ts'
import { indexOfNotes, whenIndexed, whileOpen, type SearchIndex } from './search-index.ts'
import { findInCodes, findInMemos } from './search-notes.ts'
import type { Session } from './session.ts'

type Input = ParsedInput<'search.run'>
type Answer = CallOutput<'search.run'>

/** One place that can be searched: how many hits, and some of them. */
interface Shelf {
  readonly total: number
  readonly page: (from: number, to: number) => SearchHit[]
}

const none: Shelf = { total: 0, page: () => [] }

function search(db: ReadDb, session: Session, index: SearchIndex, input: Input): Answer {
  const { where, sort, offset, limit } = input
  const isWanted = (place: Input['where']) => where === 'all' || where === place
  const found = isWanted('documents') ? hitsOf(db, session, index, input) : null
  const documents: Shelf = found
    ? { total: found.total, page: (from, to) => found.page(sort, from, to - from) }
    : none
  const memos = isWanted('memos') ? findInMemos(db, session, index, input, sort) : none
  const codebook = isWanted('codebook') ? findInCodes(db, index, input, sort) : none
  return {
    total: documents.total + memos.total + codebook.total,
    inDocuments: documents.total,
    inMemos: memos.total,
    inCodebook: codebook.total,
    hits: fromShelves([documents, memos, codebook], offset, limit),
    ...(found ? countsOf(found) : { byCase: [], byDocument: [] }),
  }
}

const searched = new WeakSet<SearchIndex>()

/**
 * Searches once for nothing anybody asked for, as the first search takes twice as long as others: it reads who speaks,
 * and what was written into memos and the codebook.
 */
export function searchAhead(session: Session): void {
  const index = indexOfNotes({ session })
  if (searched.has(index)) return
  searched.add(index)
  const input = searchCalls['search.run'].input.parse({ words: 'a', limit: 1 })
  session.project.read((db) => search(db, session, index, input))
}

/** Some of what lies on shelves that stand one after the other. */
function fromShelves(shelves: readonly Shelf[], offset: number, limit: number): SearchHit[] {
  const hits: SearchHit[] = []
  let before = 0
  for (const { total, page } of shelves) {
    const from = Math.max(0, offset - before)
    const to = Math.min(total, offset + limit - before)
    if (from < to) hits.push(...page(from, to))
    before += total
  }
  return hits
}

function countsOf({ scene, counts }: DocumentHits): Pick<Answer, 'byCase' | 'byDocument'> {
  const byDocument = scene.documents.flatMap(({ id, title, caseId }, at) => {
    const hits = counts[at] ?? 0
    return hits > 0 ? [{ document: id, title, hits, caseId }] : []
  })
  const ofCase = Map.groupBy(byDocument, ({ caseId }) => caseId)
  const inOrder: readonly (CaseId | null)[] = [...scene.cases.keys(), null]
  return {
    byCase: inOrder.flatMap((id) => {
      const own = ofCase.get(id)
      if (!own) return []
      const hits = own.reduce((sum, row) => sum + row.hits, 0)
      const name = id === null ? null : (scene.cases.get(id)?.name ?? null)
      return [{ case: id, name, hits, documents: own.length }]
    }),
    byDocument: byDocument.map(({ document, title, hits }) => ({ document, title, hits })),
  }
}

/** Gathers in steps what is to be coded, anew where the documents change meanwhile. */
async function resultsToCode(
  input: ParsedInput<'search.codeResults'>,
  context: CallContext,
): Promise<ResultsToCode> {
  for (;;) {
    const gathered = await whenIndexed(context, (index, project) =>
      inSteps(whileOpen(context, project, gatherResults(project, context.session, index, input)), context),
    )
    if (gathered) return gathered
  }
}

async function codeResults(
  input: ParsedInput<'search.codeResults'>,
  context: CallContext,
): Promise<CallOutput<'search.codeResults'>> {
  const { hits, documents, spans, already } = await resultsToCode(input, context)
  if (context.signal.aborted) throw new Refusal('cancelled')
  if (input.dryRun || spans.length === 0) return { hits, documents, created: spans.length - already, already }
  const { code, coder } = input
  const codings = spans.map(({ document, span }) => ({ document, code, coder, span }))
  return { hits, documents, ...(await codingService['coding.applyMany']({ codings }, context)) }
}

export const searchService: Service<'search.run' | 'search.codeResults'> = {
  'search.run': (input, context) => {
    const { session } = context
    if (input.where === 'memos' || input.where === 'codebook')
      return session.project.read((db) => search(db, session, indexOfNotes(context), input))
    return whenIndexed(context, (index, project) => project.read((db) => search(db, session, index, input)))
  },

  'search.codeResults': codeResults,
}
