import type { AgreementReport, CodeAgreement, Figure } from '#shared/contract/agreement.ts'

type FigureIn<Row> = { [Key in keyof Row]: Row[Key] extends Figure ? Key : never }[keyof Row]
/** Every figure of one code, or of all codes together. */
export type CodeFigure = FigureIn<CodeAgreement>
export type OverallFigure = FigureIn<AgreementReport['overall']>
export type PairFigure = FigureIn<AgreementReport['pairs'][number]>

export interface Measure<Name extends string = string> {
  readonly name: Name
  readonly label: string
  readonly as: 'coefficient' | 'percent'
  /** What it is, in a sentence or two. */
  readonly says: string
  /** Whether Krippendorff's bands are for it. */
  readonly isAlpha: boolean
}

const of = <Name extends string>(
  name: Name,
  label: string,
  says: string,
  as: Measure['as'] = 'coefficient',
  isAlpha = false,
): Measure<Name> => ({ name, label, as, says, isAlpha })

export const codeMeasures = {
  alpha: of(
    'alpha_nominal' satisfies CodeFigure,
    'Krippendorff’s alpha',
    'Each unit has the code or has it not. Alpha is 1 minus the disagreement observed over the disagreement expected by chance, over all coders at once.',
    'coefficient',
    true,
  ),
  percent: of(
    'percent_agreement' satisfies CodeFigure,
    'Percent agreement',
    'The mean, over units, of the share of pairs of coders who judged the unit alike. Text that nobody coded counts as agreement, so it is high for any rare code.',
    'percent',
  ),
  positive: of(
    'positive_agreement' satisfies CodeFigure,
    'Positive agreement',
    'Of all times a coder gave the code, the share in which the other of a pair gave it too: 2a/(2a+b+c). Uncoded text plays no part.',
    'percent',
  ),
  prevalence: of(
    'prevalence' satisfies CodeFigure,
    'Prevalence',
    'The share of units that have the code, over all coders. Where it is very low or very high, chance-corrected figures say little.',
    'percent',
  ),
} as const

export const overallMeasures: readonly Measure<OverallFigure>[] = [
  of(
    'alpha_set_jaccard',
    'Krippendorff’s alpha for sets of codes (Jaccard)',
    'Each unit has a set of codes. Two sets differ by the share of their codes that they do not have in common.',
    'coefficient',
    true,
  ),
  of(
    'alpha_set_masi',
    'Krippendorff’s alpha for sets of codes (MASI)',
    'As with Jaccard, but a set that is part of the other counts as closer than sets that merely overlap.',
    'coefficient',
    true,
  ),
  of(
    'percent_agreement',
    'Percent agreement, mean over units',
    'The mean, over units, of the share of pairs of coders who gave exactly the same set of codes.',
    'percent',
  ),
]

export const placeMeasures: readonly Measure<OverallFigure>[] = [
  of(
    'bar_u_alpha',
    '|u-alpha: where, whatever the code',
    'Whether coders marked the same stretches as relevant, whatever they called them.',
    'coefficient',
    true,
  ),
  of(
    'cu_alpha',
    'cu-alpha: which code, where two coded',
    'Whether coders chose the same code where two of them coded at all. Only where codes do not overlap.',
    'coefficient',
    true,
  ),
  of(
    'cu_coverage',
    'Share of the text that cu-alpha speaks of',
    'How much of the text is coded by two or more: cu-alpha says nothing of the rest.',
    'percent',
  ),
  of(
    'u_alpha',
    'u-alpha: where and which together',
    'Boundaries and codes in one figure, gaps being a code of their own.',
    'coefficient',
    true,
  ),
]

export const furtherMeasures: readonly Measure<OverallFigure>[] = [
  of(
    'alpha_nominal',
    'Krippendorff’s alpha, nominal',
    'Each unit’s whole set of codes is one category: sets that are not equal differ altogether.',
    'coefficient',
    true,
  ),
  of(
    'percent_agreement_pooled',
    'Percent agreement, pooled',
    'Of all pairs of judgements on all units, the share that are alike.',
    'percent',
  ),
  of('holsti', 'Holsti', '2M/(N1+N2): twice the judgements in common over all judgements of both.'),
  of('fleiss_kappa', 'Fleiss’ kappa', 'Chance from the categories’ shares over all coders together.'),
  of('cohen_kappa', 'Cohen’s kappa', 'For two coders; chance from the shares of each.'),
  of('scott_pi', 'Scott’s pi', 'For two coders; chance from the shares of both together.'),
  of('brennan_prediger', 'Brennan-Prediger', 'Chance is 1/q, the same for each of q categories.'),
  of('gwet_ac1', 'Gwet’s AC1', 'Chance from how evenly the q categories are used.'),
  of(
    'alpha_u_1995',
    'alpha-U (1995)',
    'Krippendorff’s earlier alpha for stretches of text, by how far their ends lie apart.',
    'coefficient',
    true,
  ),
]

export const pairMeasure = of(
  'cohen_kappa' satisfies PairFigure,
  'Cohen’s kappa',
  'Of these two coders: agreement on each unit’s set of codes, beyond what their own shares would give by chance.',
)
