import { useMemo } from 'react'
import type { Coding } from '#shared/contract/values.ts'
import type { StillCodebook } from '../../client/codebook.ts'
import type { ShownCoding } from './surface/pieces.ts'

export interface Filter {
  /** A coder's id, or `own` (who codes now), or `others` (all but that one); null: everyone. */
  readonly coder: string | null
  /** A round's id, or `outsideRounds`; null: wherever it was made. */
  readonly round: string | null
  /** A code's id; null: all. */
  readonly code: string | null
  /** Whether the code stands for all below it too. */
  readonly branch: boolean
}

export const outsideRounds = 'outside'

export const showAll: Filter = { coder: null, round: null, code: null, branch: true }

/** A coding with what is told about it. */
export interface ListedCoding extends ShownCoding {
  readonly code: string
  readonly coder: string
  readonly coderName: string
  readonly path: string
  readonly memos: number
  readonly version: number
}

/** The codings that pass the filter, in the order of the text. Untouched ones stay the objects they were. */
export function useShownCodings(
  codings: readonly Coding[],
  tree: StillCodebook['tree'],
  nameOf: (coder: string) => string,
  filter: Filter,
  self: string | null,
): readonly ListedCoding[] {
  const list = useMemo(() => lister(tree, nameOf), [tree, nameOf])
  return useMemo(() => {
    const { coder, round, code, branch } = filter
    const wanted =
      code === null ? null : new Set<string>(branch ? tree.withDescendants(code).map(({ id }) => id) : [code])
    const isWanted = (coding: Coding) =>
      (!wanted || wanted.has(coding.code)) &&
      (round === null || (coding.round ?? outsideRounds) === round) &&
      (coder === null ||
        (coder === 'own'
          ? coding.coder === self
          : coder === 'others'
            ? coding.coder !== self
            : coding.coder === coder))
    return codings.filter(isWanted).map(list)
  }, [codings, tree, list, filter, self])
}

/** Puts together what is told of a coding, once for each that comes from the host. */
function lister(
  tree: StillCodebook['tree'],
  nameOf: (coder: string) => string,
): (coding: Coding) => ListedCoding {
  const paths = new Map<string, string>(tree.inReadingOrder().map((code) => [code.id, tree.pathOf(code.id)]))
  const known = new WeakMap<Coding, ListedCoding>()
  // One string for all codings of a code and coder: there are thousands of them.
  const titles = new Map<string, string>()
  const titleOf = (path: string, coderName: string) => {
    const title = `${path}, by ${coderName}`
    const same = titles.get(title) ?? title
    titles.set(same, same)
    return same
  }
  return (coding) => {
    const before = known.get(coding)
    if (before) return before
    const code = tree.get(coding.code)
    const path = paths.get(coding.code) ?? 'A removed code'
    const coderName = nameOf(coding.coder)
    const listed = {
      id: coding.id,
      start: coding.start,
      end: coding.end,
      code: coding.code,
      coder: coding.coder,
      coderName,
      path,
      memos: coding.memos,
      version: coding.version,
      colour: code?.colour ?? '#777777',
      name: code?.name ?? path,
      title: titleOf(path, coderName),
    }
    known.set(coding, listed)
    return listed
  }
}
