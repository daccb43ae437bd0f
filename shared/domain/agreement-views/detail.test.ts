import { describe, expect, it } from 'vitest'
import {
  agreementOf,
  type AgreementDocument,
  type AgreementInput,
  type CodedSpan,
} from '../agreement/index.ts'
import { detailOf } from './detail.ts'

const span = (code: string, start: number, end: number): CodedSpan => ({ code, start, end })

function documentOf(id: string, work: AgreementDocument['coders']): AgreementDocument {
  const codable = [{ start: 0, end: 10 }]
  return { id, length: 10, codable, units: codable, turns: codable, coders: work }
}

const input: AgreementInput = {
  documents: [
    documentOf('one', { ann: [span('x', 0, 4), span('y', 6, 8)], bob: [span('x', 2, 6)] }),
    documentOf('two', { ann: [], bob: [span('x', 0, 5)] }),
    documentOf('three', { ann: [span('x', 0, 5)], bob: null }),
  ],
  coders: ['ann', 'bob'],
  codes: [
    { id: 'top', parent: null },
    { id: 'x', parent: 'top' },
    { id: 'y', parent: 'top' },
  ],
  unit: 'character',
}

describe('what a figure is made of', () => {
  it('has a document for each of the question, with its counts', () => {
    const { documents } = detailOf(input, 'x')
    expect(documents.map(({ document, units }) => [document, units])).toEqual([
      ['one', 10],
      ['two', 10],
      ['three', 0],
    ])
    expect(documents[0]?.percent_agreement).toBe(0.6)
    expect(documents[0]?.counts.toSorted((a, b) => a.chosen.length - b.chosen.length)).toMatchObject([
      { chosen: [], units: 4 },
      { chosen: ['ann'], units: 2 },
      { chosen: ['bob'], units: 2 },
      { chosen: ['ann', 'bob'], units: 2 },
    ])
    expect(documents[1]?.percent_agreement).toBe(0.5)
    expect(documents[2]?.alpha).toEqual({ null: 'one_coder' })
  })

  it('adds up to the figure itself', () => {
    const { documents, pairs } = detailOf(input, 'x')
    const whole = agreementOf(input).codes.find(({ code }) => code === 'x')
    const units = (chosen: readonly string[], counts: (typeof documents)[number]['counts'] | undefined) =>
      (counts ?? [])
        .filter((row) => row.rated.length === 2 && row.chosen.join() === chosen.join())
        .reduce((sum, row) => sum + row.units, 0)
    for (const chosen of [[], ['ann'], ['bob'], ['ann', 'bob']])
      expect(documents.reduce((sum, part) => sum + units(chosen, part.counts), 0)).toBe(
        units(chosen, whole?.counts),
      )
    expect(pairs).toEqual([{ coders: ['ann', 'bob'], both: 2, firstOnly: 2, secondOnly: 7, neither: 9 }])
  })

  it('is of sets of codes for all together, with no table', () => {
    const { documents, pairs } = detailOf(input, null)
    expect(pairs).toEqual([])
    expect(documents[0]?.counts).toEqual([])
    expect(documents[0]?.alpha).toBe(
      agreementOf({ ...input, documents: input.documents.slice(0, 1) }).overall.alpha_set_jaccard,
    )
  })

  it('takes a code below the depth for the one it counts as', () => {
    const rolled = detailOf({ ...input, depth: 1 }, 'y')
    expect(rolled).toEqual(detailOf({ ...input, depth: 1 }, 'top'))
    expect(rolled.documents[0]?.percent_agreement).toBe(0.4)
    expect(rolled.pairs).toMatchObject([{ both: 2, firstOnly: 4, secondOnly: 7, neither: 7 }])
  })

  it('says why there is nothing of a code that nobody chose', () => {
    expect(detailOf(input, 'nowhere').documents[0]).toMatchObject({ alpha: { null: 'nothing_coded' } })
  })
})
