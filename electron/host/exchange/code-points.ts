/**
 * Tells offsets in a text, which Concord counts in UTF-16 code units, as REFI-QDA does: in Unicode code points from 0.
 * Half a surrogate pair is a code point of its own, and an offset between the halves of a pair counts up to the pair.
 */
export function codePointsOf(text: string): (offset: number) => number {
  const pairs: number[] = []
  for (const { index } of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) pairs.push(index)
  return (offset) => {
    let low = 0
    let high = pairs.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((pairs[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return offset - low
  }
}
