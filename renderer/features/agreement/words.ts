import { units, type AgreementReport, type Figure, type Interval } from '#shared/contract/agreement.ts'
import { reasonWords } from '#shared/agreement-words.ts'
import { count, figure as number } from '../../components/words.ts'

export type Unit = (typeof units)[number]
export { units }

export const unitWords: { readonly [Key in AgreementReport['unit']]: string } = {
  character: 'Character',
  sentence: 'Sentence',
  turn: 'Turn',
  document: 'Document',
  row: 'Row',
}

/** `1 turn`, `12,034 characters`. */
export function unitCount(many: number, unit: AgreementReport['unit']): string {
  return count(many, unitWords[unit].toLowerCase())
}

/** Reasons as they stand in a table's cell; the whole sentence stands where the figure is opened. */
const shortReasons: { readonly [reason: string]: string } = {
  no_variation: 'coded alike throughout',
  no_pairable_data: 'nothing rated by two',
  one_coder: 'one coder only',
  nothing_coded: 'nobody coded it',
  no_intersection: 'no stretch coded by two',
  too_little_coded: 'too little coded by two',
  single_code: 'one code only',
  needs_two_coders: 'for two coders only',
  overlapping_codes: 'codes overlap',
  too_many_sets: 'too many sets of codes',
  not_this_unit: 'not for this unit',
  no_document_finished_by_all: 'no document finished by all',
  too_few_to_resample: 'too few to resample',
  all_resamples_degenerate: 'no resample had a value',
}

export function shortReason(reason: string): string {
  return Object.hasOwn(shortReasons, reason) ? (shortReasons[reason] ?? reason) : reasonWords(reason)
}

/** A figure as it is printed: three decimals, or null where there is none. */
export function printed(figure: Figure): string | null {
  return typeof figure === 'number' ? figure.toFixed(3).replace(/^-(0\.000)$/u, '$1') : null
}

/** A share as a percentage with one decimal, or null. */
export function percent(figure: Figure): string | null {
  return typeof figure === 'number' ? `${(100 * figure).toFixed(1)} %` : null
}

/** A figure in words: its number, or why there is none. */
export function figureWords(figure: Figure, as: 'coefficient' | 'percent' = 'coefficient'): string {
  const text = as === 'percent' ? percent(figure) : printed(figure)
  return text ?? `none: ${typeof figure === 'number' ? '' : reasonWords(figure.null)}`
}

/** `0.412 to 0.631`, or null where there is no interval. */
export function intervalWords(interval: Interval): string | null {
  return 'lower' in interval ? `${interval.lower.toFixed(3)} to ${interval.upper.toFixed(3)}` : null
}

/** Where an interval comes from, and how sure one can be of the bounds; or why there is none. */
export function intervalSentence(interval: Interval): string {
  if ('null' in interval) return `No interval: ${reasonWords(interval.null)}.`
  const { resamples, degenerate, clusters, resampled, seed, below_667, below_800 } = interval
  const lost = degenerate === 0 ? '' : `, ${number(degenerate)} of them without a value`
  return (
    `95 % interval ${intervalWords(interval) ?? ''}, from ${number(resamples)} resamples of ${number(clusters)} ` +
    `${resampled}${lost} (seed ${seed}). Below .667 in ${percent(below_667) ?? ''} of them, below .800 in ` +
    `${percent(below_800) ?? ''}.`
  )
}

/** Landis and Koch (1977), Biometrics 33, p. 165: words for kappa. Conventions, not evidence. */
export function landisKoch(kappa: Figure): string | null {
  if (typeof kappa !== 'number') return null
  if (kappa < 0) return 'poor'
  const bounds = [
    [0.2, 'slight'],
    [0.4, 'fair'],
    [0.6, 'moderate'],
    [0.8, 'substantial'],
  ] as const
  return bounds.find(([bound]) => kappa <= bound)?.[1] ?? 'almost perfect'
}
