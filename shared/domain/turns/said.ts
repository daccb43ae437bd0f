import type { SourceText, Transcript } from '../transcript.ts'

/** For tests: a source that is nothing but text. */
export function plain(text: string): SourceText {
  return { text, bold: [], stated: null, title: null, warnings: [] }
}

/** For tests: each turn as [speaker, timestamp, words]. */
export function said(transcript: Transcript): (readonly [string | null, string | null, string])[] {
  return transcript.turns.map((turn) => [
    turn.speaker,
    turn.timestamp,
    transcript.text.slice(turn.bodyStart, turn.bodyEnd),
  ])
}
