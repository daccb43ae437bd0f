import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placesOfQuote } from './quotes.ts'

const text = 'Dana: It was cold.\nKit: It was. It was cold and wet.'
const turns = [
  { bodyStart: 6, bodyEnd: 18 },
  { bodyStart: 24, bodyEnd: text.length },
]
const wordsAt = (quote: string) => placesOfQuote(text, turns, quote).map(({ start, end }) => [start, end])

describe('the places of a quotation', () => {
  it('are all of them, in order', () => {
    expect(wordsAt('It was cold')).toEqual([
      [6, 17],
      [32, 43],
    ])
    expect(wordsAt('cold and wet')).toEqual([[39, 51]])
  })

  it('are none where a letter, a space or the case differs', () => {
    expect(wordsAt('it was cold')).toEqual([])
    expect(wordsAt('It was  cold')).toEqual([])
    expect(wordsAt('It was cold and wet!')).toEqual([])
  })

  it('are none in labels alone, yet may run over a label', () => {
    expect(wordsAt('Kit')).toEqual([])
    expect(wordsAt('Dana:')).toEqual([])
    expect(wordsAt('cold.\nKit: It')).toEqual([[13, 26]])
  })

  it('are the same when the quotation has the line ends of Windows', () => {
    expect(wordsAt('cold.\r\nKit: It')).toEqual(wordsAt('cold.\nKit: It'))
  })

  it('may overlap each other', () => {
    expect(placesOfQuote('aaaa', [], 'aa').map(({ start }) => start)).toEqual([0, 1, 2])
  })

  it('of nothing are none', () => {
    expect(wordsAt('')).toEqual([])
    expect(placesOfQuote('', [], 'a')).toEqual([])
  })

  it('in a text without turns are just where the letters stand', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ') }),
        fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 3 }),
        (whole, quote) => {
          const naive = Array.from(whole, (_, at) => at).filter((at) => whole.startsWith(quote, at))
          expect(placesOfQuote(whole, [], quote)).toEqual(
            naive.map((start) => ({ start, end: start + quote.length })),
          )
        },
      ),
    )
  })
})
