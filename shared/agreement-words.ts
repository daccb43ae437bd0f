import type { Figure, Interval } from './contract/agreement.ts'

/** Why there is no figure, or why work was left out, in words that end a sentence. */
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
  too_many_sets: 'so many sets of codes occur that it would take hours; roll the codes up, or choose fewer',
  not_this_unit: 'not defined for this unit',
  no_document_finished_by_all: 'no document was finished by all these coders',
  not_asked: 'not asked for',
  too_few_to_resample: 'too few documents or turns to resample',
  all_resamples_degenerate: 'no resample gave a value',
  not_finished: 'not finished',
  not_opened: 'coded blind, and not opened yet',
  other_version: 'finished under another version of the codebook',
}

export function reasonWords(reason: string): string {
  return Object.hasOwn(reasons, reason) ? (reasons[reason] ?? reason) : reason.replaceAll('_', ' ')
}

/** Krippendorff's bounds for alpha. Source: Krippendorff (2004), Content Analysis, 2nd edition, p. 241. */
export const alphaBounds = { reliable: 0.8, tentative: 0.667 } as const

export const alphaBands = ['reliable', 'tentative', 'not reliable'] as const
export type AlphaBand = (typeof alphaBands)[number]

/** The band an alpha falls in: by the lower bound of its interval where there is one. Null without a value. */
export function bandOf(alpha: Figure, interval: Interval): AlphaBand | null {
  if (typeof alpha !== 'number') return null
  const judged = 'lower' in interval ? interval.lower : alpha
  if (judged >= alphaBounds.reliable) return 'reliable'
  return judged >= alphaBounds.tentative ? 'tentative' : 'not reliable'
}

/** What the bands are, and whose. */
export const bandsSentence =
  'Following Krippendorff (2004, Content Analysis, 2nd edition, p. 241), alpha of .800 and above is reliable, ' +
  'from .667 to .800 allows tentative conclusions only, and below .667 is not reliable.'

/** "Ann", "Ann and Bashir", "Ann, Bashir and Carol". */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}
