/** Why a figure has no value. Closed: a new reason is a new line here and a new sentence in the interface. */
export const nullReasons = [
  /** Only one category occurs among what is compared, so chance and agreement cannot be told apart. */
  'no_variation',
  /** No unit was rated by two coders: each worked on other text. */
  'no_pairable_data',
  /** Fewer than two coders have finished anything. */
  'one_coder',
  /** None of the coders used the code, or any code. */
  'nothing_coded',
  /** No stretch of text was coded by two coders. */
  'no_intersection',
  /** So little text was coded by two coders that chance can't be worked out from it. */
  'too_little_coded',
  /** So many different sets of codes occur that set-valued alpha would take minutes or hours. */
  'too_many_sets',
  /** Only one code is compared; look at bar_u_alpha. */
  'single_code',
  /** Defined for two coders only. */
  'needs_two_coders',
  /** A coder's codes overlap each other, and the measure needs one code at each place. */
  'overlapping_codes',
  /** The measure is not defined for the chosen unit. */
  'not_this_unit',
  /** Unitizing measures need documents that every chosen coder has finished, and there is none. */
  'no_document_finished_by_all',
  /** No resampling was asked for. */
  'not_asked',
  /** Fewer than two documents or turns to resample. */
  'too_few_to_resample',
  /** Every resample lacked variation. */
  'all_resamples_degenerate',
] as const

export type NullReason = (typeof nullReasons)[number]

/** The absence of a value, with its reason; never a made-up 0 or 1. */
export interface Absent {
  readonly null: NullReason
}

/** A figure of agreement: a number, or the reason why there is none. */
export type Figure = number | Absent

/** The absence of a value for `reason`. */
export function absent(reason: NullReason): Absent {
  return { null: reason }
}

/** Whether a figure has a value. */
export function isValue(figure: Figure): figure is number {
  return typeof figure === 'number'
}

/** Agreement corrected for chance: (observed - expected) / (1 - expected). */
export function corrected(observed: number, expected: number): number {
  return (observed - expected) / (1 - expected)
}
