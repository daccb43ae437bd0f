import { cohenKappa } from './cohen-kappa.ts'
import { ratingsOfPatterns } from './coding-table.ts'
import type { CodeCounts, CodingTable } from './coding-table.ts'
import { holsti } from './holsti.ts'
import { alphaNominal } from './krippendorff-alpha.ts'
import { nameEmptiness } from './nominal-figures.ts'
import { percentAgreement } from './percent-agreement.ts'
import { pairOf, pairsOf } from './ratings.ts'
import type { PairFigures } from './report.ts'
import { scottPi } from './scott-pi.ts'
import { tallyOf } from './tally.ts'
import { twoWay } from './two-coders.ts'

/** Every pair of coders beside each other, with the two-way table of every code. */
export function pairFigures(
  table: CodingTable,
  counts: CodeCounts,
  coders: readonly string[],
  codes: readonly string[],
): PairFigures[] {
  const byCode = counts.patterns.map((patterns) => ratingsOfPatterns(patterns, table.coders))
  return pairsOf(table.coders).map(([first, second]) => {
    const ratings = pairOf(table.ratings, first, second)
    const tally = tallyOf(ratings)
    const counted = twoWay(ratings)
    const rows = codes.map((code, number) => {
      const cells = { both: 0, first_only: 0, second_only: 0, neither: 0 }
      for (const { rated, chosen, weight } of counts.patterns[number] ?? []) {
        if (!rated[first] || !rated[second]) continue
        if (chosen[first]) cells[chosen[second] ? 'both' : 'first_only'] += weight
        else cells[chosen[second] ? 'second_only' : 'neither'] += weight
      }
      const used = cells.both + cells.first_only + cells.second_only > 0
      const binary = pairOf(byCode[number] ?? ratingsOfPatterns([], table.coders), first, second)
      return {
        code,
        ...cells,
        percent_agreement: percentAgreement(binary),
        cohen_kappa: nameEmptiness(cohenKappa(binary), used),
      }
    })
    const coded = rows.some((row) => row.both + row.first_only + row.second_only > 0)
    return {
      coders: [coders[first] ?? '', coders[second] ?? ''],
      units: tally.pairableUnits,
      percent_agreement: percentAgreement(ratings, tally),
      holsti: holsti(ratings, tally, counted),
      cohen_kappa: nameEmptiness(cohenKappa(ratings, tally, counted), coded),
      scott_pi: nameEmptiness(scottPi(ratings, tally, counted), coded),
      alpha_nominal: nameEmptiness(alphaNominal(ratings, tally), coded),
      codes: rows,
    }
  })
}
