import { alphaBounds, bandOf, bandsSentence, listed, reasonWords } from './agreement-words.ts'
import type { AgreementReport } from './contract/agreement.ts'

/** What the report itself does not say of the question it answers. */
export interface MethodsContext {
  /** The round that was compared; null: each document as its coders finished it last. */
  readonly round: { readonly name: string; readonly version: number; readonly blind: boolean } | null
  /** Only codings under this version of the codebook; null: of any. */
  readonly version: number | null
  /** As they were asked for. */
  readonly excludedSpeakers: readonly string[]
  /** Names of the case studies asked for; null: all. */
  readonly cases: readonly string[] | null
  /** The depth codes were rolled up to; null: as coded. */
  readonly depth: number | null
}

const unitWords: { readonly [Unit in AgreementReport['unit']]: string } = {
  character: 'characters of codable text',
  sentence: 'sentences',
  turn: 'turns',
  document: 'whole documents',
  row: 'units of a table',
}

const resampledWords = { documents: 'documents', turns: 'turns', units: 'units', pairs: 'pairs' } as const

/**
 * A few sentences fit for a methods section: measure, unit, coders, documents, what was left out, the figure with its
 * interval, how it was resampled, and the bands with their source.
 */
export function methodsSentence(report: AgreementReport, context: MethodsContext): string {
  return [measured(report, context), leftOut(report, context), found(report), bandsSentence]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

function measured({ unit, coders, documents }: AgreementReport, context: MethodsContext): string {
  const where =
    context.round === null
      ? 'each as its coders finished it last'
      : `in the ${context.round.blind ? 'blind ' : ''}round “${context.round.name}” under version ${context.round.version} of the codebook`
  const level =
    context.depth === null ? '' : `, with codes rolled up to level ${context.depth} of the codebook`
  const cases =
    context.cases === null || context.cases.length === 0
      ? ''
      : ` of ${listed(context.cases.map((name) => `“${name}”`))}`
  const scope =
    unit === 'row'
      ? ''
      : ` on ${many(documents.length, 'document')}${cases} that two or more of them had finished, ${where}`
  return (
    `Agreement between ${many(coders.length, 'coder')}${coders.length === 0 ? '' : ` (${listed(coders)})`} was measured by ` +
    `Krippendorff’s alpha for sets of codes with Jaccard distance, over ${unitWords[unit]}${scope}${level}.`
  )
}

function leftOut({ excluded }: AgreementReport, { excludedSpeakers, version }: MethodsContext): string {
  const parts: string[] = []
  if (excludedSpeakers.length > 0)
    parts.push(`what was said by ${listed(excludedSpeakers.map((word) => `“${word}”`))}`)
  if (version !== null) parts.push(`codings under other versions of the codebook than ${version}`)
  for (const [reason, rows] of Map.groupBy(excluded, (row) => row.reason))
    parts.push(
      `the work of a coder on a document where it was ${reasonWords(reason)} (${times(rows.length)})`,
    )
  return parts.length === 0 ? '' : `Left out were ${listed(parts)}.`
}

function found({ overall, units, unit }: AgreementReport): string {
  const alpha = overall.alpha_set_jaccard
  if (typeof alpha !== 'number') return `There is no overall value: ${reasonWords(alpha.null)}.`
  const { interval } = overall
  const extent = `over ${units.toLocaleString('en-GB')} ${unit === 'row' ? 'units' : unitWords[unit]}`
  const band = bandOf(alpha, interval) ?? ''
  if (!('lower' in interval))
    return `Overall alpha was ${decimals(alpha)} ${extent}: ${band}; no interval was worked out (${reasonWords(interval.null)}).`
  const degenerate =
    interval.degenerate === 0
      ? ''
      : `, ${interval.degenerate.toLocaleString('en-GB')} of them without a value`
  return (
    `Overall alpha was ${decimals(alpha)} ${extent} (95 % percentile interval ${decimals(interval.lower)} to ` +
    `${decimals(interval.upper)}, from ${many(interval.resamples, 'bootstrap resample')} of ` +
    `${interval.clusters.toLocaleString('en-GB')} ${resampledWords[interval.resampled]}${degenerate}, seed ${interval.seed}); ` +
    `by its lower bound it is ${band}. The share of resamples below .667 was ${share(interval.below_667)}, and below ` +
    `${alphaBounds.reliable.toFixed(3).slice(1)} ${share(interval.below_800)}.`
  )
}

function decimals(value: number): string {
  return value.toFixed(3)
}

function share(value: number): string {
  return `${(100 * value).toFixed(1)} %`
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count.toLocaleString('en-GB')} times`
}

function many(count: number, thing: string): string {
  return `${count.toLocaleString('en-GB')} ${thing}${count === 1 ? '' : 's'}`
}
