import { pathSeparator } from '#shared/domain/code-tree.ts'

/** The text, or its beginning with an ellipsis. */
export function cut(text: string, most: number): string {
  const characters = Array.from(text)
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

/** The whole path where it fits, else its end, cut where even that is too long. */
export function pathWithin(path: string, most: number): string {
  if (path.length <= most) return path
  return cut(path.split(pathSeparator).at(-1) ?? path, most)
}

/**
 * Words set in lines of at most `width` characters; a longer word is cut. What doesn't fit in `most` lines is left off
 * with an ellipsis.
 */
export function inLines(text: string, width: number, most: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(cut(word, width))
  }
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  const end = kept.at(-1) ?? ''
  kept[most - 1] = `${end.length < width ? end : end.slice(0, -1)}…`
  return kept
}
