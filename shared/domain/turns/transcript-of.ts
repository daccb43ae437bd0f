import type { Span } from '../span.ts'
import type { SourceText, StatedTurn, Transcript, TurnCorrection, TurnOnText } from '../transcript.ts'
import { boldHeads, proposesBold } from './bold.ts'
import { compose } from './compose.ts'
import { joinTurns, noCorrection, renameSpeakers } from './correct.ts'
import { detect, type Detection } from './detect.ts'
import { lay } from './lay.ts'
import { withLf } from './line-ends.ts'
import { withoutLineNumbers } from './numbered-lines.ts'
import { looksLikeCues, parseSrt, parseVtt } from './parse-cues.ts'
import { speakersOf } from './speakers-of.ts'

/**
 * Detects the turns of a source text and lays them over it.
 *
 * The text stays as it is, but for line numbers (taken off, with a warning) and for files whose format states the
 * turns (a new text is made from them). Labels, and timestamps that close a turn, lie outside [bodyStart, bodyEnd).
 * A layout told by bold type alone is proposed and applied only under `correction.layout` 'bold'.
 * @param correction applied from the source text each time, so that it can be changed at will
 */
export function transcriptOf(source: SourceText, correction: TurnCorrection = noCorrection): Transcript {
  const { text, bold } = withLf(source.text, source.bold)
  const stated = source.stated ?? statedIn(text)
  if (stated) return fromStated(source, stated, correction)

  if (correction.layout !== 'detect') {
    const found = detect(text)
    const heads = correction.layout === 'bold' ? boldHeads(found.page, bold) : []
    const layout = heads.length > 0 ? 'bold and plain type' : null
    const missing = correction.layout === 'bold' && layout === null
    const warnings = missing ? ['No line of this text is set in bold.'] : []
    return finished({ ...found, heads, layout }, correction, [...source.warnings, ...warnings])
  }

  const mended = withoutLineNumbers(text)
  if (mended !== null) {
    const found = detect(mended)
    if (found.heads.length > 0) {
      const warning =
        'The lines of this text were numbered. The numbers and the indentation after them were taken off.'
      return finished(found, correction, [...source.warnings, warning])
    }
  }
  const found = detect(text)
  const transcript = finished(found, correction, source.warnings)
  return found.heads.length === 0 && proposesBold(found.page, bold)
    ? { ...transcript, proposal: 'bold' }
    : transcript
}

/** The turns of a text that is a VTT or SRT file under another name. */
function statedIn(text: string): readonly StatedTurn[] | null {
  const kind = looksLikeCues(text)
  const parsed = kind === 'vtt' ? parseVtt(text) : kind === 'srt' ? parseSrt(text) : null
  return parsed?.ok === true ? parsed.turns : null
}

function fromStated(
  source: SourceText,
  stated: readonly StatedTurn[],
  correction: TurnCorrection,
): Transcript {
  const none = correction.layout === 'none'
  const { text, turns } = compose(stated, correction.notSpeakers)
  return {
    text,
    turns: none ? [] : renameSpeakers(turns, correction.rename),
    asides: [],
    header: [],
    layout: none ? null : 'turns as the file states them',
    proposal: null,
    warnings: source.warnings,
  }
}

function finished(found: Detection, correction: TurnCorrection, warnings: readonly string[]): Transcript {
  const { page, header, heads, layout } = found
  const laid = lay(page, heads)
  const before = heads.length === 0 && header.span ? [header.span] : []
  const asides: readonly Span[] = heads.length === 0 ? before : laid.asides
  const turns = renameSpeakers(
    joinTurns(page.text, laid.turns, asides, correction.notSpeakers),
    correction.rename,
  )
  return {
    text: page.text,
    turns,
    asides,
    header: header.fields,
    layout,
    proposal: null,
    warnings: [...warnings, ...doubts(page.text, turns)],
  }
}

/** Labels that stand once in a longer conversation are named, so that the reader looks at them. */
function doubts(text: string, turns: readonly TurnOnText[]): string[] {
  if (turns.length < 8) return []
  const once = speakersOf({ text, turns }).filter((one) => one.turns === 1 && one.speaker !== null)
  if (once.length === 0 || once.length > 5) return []
  const names = once.map((one) => `“${one.speaker ?? ''}”`).join(', ')
  return [
    `${names} ${once.length === 1 ? 'speaks' : 'speak'} only once. Check that this is a speaker and not part of what was said.`,
  ]
}
