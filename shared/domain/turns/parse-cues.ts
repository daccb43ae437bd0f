import type { StatedTurn } from '../transcript.ts'
import { cuesOf, timingOf, type Cue } from './cue-blocks.ts'
import { decodeEntities, voicesOf, withoutTags } from './cue-words.ts'
import { bracketHeads } from './layouts/marked.ts'
import { colonHeads } from './layouts/colon.ts'
import { linesOf, pageOf } from './lines.ts'
import { mergeTurns } from './merge-turns.ts'

const reasons = {
  notVtt: 'The file does not begin with WEBVTT.',
  notSrt: 'The file does not begin with numbered, timed subtitles.',
  noCues: 'The file holds no subtitles with words.',
} as const

/** The turns of a subtitle file, or in a plain sentence why it is none. */
export type ParsedCues =
  | { readonly ok: true; readonly turns: readonly StatedTurn[] }
  | { readonly ok: false; readonly reason: (typeof reasons)[keyof typeof reasons] }

function linesIn(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
}

/**
 * Reads a WebVTT file (https://www.w3.org/TR/webvtt1/) leniently: any line ends, hours missing or over 99, comma or
 * dot before the milliseconds, NOTE, STYLE and REGION blocks left out, voice tags and "Name: words" as speakers.
 * A soft line break within a cue is a space; cues in a row by one speaker are one turn, one cue a line.
 * @returns `ok: false` where the file doesn't begin with WEBVTT or holds no words
 */
export function parseVtt(text: string): ParsedCues {
  const lines = linesIn(text)
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '')) return { ok: false, reason: reasons.notVtt }
  return parsed(cuesOf(lines.slice(1)))
}

/** Reads a SubRip file, as leniently as `parseVtt`. @returns `ok: false` where no timing line stands at its top */
export function parseSrt(text: string): ParsedCues {
  const lines = linesIn(text)
  const filled = lines.slice(0, 200).filter((line) => line.trim() !== '')
  if (
    /^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '') ||
    !filled.slice(0, 3).some((line) => timingOf(line) !== null)
  ) {
    return { ok: false, reason: reasons.notSrt }
  }
  return parsed(cuesOf(lines))
}

/** Whether a text is plainly a VTT or SRT file, whatever its name says. */
export function looksLikeCues(text: string): 'vtt' | 'srt' | null {
  const top = linesIn(text.slice(0, 2000))
  if (/^WEBVTT(?:[ \t]|$)/.test(top[0] ?? '') && top.some((line) => timingOf(line) !== null)) return 'vtt'
  const filled = top.filter((line) => line.trim() !== '')
  return /^\s*\d{1,6}\s*$/.test(filled[0] ?? '') && timingOf(filled[1] ?? '') !== null ? 'srt' : null
}

interface Said {
  readonly start: string
  readonly speaker: string | null
  readonly text: string
}

function parsed(cues: readonly Cue[]): ParsedCues {
  const said: Said[] = []
  for (const cue of cues) {
    // Webex writes the speaker into the identifier: 12 "Jo Bell" (345)
    const inId = /^\d{1,9}\s+"([^"]{1,80})"/.exec(cue.id ?? '')?.[1] ?? null
    for (const voice of voicesOf(cue.text)) {
      const text = decodeEntities(withoutTags(voice.text))
      said.push({ start: cue.start, speaker: voice.speaker ?? inId, text })
    }
  }
  const turns = mergeTurns(continued(withPrefixes(said)))
  return turns.length === 0 ? { ok: false, reason: reasons.noCues } : { ok: true, turns }
}

/** Finds speakers that the cues' own lines name, by the same logic as in a text, over all cues at once. */
function withPrefixes(said: readonly Said[]): Said[] {
  const plain: { readonly cue: Said; readonly text: string }[] = []
  for (const cue of said) {
    for (const line of cue.text.split('\n')) if (line.trim() !== '') plain.push({ cue, text: line.trim() })
  }
  const open = plain.filter((line) => line.cue.speaker === null)
  const text = open.map((line) => line.text).join('\n')
  const page = pageOf(text, linesOf(text), 0)
  const heads = new Map([...bracketHeads(page), ...colonHeads(page, true)].map((head) => [head.line, head]))

  const found: { cue: Said; speaker: string | null; words: string[] }[] = []
  let at = 0
  for (const line of plain) {
    const head = line.cue.speaker === null ? heads.get(at) : undefined
    const lineStart = page.lines[at]?.start ?? 0
    if (line.cue.speaker === null) at++
    const words = head ? line.text.slice(head.bodyFrom - lineStart).trim() : line.text
    const last = found.at(-1)
    if (!head && last && last.cue === line.cue) last.words.push(words)
    else found.push({ cue: line.cue, speaker: head?.speaker ?? line.cue.speaker, words: [words] })
  }
  return found.map((one) => ({
    start: one.cue.start,
    speaker: one.speaker,
    text: one.words.join(' ').trim(),
  }))
}

/** A cue that names nobody goes on with whoever spoke last. */
function continued(said: readonly Said[]): StatedTurn[] {
  let speaker: string | null = null
  return said.map((one) => {
    speaker = one.speaker ?? speaker
    return { speaker, timestamp: one.start, text: one.text }
  })
}
