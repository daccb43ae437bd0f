import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePointsOf } from './code-points.ts'
import { Positions } from './positions.ts'

const pieces = fc.constantFrom('a', ' ', '\n', '😀', '𝔘', 'é', '\ud800', '\udc00', '👩‍👩‍👧')
const texts = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''))
const usual = { unit: 'code points', crlfAsOne: false, inclusive: false } as const

describe('positions in code points', () => {
  it('number the characters of a text from 0', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const count = codePointsOf(text)
        let offset = 0
        Array.from(text).forEach((character, position) => {
          expect(count(offset)).toBe(position)
          offset += character.length
        })
        expect(count(offset)).toBe(Array.from(text).length)
      }),
    )
  })

  it('lead back to the offset they came from', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, from, to) => {
        const characters = Array.from(text)
        fc.pre(characters.length > 0)
        const first = from % characters.length
        const last = first + (to % (characters.length - first))
        const start = characters.slice(0, first).join('').length
        const end = characters.slice(0, last + 1).join('').length
        const count = codePointsOf(text)
        const positions = new Positions(text)
        expect(positions.spanOf({ start: count(start), end: count(end) }, usual)).toEqual({ start, end })
        expect(
          positions.spanOf({ start: count(start), end: count(end) - 1 }, { ...usual, inclusive: true }),
        ).toEqual({ start, end })
      }),
    )
  })

  it('mean the same words whether lines end in CRLF or LF, counted as each is', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, from, to) => {
        const [one, two] = [from % (text.length + 1), to % (text.length + 1)]
        const [start, end] = [Math.min(one, two), Math.max(one, two)]
        const crlf = new Positions(text.replaceAll('\n', '\r\n'))
        expect(crlf.text).toBe(text)
        const wide = (offset: number) => text.slice(0, offset).replaceAll('\n', '\r\n').length
        const wanted = start === end ? null : { start, end }
        const units = { unit: 'UTF-16', inclusive: false } as const
        expect(crlf.spanOf({ start, end }, { ...units, crlfAsOne: true })).toEqual(wanted)
        expect(crlf.spanOf({ start: wide(start), end: wide(end) }, { ...units, crlfAsOne: false })).toEqual(
          wanted,
        )
      }),
    )
  })
})
