import * as z from 'zod'
import { disagreementKinds, disagreementSorts } from '#shared/contract/consensus.ts'
import type { CallInput } from '#shared/contract/index.ts'

export const lengths = ['any', 'short', 'medium', 'long'] as const
export const stands = ['undecided', 'decided', 'left_open', 'all'] as const

const filterShape = z.object({
  round: z.string().nullable(),
  documents: z.array(z.string()).nullable(),
  code: z.string().nullable(),
  pair: z.tuple([z.string(), z.string()]).nullable(),
  kind: z.enum(['all', ...disagreementKinds]),
  length: z.enum(lengths),
  decided: z.enum(stands),
  sort: z.enum(disagreementSorts),
})

/** Which disagreements are listed and in which order. Nulls leave that open. */
export type Filter = Readonly<z.infer<typeof filterShape>>

export const everything: Filter = {
  round: null,
  documents: null,
  code: null,
  pair: null,
  kind: 'all',
  length: 'any',
  decided: 'undecided',
  sort: 'place',
}

/** In UTF-16 units, up to and with the last. */
const limits: { readonly [Length in Filter['length']]: readonly [number | null, number | null] } = {
  any: [null, null],
  short: [null, 80],
  medium: [81, 400],
  long: [401, null],
}

/** A filter as it was remembered, or as it is at first. */
export function readFilter(remembered: string | undefined): Filter {
  if (remembered === undefined) return everything
  try {
    return filterShape.parse(JSON.parse(remembered))
  } catch {
    // Of an older version, or not ours: nothing is lost by beginning anew.
    return everything
  }
}

/** What can be chosen from. */
export interface Known {
  readonly rounds: readonly string[]
  readonly documents: readonly string[]
  readonly codes: readonly string[]
  readonly coders: readonly string[]
}

/** The filter without what is no longer there. */
export function withoutGone(filter: Filter, known: Known): Filter {
  const has = (ids: readonly string[], id: string | null) => (id !== null && ids.includes(id) ? id : null)
  const documents = filter.documents?.filter((id) => known.documents.includes(id)) ?? []
  return {
    ...filter,
    round: has(known.rounds, filter.round),
    documents: documents.length > 0 ? documents : null,
    code: has(known.codes, filter.code),
    pair: filter.pair?.every((coder) => known.coders.includes(coder)) === true ? filter.pair : null,
  }
}

export type Question = Omit<CallInput<'disagreement.list'>, 'offset' | 'limit'>

/** @param codes the code of the filter and those below it */
export function questionOf(filter: Filter, codes: readonly string[] | null): Question {
  const [shortest, longest] = limits[filter.length]
  return {
    compared: { round: filter.round, documents: filter.documents },
    codes: codes && [...codes],
    pair: filter.pair,
    kinds: filter.kind === 'all' ? null : [filter.kind],
    decided: filter.decided,
    longest,
    shortest,
    sort: filter.sort,
  }
}

/** Whether something is left out that could be shown, whether decided or not. */
export function isNarrowed({ code, pair, kind, length }: Filter): boolean {
  return code !== null || pair !== null || kind !== 'all' || length !== 'any'
}
