import type { CodeAgreement } from '#shared/contract/agreement.ts'

/** A row of the table of codes: a code as coded, or a top code with all that lies below it. */
export interface CodeRow {
  readonly key: string
  readonly name: string
  readonly indent: number
  /** The figures of the code as it was coded itself; null: it was not, or only the level above is shown. */
  readonly coded: CodeAgreement | null
  /** The figures of the code with all below it; null in the rows below a top code. */
  readonly rolledUp: CodeAgreement | null
}

interface Tree {
  lineOf(id: string): readonly { readonly id: string; readonly name: string }[]
}

function isUsed(code: CodeAgreement): boolean {
  return Object.values(code.codings).some((codings) => codings > 0)
}

/** The codes of one level that anyone used, under their full path. */
export function plainRows(codes: readonly CodeAgreement[], level: 'coded' | 'rolledUp'): CodeRow[] {
  return codes.filter(isUsed).map((code) => ({
    key: code.code,
    name: code.path,
    indent: 0,
    coded: level === 'coded' ? code : null,
    rolledUp: level === 'rolledUp' ? code : null,
  }))
}

/**
 * Both levels in one: each top code with all below it, then its codes as coded. A top code without codes below it is
 * one row that has both. In the order of the top codes.
 */
export function rowsOfBoth(
  coded: readonly CodeAgreement[],
  tops: readonly CodeAgreement[],
  tree: Tree,
): CodeRow[] {
  const below = Map.groupBy(coded.filter(isUsed), (code) => tree.lineOf(code.code)[0]?.id ?? code.code)
  return tops.filter(isUsed).flatMap((top): CodeRow[] => {
    const own = below.get(top.code) ?? []
    const itself = own.find((code) => code.code === top.code) ?? null
    const others = own.filter((code) => code !== itself)
    const head = { key: top.code, name: top.path, indent: 0, rolledUp: top }
    if (others.length === 0) return [{ ...head, coded: itself }]
    const asCoded = (code: CodeAgreement, name: string): CodeRow => ({
      key: `${code.code} below`,
      name,
      indent: 1,
      coded: code,
      rolledUp: null,
    })
    return [
      { ...head, coded: null },
      ...(itself ? [asCoded(itself, `${itself.path}, itself`)] : []),
      ...others.map((code) => asCoded(code, nameBelow(tree, code))),
    ]
  })
}

/** The path without its top code. */
function nameBelow(tree: Tree, code: CodeAgreement): string {
  const names = tree.lineOf(code.code).map(({ name }) => name)
  return names.slice(1).join(' / ') || code.path
}

/** How many codes nobody used. */
export function unusedCount(codes: readonly CodeAgreement[]): number {
  return codes.filter((code) => !isUsed(code)).length
}
