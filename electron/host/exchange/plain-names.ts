/** The longest name or title kept. */
const longest = 300

/** A name as Concord takes one: one line, no control characters, at most 300 long; `otherwise` where nothing is left. */
export function plainName(raw: string, otherwise: string): string {
  const line = raw
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .normalize('NFC')
  return (
    (line.length > longest
      ? line
          .slice(0, longest)
          .replace(/[\ud800-\udbff]$/u, '')
          .trim()
      : line) || otherwise
  )
}

/** The longest prose kept, in UTF-16 code units. */
const longestProse = 1_000_000

/** Prose as Concord takes it: line ends LF, not without end. */
export function plainProse(raw: string): string {
  const prose = raw.replaceAll('\r\n', '\n')
  return prose.length > longestProse ? prose.slice(0, longestProse).toWellFormed() : prose
}
