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
    .replaceAll(/[’ʼ]/gu, "'")
    .replaceAll(/[\u2010\u2011]/gu, '-')
    .normalize('NFC')
}
