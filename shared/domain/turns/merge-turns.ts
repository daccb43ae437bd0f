import type { StatedTurn } from '../transcript.ts'

/**
 * Makes one turn of stated turns that one speaker has in a row, a line each, and leaves out those without words.
 * The first timestamp stands. Turns of nobody known stay apart, for they may be of different people.
 */
export function mergeTurns(turns: readonly StatedTurn[]): StatedTurn[] {
  const merged: { speaker: string | null; timestamp: string | null; words: string[] }[] = []
  for (const turn of turns) {
    const words = turn.text.trim()
    const last = merged.at(-1)
    if (last && last.speaker !== null && last.speaker === turn.speaker) {
      if (words !== '') last.words.push(words)
    } else
      merged.push({ speaker: turn.speaker, timestamp: turn.timestamp, words: words === '' ? [] : [words] })
  }
  return merged
    .filter((turn) => turn.words.length > 0)
    .map((turn) => ({ speaker: turn.speaker, timestamp: turn.timestamp, text: turn.words.join('\n') }))
}
