import type { Span } from './span.ts'

/**
 * Letters and digits with their marks, and the invisible joiners that stand inside words of some scripts; without the
 * apostrophe that Unicode has among the letters.
 */
const core = String.raw`[[\p{L}\p{N}]--ʼ][[\p{L}\p{N}\p{M}\u00AD\u200C\u200D]--ʼ]*`

/** An apostrophe or hyphen counts as inside a word only with a letter or digit on both sides. */
const wordPattern = new RegExp(
  `${core}(?:['’ʼ\\-\\u2010\\u2011]${core}|(?<=\\p{N})[.,](?=\\p{N})${core})*`,
  'gv',
)

/** Scripts written without spaces, where a run of letters is many words: as they stand in a class of a pattern. */
export const unspacedScripts = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`

const unspaced = new RegExp(`[${unspacedScripts}]`, 'u')

/** Whether letters of such a script are in it. */
export function isUnspaced(text: string): boolean {
  return unspaced.test(text)
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/**
 * How many words a text holds. "don't", "co-design", "1,200.50" and "5pm" are one word each, "and/or" is two;
 * punctuation, symbols and emoji are none. Scripts written without spaces are divided by Unicode's word boundaries
 * (UAX #29 with the platform's dictionaries). Takes time linear in the length of the text.
 */
export function countWords(text: string): number {
  let count = 0
  for (const [word] of text.matchAll(wordPattern)) count += unspaced.test(word) ? countUnspaced(word) : 1
  return count
}

/** Each apostrophe as long as it was, and all of one kind. */
function segmentsOf(run: string): Intl.Segments {
  return segmenter.segment(run.replaceAll('ʼ', '’'))
}

function countUnspaced(run: string): number {
  let count = 0
  for (const segment of segmentsOf(run)) if (segment.isWordLike) count += 1
  return count
}

/** Where the words of a text stand, in order: [start, end) in UTF-16 units. As many as `countWords` counts. */
export function wordSpansOf(text: string): Span[] {
  const spans: Span[] = []
  for (const { 0: word, index } of text.matchAll(wordPattern)) {
    if (!unspaced.test(word)) {
      spans.push({ start: index, end: index + word.length })
      continue
    }
    for (const segment of segmentsOf(word)) {
      const start = index + segment.index
      if (segment.isWordLike) spans.push({ start, end: start + segment.segment.length })
    }
  }
  return spans
}
