import type { CodableText } from '../agreement/index.ts'
import type { Span } from '../span.ts'
import type { Cluster } from './clusters.ts'
import { keyOf } from './key-of.ts'
import type { OwnStretch } from './own-stretches.ts'
import type { Disagreement, DisagreementKind, FullAgreement, Ids, Stretch } from './types.ts'

/** The document that is being compared. */
export interface Place<I extends Ids> {
  readonly document: I['document']
  readonly text: CodableText
  /** Those who finished it. */
  readonly coders: readonly I['coder'][]
  /** By code's number, the number of its topmost code. */
  readonly tops: readonly number[]
}

/** The disagreement that a group of clusters is, in the document's offsets. */
export function writtenDisagreement<I extends Ids>(
  kind: DisagreementKind,
  clusters: readonly Cluster<I>[],
  { document, text, coders, tops }: Place<I>,
): Disagreement<I> {
  const own = clusters.flatMap(({ stretches }) => stretches)
  if (clusters.length > 1) own.sort((a, b) => a.start - b.start || a.code - b.code)
  const stretches = coders.map((): Stretch<I>[] => [])
  for (const { coder, codeId, start, end, codings } of own) {
    const span = text.inDocument(start, end)
    stretches[coder]?.push({ code: codeId, start: span.start, end: span.end, codings: ordered(codings) })
  }
  const branches = new Set(clusters.map(({ code }) => tops[code]))
  const span = hull(own, text)
  return {
    key: keyOf(
      document,
      own.flatMap(({ codings }) => codings),
    ),
    kind,
    document,
    start: span.start,
    end: span.end,
    codes: codesOf(own),
    withinBranch: kind === 'different_code' ? branches.size === 1 : null,
    coders: coders.map((coder, number) => ({ coder, stretches: stretches[number] ?? [] })),
  }
}

/** The agreement that a cluster is, in the document's offsets. */
export function writtenAgreement<I extends Ids>(
  { codeId, stretches }: Cluster<I>,
  { document, text, coders }: Place<I>,
): FullAgreement<I> {
  const codings = coders.map((): readonly I['coding'][] => [])
  for (const stretch of stretches) codings[stretch.coder] = ordered(stretch.codings)
  const span = hull(stretches, text)
  return {
    key: keyOf(document, codings.flat()),
    document,
    code: codeId,
    start: span.start,
    end: span.end,
    coders: coders.map((coder, number) => ({ coder, codings: codings[number] ?? [] })),
  }
}

function ordered<T extends string>(ids: readonly T[]): readonly T[] {
  return ids.length > 1 ? ids.toSorted() : ids
}

/** Ordered as the tree is, each once. */
function codesOf<I extends Ids>(stretches: readonly OwnStretch<I>[]): I['code'][] {
  const [first] = stretches
  if (first && stretches.every(({ code }) => code === first.code)) return [first.codeId]
  const byNumber = new Map(stretches.map(({ code, codeId }) => [code, codeId]))
  return [...byNumber].sort(([a], [b]) => a - b).map(([, codeId]) => codeId)
}

function hull(stretches: readonly OwnStretch[], text: CodableText): Span {
  let start = Infinity
  let end = 0
  for (const stretch of stretches) {
    start = Math.min(start, stretch.start)
    end = Math.max(end, stretch.end)
  }
  return text.inDocument(start, end)
}
