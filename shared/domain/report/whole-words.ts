import type { Span } from '../span.ts'

/** What a cut takes; `inWord`: a part of a word that what is put in beside it stands in for. */
export interface WordCut extends Span {
  readonly inWord: boolean
}

/**
 * A cut drawn out to whole words, except where something is put in at the edge that divides one, or at the other edge of a
 * cut within one word: there the part of the word is a cut of its own.
 */
export function inWords(cut: Span, words: readonly Span[], isPut: (offset: number) => boolean): WordCut[] {
  const divided = (offset: number) => words.find((one) => one.start < offset && offset < one.end)
  const [first, last] = [divided(cut.start), divided(cut.end)]
  const parts: WordCut[] = []
  let { start, end } = cut
  if (first) {
    const to = Math.min(first.end, end)
    if (isPut(start) || (isPut(end) && end <= first.end)) {
      parts.push({ start, end: to, inWord: true })
      start = to
    } else start = first.start
  }
  if (last && start < end) {
    const from = Math.max(last.start, start)
    if (isPut(end) || (isPut(cut.start) && cut.start >= last.start)) {
      parts.push({ start: from, end, inWord: true })
      end = from
    } else end = last.end
  }
  return start < end ? [...parts, { start, end, inWord: false }] : parts
}
