/** Longer stretches than this are no typo, and comparing them would cost too much. In UTF-16 code units. */
const longest = 200

/**
 * Whether new words mend old ones: at least half of their letters stand in both in the same order, case aside
 * (2 × longest common subsequence ÷ both lengths, as in Ratcliff and Metzener's measure).
 */
export function alike(old: string, young: string): boolean {
  if (old.length > longest || young.length > longest) return false
  const a = old.toLowerCase().trim()
  const b = young.toLowerCase().trim()
  if (a === '' || b === '') return false
  return 4 * commonLetters(a, b) >= a.length + b.length
}

/** The length of the longest common subsequence, in UTF-16 code units. */
function commonLetters(a: string, b: string): number {
  let above = new Uint16Array(b.length + 1)
  let row = new Uint16Array(b.length + 1)
  for (let i = 0; i < a.length; i += 1) {
    const letter = a.charCodeAt(i)
    for (let j = 0; j < b.length; j += 1) {
      row[j + 1] = letter === b.charCodeAt(j) ? (above[j] ?? 0) + 1 : Math.max(above[j + 1] ?? 0, row[j] ?? 0)
    }
    ;[above, row] = [row, above]
  }
  return above[b.length] ?? 0
}
