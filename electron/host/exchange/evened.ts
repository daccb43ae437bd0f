/** Stretches of white space as one space each: in names, XML has done so already. */
export function evened(words: string): string {
  return words.replace(/\s+/gu, ' ')
}
