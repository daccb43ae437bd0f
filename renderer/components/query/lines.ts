import type { RetrievalQuery } from '#shared/contract/retrieval.ts'

/** The lines of a query that are picked from a list. */
export const listLines = ['cases', 'documents', 'modes', 'coders', 'rounds', 'participants'] as const
export type ListLine = (typeof listLines)[number]
/** All that can be added to a query beside its codes and conditions. */
export const lines = [...listLines, 'words', 'marked'] as const
export type Line = (typeof lines)[number]

export const lineWords: { readonly [Key in Line]: string } = {
  cases: 'Case studies',
  documents: 'Documents',
  modes: 'Modes',
  coders: 'Coders',
  rounds: 'Rounds',
  participants: 'Participants',
  words: 'Words',
  marked: 'Marks',
}

/** The lines that narrow a query. */
export function linesOf(query: RetrievalQuery): readonly Line[] {
  return lines.filter((line) => query[line] !== null)
}

/** The query without a line. */
export function withoutLine(query: RetrievalQuery, line: Line): RetrievalQuery {
  return { ...query, [line]: null }
}

/** A list with one taken in or out, in the order of all; null where nothing is left. */
export function picked<Id extends string | null>(
  all: readonly Id[],
  now: readonly Id[] | null,
  id: Id,
  on: boolean,
): Id[] | null {
  const chosen = new Set<Id>(now)
  if (on) chosen.add(id)
  else chosen.delete(id)
  const kept = all.filter((one) => chosen.has(one))
  return kept.length === 0 ? null : kept
}
