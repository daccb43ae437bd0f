import type { Span } from './span.ts'

// A line end is the end of a sentence whatever stands before it. "I" is a word far more often than an initial.
const abbreviation =
  /(?:^|[\s([])(?:Dr|Mr|Mrs|Ms|Prof|St|Rev|Hon|Jr|Sr|vs|cf|e\.g|i\.e|etc|[A-HJ-Z])\.[^\S\n]*$/u
/** Abbreviations before a number only: "no. 7", but "they said no." */
const beforeNumber = /(?:^|[\s([])(?:no|vol|p|pp|approx)\.[^\S\n]*$/iu

/**
 * The sentences within stretches of a text, trimmed of the blanks around them. A break that follows an abbreviation
 * or an initial is no end of a sentence.
 * @param within sorted, disjoint spans; no sentence crosses from one to the next
 */
export function sentencesOf(text: string, within: readonly Span[], language = 'en'): Span[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  const sentences: Span[] = []
  for (const stretch of within) {
    let open: number | null = null
    for (const { index, segment } of segmenter.segment(text.slice(stretch.start, stretch.end))) {
      open ??= index
      const last = index + segment.length === stretch.end - stretch.start
      if (!last && goesOn(segment, text.charAt(stretch.start + index + segment.length))) continue
      const trimmed = trim(text, stretch.start + open, stretch.start + index + segment.length)
      if (trimmed) sentences.push(trimmed)
      open = null
    }
  }
  return sentences
}

function goesOn(segment: string, next: string): boolean {
  return abbreviation.test(segment) || (/\d/u.test(next) && beforeNumber.test(segment))
}

function trim(text: string, start: number, end: number): Span | null {
  const slice = text.slice(start, end)
  const from = start + (slice.length - slice.trimStart().length)
  const to = end - (slice.length - slice.trimEnd().length)
  return from < to ? { start: from, end: to } : null
}
