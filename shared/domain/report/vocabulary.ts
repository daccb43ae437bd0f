/** Words that open sentences and are nobody's name. */
const plainWords = new Set(
  `a about actually after again all also although always an and another any anybody anyone anything are as ask at basically be
  because been before being both but by can come could did do does done each either else even ever every everybody everyone
  everything few first for from get go going had has have he her here hers him his honestly how however i if in instead into is
  it its just last let like literally look lots maybe me mine more most much my neither never no nobody none nor not nothing now
  obviously of oh ok okay on once one only or other our ours out over perhaps please probably really right same see she should
  since so some somebody someone something sometimes somewhere sorry still such sure than thank thanks that the their theirs them
  then there these they thing things think this those though through to together too two um under until up us usually very was
  we well were what whatever when where whether which while who whole whose why with within without would yeah yes yet you your
  yours er erm ah hmm mm`.split(/\s+/u),
)

/** A word that may be a name: letters, digits and marks, with apostrophes and hyphens inside. */
export const wordPattern =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00AD\u200C\u200D]*(?:['’ʼ\u2010\u2011-][\p{L}\p{N}][\p{L}\p{N}\p{M}\u00AD\u200C\u200D]*)*/gu

const capital = /[\p{Lu}\p{Lt}]/u

/** Whether a capital stands anywhere in a word: names have small beginnings, too, as ex-Sandwell and d'Arcy have. */
export function isCapitalised(word: string): boolean {
  return capital.test(word)
}

/** The word without a possessive 's or a shortened verb, in lower case: as words are compared. */
export function bareWord(word: string): string {
  return withoutPossessive(word).toLowerCase()
}

export function withoutPossessive(word: string): string {
  return word.replace(/['’ʼ](?:s|d|ll|re|ve)$/iu, '')
}

/** Verbs shortened behind a word, and nothing else behind an apostrophe: I'd've, but not I'Anson. */
const shortened = /(?:['’ʼ](?:s|d|ll|re|ve|m|t|em|all))+$/u

/** Whether a word is one of the language's most common ones: those are nobody's name, wherever they stand. */
export function isPlain(word: string): boolean {
  const [first = '', ...others] = word.split(/[\u2010\u2011-]/u)
  if (others.length === 0) return isPlainAlone(word)
  // A hyphen that was meant as a dash: you know-I said.
  return (
    (!isCapitalised(first) || isPlainAlone(first)) &&
    others.every((part) => !isCapitalised(part) || /^I(?!\p{L})/u.test(part)) &&
    others.some(isCapitalised)
  )
}

function isPlainAlone(word: string): boolean {
  const bare = word.toLowerCase()
  return plainWords.has(bare) || plainWords.has(bare.replace(shortened, ''))
}

/** Capitals behind small letters or within: no sentence's start gives a word those. */
const inner = /\p{Ll}.*\p{Lu}|\p{Lu}.*['’ʼ\u2010\u2011-]\p{Lu}\p{Ll}/u

/** Whether a word at `index` begins a sentence: a sentence's end stands before it, or nothing. */
export function opensSentence(text: string, index: number): boolean {
  let at = index
  while (at > 0 && /[\s"'“”‘’«»([{*–—-]/u.test(text.charAt(at - 1)) && text.charAt(at - 1) !== '\n') at -= 1
  return at === 0 || /[.!?…\n]/u.test(text.charAt(at - 1))
}

/** How the words of a project are written, for telling names from words that only open a sentence. */
export class Vocabulary {
  readonly #lower = new Set<string>()
  readonly #names = new Set<string>()

  /** Takes in a text. Takes time in proportion to it. */
  add(text: string): void {
    for (const { 0: word, index } of text.matchAll(wordPattern)) {
      if (!isCapitalised(word)) this.#lower.add(bareWord(word))
      else if (!opensSentence(text, index) && !isPlain(word)) this.#names.add(bareWord(word))
    }
  }

  /** Whether a word stands in lower case anywhere. */
  isOrdinary(word: string): boolean {
    return isPlain(word) || this.#lower.has(bareWord(word))
  }

  /** Whether a capitalised word at a sentence's start may be a name all the same. */
  mayBeName(word: string): boolean {
    const bare = bareWord(word)
    return this.#names.has(bare) || !this.#lower.has(bare) || inner.test(word)
  }
}
