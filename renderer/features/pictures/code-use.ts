import { useMemo } from 'react'
import { useAsk } from '../../client/ask.ts'
import { useStillCodebook, type StillCode } from '../../client/codebook.ts'
import type { CodeUse } from './code-branches.ts'
import type { PictureProps } from './use-choices.ts'

export type UseMeasure = 'codings' | 'documents' | 'words'

interface CodebookUse {
  readonly codes: readonly CodeUse[]
  /** How many extracts are left out, because someone who has withdrawn is heard. */
  readonly withdrawn: number
}

/** The codes of the codebook in reading order, without free and retired ones, and how much these coders use them. */
export function useCodeUse(
  measure: UseMeasure,
  { whose: { coders }, told }: Pick<PictureProps, 'whose' | 'told'>,
): CodebookUse {
  const { codes, tree } = useStillCodebook()
  const listed = useMemo(() => codes.filter(({ free, retired }) => !free && !retired), [codes])
  const isParent = (code: StillCode) => tree.childrenOf(code.id).length > 0
  const picks = [
    ...listed.map(({ id }) => ({ code: id as string, withChildren: false })),
    ...listed.filter(isParent).map(({ id }) => ({ code: id as string, withChildren: true })),
  ]
  const matrix = useAsk('matrix.compute', {
    rows: { kind: 'codes', codes: picks.length === 0 ? null : picks },
    columns: { kind: 'modes' },
    query: { coders },
    measure,
  })
  return useMemo(() => {
    const figures = matrix.rows.map(({ total }) => total.value ?? 0)
    const wholes = new Map(
      matrix.rows.slice(listed.length).map(({ id }, at) => [id, figures[listed.length + at] ?? 0]),
    )
    const used = listed.map((code, at): CodeUse => {
      const own = figures[at] ?? 0
      return {
        id: code.id,
        parent: code.parent,
        name: told(code.name),
        path: told(tree.pathOf(code.id)),
        colour: code.colour,
        level: tree.lineOf(code.id).length - 1,
        own,
        whole: wholes.get(code.id) ?? own,
      }
    })
    return { codes: used, withdrawn: matrix.withdrawn }
  }, [matrix, listed, tree, told])
}

/** The top codes, to choose a part of the codebook by. */
export function useTopCodes(): readonly { readonly id: string; readonly name: string }[] {
  return useStillCodebook().codes.filter(({ parent, free, retired }) => parent === null && !free && !retired)
}
