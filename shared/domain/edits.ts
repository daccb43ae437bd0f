import type { Span } from './span.ts'

/** One replacement in a text: [start, end) of the text before gives way to `text`. Offsets in UTF-16 code units. */
export interface Edit extends Span {
  readonly text: string
  /** The new words mend the old ones (a typo, a misheard name); otherwise they are other words in their place. */
  readonly mends: boolean
}

/** The text after the edits. @param edits in order, disjoint */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = []
  let from = 0
  for (const edit of edits) {
    parts.push(text.slice(from, edit.start), edit.text)
    from = edit.end
  }
  parts.push(text.slice(from))
  return parts.join('')
}

/**
 * Where a span lies after the edits, so that it stays on its words. What it kept stays in, and so do other words put
 * in place of its own; of an edit over its edge, a mended word stays in whole and other words stay out, as does what
 * was put in at its edges. Null where none of its words are left: all were taken out, or gave way to other words.
 * @param edits in order, disjoint
 */
export function moveSpan(span: Span, edits: readonly Edit[]): Span | null {
  return spanMover(edits)(span)
}

/** `moveSpan` for many spans: each takes the time of the edits that reach it. @param edits in order, disjoint */
export function spanMover(edits: readonly Edit[]): (span: Span) => Span | null {
  const shifts = shiftsBefore(edits)
  return (span) => {
    let index = firstReaching(edits, span.start)
    let shift = shifts[index] ?? 0
    let start: number | null = null
    let end: number | null = null
    let lost = 0
    for (; index < edits.length; index += 1) {
      const edit = edits[index]
      if (!edit || edit.start >= span.end) break
      const staysIn = edit.mends || (edit.start >= span.start && edit.end <= span.end)
      if (!isMend(edit)) lost += Math.min(edit.end, span.end) - Math.max(edit.start, span.start)
      // The first edit at or after the span's start settles where it lies now.
      start ??=
        edit.start > span.start ? span.start + shift : edit.start + shift + (staysIn ? 0 : edit.text.length)
      if (edit.end > span.end) end = edit.start + shift + (staysIn ? edit.text.length : 0)
      shift += growthOf(edit)
    }
    if (lost === span.end - span.start) return null
    start ??= span.start + shift
    end ??= span.end + shift
    return start < end ? { start, end } : null
  }
}

/** What of a span, in the text before, the edits keep or mend; the rest was taken out or gave way to other words. */
export function keptOf(span: Span, edits: readonly Edit[]): Span[] {
  const kept: Span[] = []
  let from = span.start
  for (let index = firstReaching(edits, span.start); index < edits.length; index += 1) {
    const edit = edits[index]
    if (!edit || edit.start >= span.end) break
    if (isMend(edit)) continue
    if (from < edit.start) kept.push({ start: from, end: edit.start })
    from = edit.end
  }
  if (from < span.end) kept.push({ start: from, end: span.end })
  return kept
}

function isMend(edit: Edit): boolean {
  return edit.mends && edit.text !== ''
}

function growthOf({ start, end, text }: Edit): number {
  return text.length - (end - start)
}

/** By how much the edits before each edit shift the text, and last by how much all do. */
function shiftsBefore(edits: readonly Edit[]): number[] {
  const shifts = [0]
  let shift = 0
  for (const edit of edits) shifts.push((shift += growthOf(edit)))
  return shifts
}

/** The index of the first edit that ends after an offset. */
function firstReaching(edits: readonly Edit[], offset: number): number {
  let low = 0
  let high = edits.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((edits[middle]?.end ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return low
}

/** Where an offset lies after the edits; one inside what gave way lies where that began. @param edits in order, disjoint */
export function movePoint(offset: number, edits: readonly Edit[]): number {
  const index = firstReaching(edits, offset)
  const shift = shiftsBefore(edits)[index] ?? 0
  return Math.min(offset, edits[index]?.start ?? offset) + shift
}
