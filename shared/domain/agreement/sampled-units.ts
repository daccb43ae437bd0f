import type { Segment } from './continuum.ts'
import { drawBelow } from './random.ts'
import type { Random } from './random.ts'

/** Draws the units of as many coders as were observed, by chance alone. */
export type UnitSampler = (random: Random) => Segment[][]

/**
 * What chance looks like for gamma: coders who have no common text before them, but as many units, as long, as
 * far apart and with codes as often as the observed ones. Number of units, lengths and gaps are drawn from
 * normal distributions with the observed means and standard deviations, codes with their observed shares. A
 * gap may be negative, as units may overlap; the text before a coder's first unit counts as a gap, and one gap
 * of 0 is always counted, so that there is one where every coder has a single unit at the start. A coder may
 * come out without units, but not all of them.
 * Source: the statistical sampler of Titeux and Riad (2021), Journal of Open Source Software 6(62), 2989,
 * after Mathet, Widlöcher and Métivier (2015), section 5.
 */
export function unitSampler(coders: readonly (readonly Segment[])[]): UnitSampler {
  const ordered = coders.map((own) => own.toSorted((a, b) => a.start - b.start || a.end - b.end))
  const units = ordered.flat()
  const counts = spread(ordered.map((own) => own.length))
  const lengths = spread(units.map(({ start, end }) => end - start))
  const gaps = spread([
    0,
    ...ordered.flatMap((own) =>
      own.map(({ start }, i) => start - (own[i - 1]?.end ?? 0)).filter((gap, i) => i > 0 || gap > 0),
    ),
  ])
  return (random) => {
    let drawn = 0
    return ordered.map(() => {
      const count = Math.max(drawn === 0 ? 1 : 0, Math.abs(Math.trunc(drawNormal(random, counts))))
      drawn += count
      let position = 0
      return Array.from({ length: count }, () => {
        const start = position + drawNormal(random, gaps)
        let length = 0
        while (length === 0) length = Math.abs(drawNormal(random, lengths))
        position = start + length
        // A unit drawn among all has each code with its share.
        const code = units[drawBelow(random, units.length)]?.code ?? 0
        return { start, end: position, code }
      })
    })
  }
}

interface Spread {
  readonly mean: number
  readonly deviation: number
}

function spread(values: readonly number[]): Spread {
  if (values.length === 0) return { mean: 0, deviation: 0 }
  const mean = values.reduce((total, value) => total + value, 0) / values.length
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0)
  return { mean, deviation: Math.sqrt(squares / values.length) }
}

/** A normal draw. Source: Box and Muller (1958), Annals of Mathematical Statistics 29. */
function drawNormal(random: Random, { mean, deviation }: Spread): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()))
  return mean + deviation * radius * Math.cos(2 * Math.PI * random())
}
