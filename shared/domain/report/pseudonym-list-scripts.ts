import { unspacedScripts } from '../words.ts'

/** Scripts in which other words are joined to names: Korean particles behind them, Hebrew and Arabic ones before. */
const joined = String.raw`${unspacedScripts}\p{Script=Hangul}\p{Script=Hebrew}\p{Script=Arabic}`

/** A letter or digit of a script whose words stand apart. */
const apart = String.raw`[[\p{L}\p{N}]--[${joined}]]`

/** Runs of letters and digits that are words: where the script changes, as in "Annさん" and "SDS가", one ends. */
export const wordsApart = new RegExp(`${apart}+`, 'gv')

const isUnspaced = new RegExp(`[${unspacedScripts}]`, 'u')
const isJoined = new RegExp(`[${joined}]`, 'u')

/** And, the, in, as, to, from, that: up to three of them are one word with a Hebrew name. */
const beforeHebrew = '[והבכלמש]{0,3}'
/** And, so; in, as, to; the: in this order before an Arabic name. */
const beforeArabic = '[وف]?[بكل]?(?:ال|ل)?'

/** What must stand before words that begin with this letter or mark, as a regular expression. */
function before(first: string): string {
  if (/\p{Script=Hangul}/u.test(first)) return String.raw`(?<!\p{Script=Hangul})`
  if (/\p{Script=Hebrew}/u.test(first)) return String.raw`(?<=(?<!\p{Script=Hebrew})${beforeHebrew})`
  if (/\p{Script=Arabic}/u.test(first)) return String.raw`(?<=(?<!\p{Script=Arabic})${beforeArabic})`
  return /[\p{L}\p{N}]/u.test(first) ? `(?<!${apart})` : ''
}

function after(last: string): string {
  if (/\p{Script=Hangul}/u.test(last)) return ''
  if (/\p{Script=Hebrew}/u.test(last)) return String.raw`(?![\p{Script=Hebrew}\p{M}])`
  if (/\p{Script=Arabic}/u.test(last)) return String.raw`(?![\p{Script=Arabic}\p{M}])`
  return /[\p{L}\p{N}]/u.test(last) ? String.raw`(?!\p{M}|${apart})` : ''
}

/** What must stand around the words of an entry for them to be meant, as regular expressions. */
export function edgesOf(words: string): { readonly start: string; readonly end: string } {
  if (isUnspaced.test(words)) return { start: '', end: '' }
  const letters = Array.from(words)
  return { start: before(letters[0] ?? ''), end: after(letters.at(-1) ?? '') }
}

/** The first of its words apart, by which an entry can be looked up; null where others may be joined to what is before. */
export function firstApart(words: string): { readonly word: string; readonly index: number } | null {
  const [first] = words.matchAll(wordsApart)
  if (!first || isUnspaced.test(words) || isJoined.test(words.slice(0, first.index))) return null
  return { word: first[0], index: first.index }
}

/**
 * What of an entry in a script without capitals may still say who is meant: each of its words, and a Korean or Chinese name
 * without the family's. Folded.
 */
export function partsWithoutCapitals(words: string): string[] {
  return words.split(' ').flatMap((word) => {
    const letters = Array.from(word)
    if (letters.length < 2 || !/\p{Lo}/u.test(word) || /[\p{Lu}\p{Ll}]/u.test(word)) return []
    const isNameInOne = letters.length > 2 && /^[\p{Script=Hangul}\p{Script=Han}]+$/u.test(word)
    return isNameInOne ? [word, letters.slice(1).join('')] : [word]
  })
}
