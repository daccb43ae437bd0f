import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countWords } from './words.ts'

describe('counting words', () => {
  it.each([
    ['', 0],
    ['   \n\t ', 0],
    ['… — ?! 🙂 👩‍👩‍👧', 0],
    ['We pooled the budget.', 4],
    ["I don't know, it's the carers' group", 7],
    ['It’s co-design, not co‑production', 4],
    ['health and/or social care', 5],
    ['well -- I mean — yes', 4],
    ['in 2011, £1,200.50 by 5pm', 5],
    ['a-', 1],
    ['itʼs the carersʼ group ʼ', 4],
    ["rock 'n' roll", 3],
    ['[place] was…um…closed', 4],
    ['Mae’n ddrwg gen i, être là-bas', 6],
    ['e\u0301te\u0301', 1],
    ['שלום עולם', 2],
    ['مرحبا بالعالم', 2],
    ['می‌خواهم', 1],
    ['नमस्ते दुनिया', 2],
  ])('finds in %j %i', (text, words) => {
    expect(countWords(text)).toBe(words)
  })

  it('divides scripts written without spaces into words', () => {
    expect(countWords('สวัสดีชาวโลก')).toBeGreaterThan(1)
    expect(countWords('我们一起工作')).toBeGreaterThan(1)
    expect(countWords('我们一起工作')).toBeLessThanOrEqual(6)
  })

  it('finds as many words in two texts set apart as in each of them', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(countWords(`${a}\n${b}`)).toBe(countWords(a) + countWords(b))
      }),
    )
  })

  it.each([['a'], ["a'"], ['-'], ['1,'], ['我'], ['a\u0301'], [' ']])(
    'takes a long run of %j in its stride',
    (piece) => {
      // A pattern that went back over the run would not come to an end within the test's own time.
      expect(countWords(piece.repeat(300_000))).toBeGreaterThanOrEqual(0)
    },
  )
})
