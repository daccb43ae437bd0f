import type { Trim } from '#shared/contract/report-values.ts'
import type { Span } from '#shared/domain/span.ts'

/** One more cut; cuts that touch or overlap become one. */
export function withCut(trim: Trim, { start, end }: Span): Trim {
  const cuts: Trim['cuts'] = []
  for (const cut of [...trim.cuts, { start, end }].toSorted((a, b) => a.start - b.start)) {
    const last = cuts.at(-1)
    if (last && cut.start <= last.end) last.end = Math.max(last.end, cut.end)
    else cuts.push({ ...cut })
  }
  return { ...trim, cuts }
}

/** A span without the blanks at its ends; null where nothing is left. */
export function withoutBlanks(text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, end)
  const from = start + (words.length - words.trimStart().length)
  const to = end - (words.length - words.trimEnd().length)
  return from < to ? { start: from, end: to } : null
}

/** Something more put in, in the order of the text. */
export function withInsertion(trim: Trim, at: number, text: string): Trim {
  return { ...trim, insertions: [...trim.insertions, { at, text }].toSorted((a, b) => a.at - b.at) }
}
