import { leastAssignment } from './assignment.ts'
import type { Segment } from './continuum.ts'
import { unitDissimilarity } from './gamma-dissimilarity.ts'
import type { GammaWeights } from './gamma-dissimilarity.ts'

/**
 * The disorder of the best alignment. An alignment parts all units into unitary alignments, each with at most
 * one unit of a coder; a unitary alignment costs the mean over all pairs of coders of their units'
 * dissimilarity, delta-empty where one of the two or both have none. Its disorder is the sum of these costs
 * over the mean number of units of a coder; the best has the least.
 * Exact. For two coders it is an assignment; for more, `alignSeveral`.
 * Source: Mathet, Widlöcher and Métivier (2015), Computational Linguistics 41(3), section 4.4.
 * @param coders each coder's units
 */
export function bestAlignmentDisorder(
  coders: readonly (readonly Segment[])[],
  weights: GammaWeights,
): number {
  const units = coders.reduce((total, own) => total + own.length, 0)
  if (units === 0) return 0
  const [first = [], second = []] = coders
  const cost = coders.length === 2 ? alignTwo(first, second, weights) : alignSeveral(coders, weights)
  return cost / (units / coders.length)
}

function alignTwo(first: readonly Segment[], second: readonly Segment[], weights: GammaWeights): number {
  const [fewer, more] = first.length <= second.length ? [first, second] : [second, first]
  const { deltaEmpty } = weights
  const cost = (row: number, column: number) => {
    const a = fewer[row]
    const b = more[column]
    return a && b ? Math.min(unitDissimilarity(a, b, weights), 2 * deltaEmpty) : 2 * deltaEmpty
  }
  return leastAssignment(fewer.length, more.length, cost) + (more.length - fewer.length) * deltaEmpty
}

interface Unit extends Segment {
  readonly coder: number
}

/** A unitary alignment of two units or more: its units' numbers, ascending, and what it costs. */
interface Tuple {
  readonly units: readonly number[]
  readonly cost: number
}

/** An unfinished alignment: units from the present one on that are taken already, and the cost until now. */
interface State {
  readonly taken: readonly number[]
  readonly cost: number
}

/**
 * The least cost for several coders, unit after unit along the text: each stays alone or enters a tuple of
 * which it is the first, and of all ways that have taken the same later units the cheapest goes on. Ways that
 * can't become cheaper than one already known, by what every open unit costs at least, are given up.
 */
function alignSeveral(coders: readonly (readonly Segment[])[], weights: GammaWeights): number {
  const units = coders
    .flatMap((own, coder) => own.map((segment): Unit => ({ ...segment, coder })))
    .sort((a, b) => a.start - b.start || a.end - b.end)
  const tuples = units.map((_, number) => tuplesFrom(number, units, coders.length, weights))
  const { deltaEmpty } = weights
  const shares = units.map(() => deltaEmpty)
  for (const { units: own, cost } of tuples.flat()) {
    for (const unit of own) shares[unit] = Math.min(shares[unit] ?? deltaEmpty, cost / own.length)
  }
  const atLeast = Array.from({ length: units.length + 1 }, () => 0)
  for (let unit = units.length - 1; unit >= 0; unit--) {
    atLeast[unit] = (atLeast[unit + 1] ?? 0) + (shares[unit] ?? 0)
  }
  const known = greedyCost(tuples.flat(), units.length, deltaEmpty) + 1e-9

  let states = new Map<string, State>([['', { taken: [], cost: 0 }]])
  for (let unit = 0; unit < units.length; unit++) {
    const next = new Map<string, State>()
    const goOn = (taken: readonly number[], cost: number) => {
      let least = cost + (atLeast[unit + 1] ?? 0)
      for (const number of taken) least -= shares[number] ?? 0
      if (least > known) return
      const key = taken.join()
      const other = next.get(key)
      if (!other || cost < other.cost) next.set(key, { taken, cost })
    }
    for (const { taken, cost } of states.values()) {
      if (taken[0] === unit) {
        goOn(taken.slice(1), cost)
        continue
      }
      goOn(taken, cost + deltaEmpty)
      for (const tuple of tuples[unit] ?? []) {
        const others = tuple.units.slice(1)
        if (others.some((number) => taken.includes(number))) continue
        goOn(
          [...taken, ...others].sort((a, b) => a - b),
          cost + tuple.cost,
        )
      }
    }
    states = next
  }
  return Math.min(...[...states.values()].map(({ cost }) => cost))
}

/**
 * The tuples of which unit `first` is the first and that could be part of a best alignment: from which no unit
 * is better taken out and left alone. Without unit u a tuple costs less by the sum over its other units v of
 * (d(u, v) - delta-empty) / pairs, and u alone costs delta-empty.
 */
function tuplesFrom(first: number, units: readonly Unit[], coders: number, weights: GammaWeights): Tuple[] {
  const { deltaEmpty } = weights
  const pairs = (coders * (coders - 1)) / 2
  const found: Tuple[] = []
  const mostApart = (pairs + coders - 1) * deltaEmpty
  const extend = (own: readonly number[], apart: readonly number[], from: number) => {
    for (let number = from; number < units.length; number++) {
      const unit = units[number]
      if (!unit || own.some((other) => units[other]?.coder === unit.coder)) continue
      const distances = own.map((other) => {
        const known = units[other]
        return known ? unitDissimilarity(known, unit, weights) : 0
      })
      const sums = [
        ...apart.map((sum, i) => sum + (distances[i] ?? 0)),
        distances.reduce((total, distance) => total + distance, 0),
      ]
      if (sums.some((sum) => sum >= mostApart)) continue
      const tuple = [...own, number]
      if (sums.every((sum) => sum < (pairs + tuple.length - 1) * deltaEmpty)) {
        const met = (tuple.length * (tuple.length - 1)) / 2
        const total = sums.reduce((all, sum) => all + sum, 0) / 2
        found.push({ units: tuple, cost: (total + (pairs - met) * deltaEmpty) / pairs })
      }
      if (tuple.length < coders) extend(tuple, sums, number + 1)
    }
  }
  extend([first], [0], first + 1)
  return found
}

/** The cost of an alignment made by always taking the tuple that saves most. */
function greedyCost(tuples: readonly Tuple[], units: number, deltaEmpty: number): number {
  const saved = ({ units: own, cost }: Tuple) => own.length * deltaEmpty - cost
  const taken = new Set<number>()
  let total = units * deltaEmpty
  for (const tuple of tuples.toSorted((a, b) => saved(b) - saved(a))) {
    if (saved(tuple) <= 0 || tuple.units.some((unit) => taken.has(unit))) continue
    for (const unit of tuple.units) taken.add(unit)
    total -= saved(tuple)
  }
  return total
}
