import { alphaU, unitizingDisagreement } from './alpha-u.ts'
import { byCode, whateverCode } from './continuum.ts'
import type { Continuum } from './continuum.ts'
import { absent } from './figure.ts'
import type { Absent, Figure } from './figure.ts'
import type { Figures } from './report.ts'
import { barUAlpha, cuAlpha, kUAlpha, uAlpha } from './u-alpha.ts'
import type { Covered } from './u-alpha.ts'
import { lengthsOf } from './u-lengths.ts'
import type { Lengths } from './u-lengths.ts'

/** The unitizing figures of all codes together or of one code. */
export type UnitizingFigures = Pick<
  Figures,
  'alpha_u_1995' | 'u_alpha' | 'bar_u_alpha' | 'cu_alpha' | 'cu_coverage'
>

/** The unitizing figures overall, by code, and (k)u-alpha of each code. */
export interface AllUnitizingFigures {
  readonly overall: UnitizingFigures
  readonly codes: readonly UnitizingFigures[]
  readonly kU: readonly Covered[]
}

/**
 * The unitizing figures of a continuum. Overall, the 2016 family needs one code at each place, but for |u-alpha,
 * which takes overlapping codes as one coded stretch; by code it
 * compares the code's segments with everything else as gap, whatever else overlaps them.
 * @param continuum or why there is none
 */
export function unitizingFigures(continuum: Continuum | Absent, codes: number): AllUnitizingFigures {
  if ('null' in continuum) {
    const none = { value: continuum, coverage: continuum }
    const figures = allAbsent(continuum, continuum)
    const rows = Array.from({ length: codes }, () => none)
    return { overall: figures, codes: rows.map(() => figures), kU: rows }
  }
  const continua = byCode(continuum, codes)
  const disagreements = continua.map(unitizingDisagreement)
  const lengths = lengthsOf(continuum, codes)
  const kU = Array.from({ length: codes }, (_, code) => covered(lengths, (known) => kUAlpha(known, code)))
  return {
    overall: { ...ofLengths(lengths, alphaU(disagreements)), bar_u_alpha: boundaries(continuum) },
    codes: continua.map((own, code) => ofLengths(lengthsOf(own, 1), alphaU([disagreements[code] ?? null]))),
    kU,
  }
}

function ofLengths(lengths: Lengths | Absent, alpha_u_1995: Figure): UnitizingFigures {
  if ('null' in lengths)
    return allAbsent(lengths, lengths.null === 'overlapping_codes' ? alpha_u_1995 : lengths)
  const cu = cuAlpha(lengths)
  return {
    alpha_u_1995,
    u_alpha: uAlpha(lengths),
    bar_u_alpha: barUAlpha(lengths),
    cu_alpha: cu.value,
    cu_coverage: cu.coverage,
  }
}

/** |u-alpha asks only what is coded at all, so that codes lying over each other don't stand in its way. */
function boundaries(continuum: Continuum): Figure {
  const lengths = lengthsOf(whateverCode(continuum), 1)
  return 'null' in lengths ? lengths : barUAlpha(lengths)
}

function covered(lengths: Lengths | Absent, figure: (lengths: Lengths) => Covered): Covered {
  return 'null' in lengths ? { value: absent(lengths.null), coverage: absent(lengths.null) } : figure(lengths)
}

function allAbsent(reason: Absent, alpha_u_1995: Figure): UnitizingFigures {
  return { alpha_u_1995, u_alpha: reason, bar_u_alpha: reason, cu_alpha: reason, cu_coverage: reason }
}
