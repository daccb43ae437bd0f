import type { CallInput } from '#shared/contract/index.ts'
import type { Unit } from './words.ts'

/** What is compared: everything, one round, some case studies or some documents. */
export type Scope = 'all' | 'round' | 'cases' | 'documents'

/** `both`: as coded and rolled up to the top codes, side by side; else a depth, or as coded. */
export type Level = 'both' | 'coded' | `${number}`

export interface Choices {
  readonly scope: Scope
  readonly round: string | null
  readonly cases: ReadonlySet<string>
  readonly documents: ReadonlySet<string>
  readonly unit: Unit
  readonly level: Level
  /** Whether what interviewers said is compared. */
  readonly interviewers: boolean
  /** Roles whose words are left out. */
  readonly roles: ReadonlySet<string>
  /** null: everyone who has finished a document. */
  readonly coders: ReadonlySet<string> | null
  readonly withConsensus: boolean
  readonly version: number | null
}

export type Question = CallInput<'agreement.detail'>['question']

/** The depths that a level computes, the first of which everything else follows. null: as coded. */
export function depthsOf(level: Level): readonly (number | null)[] {
  if (level === 'both') return [null, 1]
  return level === 'coded' ? [null] : [Number(level)]
}

export function depthWords(depth: number | null): string {
  return depth === null ? 'As coded' : depth === 1 ? 'Top codes' : `Level ${depth}`
}

/** The levels there are to choose from in a codebook this deep. */
export function levelsFor(deepest: number): readonly { readonly value: Level; readonly label: string }[] {
  const depths = Array.from({ length: Math.max(0, deepest - 1) }, (_, index) => index + 1)
  return [
    ...(deepest > 1 ? [{ value: 'both' as const, label: 'Side by side' }] : []),
    { value: 'coded', label: depthWords(null) },
    ...depths.map((depth) => ({ value: `${depth}` as const, label: depthWords(depth) })),
  ]
}

/** Whose turns are left out, as the host is asked. */
export function excludedSpeakers({ interviewers, roles }: Choices): string[] {
  return [...(interviewers ? [] : ['Interviewer']), ...[...roles].toSorted()]
}

/** What is asked of the host. The same choices ask the same question, whatever the order they were made in. */
export function questionOf(choices: Choices, depth: number | null): Question {
  const { scope, round, cases, documents, unit, coders, withConsensus, version } = choices
  return {
    round: scope === 'round' ? round : null,
    cases: scope === 'cases' ? [...cases].toSorted() : null,
    documents: scope === 'documents' ? [...documents].toSorted() : null,
    coders: coders && [...coders].toSorted(),
    version,
    excludeSpeakers: excludedSpeakers(choices),
    unit,
    depth,
    withConsensus,
  }
}

/** Why nothing can be asked yet, or null. */
export function missingChoice({ scope, cases, documents, coders, withConsensus }: Choices): string | null {
  if (scope === 'cases' && cases.size === 0) return 'Choose at least one case study.'
  if (scope === 'documents' && documents.size === 0) return 'Choose at least one document.'
  if (coders && coders.size + (withConsensus ? 1 : 0) < 2) return 'Choose at least two coders.'
  return null
}
