/** The languages that words can be counted in: their stop words are known. */
export const wordLanguageNames = [
  'english',
  'danish',
  'dutch',
  'finnish',
  'french',
  'german',
  'italian',
  'norwegian',
  'polish',
  'portuguese',
  'spanish',
  'swedish',
] as const
export type WordLanguageName = (typeof wordLanguageNames)[number]

/** Those whose words can be brought to a stem. */
export const stemmedLanguageNames = [
  'english',
  'danish',
  'dutch',
  'finnish',
  'french',
  'german',
  'italian',
  'norwegian',
  'portuguese',
  'spanish',
  'swedish',
] as const satisfies readonly WordLanguageName[]
export type StemmedLanguageName = (typeof stemmedLanguageNames)[number]

/** Whether a word, folded, is one that every text is full of and that says little of it. */
export type IsStopWord = (folded: string) => boolean

/** What stands for all forms of a word, of the word as it is written: no word itself, often. */
export type Stem = (written: string) => string

/**
 * Stop words by a list of single words. A word in parts ("it's", "qu'il", "don't") is one where its parts are: of each but
 * one may be cut off as apostrophes do, which leaves a letter or two.
 * @param listed the words of the list, with accents or without
 * @param fold how a listed word is compared
 */
export function stopWordsOf(listed: Iterable<string>, fold: (word: string) => string): IsStopWord {
  const known = new Set(Array.from(listed, fold))
  const isKnown = (part: string) => known.has(part) || (part.endsWith('n') && known.has(part.slice(0, -1)))
  return (folded) => {
    if (known.has(folded)) return true
    const parts = folded.split("'")
    if (parts.length === 1) return false
    return parts.some(isKnown) && parts.every((part) => isKnown(part) || part.length <= mostCutOff)
  }
}

/** The ends and beginnings that apostrophes cut off: 's, 'll, n't, l', qu'. */
const mostCutOff = 2
