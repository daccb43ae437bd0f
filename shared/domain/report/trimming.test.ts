import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Span } from '../span.ts'
import { wordsInPrint, type Piece } from './pieces.ts'
import { PseudonymList } from './pseudonym-list.ts'
import { trimmedTurns, trimProblem, untrimmed, type Trim } from './trimming.ts'

const nothing = () => []
const one = (text: string): Span[] => [{ start: 0, end: text.length }]
const laid = (text: string, trim: Partial<Trim>, list = new PseudonymList([])) =>
  trimmedTurns(text, one(text), { ...untrimmed, ...trim }, (words) => list.find(words))[0] ?? []
const printed = (pieces: readonly Piece[]) => wordsInPrint([{ pieces }])

describe('a trim', () => {
  it('is without effect where nothing is cut or put in', () => {
    expect(laid('We pooled it.', {})).toEqual([{ kind: 'said', text: 'We pooled it.' }])
  })

  it('cuts, and puts in at its place', () => {
    const pieces = laid('We pooled the whole budget then.', {
      cuts: [{ start: 10, end: 20 }],
      insertions: [{ at: 26, text: 'of 2019' }],
    })
    expect(pieces).toEqual([
      { kind: 'said', text: 'We pooled ' },
      { kind: 'cut', text: 'the whole ' },
      { kind: 'said', text: 'budget' },
      { kind: 'put_in', text: 'of 2019' },
      { kind: 'said', text: ' then.' },
    ])
    expect(printed(pieces)).toBe('We pooled … budget [of 2019] then.')
  })

  it('makes one of cuts that touch, or with only blanks between', () => {
    const cuts = [
      { start: 0, end: 2 },
      { start: 3, end: 9 },
      { start: 9, end: 13 },
    ]
    expect(laid('We pooled the budget.', { cuts })).toEqual([
      { kind: 'cut', text: 'We pooled the' },
      { kind: 'said', text: ' budget.' },
    ])
    expect(laid('We pooled it.', { cuts: cuts.slice(0, 2), insertions: [{ at: 2, text: 'they' }] })).toEqual([
      { kind: 'cut', text: 'We' },
      { kind: 'put_in', text: 'they' },
      { kind: 'said', text: ' ' },
      { kind: 'cut', text: 'pooled' },
      { kind: 'said', text: ' it.' },
    ])
  })

  it('never divides a character as it is read', () => {
    const family = '👩‍👩‍👧'
    const text = `Go ${family} home, cafe\u0301.`
    expect(laid(text, { cuts: [{ start: 4, end: 6 }] })[1]).toEqual({ kind: 'cut', text: family })
    const accent = text.indexOf('\u0301')
    expect(laid(text, { cuts: [{ start: 0, end: accent }] })[0]).toEqual({
      kind: 'cut',
      text: text.slice(0, accent + 1),
    })
    expect(laid(text, { insertions: [{ at: 6, text: 'x' }] })[0]).toEqual({ kind: 'said', text: 'Go ' })
  })

  it('divides no word, unless something stands in for what it takes of one', () => {
    const said = 'It is impossible, non-compliant and £1,250, they can’t.'
    const without = (words: string) => {
      const start = said.indexOf(words)
      return printed(laid(said, { cuts: [{ start, end: start + words.length }] }))
    }
    expect(without('im')).toBe('It is …, non-compliant and £1,250, they can’t.')
    expect(without('non-')).toBe('It is impossible, … and £1,250, they can’t.')
    expect(without('250')).toBe('It is impossible, non-compliant and £ …, they can’t.')
    expect(without('’t')).toBe('It is impossible, non-compliant and £1,250, they ….')
    const the = laid('So the budgets met.', {
      cuts: [
        { start: 3, end: 4 },
        { start: 13, end: 14 },
      ],
      insertions: [
        { at: 4, text: 'T' },
        { at: 13, text: 'ary board' },
      ],
    })
    expect(printed(the)).toBe('So [T]he budget[ary board] met.')
    const anew = { cuts: [{ start: 0, end: 8 }], insertions: [{ at: 8, text: 'B' }] }
    expect(printed(laid('So the budgets met.', anew))).toBe('… [B]udgets met.')
    expect(printed(laid('บ้านหลังใหญ่', { cuts: [{ start: 0, end: 2 }] }))).toBe('… หลังใหญ่')
  })

  it('lies over turns and takes nothing of their labels', () => {
    const text = 'we did.\nKit: Nobody asked.'
    const turns = [
      { start: 0, end: 7 },
      { start: 13, end: 26 },
    ]
    const trim = { cuts: [{ start: 3, end: 20 }], insertions: [{ at: 9, text: 'laughs' }] }
    expect(trimmedTurns(text, turns, trim, nothing)).toEqual([
      [
        { kind: 'said', text: 'we ' },
        { kind: 'cut', text: 'did.' },
      ],
      [
        { kind: 'cut', text: 'Nobody ' },
        { kind: 'put_in', text: 'laughs' },
        { kind: 'said', text: 'asked.' },
      ],
    ])
  })

  it('is refused where cuts overlap or reach past the end, or nothing is left', () => {
    const problem = (trim: Partial<Trim>) =>
      trimProblem('We did it.', one('We did it.'), { ...untrimmed, ...trim })
    expect(problem({ cuts: [{ start: 0, end: 3 }] })).toBeNull()
    expect(
      problem({
        cuts: [
          { start: 0, end: 3 },
          { start: 2, end: 4 },
        ],
      }),
    ).toBe('overlapping')
    expect(problem({ cuts: [{ start: 3, end: 11 }] })).toBe('outside')
    expect(problem({ cuts: [{ start: 3, end: 3 }] })).toBe('outside')
    expect(problem({ insertions: [{ at: 11, text: 'x' }] })).toBe('outside')
    expect(problem({ cuts: [{ start: 0, end: 9 }] })).toBe('nothing_left')
  })
})

