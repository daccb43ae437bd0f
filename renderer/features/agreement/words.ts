import { units, type AgreementReport, type Figure, type Interval } from '#shared/contract/agreement.ts'

export type Unit = (typeof units)[number]
export { units }

export const unitWords: { readonly [Key in AgreementReport['unit']]: string } = {
  character: 'Character',
  sentence: 'Sentence',
  turn: 'Turn',
  document: 'Document',
  row: 'Row',
}

const reasons: { readonly [reason: string]: string } = {
  no_variation: 'everything was coded alike, so agreement cannot be told from chance',
  no_pairable_data: 'no stretch was rated by two coders',
  one_coder: 'fewer than two coders have finished anything',
  nothing_coded: 'nobody coded anything',
  no_intersection: 'no stretch was coded by two coders',
  too_little_coded: 'too little was coded by two coders to say what chance would give',
  single_code: 'only one code is compared; look at the boundaries',
  needs_two_coders: 'defined for two coders only',
  overlapping_codes: 'not defined where codes overlap',
  not_this_unit: 'not defined for this unit',
  no_document_finished_by_all: 'no document was finished by all these coders',
  not_asked: 'not asked for',
  too_few_to_resample: 'too few documents or turns to resample',
  all_resamples_degenerate: 'no resample gave a value',
  not_finished: 'not finished',
}

/** Why there is no figure, in words. */
export function reasonWords(reason: string): string {
  return reasons[reason] ?? reason.replaceAll('_', ' ')
}

/** A figure as it is printed: three decimals, or null where there is none. */
export function printed(figure: Figure): string | null {
  return typeof figure === 'number' ? figure.toFixed(3) : null
}

/** A share as a percentage with one decimal, or null. */
export function percent(figure: Figure): string | null {
  return typeof figure === 'number' ? `${(100 * figure).toFixed(1)} %` : null
}

/** Krippendorff's bands, for alpha alone. */
export function band(alpha: Figure): string | null {
  if (typeof alpha !== 'number') return null
  if (alpha >= 0.8) return 'reliable'
  return alpha >= 0.667 ? 'tentative' : 'not reliable'
}

/** What the bands are judged by: the lower bound where there is an interval, else the figure itself. */
export function judged(alpha: Figure, interval: Interval): Figure {
  return 'lower' in interval ? interval.lower : alpha
}
