import type { Disagreement } from '#shared/contract/consensus.ts'
import type { Coding } from '#shared/contract/values.ts'
import { overlaps, type Span } from '#shared/domain/span.ts'
import { consensusCoder } from '#shared/ids.ts'

/** What one coder coded of a place: a column beside the words. */
export interface Lane {
  readonly coder: string
  readonly name: string
  /** Null for the consensus, and for those beyond the alphabet. */
  readonly letter: string | null
  readonly stretches: readonly (Span & { readonly code: string; readonly codings: readonly string[] })[]
}

/** A lane for each who finished the document, in the project's order of coders, and the consensus last once there is one. */
export function lanesOf(
  { coders, start, end }: Pick<Disagreement, 'coders' | 'start' | 'end'>,
  order: readonly string[],
  letters: ReadonlyMap<string, string>,
  nameOf: (coder: string) => string,
  consensus: readonly Coding[] | null,
): Lane[] {
  const rank = (coder: string) => order.indexOf(coder)
  const lanes: Lane[] = coders
    .toSorted((a, b) => rank(a.coder) - rank(b.coder))
    .map(({ coder, stretches }) => ({
      coder,
      name: nameOf(coder),
      letter: letters.get(coder) ?? null,
      stretches,
    }))
  if (consensus === null) return lanes
  const stretches = consensus
    .filter((coding) => coding.coder === consensusCoder && overlaps(coding, { start, end }))
    .map(({ id, code, start: from, end: to }) => ({ code, start: from, end: to, codings: [id] }))
  return [...lanes, { coder: consensusCoder, name: nameOf(consensusCoder), letter: null, stretches }]
}
