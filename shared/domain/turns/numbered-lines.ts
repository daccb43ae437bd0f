import { linesOf } from './lines.ts'

const number = /^[ \t]{0,12}(\d{1,5})[.)]?(?:[ \t]+|$)/

/**
 * A text whose lines are numbered, without the numbers and the indentation after them; null where they aren't.
 * Numbered means: nearly every line that isn't blank begins with a number, each one more than the last or, on a new
 * page, one again.
 */
export function withoutLineNumbers(text: string): string | null {
  const lines = linesOf(text)
  let filled = 0
  let counted = 0
  let steady = 0
  let last: number | null = null
  for (const line of lines) {
    if (line.blank) continue
    filled++
    const found = number.exec(line.head)
    if (!found?.[1]) continue
    const value = Number(found[1])
    counted++
    if (last === null || value === last + 1 || value === 1) steady++
    last = value
  }
  if (counted < 2 || counted < filled * 0.9 || steady < counted * 0.9) return null
  return lines
    .map((line) => {
      const words = text.slice(line.start, line.end)
      const found = number.exec(line.head)
      return (found ? words.slice(found[0].length) : words).trimStart()
    })
    .join('\n')
}
