import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits, keptOf, moveSpan, type Edit } from './edits.ts'
import type { Span } from './span.ts'

const before = 'we moved the budjet last year'

function edit(of: string, text: string, mends: boolean, within = before): Edit {
  const start = within.indexOf(of)
  return { start, end: start + of.length, text, mends }
}

function put(text: string, at: number): Edit {
  return { start: at, end: at, text, mends: false }
}

function spanOn(words: string): Span {
  const start = before.indexOf(words)
  return { start, end: start + words.length }
}

/** The words a coding stands on after the edits, or null. */
function wordsAfter(words: string, edits: readonly Edit[]): string | null {
  const moved = moveSpan(spanOn(words), edits)
  return moved && applyEdits(before, edits).slice(moved.start, moved.end)
}

describe('a span whose words are mended', () => {
  const typo = [edit('budjet', 'budget', true)]

  it('stays on the mended word, at its edges, inside it and around it', () => {
    expect(wordsAfter('budjet', typo)).toBe('budget')
    expect(wordsAfter('the budjet', typo)).toBe('the budget')
    expect(wordsAfter('moved the bud', typo)).toBe('moved the budget')
    expect(wordsAfter('jet last', typo)).toBe('budget last')
    expect(wordsAfter(before, typo)).toBe('we moved the budget last year')
  })

  it('moves along where words before it grow or shrink', () => {
    expect(wordsAfter('last year', [edit('we', 'they all', false)])).toBe('last year')
    expect(wordsAfter('last year', [edit('moved the ', '', false)])).toBe('last year')
  })

  it('leaves out what is put in at its edges, and takes in what is put inside', () => {
    const { start, end } = spanOn('budjet')
    expect(wordsAfter('budjet', [put('pooled ', start)])).toBe('budjet')
    expect(wordsAfter('budjet', [put(' line', end)])).toBe('budjet')
    expect(wordsAfter('the budjet', [put('pooled ', start)])).toBe('the pooled budjet')
  })

  it('keeps the words it has left, and other words in place of its own', () => {
    expect(wordsAfter('the budjet last', [edit('budjet ', '', false)])).toBe('the last')
    expect(wordsAfter('the budjet', [edit('the', 'our', false)])).toBe('our budjet')
    expect(wordsAfter('the budjet', [edit('budjet last', 'money this', false)])).toBe('the ')
    expect(wordsAfter('last year', [edit('budjet last', 'money this', false)])).toBe(' year')
  })

  it('is lost where all its words were taken out or gave way to others', () => {
    expect(wordsAfter('budjet', [edit('budjet', '', false)])).toBeNull()
    expect(wordsAfter('budjet', [edit('budjet', '', true)])).toBeNull()
    expect(wordsAfter('budjet', [edit('budjet', 'staff', false)])).toBeNull()
    expect(wordsAfter('budjet', [edit('the budjet last', 'it', false)])).toBeNull()
    expect(wordsAfter('the budjet', [edit('the ', 'our ', false), edit('budjet', 'staff', false)])).toBeNull()
  })
})

/** A text as cells: where each character comes from, or which edit put it there. */
interface Cell {
  readonly character: string
  readonly from: number | null
  readonly edit: Edit | null
}

function cellsAfter(text: string, edits: readonly Edit[]): Cell[] {
  const cells: Cell[] = []
  for (let at = 0; at <= text.length; at += 1) {
    for (const one of edits) {
      if (one.start === at) for (const character of one.text) cells.push({ character, from: null, edit: one })
    }
    const taken = edits.some((one) => one.start <= at && at < one.end)
    if (at < text.length && !taken) cells.push({ character: text.charAt(at), from: at, edit: null })
  }
  return cells
}

/** The rules of `moveSpan`, character by character. */
function naivelyMoved(text: string, span: Span, edits: readonly Edit[]): Span | null {
  const cells = cellsAfter(text, edits)
  const isKept = ({ from }: Cell) => from !== null && from >= span.start && from < span.end
  const overlapping = ({ start, end }: Edit) => start < span.end && end > span.start
  const isMended = (cell: Cell) => cell.edit !== null && cell.edit.mends && overlapping(cell.edit)
  const isInPlace = ({ edit: one }: Cell) =>
    one !== null && overlapping(one) && one.start >= span.start && one.end <= span.end
  if (!cells.some((cell) => isKept(cell) || isMended(cell))) return null
  const inside = cells.flatMap((cell, at) => (isKept(cell) || isMended(cell) || isInPlace(cell) ? [at] : []))
  return { start: Math.min(...inside), end: Math.max(...inside) + 1 }
}

const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 30 })
const replacement = fc.string({ unit: fc.constantFrom('x', 'y'), maxLength: 4 })

/** Edits in order and disjoint; some touch. */
const editsOf = (length: number) =>
  fc
    .array(fc.record({ gap: fc.nat(5), taken: fc.nat(5), text: replacement, mends: fc.boolean() }), {
      maxLength: 6,
    })
    .map((pieces) => {
      let at = 0
      return pieces.flatMap(({ gap, taken, text, mends }): Edit[] => {
        const start = Math.min(length, at + gap)
        const end = Math.min(length, start + taken)
        at = end
        return [{ start, end, text, mends: mends && end > start }]
      })
    })

const scene = letters
  .filter((text) => text.length > 0)
  .chain((text) =>
    fc.record({
      text: fc.constant(text),
      edits: editsOf(text.length),
      span: fc
        .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: text.length }))
        .map(([start, length]) => ({ start, end: Math.min(text.length, start + length) })),
    }),
  )

describe('moving any span through any edits', () => {
  it('agrees with moving it character by character', () => {
    fc.assert(
      fc.property(scene, ({ text, edits, span }) => {
        expect(moveSpan(span, edits)).toEqual(naivelyMoved(text, span, edits))
      }),
      { numRuns: 20_000 },
    )
  })

  it('keeps inside what was inside and outside what was outside, and never reverses or leaves the text', () => {
    fc.assert(
      fc.property(scene, ({ text, edits, span }) => {
        const after = applyEdits(text, edits)
        const cells = cellsAfter(text, edits)
        expect(cells.map(({ character }) => character).join('')).toBe(after)
        const moved = moveSpan(span, edits)
        if (moved) {
          expect(moved.start).toBeGreaterThanOrEqual(0)
          expect(moved.start).toBeLessThan(moved.end)
          expect(moved.end).toBeLessThanOrEqual(after.length)
        }
        cells.forEach(({ from }, at) => {
          if (from === null) return
          const isInside = moved !== null && at >= moved.start && at < moved.end
          expect(isInside).toBe(from >= span.start && from < span.end)
        })
      }),
      { numRuns: 20_000 },
    )
  })

  it('tells what of it was kept or mended, which is nothing exactly where it is lost', () => {
    fc.assert(
      fc.property(scene, ({ text, edits, span }) => {
        const kept = keptOf(span, edits)
        expect(kept.length === 0).toBe(moveSpan(span, edits) === null)
        const gone = (at: number) =>
          edits.some((one) => one.start <= at && at < one.end && !(one.mends && one.text !== ''))
        for (let at = 0; at < text.length; at += 1) {
          const isInside = at >= span.start && at < span.end
          expect(kept.some(({ start, end }) => start <= at && at < end)).toBe(isInside && !gone(at))
        }
      }),
      { numRuns: 5000 },
    )
  })
})
