import type { Figure } from './figure.ts'
import type { Unit } from './input.ts'
import type { IntervalResult } from './interval.ts'

/** The figures that stand for all codes together, for one code, and mean the same in both places. */
export interface Figures {
  readonly percent_agreement: Figure
  readonly percent_agreement_pooled: Figure
  readonly holsti: Figure
  readonly cohen_kappa: Figure
  readonly scott_pi: Figure
  readonly fleiss_kappa: Figure
  readonly brennan_prediger: Figure
  readonly gwet_ac1: Figure
  readonly alpha_nominal: Figure
  readonly alpha_set_jaccard: Figure
  readonly alpha_set_masi: Figure
  readonly alpha_u_1995: Figure
  readonly u_alpha: Figure
  readonly bar_u_alpha: Figure
  readonly cu_alpha: Figure
  /** The share of all text that cu_alpha speaks of: coded by two coders. */
  readonly cu_coverage: Figure
  /** q of Brennan-Prediger and AC1, and whether it was given or counted from the data. */
  readonly categories: { readonly q: number; readonly from: 'given' | 'counted' }
}

/** All codes together: a coder's set of codes on a unit is one category. */
export interface OverallFigures extends Figures {
  readonly k_u_alpha: { readonly [code: string]: Figure }
  /** By code, the share of its text that k_u_alpha speaks of. */
  readonly k_u_coverage: { readonly [code: string]: Figure }
  /** Of alpha_set_jaccard. */
  readonly interval: IntervalResult
}

/** One line of a code's table of counts: over how many units exactly these coders chose it. */
export interface CountRow {
  /** Coders who finished the document. */
  readonly rated: readonly string[]
  /** Those of them who chose the code. */
  readonly chosen: readonly string[]
  readonly units: number
}

/** One code, present or not; every figure is worked out from `counts`, unitizing measures from the spans. */
export interface CodeFigures extends Figures {
  readonly code: string
  readonly k_u_alpha: Figure
  readonly k_u_coverage: Figure
  /** Share of all ratings that have the code. */
  readonly prevalence: Figure
  readonly positive_agreement: Figure
  /** How many codings each coder made, in the documents used. */
  readonly codings: { readonly [coder: string]: number }
  readonly counts: readonly CountRow[]
  /** Of alpha_nominal. */
  readonly interval: IntervalResult
}

/** A code's two-way table for a pair of coders, in units that both rated. */
export interface PairCode {
  readonly code: string
  readonly both: number
  readonly first_only: number
  readonly second_only: number
  readonly neither: number
  readonly percent_agreement: Figure
  readonly cohen_kappa: Figure
}

/** Two coders beside each other, over the units that both rated. */
export interface PairFigures {
  readonly coders: readonly [string, string]
  /** Units that both rated. */
  readonly units: number
  readonly percent_agreement: Figure
  readonly holsti: Figure
  readonly cohen_kappa: Figure
  readonly scott_pi: Figure
  readonly alpha_nominal: Figure
  readonly codes: readonly PairCode[]
}

/** What the reader of the figures should know. */
export type AgreementWarning =
  | { readonly kind: 'coder_coded_nothing'; readonly coder: string }
  /** Documents that fewer than two of the coders finished. */
  | { readonly kind: 'documents_not_compared'; readonly documents: readonly string[] }
  /** Documents that enter all figures but the unitizing ones, as not every coder finished them. */
  | { readonly kind: 'documents_not_unitized'; readonly documents: readonly string[] }
  /** Codings left out because their code was not among the chosen. */
  | { readonly kind: 'codings_of_other_codes'; readonly codings: number }
  /** Codings left out because they lie wholly outside the codable text. */
  | { readonly kind: 'codings_outside_codable_text'; readonly codings: number }

/** The answer: every figure with its unit, coders, documents, and what was left out. */
export interface AgreementReport {
  /** `row`: the figures come from a table of ratings. */
  readonly unit: Unit | 'row'
  readonly coders: readonly string[]
  /** Documents that two or more of the coders finished. */
  readonly documents: readonly string[]
  /** How many units they have. */
  readonly units: number
  readonly excluded: readonly {
    readonly document: string
    readonly coder: string
    readonly reason: 'not_finished'
  }[]
  readonly overall: OverallFigures
  readonly codes: readonly CodeFigures[]
  readonly pairs: readonly PairFigures[]
  readonly warnings: readonly AgreementWarning[]
}
