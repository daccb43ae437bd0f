import { CodableText } from '../agreement/index.ts'
import type { Span } from '../span.ts'
import type { ComparedDocument, Ids } from './types.ts'

/** One coder's united codings of one code, in offsets of the codable text. */
export interface OwnStretch<I extends Ids = Ids> {
  /** The coder's number among those who finished the document. */
  readonly coder: number
  /** The code's number in the tree's order. */
  readonly code: number
  readonly codeId: I['code']
  readonly start: number
  end: number
  /** The codings united in it, by id. */
  readonly codings: I['coding'][]
}

/** A document's stretches, ordered by start. */
export interface DocumentStretches<I extends Ids = Ids> {
  readonly text: CodableText
  readonly stretches: readonly OwnStretch<I>[]
  readonly ofOtherCodes: number
  readonly outsideCodableText: number
}

/**
 * Clips the codings of the coders to the codable text, as agreement does, and unites each coder's overlapping
 * codings of the same code; touching ones stay apart.
 * @param coders those who finished the document
 * @throws RangeError where a span is empty or begins before the text
 */
export function ownStretches<I extends Ids>(
  document: ComparedDocument<I>,
  coders: readonly I['coder'][],
  codes: ReadonlyMap<string, number>,
): DocumentStretches<I> {
  const text = new CodableText(document.codable)
  let ofOtherCodes = 0
  let outsideCodableText = 0
  const clipped: OwnStretch<I>[] = []
  for (const [coder, id] of coders.entries()) {
    for (const coding of document.coders[id] ?? []) {
      checkSpan(coding, document.id)
      const code = codes.get(coding.code)
      const start = text.before(coding.start)
      const end = text.before(coding.end)
      if (code === undefined) ofOtherCodes++
      else if (start === end) outsideCodableText++
      else clipped.push({ coder, code, codeId: coding.code, start, end, codings: [coding.id] })
    }
  }
  const stretches: OwnStretch<I>[] = []
  const lasts: (OwnStretch<I> | undefined)[] = []
  for (const stretch of byStart(clipped)) {
    const place = stretch.code * coders.length + stretch.coder
    const last = lasts[place]
    if (last && stretch.start < last.end) {
      last.end = Math.max(last.end, stretch.end)
      last.codings.push(...stretch.codings)
    } else {
      lasts[place] = stretch
      stretches.push(stretch)
    }
  }
  return { text, stretches, ofOtherCodes, outsideCodableText }
}

/** Ordered by start. Numbers sort several times faster than objects do. */
function byStart<I extends Ids>(stretches: readonly OwnStretch<I>[]): OwnStretch<I>[] {
  const count = stretches.length
  const keys = Float64Array.from(stretches, (stretch, place) => stretch.start * count + place).sort()
  const sorted: OwnStretch<I>[] = []
  for (const key of keys) {
    const stretch = stretches[key % count]
    if (stretch) sorted.push(stretch)
  }
  return sorted
}

function checkSpan({ start, end }: Span, document: string): void {
  if (!(start < end) || start < 0)
    throw new RangeError(`Not a span of document ${document}: ${start} to ${end}`)
}
