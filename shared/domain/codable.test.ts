import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codableOf, splitsCharacter, trimToCodable, wordsOf } from './codable.ts'
import type { Span } from './span.ts'

interface Turn {
  readonly bodyStart: number
  readonly bodyEnd: number
}

/** A text made of turns with labels and gaps between them; a turn may have no words. */
const transcript = fc
  .array(fc.record({ label: fc.nat({ max: 4 }), words: fc.nat({ max: 6 }), gap: fc.nat({ max: 2 }) }), {
    maxLength: 6,
  })
  .map((parts) => {
    let text = ''
    const turns = parts.map(({ label, words, gap }): Turn => {
      const bodyStart = text.length + label
      const bodyEnd = bodyStart + words
      text += 'L'.repeat(label) + 'abcdef'.slice(0, words) + '\n'.repeat(gap)
      return { bodyStart, bodyEnd }
    })
    return { text: `${text}end`, turns }
  })

const chosen = transcript.chain(({ text, turns }) =>
  fc
    .uniqueArray(fc.nat({ max: text.length }), { minLength: 2, maxLength: 2 })
    .map((edges) => ({ text, turns, span: { start: Math.min(...edges), end: Math.max(...edges) } })),
)

/** The slow way: whether each code unit can be coded. */
function isCodable(text: string, turns: readonly Turn[], at: number): boolean {
  return turns.length === 0
    ? at >= 0 && at < text.length
    : turns.some(({ bodyStart, bodyEnd }) => at >= bodyStart && at < bodyEnd)
}

function unitsOf({ start, end }: Span): number[] {
  return Array.from({ length: end - start }, (_, at) => start + at)
}

describe('what of a text can be coded', () => {
  it('is the words of its turns, never a label, a closing stamp or what lies between', () => {
    fc.assert(
      fc.property(transcript, ({ text, turns }) => {
        const units = codableOf(text.length, turns).flatMap(unitsOf)
        expect(units).toEqual(
          unitsOf({ start: 0, end: text.length }).filter((at) => isCodable(text, turns, at)),
        )
      }),
    )
  })

  it('is all of a text without turns, and nothing of an empty one', () => {
    expect(codableOf(12, [])).toEqual([{ start: 0, end: 12 }])
    expect(codableOf(0, [])).toEqual([])
  })
})

describe('drawing the edges of a span in', () => {
  it('begins at the first and ends after the last code unit that can be coded', () => {
    fc.assert(
      fc.property(chosen, ({ text, turns, span }) => {
        const units = unitsOf(span).filter((at) => isCodable(text, turns, at))
        const trimmed = trimToCodable(span, codableOf(text.length, turns))
        const [head] = units
        const tail = units.at(-1)
        expect(trimmed).toEqual(
          head === undefined || tail === undefined ? null : { start: head, end: tail + 1 },
        )
      }),
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(chosen, ({ text, turns, span }) => {
        const codable = codableOf(text.length, turns)
        const once = trimToCodable(span, codable)
        if (once) expect(trimToCodable(once, codable)).toEqual(once)
      }),
    )
  })
})

describe('the words of a span', () => {
  it('are its codable code units, an entry a turn', () => {
    fc.assert(
      fc.property(chosen, ({ text, turns, span }) => {
        const naive =
          turns.length === 0
            ? [{ turn: null, text: text.slice(span.start, span.end) }]
            : turns.flatMap(({ bodyStart, bodyEnd }, turn) => {
                const own = unitsOf(span).filter((at) => at >= bodyStart && at < bodyEnd)
                return own.length > 0 ? [{ turn, text: own.map((at) => text[at]).join('') }] : []
              })
        expect(wordsOf(text, turns, span)).toEqual(naive)
      }),
    )
  })

  it('leave labels out between two turns', () => {
    const text = 'Dana: We did.\nKit: Did we?'
    const turns = [
      { bodyStart: 6, bodyEnd: 13 },
      { bodyStart: 19, bodyEnd: 26 },
    ]
    expect(wordsOf(text, turns, { start: 9, end: 22 })).toEqual([
      { turn: 0, text: 'did.' },
      { turn: 1, text: 'Did' },
    ])
  })
})

describe('an offset within a character', () => {
  it('is one between the halves of a surrogate pair', () => {
    const text = 'a👍b'
    expect([0, 1, 2, 3, 4].map((offset) => splitsCharacter(text, offset))).toEqual([
      false,
      false,
      true,
      false,
      false,
    ])
  })

  it('is where the text, cut there, would not be well formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat({ max: 40 }), (text, offset) => {
        const cut = !text.slice(0, offset).isWellFormed() || !text.slice(offset).isWellFormed()
        expect(splitsCharacter(text, offset)).toBe(cut)
      }),
    )
  })

  it('is none between lone halves in the wrong order, nor outside the text', () => {
    expect(splitsCharacter('\udc4d\ud83d', 1)).toBe(false)
    expect(splitsCharacter('👍', -1)).toBe(false)
    expect(splitsCharacter('👍', 3)).toBe(false)
  })
})
