import type { RetrievalQuery } from '#shared/contract/retrieval.ts'
import type { CaseId, CoderId, DocumentId, ParticipantId, RoundId } from '#shared/ids.ts'
import type { OfferedCode } from '../palette/search.ts'

export interface CodeChoice extends OfferedCode {
  readonly path: string
  readonly hasChildren: boolean
}

interface Named<Id> {
  readonly id: Id
  readonly name: string
}

export interface AttributeChoice {
  readonly entity: RetrievalQuery['attributes'][number]['entity']
  readonly name: string
  readonly values: readonly string[]
}

/** All that a query can be picked from. */
export interface QueryChoices {
  /** In the codebook's order. */
  readonly codes: readonly CodeChoice[]
  readonly cases: readonly Named<CaseId>[]
  readonly documents: readonly Named<DocumentId>[]
  readonly coders: readonly Named<CoderId>[]
  readonly rounds: readonly Named<RoundId>[]
  readonly participants: readonly Named<ParticipantId>[]
  readonly attributes: readonly AttributeChoice[]
}

const lists = ['cases', 'documents', 'coders', 'rounds', 'participants'] as const

const ids = (of: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(of.map(({ id }) => id))

/** How many codes, cases and so on a query names that are not there. */
export function goneFrom(query: RetrievalQuery, choices: QueryChoices): number {
  const codes = ids(choices.codes)
  const picked = [...query.codes, ...query.conditions.flatMap((condition) => condition.codes)]
  const gone = new Set<string>(picked.map(({ code }) => code).filter((code) => !codes.has(code)))
  for (const list of lists) {
    const there = ids(choices[list])
    for (const id of query[list] ?? []) if (id !== null && !there.has(id)) gone.add(id)
  }
  return gone.size
}

/** The query with what is there of what it names; a line or condition of which nothing is left goes. */
export function withoutGone(query: RetrievalQuery, choices: QueryChoices): RetrievalQuery {
  const codes = ids(choices.codes)
  const there = (picked: RetrievalQuery['codes']) => picked.filter(({ code }) => codes.has(code))
  const among = <Id extends string | null>(
    wanted: Id[] | null,
    of: readonly { readonly id: string }[],
  ): Id[] | null => {
    const known = ids(of)
    const left = wanted?.filter((id) => id === null || known.has(id)) ?? []
    return left.length === 0 ? null : left
  }
  return {
    ...query,
    codes: there(query.codes),
    conditions: query.conditions.flatMap((condition) => {
      const left = there(condition.codes)
      return left.length === 0 ? [] : [{ ...condition, codes: left }]
    }),
    cases: among(query.cases, choices.cases),
    documents: among(query.documents, choices.documents),
    coders: among(query.coders, choices.coders),
    rounds: among(query.rounds, choices.rounds),
    participants: among(query.participants, choices.participants),
  }
}
