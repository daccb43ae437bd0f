import type { Span } from '../span.ts'

/** A text with LF line ends, and spans over it moved along where CRLF became one code unit. */
export function withLf(
  text: string,
  bold: readonly Span[],
): { readonly text: string; readonly bold: readonly Span[] } {
  if (!text.includes('\r')) return { text, bold }
  const dropped: number[] = []
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) dropped.push(at)
  const moved = (offset: number): number => {
    let low = 0
    let high = dropped.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((dropped[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return offset - low
  }
  return {
    text: text.replace(/\r\n?/g, '\n'),
    bold: bold.map((span) => ({ start: moved(span.start), end: moved(span.end) })),
  }
}
