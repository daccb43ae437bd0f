import type { AgreementReport, CodeAgreement, Figure, Interval } from '#shared/contract/agreement.ts'
import type { Question } from './choices.ts'
import type { Measure } from './measures.ts'

/** The codebook at one depth, and what was computed there. */
export interface LevelReport {
  readonly depth: number | null
  /** `As coded`, `Top codes`. */
  readonly label: string
  readonly question: Question
  readonly report: AgreementReport
}

/** A figure that was opened, to show what it is made of. */
export interface Opened {
  readonly level: LevelReport
  readonly measure: Measure
  readonly figure: Figure
  /** Only of an alpha for which one is worked out. */
  readonly interval: Interval | null
  /** What it is of: a code, two coders, or all of it. */
  readonly code: CodeAgreement | null
  readonly pair: AgreementReport['pairs'][number] | null
}

export type OnOpen = (opened: Opened) => void
