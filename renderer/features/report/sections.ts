import type { CallOutput } from '#shared/contract/index.ts'

export type Part = CallOutput<'report.preview'>['parts'][number]

export interface Section {
  readonly key: string
  readonly heading: string
  readonly quotations: number
  readonly parts: readonly Part[]
}

/** Parts that stand together under one heading: of one case study, or of one theme. In the report's order. */
export function sectionsOf(parts: readonly Part[], by: 'case' | 'theme'): Section[] {
  const together = Map.groupBy(parts, (part) => (by === 'case' ? (part.case ?? '') : part.code))
  return [...together].map(([key, own]) => ({
    key: `${by}:${key}`,
    heading:
      by === 'case' ? (own[0]?.caseName ?? 'Without a case study') : (own[0]?.path ?? 'Without a theme'),
    quotations: own.reduce((sum, { quotations }) => sum + quotations.length, 0),
    parts: own,
  }))
}
