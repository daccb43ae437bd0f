/** A cue as it lies in a VTT or SRT file: its start as written, its lines joined by LF, its identifier. */
export interface Cue {
  readonly start: string
  readonly id: string | null
  readonly text: string
}

const time = String.raw`\d{1,4}(?::\d{1,2}){1,2}(?:[.,]\d{1,3})?`
const timing = new RegExp(`^\\s{0,8}(${time})\\s{0,8}-{1,2}>\\s{0,8}${time}(?:\\s|$)`)
const aside = /^(?:NOTE|STYLE|REGION)(?:\s|$)/
const looksLikeId =
  /^\s*(?:\d{1,9}(?:\s+"[^"]{1,80}"(?:\s+\(\d{1,12}\))?)?|[0-9a-fA-F]{8}-[0-9a-fA-F-]{4,40}(?:\/\d{1,9}-\d{1,9})?)\s*$/

/** The start of a timing line as written, or null where the line is none. */
export function timingOf(line: string): string | null {
  return timing.exec(line.slice(0, 300))?.[1] ?? null
}

/**
 * Reads cues line by line. An identifier is the line right before a timing line, where a blank line (or nothing)
 * goes before it, or where it looks like a counter. Text after a blank line within a cue still belongs to the cue.
 */
export function cuesOf(lines: readonly string[]): Cue[] {
  const cues: { start: string; id: string | null; text: string[] }[] = []
  let skipping = false
  let afterBlank = true
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line.trim() === '') {
      skipping = false
      afterBlank = true
      continue
    }
    const start = timingOf(line)
    if (start !== null) {
      cues.push({ start, id: null, text: [] })
      skipping = false
      afterBlank = false
      continue
    }
    if (skipping) continue
    if (afterBlank && aside.test(line)) {
      skipping = true
      continue
    }
    const next = lines[at + 1]
    const isId = next !== undefined && timingOf(next) !== null && (afterBlank || looksLikeId.test(line))
    if (isId && next !== undefined) {
      cues.push({ start: timingOf(next) ?? '', id: line.trim(), text: [] })
      at++
      afterBlank = false
      continue
    }
    cues.at(-1)?.text.push(line)
    afterBlank = false
  }
  return cues.map((cue) => ({ start: cue.start, id: cue.id, text: cue.text.join('\n') }))
}
