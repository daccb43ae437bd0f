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

/** A run beyond the basic letters, with the character before it: an accent belongs to that. */
const beyondAscii = /[\0-\x7F]?[^\0-\x7F]+/g
/**
 * A character with what is folded together with it: marks, joiners and fillers, the vowels and finals that Korean syllables
 * are put together from, the voicing marks of narrow kana.
 */
const cluster =
  /[^][\p{M}\p{Script=Inherited}\u00AD\u0640\u1160-\u11FF\u314F-\u3163\uFF9E\uFF9F\uFFC2-\uFFDC]*/gu
const letterOrDigit = /^[\p{L}\p{N}]/u

const foldedClusters = new Map<string, string>()
/** So many are remembered: more than a language has, but for what is written to be many. */
const mostRemembered = 20_000

/** Letters and digits as in words. Of all else, what joins it to others is kept: an emoji is no part of another one. */
function foldCluster(characters: string): string {
  const known = foldedClusters.get(characters)
  if (known !== undefined) return known
  const base = String.fromCodePoint(characters.codePointAt(0) ?? 0)
  const folded = letterOrDigit.test(base)
    ? foldWord(characters)
    : foldWord(base) + characters.slice(base.length).replaceAll(fillers, '')
  if (foldedClusters.size < mostRemembered) foldedClusters.set(characters, folded)
  return folded
}

/** A text folded as its words are, and where each of its letters came from. Places are UTF-16 code units. */
export interface FoldedText {
  readonly letters: string
  /** Where in the text the character begins that the letter at a place came of. */
  startOf(place: number): number
  /** Where in the text the character ends that the letter before a place came of. */
  endOf(place: number): number
}

/** Characters that became more or fewer units than they were: [start, end) in the letters, and in the text. */
interface Changed {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

/** The last of `changed` that begins at a place or before it. */
function lastChanged(changed: readonly Changed[], place: number): Changed | undefined {
  let low = 0
  let high = changed.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((changed[middle]?.start ?? Infinity) <= place) low = middle + 1
    else high = middle
  }
  return changed[low - 1]
}

/** Folds a whole text. Takes time linear in its length. */
export function foldText(text: string): FoldedText {
  const changed: Changed[] = []
  let grown = 0
  const letters = text
    .replaceAll(/[A-Z]+/g, (run) => run.toLowerCase())
    .replaceAll(beyondAscii, (run: string, at: number) =>
      run.replaceAll(cluster, (characters: string, within: number) => {
        const own = foldCluster(characters)
        if (own.length === characters.length) return own
        const [from, to] = [at + within, at + within + characters.length]
        const start = from + grown
        grown += own.length - characters.length
        changed.push({ start, end: start + own.length, from, to })
        return own
      }),
    )
  return {
    letters,
    startOf: (place) => {
      const last = lastChanged(changed, place)
      if (!last) return place
      return place < last.end ? last.from : last.to + place - last.end
    },
    endOf: (place) => {
      const last = lastChanged(changed, place - 1)
      if (!last) return place
      return place <= last.end ? last.to : last.to + place - last.end
    },
  }
}
