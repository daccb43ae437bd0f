import type { Trim } from '#shared/contract/report-values.ts'
import { printedPieces, type PrintablePiece } from '#shared/domain/report/printed-quotation.ts'

/** What was said, a turn each: half-open UTF-16 offsets from the coding's start. */
export interface Said {
  readonly speaker: string | null
  readonly start: number
  readonly end: number
}

/** One more cut; cuts that touch or overlap become one. */
export function withCut(trim: Trim, start: number, end: number): Trim {
  const cuts: Trim['cuts'] = []
  for (const cut of [...trim.cuts, { start, end }].toSorted((a, b) => a.start - b.start)) {
    const last = cuts.at(-1)
    if (last && cut.start <= last.end)
      cuts[cuts.length - 1] = { start: last.start, end: Math.max(last.end, cut.end) }
    else cuts.push(cut)
  }
  // What is put in within a cut stands for what was cut, in front of it.
  const insertions = trim.insertions.map((one) => {
    const around = cuts.find((cut) => cut.start < one.at && one.at < cut.end)
    return around ? { ...one, at: around.start } : one
  })
  return { cuts, insertions }
}

/** A span without the blanks at its ends; null where nothing is left. */
export function withoutBlanks(
  text: string,
  start: number,
  end: number,
): { start: number; end: number } | null {
  const words = text.slice(start, end)
  const from = start + (words.length - words.trimStart().length)
  const to = end - (words.length - words.trimEnd().length)
  return from < to ? { start: from, end: to } : null
}

export function withInsertion(trim: Trim, at: number, text: string): Trim {
  const around = trim.cuts.find((cut) => cut.start < at && at < cut.end)
  return {
    ...trim,
    insertions: [...trim.insertions, { at: around?.start ?? at, text }].toSorted((a, b) => a.at - b.at),
  }
}

/** The pieces of every turn under a trim, as the host would have them. */
export function piecesOf(text: string, turns: readonly Said[], trim: Trim): PrintablePiece[][] {
  return turns.map(({ start, end }, index) => {
    const isLast = index === turns.length - 1
    const cuts = trim.cuts.filter((cut) => cut.start < end && start < cut.end)
    const insertions = trim.insertions.filter(({ at }) => start <= at && (at < end || (isLast && at >= end)))
    const edges = [
      ...new Set([
        start,
        end,
        ...cuts.flatMap((cut) => [Math.max(start, cut.start), Math.min(end, cut.end)]),
        ...insertions.map(({ at }) => Math.min(at, end)),
      ]),
    ].toSorted((a, b) => a - b)
    return edges.flatMap((from, place): PrintablePiece[] => {
      const to = edges[place + 1]
      const putIn = insertions
        .filter(({ at }) => Math.min(at, end) === from)
        .map((one): PrintablePiece => ({ kind: 'put_in', text: one.text }))
      if (to === undefined) return putIn
      const isCut = cuts.some((cut) => cut.start <= from && to <= cut.end)
      return [...putIn, { kind: isCut ? 'cut' : 'said', text: text.slice(from, to) }]
    })
  })
}

/** How it would be printed, pseudonyms aside, a turn an entry; turns that nothing is left of are not there. */
export function printedUnder(text: string, turns: readonly Said[], trim: Trim): string[] {
  return piecesOf(text, turns, trim)
    .map((pieces) => printedPieces(pieces))
    .filter((words) => words !== '')
}
