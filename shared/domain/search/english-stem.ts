/*
 * M. F. Porter: An algorithm for suffix stripping, Program 14 (3), 1980, pp. 130–137. C and V are its runs of consonants
 * and of vowels; y is a vowel after a consonant.
 */
const C = '(?:[^aeiouy]|(?<![^aeiou])y)'
const V = '(?:[aeiou]|(?<=[^aeiou])y)'
/** The paper's m: how many times a run of vowels is followed by one of consonants. */
const over0 = new RegExp(`^${C}*(?:${V}+${C}+)`, 'u')
const just1 = new RegExp(`^${C}*(?:${V}+${C}+)${V}*$`, 'u')
const over1 = new RegExp(`^${C}*(?:${V}+${C}+){2}`, 'u')
const hasVowel = new RegExp(V, 'u')
const endsShort = new RegExp(`${C}${V}(?![wxy])${C}$`, 'u')
const endsDouble = /([^aeiou])\1$/u

type Rule = readonly [suffix: string, instead: string]

const step2: readonly Rule[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['abli', 'able'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
]
const step3: readonly Rule[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
]
const step4: readonly Rule[] = [
  'al',
  'ance',
  'ence',
  'er',
  'ic',
  'able',
  'ible',
  'ant',
  'ement',
  'ment',
  'ent',
  'sion',
  'tion',
  'ou',
  'ism',
  'ate',
  'iti',
  'ous',
  'ive',
  'ize',
].map((suffix) => [suffix, suffix === 'sion' ? 's' : suffix === 'tion' ? 't' : ''] as const)

/** By the longest suffix that the word ends in, if what is left passes. */
function byRule(word: string, rules: readonly Rule[], passes: RegExp): string {
  const fitting = rules.filter(([suffix]) => word.endsWith(suffix))
  const [longest] = fitting.toSorted((a, b) => b[0].length - a[0].length)
  if (!longest) return word
  const stem = word.slice(0, word.length - longest[0].length) + longest[1]
  const judged =
    longest[1] === 's' || longest[1] === 't' ? stem : word.slice(0, word.length - longest[0].length)
  return passes.test(judged) ? stem : word
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2)
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
}

function withoutPast(word: string): string {
  if (word.endsWith('eed')) return over0.test(word.slice(0, -3)) ? word.slice(0, -1) : word
  const stem = word.endsWith('ed') ? word.slice(0, -2) : word.endsWith('ing') ? word.slice(0, -3) : null
  if (stem === null || !hasVowel.test(stem)) return word
  if (/(?:at|bl|iz)$/u.test(stem)) return `${stem}e`
  if (endsDouble.test(stem) && !/[lsz]$/u.test(stem)) return stem.slice(0, -1)
  return just1.test(stem) && endsShort.test(stem) ? `${stem}e` : stem
}

function withoutLastE(word: string): string {
  if (!word.endsWith('e')) return word
  const stem = word.slice(0, -1)
  return over1.test(stem) || (just1.test(stem) && !endsShort.test(stem)) ? stem : word
}

/**
 * What stands for all forms of an English word, by Porter's algorithm: "commission" for "commissioning". The end of
 * "partner's" is cut off first. Words of other letters than a to z, and of fewer than three, stand for themselves.
 */
export function englishStem(folded: string): string {
  const word = folded.replace(/'s$/u, '')
  if (!/^[a-z]{3,}$/u.test(word)) return word
  let stem = withoutPast(withoutPlural(word))
  if (stem.endsWith('y') && hasVowel.test(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`
  stem = byRule(stem, step2, over0)
  stem = byRule(stem, step3, over0)
  stem = byRule(stem, step4, over1)
  stem = withoutLastE(stem)
  return stem.endsWith('ll') && over1.test(stem) ? stem.slice(0, -1) : stem
}
