import type { SourceText } from '#shared/domain/transcript.ts'
import { parseSrt, parseVtt, type ParsedCues } from '#shared/domain/turns/index.ts'
import { decodeText } from './decode-text.ts'
import { ImportProblem } from './import-problem.ts'
import { sourceText } from './text-builder.ts'

/** Reads WebVTT: each cue states a turn. @throws ImportProblem */
export function readVtt(bytes: Uint8Array): SourceText {
  const { text, warnings } = decodeText(bytes)
  return fromCues(parseVtt(text), warnings)
}

/** Reads SubRip: each cue states a turn. @throws ImportProblem */
export function readSrt(bytes: Uint8Array): SourceText {
  const { text, warnings } = decodeText(bytes)
  return fromCues(parseSrt(text), warnings)
}

function fromCues(cues: ParsedCues, warnings: readonly string[]): SourceText {
  if (!cues.ok) {
    const isEmpty = cues.reason === 'The file holds no subtitles with words.'
    throw new ImportProblem(isEmpty ? 'no_text' : 'not_what_it_says', cues.reason)
  }
  return { ...sourceText(cues.turns.map((turn) => turn.text).join('\n'), { warnings }), stated: cues.turns }
}
