import { intersection, type Span } from '../span.ts'
import { wordSpansOf } from '../words.ts'
import { isHeard, type Piece } from './pieces.ts'
import type { Replacement } from './pseudonym-list.ts'
import { inWords, type WordCut } from './whole-words.ts'

/** What is cut and put in. Offsets in UTF-16 units from where the coding starts; cuts half-open. */
export interface Trim {
  readonly cuts: readonly Span[]
  readonly insertions: readonly { readonly at: number; readonly text: string }[]
}

interface Insertion {
  readonly at: number
  readonly text: string
}

export const untrimmed: Trim = { cuts: [], insertions: [] }

/** Why a trim can't be kept; null where it can. */
export type TrimProblem = 'overlapping' | 'outside' | 'nothing_left'

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Lays a trim and replacements over what was said, a list of pieces a turn. The texts of the said, cut and replaced pieces
 * of a turn, one after the other, are the turn's words. Cuts are drawn out to whole words, since what is left of one may be
 * another ("[im]possible"), or, where something is put in right beside them, to whole characters ("[T]he"); they become one
 * where they touch or only blanks stand between, and take nothing of labels. What is put in within a cut stands after
 * it, what is put in between turns at the beginning of the next. Where a cut goes through words that are replaced, what
 * the cut leaves of them is replaced as well.
 * @param text the document's from the coding's start to its end
 * @param turns the words of each turn within `text`; sorted, disjoint, not empty
 * @param find what is replaced in the words of a turn, of which the number is told as well
 */
export function trimmedTurns(
  text: string,
  turns: readonly Span[],
  { cuts, insertions }: Trim,
  find: (words: string, turn: number) => readonly Replacement[],
): Piece[][] {
  const homes = insertions.map(({ at, text: words }) => ({ ...homeOf(outOf(at, cuts), turns), words }))
  return turns.map((turn, index) => {
    const words = text.slice(turn.start, turn.end)
    const ownCuts = cuts.flatMap((cut) => {
      const part = intersection(cut, turn)
      return part ? [{ start: part.start - turn.start, end: part.end - turn.start }] : []
    })
    const own = homes
      .filter((home) => home.turn === index)
      .map((home) => ({ at: home.at - turn.start, text: home.words }))
    const replacements = find(words, index)
    if (ownCuts.length + own.length + replacements.length === 0) return [{ kind: 'said', text: words }]
    const breaks = ownCuts.length + own.length === 0 ? [] : breaksOf(words)
    const put = own.map(({ at, text: what }) => ({ at: atOrBelow(breaks, at), text: what }))
    const whole = ownCuts.length === 0 ? [] : wordSpansOf(words)
    const isPut = (offset: number) => put.some(({ at }) => at === offset)
    const drawn = ownCuts.flatMap(({ start, end }) =>
      inWords({ start: atOrBelow(breaks, start), end: atOrAbove(breaks, end) }, whole, isPut),
    )
    return layered(words, drawn, put, replacements)
  })
}

/** Why this trim can't be kept. */
export function trimProblem(text: string, turns: readonly Span[], trim: Trim): TrimProblem | null {
  const cuts = trim.cuts.toSorted((a, b) => a.start - b.start || a.end - b.end)
  if (cuts.some(({ start, end }) => start < 0 || start >= end || end > text.length)) return 'outside'
  if (trim.insertions.some(({ at }) => at < 0 || at > text.length)) return 'outside'
  if (cuts.some(({ start }, index) => start < (cuts[index - 1]?.end ?? 0))) return 'overlapping'
  return trimmedTurns(text, turns, trim, () => []).some(isHeard) ? null : 'nothing_left'
}

/** In which turn something is put in, and where. */
function homeOf(at: number, turns: readonly Span[]): { readonly turn: number; readonly at: number } {
  const turn = turns.findIndex(({ end }) => at <= end)
  const home = turns[turn === -1 ? turns.length - 1 : turn]
  if (!home) return { turn: -1, at }
  return turn === -1 ? { turn: turns.length - 1, at: home.end } : { turn, at: Math.max(at, home.start) }
}

