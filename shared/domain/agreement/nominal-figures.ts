import { brennanPrediger } from './brennan-prediger.ts'
import { cohenKappa } from './cohen-kappa.ts'
import { absent, isValue } from './figure.ts'
import type { Figure } from './figure.ts'
import { fleissKappa } from './fleiss-kappa.ts'
import { gwetAc1 } from './gwet-ac1.ts'
import { holsti } from './holsti.ts'
import { alphaNominal } from './krippendorff-alpha.ts'
import { percentAgreement, percentAgreementPooled } from './percent-agreement.ts'
import type { Ratings } from './ratings.ts'
import type { Figures } from './report.ts'
import { scottPi } from './scott-pi.ts'
import type { Tally } from './tally.ts'

/** The figures that need nothing but a table of nominal ratings. */
export type NominalFigures = Pick<
  Figures,
  | 'percent_agreement'
  | 'percent_agreement_pooled'
  | 'holsti'
  | 'cohen_kappa'
  | 'scott_pi'
  | 'fleiss_kappa'
  | 'brennan_prediger'
  | 'gwet_ac1'
  | 'alpha_nominal'
  | 'categories'
>

/**
 * All nominal figures of one table.
 * @param q categories to choose from, or undefined to count those that occur
 * @param coded whether any coder used any code: without, no_variation is called nothing_coded
 */
export function nominalFigures(
  ratings: Ratings,
  tally: Tally,
  q: number | undefined,
  coded: boolean,
): NominalFigures {
  const named = (figure: Figure) => nameEmptiness(figure, coded)
  return {
    percent_agreement: percentAgreement(ratings, tally),
    percent_agreement_pooled: percentAgreementPooled(ratings, tally),
    holsti: holsti(ratings, tally),
    cohen_kappa: named(cohenKappa(ratings, tally)),
    scott_pi: named(scottPi(ratings, tally)),
    fleiss_kappa: named(fleissKappa(ratings, tally)),
    brennan_prediger: named(brennanPrediger(ratings, q, tally)),
    gwet_ac1: named(gwetAc1(ratings, q, tally)),
    alpha_nominal: named(alphaNominal(ratings, tally)),
    categories: { q: Math.max(q ?? 0, tally.occurring), from: q === undefined ? 'counted' : 'given' },
  }
}

/** Where nobody coded anything, the lack of variation has that plainer name. */
export function nameEmptiness(figure: Figure, coded: boolean): Figure {
  return !coded && !isValue(figure) && figure.null === 'no_variation' ? absent('nothing_coded') : figure
}
