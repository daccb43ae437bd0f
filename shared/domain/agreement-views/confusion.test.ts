import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AgreementDocument, CodedSpan, Unit } from '../agreement/index.ts'
import { confusionOf } from './confusion.ts'

const codes = ['x', 'y', 'z'].map((id) => ({ id, parent: null }))
const coders = ['ann', 'bob', 'carol']

function documentOf(
  work: AgreementDocument['coders'],
  { length = 20, codable = [{ start: 0, end: length }], units = codable }: Partial<AgreementDocument> = {},
): AgreementDocument {
  return { id: 'one', length, codable, units, turns: codable, coders: work }
}

const span = (code: string, start: number, end: number): CodedSpan => ({ code, start, end })

function confusion(document: AgreementDocument, unit: Unit = 'character', depth?: number) {
  return confusionOf({
    documents: [document],
    coders,
    codes,
    unit,
    ...(depth === undefined ? {} : { depth }),
  })
}

describe('confusion of codes', () => {
  it('counts what a pair share, mix up, and give alone', () => {
    const document = documentOf({
      ann: [span('x', 0, 10)],
      bob: [span('x', 0, 4), span('y', 4, 7), span('y', 12, 15)],
    })
    expect(confusion(document)).toEqual({
      codes: ['x', 'y'],
      cells: [
        [4, 3],
        [3, 0],
      ],
      alone: [3, 3],
    })
  })

  it('is no mix-up where one gave both codes', () => {
    const document = documentOf({ ann: [span('x', 0, 5), span('y', 0, 5)], bob: [span('x', 0, 5)] })
    expect(confusion(document)).toEqual({
      codes: ['x', 'y'],
      cells: [
        [5, 0],
        [0, 0],
      ],
      alone: [0, 0],
    })
  })

  it('leaves out who has not finished, and counts a unit of three coders for each pair', () => {
    const two = documentOf({ ann: [span('x', 0, 5)], bob: null, carol: [span('x', 0, 5)] })
    expect(confusion(two).cells).toEqual([[5]])
    const three = documentOf({ ann: [span('x', 0, 5)], bob: [], carol: [span('x', 0, 5)] })
    expect(confusion(three)).toMatchObject({ cells: [[5]], alone: [10] })
  })

  it('counts larger units that a span touches, and codable text alone', () => {
    const document = documentOf(
      { ann: [span('x', 0, 6)], bob: [span('y', 6, 9)] },
      {
        codable: [
          { start: 2, end: 5 },
          { start: 8, end: 20 },
        ],
        units: [
          { start: 2, end: 5 },
          { start: 8, end: 20 },
        ],
      },
    )
    expect(confusion(document)).toMatchObject({ codes: ['x', 'y'], alone: [3, 1] })
    expect(confusion(document, 'turn')).toMatchObject({ alone: [1, 1] })
    expect(confusion(document, 'document').cells).toEqual([
      [0, 0],
      [0, 0],
    ])
  })

  it('rolls codes up to their ancestors', () => {
    const tree = [
      { id: 'top', parent: null },
      { id: 'x', parent: 'top' },
      { id: 'y', parent: 'top' },
      { id: 'other', parent: null },
    ]
    const document = documentOf({ ann: [span('x', 0, 5)], bob: [span('y', 0, 5), span('other', 5, 6)] })
    expect(
      confusionOf({ documents: [document], coders, codes: tree, unit: 'character', depth: 1 }),
    ).toMatchObject({
      codes: ['top', 'other'],
      cells: [
        [5, 0],
        [0, 0],
      ],
      alone: [0, 1],
    })
  })

  it('is what one gets by looking at every character', () => {
    const spans = fc.array(
      fc
        .record({
          code: fc.constantFrom('x', 'y', 'z'),
          start: fc.integer({ min: 0, max: 18 }),
          length: fc.integer({ min: 1, max: 8 }),
        })
        .map(({ code, start, length }) => span(code, start, Math.min(20, start + length))),
      { maxLength: 6 },
    )
    const work = fc.record({
      ann: fc.option(spans),
      bob: fc.option(spans),
      carol: fc.option(spans),
    })
    const stretches = fc.constantFrom(
      [{ start: 0, end: 20 }],
      [
        { start: 3, end: 9 },
        { start: 12, end: 20 },
      ],
    )
    fc.assert(
      fc.property(work, stretches, (own, codable) => {
        const document = documentOf(own, { codable })
        const swept = confusion(document)
        const cell = (a: string, b: string) =>
          swept.cells[swept.codes.indexOf(a)]?.[swept.codes.indexOf(b)] ?? 0
        for (const a of ['x', 'y', 'z']) {
          expect(swept.alone[swept.codes.indexOf(a)] ?? 0).toBe(naiveAlone(document, a))
          for (const b of ['x', 'y', 'z']) expect(cell(a, b)).toBe(naiveCell(document, a, b))
        }
      }),
    )
  })
})

function* pairsAt(document: AgreementDocument): Generator<[Set<string>, Set<string>]> {
  for (const { start, end } of document.codable)
    for (let at = start; at < end; at += 1) {
      const sets = coders.map((coder) => {
        const spans = document.coders[coder] ?? null
        return (
          spans && new Set(spans.filter((own) => own.start <= at && at < own.end).map(({ code }) => code))
        )
      })
      for (const [index, first] of sets.entries())
        for (const second of sets.slice(index + 1)) if (first && second) yield [first, second]
    }
}

function naiveCell(document: AgreementDocument, a: string, b: string): number {
  let count = 0
  for (const [first, second] of pairsAt(document)) {
    if (a === b) count += first.has(a) && second.has(a) ? 1 : 0
    else
      for (const [own, other] of [
        [first, second],
        [second, first],
      ] as const)
        count += own.has(a) && !own.has(b) && other.has(b) && !other.has(a) ? 1 : 0
  }
  return count
}

function naiveAlone(document: AgreementDocument, a: string): number {
  let count = 0
  for (const [first, second] of pairsAt(document))
    count += (first.has(a) && second.size === 0) || (second.has(a) && first.size === 0) ? 1 : 0
  return count
}
