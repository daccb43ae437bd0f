import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Trim } from '#shared/contract/report-values.ts'
import { trimProblem } from '#shared/domain/report/trimming.ts'
import { withCut, withInsertion, withoutBlanks } from './trimming.ts'

const text = 'We share an office, and the kettle too, really.'
const turns = [{ start: 0, end: text.length }]
const none: Trim = { cuts: [], insertions: [] }

describe('what the hand does to a trim', () => {
  it('makes one cut of cuts that touch', () => {
    const before = withCut(none, { start: 3, end: 8 })
    expect(withCut(before, { start: 8, end: 12 }).cuts).toEqual([{ start: 3, end: 12 }])
    expect(before.cuts).toEqual([{ start: 3, end: 8 }])
  })

  it('keeps what is put in in the order of the text', () => {
    const trim = withInsertion(withInsertion(none, 12, 'open-plan'), 0, 'then')
    expect(trim.insertions.map((one) => one.text)).toEqual(['then', 'open-plan'])
  })

  it('leaves blanks at the ends of a selection alone', () => {
    expect(withoutBlanks(text, { start: 2, end: 9 })).toEqual({ start: 3, end: 8 })
    expect(withoutBlanks(text, { start: 2, end: 3 })).toBeNull()
  })

  it('never makes a trim that cannot be kept, but by cutting all of it', () => {
    const place = fc.nat(text.length)
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place)), fc.array(place), (spans, places) => {
        let trim = none
        for (const [a, b] of spans)
          if (a !== b) trim = withCut(trim, { start: Math.min(a, b), end: Math.max(a, b) })
        for (const one of places) trim = withInsertion(trim, one, 'put in')
        expect([null, 'nothing_left']).toContain(trimProblem(text, turns, trim))
        const cut = (at: number) => trim.cuts.some(({ start, end }) => start <= at && at < end)
        const wanted = (at: number) => spans.some(([a, b]) => Math.min(a, b) <= at && at < Math.max(a, b))
        for (let at = 0; at < text.length; at += 1) expect(cut(at)).toBe(wanted(at))
      }),
    )
  })
})
