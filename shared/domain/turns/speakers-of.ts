import { countWords } from '../words.ts'
import type { Transcript } from '../transcript.ts'

export interface SpeakerCount {
  readonly speaker: string | null
  readonly turns: number
  readonly words: number
}

/** The speakers of a transcript in order of appearance, with their turns and words; null is a speaker not known. */
export function speakersOf(transcript: Pick<Transcript, 'text' | 'turns'>): SpeakerCount[] {
  const counts = new Map<string | null, { turns: number; words: number }>()
  for (const turn of transcript.turns) {
    const count = counts.get(turn.speaker) ?? { turns: 0, words: 0 }
    count.turns++
    count.words += countWords(transcript.text.slice(turn.bodyStart, turn.bodyEnd))
    counts.set(turn.speaker, count)
  }
  return [...counts].map(([speaker, count]) => ({ speaker, ...count }))
}
