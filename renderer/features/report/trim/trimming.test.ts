import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Trim } from '#shared/contract/report-values.ts'
import { piecesOf, printedUnder, withCut, withInsertion, withoutBlanks } from './trimming.ts'

const text = 'We share an office, and the kettle too, really.'
const turns = [{ speaker: null, start: 0, end: text.length }]
const none: Trim = { cuts: [], insertions: [] }
const at = (words: string) => text.indexOf(words)

describe('trimming a quotation', () => {
  it('puts an ellipsis for what is cut', () => {
    const cut = withCut(none, at('and the kettle'), at(' really'))
    expect(printedUnder(text, turns, cut)).toEqual(['We share an office, … really.'])
  })

  it('puts in, in square brackets', () => {
    expect(printedUnder(text, turns, withInsertion(none, at('office'), 'open-plan'))).toEqual([
      'We share an [open-plan] office, and the kettle too, really.',
    ])
  })

  it('makes one cut of cuts that touch, and puts in before it what stood inside', () => {
    const trim = withCut(withInsertion(withCut(none, 3, 8), 10, 'x'), 8, 12)
    expect(trim).toEqual({ cuts: [{ start: 3, end: 12 }], insertions: [{ at: 3, text: 'x' }] })
  })

  it('leaves blanks at the ends of a selection alone', () => {
    expect(withoutBlanks(text, 2, 9)).toEqual({ start: 3, end: 8 })
    expect(withoutBlanks(text, 2, 3)).toBeNull()
  })

  it('never says a word that was not said: what is said and cut is the text, whatever is cut and put in', () => {
    const place = fc.nat(text.length)
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place)), fc.array(place), (spans, places) => {
        let trim = none
        for (const [a, b] of spans) if (a !== b) trim = withCut(trim, Math.min(a, b), Math.max(a, b))
        for (const one of places) trim = withInsertion(trim, one, 'put in')
        const pieces = piecesOf(text, turns, trim).flat()
        const kept = pieces.filter(({ kind }) => kind !== 'put_in')
        expect(kept.map((piece) => piece.text).join('')).toBe(text)
        expect(pieces.filter(({ kind }) => kind === 'put_in')).toHaveLength(places.length)
      }),
    )
  })
})
