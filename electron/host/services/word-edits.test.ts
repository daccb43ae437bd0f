import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits, keptOf, moveSpan } from '#shared/domain/edits.ts'
import { rawEdits, wordEdits } from './word-edits.ts'
import { tokensOf } from './word-tokens.ts'

/** The edits as [old, new], a tilde before those that mend. */
function told(before: string, after: string): string[] {
  return wordEdits(before, after).map(
    ({ start, end, text, mends }) => `${mends ? '~' : ''}${before.slice(start, end)}→${text}`,
  )
}

function graphemesOf(text: string): Set<number> {
  const borders = new Set([text.length])
  for (const { index } of new Intl.Segmenter('en').segment(text)) borders.add(index)
  return borders
}

const pieces = [
  'the',
  ' ',
  'budget',
  'budjet',
  "don't",
  'don’t',
  '\n',
  ', ',
  '.',
  'e\u0301',
  '👩‍👩‍👧',
  '👍🏽',
  '🇬🇧',
  '1️⃣',
  'ทำ',
  '協働',
  '각',
]
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
)

describe('the edits between two texts', () => {
  it('mend a typo, a misheard name and a letter’s case', () => {
    expect(told('We moved the budjet last year.', 'We moved the budget last year.')).toEqual([
      '~budjet→budget',
    ])
    expect(told('So Denice said', 'So Denise said')).toEqual(['~Denice→Denise'])
    expect(told('we met. dont ask', 'We met. Don’t ask')).toEqual(['~we→We', '~dont→Don’t'])
    expect(told('It was alot.', 'It was a lot.')).toEqual(['~alot→a lot'])
  })

  it('put other words in place of old ones as one edit', () => {
    expect(told('They cut staff, and left.', 'They hired nurses, and left.')).toEqual([
      'cut staff→hired nurses',
    ])
    expect(
      told('Perhaps somebody thought of cutting it now.', 'Nurses gave all of themselves early.'),
    ).toHaveLength(1)
  })

  it('leave words apart that were mended one by one', () => {
    expect(told('the qiuck brwn fox', 'the quick brown fox')).toEqual(['~qiuck→quick', '~brwn→brown'])
  })

  it('are one insertion or one removal where that is all', () => {
    expect(told('we met', 'we met again')).toEqual(['→ again'])
    expect(told('we um met', 'we met')).toEqual(['um →'])
    expect(told('same', 'same')).toEqual([])
    expect(told('', 'new')).toEqual(['→new'])
    expect(told('old', '')).toEqual(['old→'])
  })

  it('give the text after, never through a character, whatever the texts', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const borders = graphemesOf(before)
        for (const edits of [wordEdits(before, after), rawEdits(before, after)]) {
          expect(applyEdits(before, edits)).toBe(after)
          let from = 0
          for (const { start, end } of edits) {
            expect(start).toBeGreaterThanOrEqual(from)
            expect(end).toBeGreaterThanOrEqual(start)
            expect(borders.has(start) && borders.has(end)).toBe(true)
            from = end
          }
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('are found in bounded time, also where nothing is left of a long text', () => {
    const long = (seed: number) =>
      Array.from({ length: 60_000 }, (_, at) => `w${(at * seed) % 9973}`).join(' ')
    const started = performance.now()
    const [before, after] = [`same ${long(7)} end`, `same ${long(4241)} end`]
    const edits = wordEdits(before, after)
    expect(performance.now() - started).toBeLessThan(5000)
    expect(applyEdits(before, edits)).toBe(after)
    expect(edits).toHaveLength(1)
    expect(before.slice(0, edits[0]?.start)).toBe('same w0 ')
    expect(before.slice(edits[0]?.end)).toBe(' end')
  })
})

describe('the tokens of a text', () => {
  it('are words, runs of blanks and single other characters', () => {
    expect(tokensOf('I don’t  know: co-design,\r\n£5!')).toEqual([
      'I',
      ' ',
      'don’t',
      '  ',
      'know',
      ':',
      ' ',
      'co',
      '-',
      'design',
      ',',
      '\r\n',
      '£',
      '5',
      '!',
    ])
    expect(tokensOf('👩‍👩‍👧👍🏽e\u0301t\u0301')).toEqual(['👩‍👩‍👧', '👍🏽', 'e\u0301t\u0301'])
  })

  it('are together the text, and their borders those of characters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = tokensOf(text)
        expect(tokens.join('')).toBe(text)
        const borders = graphemesOf(text)
        let at = 0
        for (const token of tokens) expect(borders.has((at += token.length))).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('a coding through word edits', () => {
  it('keeps to its words through a typo and is lost where the sentence was written anew', () => {
    const before = 'Well. I think the budjet was far too small. Next.'
    const span = { start: 6, end: before.indexOf(' Next') }
    const mended = before.replace('budjet', 'budget').replace('Well', 'Well now')
    const moved = moveSpan(span, wordEdits(before, mended))
    expect(moved && mended.slice(moved.start, moved.end)).toBe('I think the budget was far too small.')
    const rewritten = 'Well. Nobody ever asked our nurses what they need. Next.'
    const kept = keptOf(span, wordEdits(before, rewritten)).map(({ start, end }) => before.slice(start, end))
    expect(kept).toEqual(['.'])
  })
})
