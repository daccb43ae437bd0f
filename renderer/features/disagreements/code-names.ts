import { pathSeparator } from '#shared/domain/code-tree.ts'
import type { StillCodebook } from '../../client/codebook.ts'
import { namesApart } from './words.ts'

/** What the codes of one disagreement are called beside each other. */
export function codeNames(codes: readonly string[], { tree }: StillCodebook): (code: string) => string {
  const above = (id: string) =>
    tree
      .lineOf(id)
      .slice(0, -1)
      .map(({ name }) => name)
      .join(pathSeparator)
  const names = namesApart(
    codes.flatMap((id) => {
      const code = tree.get(id)
      return code ? [{ id, name: code.name, above: above(id) }] : []
    }),
  )
  return (id) => names.get(id) ?? tree.get(id)?.name ?? 'A code that is gone'
}

/** A code's colour, or a grey where it is gone. */
export function codeColourOf(code: string, { tree }: StillCodebook): string {
  return tree.get(code)?.colour ?? '#888888'
}
