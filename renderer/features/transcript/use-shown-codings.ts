import { useMemo, useState } from 'react'
import type { Coding } from '#shared/contract/values.ts'
import { compareSpans } from '#shared/domain/span.ts'
import type { Codebook } from '../../client/codebook.ts'
import type { ShownCoding } from './surface/pieces.ts'

export interface Filter {
  /** A coder's id; null: everyone. */
  readonly coder: string | null
  /** A code's id, standing for all below it too; null: all. */
  readonly code: string | null
}

/** A coding with what is told about it. */
export interface ListedCoding extends ShownCoding {
  readonly code: string
  readonly coder: string
  readonly coderName: string
  readonly path: string
  readonly memos: number
  readonly version: number
}

/** The codings that pass the filter, in the order of the text. */
export function useShownCodings(
  codings: readonly Coding[],
  codebook: Codebook,
  nameOf: (coder: string) => string,
  filter: Filter,
): readonly ListedCoding[] {
  const tree = useNamesOf(codebook)
  return useMemo(() => {
    const wanted =
      filter.code === null
        ? null
        : new Set(tree.withDescendants(filter.code).map((code) => code.id as string))
    const paths = new Map<string, string>(
      tree.inReadingOrder().map((code) => [code.id, tree.pathOf(code.id)]),
    )
    return codings
      .filter(
        (coding) =>
          (filter.coder === null || coding.coder === filter.coder) && (!wanted || wanted.has(coding.code)),
      )
      .map((coding) => {
        const code = tree.get(coding.code)
        const path = paths.get(coding.code) ?? 'A removed code'
        const coderName = nameOf(coding.coder)
        return {
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
          title: `${path}, by ${coderName}`,
        }
      })
      .toSorted(compareSpans)
  }, [codings, tree, nameOf, filter.coder, filter.code])
}

/** The code tree, the same one as long as names, colours and places are: every coding changes its counts. */
function useNamesOf({ tree }: Codebook): Codebook['tree'] {
  const [kept, setKept] = useState(tree)
  if (kept === tree || look(kept) === look(tree)) return kept
  setKept(tree)
  return tree
}

function look(tree: Codebook['tree']): string {
  return tree
    .inReadingOrder()
    .map((code) => `${code.id} ${code.parent} ${code.colour} ${code.name}`)
    .join('\n')
}