describe('a trim over words that are replaced', () => {
  const list = new PseudonymList([
    { words: 'North Tyneham', pseudonym: 'town' },
    { words: 'Dana', pseudonym: 'Rowan' },
  ])

  it('replaces around cuts, and never within one', () => {
    expect(printed(laid('Dana went to North Tyneham.', { cuts: [{ start: 0, end: 4 }] }, list))).toBe(
      '… went to [town].',
    )
  })

  it('leaves no half of a name that a cut goes through', () => {
    const text = 'In North Tyneham we met.'
    for (const cut of [
      { start: 3, end: 9 },
      { start: 9, end: 16 },
      { start: 5, end: 11 },
      { start: 0, end: 12 },
    ]) {
      expect(printed(laid(text, { cuts: [cut] }, list))).not.toMatch(/north|tyn|ham/iu)
      const put = { cuts: [cut], insertions: [{ at: cut.end, text: 'so' }] }
      expect(printed(laid(text, put, list))).not.toMatch(/north|tyn|ham/iu)
    }
  })

  it('puts in after the name that an insertion would stand inside of', () => {
    expect(printed(laid('In North Tyneham.', { insertions: [{ at: 8, text: 'then' }] }, list))).toBe(
      'In [town] [then].',
    )
  })
})

/** Texts of turns with labels between, emoji and marks among the letters. */
const words = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
      fc.constantFrom('Dana', 'North Tyneham', '👩‍👩‍👧', 'e\u0301a', ' ', '.'),
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(' '))
const talk = fc
  .array(fc.tuple(fc.constantFrom('Kit: ', 'Dana: ', ''), words), { minLength: 1, maxLength: 4 })
  .map((turns) => {
    let text = ''
    const spans: Span[] = []
    for (const [label, said] of turns) {
      text += label
      spans.push({ start: text.length, end: text.length + said.length })
      text += `${said}\n`
    }
    return { text, spans }
  })
const trimOf = (length: number) =>
  fc.record({
    cuts: fc
      .array(fc.tuple(fc.nat(length), fc.nat(length)), { maxLength: 5 })
      .map((pairs) => pairs.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }))),
    insertions: fc.array(fc.record({ at: fc.nat(length), text: fc.constantFrom('they', 'the board') }), {
      maxLength: 3,
    }),
  })
const trimmed = talk.chain(({ text, spans }) => trimOf(text.length).map((trim) => ({ text, spans, trim })))
const list = new PseudonymList([
  { words: 'north tyneham', pseudonym: 'town' },
  { words: 'DANA', pseudonym: 'a colleague' },
])

describe('every trim', () => {
  it('says nothing that was not said: pieces are the words of their turn, at their place', () => {
    fc.assert(
      fc.property(trimmed, ({ text, spans, trim }) => {
        const turns = trimmedTurns(text, spans, trim, (said) => list.find(said))
        expect(turns).toHaveLength(spans.length)
        for (const [index, pieces] of turns.entries()) {
          let at = spans[index]?.start ?? 0
          for (const piece of pieces) {
            if (piece.kind === 'put_in') continue
            expect(text.startsWith(piece.text, at)).toBe(true)
            at += piece.text.length
          }
          expect(at).toBe(spans[index]?.end)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('tells nothing of what was cut', () => {
    fc.assert(
      fc.property(trimmed, ({ text, spans, trim }) => {
        const turns = trimmedTurns(text, spans, trim, (said) => list.find(said))
        for (const [index, pieces] of turns.entries()) {
          let at = spans[index]?.start ?? 0
          for (const piece of pieces) {
            if (piece.kind === 'put_in') continue
            const end = at + piece.text.length
            if (piece.kind === 'said' && piece.text.length > 0)
              for (const cut of trim.cuts) expect(cut.start < end && at < cut.end).toBe(false)
            at = end
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('puts in everything once where there are turns, and leaves no word of the list', () => {
    fc.assert(
      fc.property(trimmed, ({ text, spans, trim }) => {
        const turns = trimmedTurns(text, spans, trim, (said) => list.find(said))
        expect(turns.flat().filter(({ kind }) => kind === 'put_in')).toHaveLength(trim.insertions.length)
        for (const pieces of turns) expect(list.find(printed(pieces))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
