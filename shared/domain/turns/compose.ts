import type { StatedTurn, TurnOnText } from '../transcript.ts'
import { mergeTurns } from './merge-turns.ts'

function labelOf(turn: StatedTurn): string {
  const time =
    turn.timestamp === null ? '' : /^[[(#]/.test(turn.timestamp) ? turn.timestamp : `[${turn.timestamp}]`
  const speaker = turn.speaker === null ? '' : `${turn.speaker}:`
  return [time, speaker].filter((part) => part !== '').join(' ')
}

/** Labels that are no speakers become words again, of whoever spoke before. */
function withoutSpeakers(turns: readonly StatedTurn[], not: ReadonlySet<string>): StatedTurn[] {
  let speaker: string | null = null
  return turns.map((turn) => {
    if (turn.speaker === null || !not.has(turn.speaker)) {
      ;({ speaker } = turn)
      return turn
    }
    return { speaker, timestamp: turn.timestamp, text: `${turn.speaker}: ${turn.text}` }
  })
}

/**
 * A text made from stated turns, one turn a paragraph with a readable label (`[0:03] Jo Bell: words`), and the turns
 * as they lie over it. Labels stay as the file has them; renaming doesn't change the text.
 */
export function compose(
  stated: readonly StatedTurn[],
  notSpeakers: readonly string[],
): { readonly text: string; readonly turns: readonly TurnOnText[] } {
  const tidy = stated.map((turn) => ({
    speaker: turn.speaker?.replace(/\s+/g, ' ').trim() || null,
    timestamp: turn.timestamp?.replace(/\s+/g, ' ').trim() || null,
    text: turn.text.replace(/\r\n?/g, '\n'),
  }))
  const turns: TurnOnText[] = []
  const parts: string[] = []
  let length = 0
  for (const turn of mergeTurns(withoutSpeakers(tidy, new Set(notSpeakers)))) {
    const label = labelOf(turn)
    const start = length + (parts.length > 0 ? 2 : 0)
    const bodyStart = start + (label === '' ? 0 : label.length + 1)
    const bodyEnd = bodyStart + turn.text.length
    parts.push(label === '' ? turn.text : `${label} ${turn.text}`)
    turns.push({ speaker: turn.speaker, timestamp: turn.timestamp, start, bodyStart, bodyEnd, end: bodyEnd })
    length = bodyEnd
  }
  return { text: parts.join('\n\n'), turns }
}
