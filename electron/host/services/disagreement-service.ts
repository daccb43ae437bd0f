import { disagreementKinds, type Decision, type Disagreement } from '#shared/contract/consensus.ts'
import type { ParsedInput } from '#shared/contract/index.ts'
import { wordsOf } from '#shared/domain/codable.ts'
import { lengthOf } from '#shared/domain/span.ts'
import type { CoderId, CodeId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listCoders } from '../store/coder-store.ts'
import type { DecisionRow } from '../store/decision-store.ts'
import type { LoadedDocument } from './session.ts'
import type { Service } from './context.ts'
import { findDisagreements, type FoundDisagreement, type FoundDisagreements } from './disagreement-finding.ts'
import { standingOf, type Standing } from './disagreement-standing.ts'

type Question = ParsedInput<'disagreement.list'>

const mostWords = 300
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The words from the start of a place on, labels left out, and the 1-based number of its turn. */
function wordsAt(
  { text, turns }: LoadedDocument,
  place: { readonly start: number; readonly end: number },
): { words: string; turn: number | null } {
  // More than is told, as labels stand between; a place may be as long as the text.
  const head = { start: place.start, end: Math.min(place.end, place.start + 10 * mostWords) }
  const parts = wordsOf(text, turns, head)
  const turn = parts[0]?.turn ?? null
  const words = parts.map((part) => part.text).join(' ')
  const isWhole = head.end === place.end && words.length <= mostWords
  return {
    words: isWhole ? words : `${cutBefore(words, Math.min(mostWords, words.length - 1))}…`,
    turn: turn === null ? null : turn + 1,
  }
}

/** The text up to the character that holds the unit at `offset`. */
function cutBefore(text: string, offset: number): string {
  // One character may be longer than all that is told.
  const end = characters.segment(text).containing(offset)?.index || offset
  return text.slice(0, end).trimEnd()
}

/** Whether two coders differ in it: both finished the document, and their codings of it are not the same. */
function differ(one: FoundDisagreement, [first, second]: readonly [CoderId, CoderId]): boolean {
  const codingsOf = (coder: CoderId) => one.coders.find((row) => row.coder === coder)?.stretches
  const [a, b] = [codingsOf(first), codingsOf(second)]
  if (!a || !b) return false
  return (
    a.length !== b.length ||
    a.some(({ code, start, end }, index) => {
      const other = b[index]
      return other?.code !== code || other.start !== start || other.end !== end
    })
  )
}

function passing(
  { disagreements }: FoundDisagreements,
  question: Question,
  { standOf }: Standing,
): FoundDisagreement[] {
  const { pair, decided } = question
  const codes = question.codes && new Set(question.codes)
  const kinds = question.kinds && new Set(question.kinds)
  const longest = question.longest ?? Infinity
  const shortest = question.shortest ?? 0
  return disagreements.filter((one) => {
    const length = lengthOf(one)
    return (
      length >= shortest &&
      length <= longest &&
      (kinds === null || kinds.has(one.kind)) &&
      (codes === null || one.codes.some((code) => codes.has(code))) &&
      (pair === null || differ(one, pair)) &&
      (decided === 'all' || standOf(one.key) === decided)
    )
  })
}

/** Sorts in place; what is alike stays in the order of place. */
function sortBy(
  rows: FoundDisagreement[],
  sort: Question['sort'],
  codeOrder: ReadonlyMap<CodeId, number>,
): void {
  const orderOf = ({ codes: [first] }: FoundDisagreement) =>
    first === undefined ? -1 : (codeOrder.get(first) ?? -1)
  const kindOf = ({ kind }: FoundDisagreement) => disagreementKinds.indexOf(kind)
  if (sort === 'length') rows.sort((a, b) => lengthOf(b) - lengthOf(a))
  else if (sort === 'code') rows.sort((a, b) => orderOf(a) - orderOf(b))
  else if (sort === 'kind') rows.sort((a, b) => kindOf(a) - kindOf(b))
}

function describer(db: ReadDb, { documents }: FoundDisagreements, { decisionOn }: Standing) {
  const names = new Map<string, string>(listCoders(db).map(({ id, name }) => [id, name]))
  const describeDecision = (row: DecisionRow): Decision => ({
    id: row.id,
    outcome: row.outcome,
    took: [...row.took],
    reason: row.reason,
    by: row.by === null ? null : (names.get(row.by) ?? null),
    at: row.at,
  })
  return (one: FoundDisagreement): Disagreement[] => {
    const document = documents.get(one.document)
    if (!document) return []
    const decision = decisionOn(one.key)
    return [
      {
        key: one.key,
        kind: one.kind,
        document: one.document,
        title: document.row.title,
        start: one.start,
        end: one.end,
        ...wordsAt(document, one),
        codes: [...one.codes],
        withinBranch: one.withinBranch,
        coders: one.coders.map(({ coder, stretches }) => ({
          coder,
          stretches: stretches.map((stretch) => ({ ...stretch, codings: [...stretch.codings] })),
        })),
        decision: decision ? describeDecision(decision) : null,
      },
    ]
  }
}

export const disagreementService: Service<'disagreement.list'> = {
  'disagreement.list': (question, { session, as }) =>
    session.project.read((db) => {
      const found = findDisagreements(db, session, question.compared, as)
      const standing = standingOf(db, session, found)
      const rows = passing(found, question, standing)
      sortBy(rows, question.sort, found.codeOrder)
      const page = rows.slice(question.offset, question.offset + question.limit)
      return {
        total: rows.length,
        rows: page.flatMap(describer(db, found, standing)),
        undecided: standing.undecided,
        decided: standing.decided,
        leftOpen: standing.leftOpen,
        byKind: { ...standing.byKind },
        agreed: standing.agreed,
        accepted: standing.accepted,
        uncompared: [...standing.uncompared],
      }
    }),
}
