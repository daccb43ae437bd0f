import type { Span } from '../span.ts'
import type { TurnCorrection, TurnOnText } from '../transcript.ts'
import { pastSpace, trimmedEnd } from './lines.ts'

/** What is detected when the reader hasn't corrected anything. */
export const noCorrection: TurnCorrection = { layout: 'detect', notSpeakers: [], rename: {} }

/**
 * Turns whose label is no speaker join the turn before, their label becoming words again. Where none goes before, or
 * a notice lies between, the words become a turn by themselves, for a turn's words are one unbroken stretch.
 */
export function joinTurns(
  text: string,
  turns: readonly TurnOnText[],
  asides: readonly Span[],
  notSpeakers: readonly string[],
): TurnOnText[] {
  const not = new Set(notSpeakers)
  const joined: TurnOnText[] = []
  let aside = 0
  for (const turn of turns) {
    while (aside < asides.length && (asides[aside]?.end ?? 0) <= (joined.at(-1)?.end ?? 0)) aside++
    if (turn.speaker === null || !not.has(turn.speaker)) {
      joined.push(turn)
      continue
    }
    const last = joined.at(-1)
    const between = asides[aside]
    const broken = between !== undefined && between.start < turn.start
    const silent = last !== undefined && last.bodyStart === last.bodyEnd
    if (last && !broken) {
      const bodyStart = silent ? turn.start : last.bodyStart
      // A turn of nothing but a timestamp brings no words along.
      const words = turn.start < turn.bodyEnd ? { bodyStart, bodyEnd: turn.bodyEnd } : {}
      joined[joined.length - 1] = { ...last, ...words, end: turn.end }
    } else joined.push({ ...turn, speaker: last?.speaker ?? null, timestamp: null, bodyStart: turn.start })
  }
  return joined.map((turn) => {
    const bodyStart = pastSpace(text, turn.bodyStart, turn.bodyEnd)
    return { ...turn, bodyStart, bodyEnd: trimmedEnd(text, bodyStart, turn.bodyEnd) }
  })
}

/** Gives speakers the names the reader chose. */
export function renameSpeakers(turns: readonly TurnOnText[], rename: TurnCorrection['rename']): TurnOnText[] {
  return turns.map((turn) => {
    const { speaker } = turn
    if (speaker === null || !Object.hasOwn(rename, speaker)) return turn
    return { ...turn, speaker: rename[speaker]?.trim() || speaker }
  })
}
