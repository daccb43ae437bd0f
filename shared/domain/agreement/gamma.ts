import { bestAlignmentDisorder } from './best-alignment.ts'
import { uniteSegments } from './continuum.ts'
import type { Segment } from './continuum.ts'
import { absent } from './figure.ts'
import type { Absent } from './figure.ts'
import type { GammaWeights } from './gamma-dissimilarity.ts'
import type { CodedSpan } from './input.ts'
import { seededRandom } from './random.ts'
import { unitSampler } from './sampled-units.ts'

/** What gamma is asked about: one text's units. */
export interface GammaInput extends Partial<GammaWeights> {
  /** By coder, all of whom finished the text. A coder's overlapping spans of one code are one unit. */
  readonly coders: { readonly [coder: string]: readonly CodedSpan[] }
  /** How often chance is sampled; 30 where nothing is said. */
  readonly samples?: number
  readonly seed: number
}

/** Gamma, and what it was made from. */
export interface GammaResult extends GammaWeights {
  readonly gamma: number
  /** Disorder of the best alignment of the coders' units. */
  readonly observed: number
  /** Mean disorder of the best alignments of sampled units. */
  readonly expected: number
  /** Standard error of `expected`. */
  readonly expectedError: number
  readonly samples: number
  readonly seed: number
}

/**
 * Gamma: agreement on units and their codes, aligned as well as they can be: 1 - observed disorder / expected
 * disorder. The weights are 3, 1 and 1 where nothing else is said.
 * Yields its progress from 0 to 1, sample after sample: with many overlapping units of three or more coders an
 * alignment can take long.
 * Source: Mathet, Widlöcher and Métivier (2015), Computational Linguistics 41(3), p. 437-479.
 * @throws RangeError for an empty span, or fewer than two samples
 */
export function* gammaSteps(input: GammaInput): Generator<number, GammaResult | Absent> {
  const { alpha = 3, beta = 1, deltaEmpty = 1, samples = 30, seed } = input
  if (!(Number.isInteger(samples) && samples >= 2)) throw new RangeError('Fewer than two samples')
  const coders = unitsOf(input.coders)
  if (coders.length < 2) return absent('one_coder')
  if (coders.every((own) => own.length === 0)) return absent('nothing_coded')
  const weights = { alpha, beta, deltaEmpty }
  const observed = bestAlignmentDisorder(coders, weights)
  const sample = unitSampler(coders)
  const random = seededRandom(seed)
  let sum = 0
  let squares = 0
  for (let done = 0; done < samples; done++) {
    yield done / samples
    const disorder = bestAlignmentDisorder(sample(random), weights)
    sum += disorder
    squares += disorder * disorder
  }
  const expected = sum / samples
  if (expected === 0) return absent('no_variation')
  const variance = Math.max(0, (squares - sum * expected) / (samples - 1))
  return {
    gamma: 1 - observed / expected,
    observed,
    expected,
    expectedError: Math.sqrt(variance / samples),
    samples,
    seed,
    ...weights,
  }
}

/** Each coder's units, codes by number. */
export function unitsOf(coders: GammaInput['coders']): Segment[][] {
  const numbers = new Map<string, number>()
  return Object.values(coders).map((spans) =>
    uniteSegments(
      spans.map(({ start, end, code }) => {
        if (!(start < end)) throw new RangeError(`Not a span: ${start} to ${end}`)
        const number = numbers.get(code) ?? numbers.size
        numbers.set(code, number)
        return { start, end, code: number }
      }),
    ),
  )
}
