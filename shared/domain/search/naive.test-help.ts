import type { Span } from '../span.ts'
import { foldWord } from '../folding.ts'
import type { Match } from './find-places.ts'
import type { Wanted } from './search-terms.ts'

/*
 * Finding places in the most plain way, word by word by regular expression, without numbers, bytes or an index: what the
 * matcher is held against.
 */

const core = String.raw`[[\p{L}\p{N}]--ʼ][[\p{L}\p{N}\p{M}\u00AD\u200C\u200D]--ʼ]*`
const wordPattern = new RegExp(
  `${core}(?:['’ʼ\\-\\u2010\\u2011]${core}|(?<=\\p{N})[.,](?=\\p{N})${core})*`,
  'gv',
)
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** The words of a stretch, as offsets into the text. */
export function naiveWords(text: string, { start, end }: Span): Span[] {
  return [...text.slice(start, end).matchAll(wordPattern)].flatMap(({ index, 0: word }) => {
    const at = start + index
    if (!unspaced.test(word)) return [{ start: at, end: at + word.length }]
    return [...new Intl.Segmenter('en', { granularity: 'word' }).segment(word.replaceAll('ʼ', '’'))]
      .filter(({ isWordLike }) => isWordLike)
      .map(({ index: within, segment }) => ({ start: at + within, end: at + within + segment.length }))
  })
}

function fits({ folded, begins }: { folded: string; begins: boolean }, word: string): boolean {
  const letters = folded
    .split('*')
    .map((part) =>
      part.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, (sign) => `\\u{${sign.charCodeAt(0).toString(16)}}`),
    )
    .join('[^]*')
  return new RegExp(begins ? `(?:^|['-])${letters}` : `^${letters}$`, 'u').test(word)
}

/** Every place where a search with words is found, one passage after the other. */
export function naivePlaces(text: string, passages: readonly Span[], wanted: Wanted, match: Match): Span[] {
  return passages.flatMap((passage) => {
    const words = naiveWords(text, passage)
    const folded = words.map(({ start, end }) => foldWord(text.slice(start, end)))
    const stands = words.map((_, at) =>
      wanted.terms.flatMap((term, index) =>
        at + term.length <= words.length &&
        term.every((pattern, step) => fits(pattern, folded[at + step] ?? ''))
          ? [index]
          : [],
      ),
    )
    if (match === 'all' && new Set(stands.flat()).size < wanted.terms.length) return []
    const places: { from: number; to: number; term: number }[] = []
    stands.forEach((terms, at) => {
      const [longest] = terms.toSorted(
        (a, b) => (wanted.terms[b]?.length ?? 0) - (wanted.terms[a]?.length ?? 0) || a - b,
      )
      if (longest === undefined) return
      const to = at + (wanted.terms[longest]?.length ?? 0)
      const last = places.at(-1)
      if (last && (at < last.to || (match === 'all' && at === last.to && last.term !== longest)))
        last.to = Math.max(last.to, to)
      else places.push({ from: at, to, term: longest })
    })
    return places.map(({ from, to }) => ({ start: words[from]?.start ?? 0, end: words[to - 1]?.end ?? 0 }))
  })
}