/** Where characters as they are read begin, and where the last one ends. */
function breaksOf(words: string): number[] {
  const breaks = Array.from(characters.segment(words), ({ index }) => index)
  breaks.push(words.length)
  return breaks
}

function atOrBelow(breaks: readonly number[], offset: number): number {
  return breaks[lastUpTo(breaks, offset)] ?? offset
}

function atOrAbove(breaks: readonly number[], offset: number): number {
  const below = lastUpTo(breaks, offset)
  return (breaks[below] === offset ? offset : breaks[below + 1]) ?? offset
}

function lastUpTo(ascending: readonly number[], bound: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) > bound) high = middle
    else low = middle + 1
  }
  return low - 1
}

/** One turn: atoms between all edges, each said, cut or replaced. */
function layered(
  words: string,
  cuts: readonly WordCut[],
  insertions: readonly Insertion[],
  replacements: readonly Replacement[],
): Piece[] {
  const put = insertions
    .map(({ at, text }) => ({ at: outOf(at, [...cuts, ...replacements]), text }))
    .toSorted((a, b) => a.at - b.at)
  const edges = new Set([0, words.length, ...put.map(({ at }) => at)])
  for (const { start, end } of [...cuts, ...replacements]) edges.add(start).add(end)
  const ascending = [...edges].toSorted((a, b) => a - b)
  const shown = new Set<Replacement>()
  const pieces: Piece[] = []
  let next = 0
  for (const [index, start] of ascending.entries()) {
    for (; put[next]?.at === start; next += 1) pieces.push({ kind: 'put_in', text: put[next]?.text ?? '' })
    const end = ascending[index + 1]
    if (end === undefined) break
    const text = words.slice(start, end)
    const replacement = replacements.find((one) => one.start <= start && end <= one.end)
    const around = cuts.filter((cut) => cut.start <= start && end <= cut.end)
    if (around.length > 0)
      pieces.push({ kind: 'cut', text, ...(around.every(({ inWord }) => inWord) ? { inWord: true } : {}) })
    else if (!replacement) pieces.push({ kind: 'said', text })
    // What stands for the words stands there once; what a cut leaves of them behind it goes with it.
    else if (shown.has(replacement)) pieces.push({ kind: 'cut', text })
    else {
      shown.add(replacement)
      pieces.push({ kind: 'replaced', text, by: replacement.by })
    }
  }
  return joined(joined(pieces).map(blankBetweenCuts))
}

/** Past every span that the offset stands inside of. */
function outOf(offset: number, spans: readonly Span[]): number {
  const around = spans.filter(({ start, end }) => start < offset && offset < end)
  return around.length === 0
    ? offset
    : outOf(
        around.reduce((last, { end }) => Math.max(last, end), offset),
        spans,
      )
}

function blankBetweenCuts(piece: Piece, index: number, pieces: readonly Piece[]): Piece {
  const isBetween = pieces[index - 1]?.kind === 'cut' && pieces[index + 1]?.kind === 'cut'
  return piece.kind === 'said' && isBetween && piece.text.trim() === ''
    ? { kind: 'cut', text: piece.text }
    : piece
}

/** Neighbours of one kind as one, but for what was put in or replaced: each of those stands by itself. */
function joined(pieces: readonly Piece[]): Piece[] {
  const together: Piece[] = []
  for (const piece of pieces) {
    const last = together.at(-1)
    if (last?.kind === 'said' && piece.kind === 'said')
      together[together.length - 1] = { kind: 'said', text: last.text + piece.text }
    else if (last?.kind === 'cut' && piece.kind === 'cut' && last.inWord === piece.inWord)
      together[together.length - 1] = { ...last, text: last.text + piece.text }
    else together.push(piece)
  }
  return together
}
