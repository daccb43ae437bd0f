/**
 * Accents and points that readers leave out: those of Latin, Greek and Cyrillic, of Hebrew and of Arabic, with the
 * invisible joiners. The voicing marks of kana make another letter.
 */
const accents = /(?![\u3099\u309A])\p{Script=Inherited}|(?=[\p{Script=Hebrew}\p{Script=Arabic}])\p{M}/gu
/** Soft hyphens, and the stroke that only widens an Arabic word. */
const fillers = /\u00AD|\u0640/gu

/**
 * A word as it is compared: without case, accents, soft hyphens and invisible joiners, with one kind of apostrophe and
 * of hyphen, ligatures and full-width letters taken apart. Vowel signs that are letters of their script stay.
 */
export function foldWord(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(accents, '')
    .replaceAll(fillers, '')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(accents, '')
    .replaceAll('ς', 'σ')
    .replaceAll(/[’‘ʼ]/gu, "'")
    .replaceAll(/[\u2010\u2011]/gu, '-')
    .normalize('NFC')
}

const foldedUnits = new Map<string, string>()

/** One UTF-16 unit for one: what would become more or fewer of them stays as it is. */
function foldUnit(unit: string): string {
  const known = foldedUnits.get(unit)
  if (known !== undefined) return known
  const bare = foldWord(unit)
  const folded = bare.length === 1 ? bare : unit
  foldedUnits.set(unit, folded)
  return folded
}

/** A whole text, folded as words are, each letter where it stood: as long as it was, in UTF-16 code units. */
export function foldLetters(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (run) => run.toLowerCase()).replaceAll(/[\u0080-\uFFFF]/g, foldUnit)
}
