import { describe, expect, it } from 'vitest'
import { bandOf, listed, reasonWords } from './agreement-words.ts'
import type { AgreementReport, Interval } from './contract/agreement.ts'
import { agreementOf, agreementOfRatings, nullReasons } from './domain/agreement/index.ts'
import { methodsSentence, type MethodsContext } from './methods-sentence.ts'

const plain: MethodsContext = { round: null, version: null, excludedSpeakers: [], cases: null, depth: null }

function reportOf(
  changes: Partial<AgreementReport> = {},
  bob: { start: number; end: number; code: string }[] = [{ start: 0, end: 30, code: 'x' }],
): AgreementReport {
  const codable = [
    { start: 0, end: 50 },
    { start: 50, end: 100 },
  ]
  const computed = agreementOf({
    documents: [
      {
        id: 'One',
        length: 100,
        codable,
        units: [],
        turns: codable,
        coders: { Ann: [{ start: 0, end: 20, code: 'x' }], Bob: bob },
      },
    ],
    coders: ['Ann', 'Bob'],
    codes: [{ id: 'x', parent: null }],
    unit: 'character',
    bootstrap: { resamples: 40, seed: 9 },
  })
  return {
    ...computed,
    coders: [...computed.coders],
    documents: [...computed.documents],
    excluded: [],
    codes: [],
    pairs: [],
    warnings: [],
    ...changes,
  }
}

describe('a sentence for the methods section', () => {
  it('says measure, unit, coders, documents, figure, interval, resamples, seed, and whose bands', () => {
    const report = reportOf()
    const sentence = methodsSentence(report, plain)
    expect(sentence).toMatch(
      /^Agreement between 2 coders \(Ann and Bob\) was measured by Krippendorff’s alpha for sets of codes with Jaccard distance, over characters of codable text on 1 document that two or more of them had finished, each as its coders finished it last\. Overall alpha was 0\.\d{3} over 100 characters of codable text \(95 % percentile interval -?\d\.\d{3} to \d\.\d{3}, from 40 bootstrap resamples of 2 turns/u,
    )
    expect(sentence).toContain(`Overall alpha was ${Number(report.overall.alpha_set_jaccard).toFixed(3)}`)
    expect(sentence).toContain('seed 9')
    expect(sentence).toContain('Krippendorff (2004, Content Analysis, 2nd edition, p. 241)')
    expect(sentence).not.toContain('Left out')
  })

  it('names the round with its version, the case studies, the level, and what was left out', () => {
    const excluded = [
      { document: 'Two', coder: 'Bob', reason: 'not_finished' },
      { document: 'Three', coder: 'Ann', reason: 'not_opened' },
      { document: 'Three', coder: 'Bob', reason: 'not_opened' },
    ]
    const sentence = methodsSentence(reportOf({ excluded }), {
      round: { name: 'Pilot', version: 3, blind: true },
      version: 3,
      excludedSpeakers: ['Interviewer', 'Dana'],
      cases: ['Site A'],
      depth: 2,
    })
    expect(sentence).toContain(
      'on 1 document of “Site A” that two or more of them had finished, in the blind round “Pilot” under version 3 of the codebook, with codes rolled up to level 2 of the codebook.',
    )
    expect(sentence).toContain(
      'Left out were what was said by “Interviewer” and “Dana”, codings under other versions of the codebook than 3, the work of a coder on a document where it was not finished (once) and the work of a coder on a document where it was coded blind, and not opened yet (2 times).',
    )
  })

  it('says why there is no figure, or no interval', () => {
    const none = reportOf({}, [])
    expect(
      methodsSentence(
        { ...none, overall: { ...none.overall, alpha_set_jaccard: { null: 'one_coder' } } },
        plain,
      ),
    ).toContain('There is no overall value: fewer than two coders have finished anything.')
    const { overall } = reportOf()
    expect(
      methodsSentence(reportOf({ overall: { ...overall, interval: { null: 'not_asked' } } }), plain),
    ).toContain('no interval was worked out (not asked for).')
  })

  it('is of a table of ratings too', () => {
    const computed = agreementOfRatings({
      coders: ['A', 'B'],
      units: [
        [['x'], ['x']],
        [['y'], []],
      ],
    })
    expect(
      methodsSentence({ ...reportOf(), unit: computed.unit, overall: { ...computed.overall } }, plain),
    ).toContain('over units of a table.')
  })
})

describe('the bands of alpha', () => {
  const interval = (lower: number): Interval => ({
    lower,
    upper: 1,
    below_667: 0,
    below_800: 0,
    resamples: 10,
    degenerate: 0,
    seed: 1,
    resampled: 'documents',
    clusters: 10,
  })

  it('go by the lower bound where there is one', () => {
    expect(bandOf(0.8, { null: 'not_asked' })).toBe('reliable')
    expect(bandOf(0.799, { null: 'not_asked' })).toBe('tentative')
    expect(bandOf(0.667, { null: 'not_asked' })).toBe('tentative')
    expect(bandOf(0.666, { null: 'not_asked' })).toBe('not reliable')
    expect(bandOf(0.9, interval(0.7))).toBe('tentative')
    expect(bandOf(0.9, interval(0.1))).toBe('not reliable')
    expect(bandOf({ null: 'one_coder' }, { null: 'one_coder' })).toBe(null)
  })
})

describe('reasons in words', () => {
  it('has words for every reason the figures and the comparison know', () => {
    for (const reason of [...nullReasons, 'not_finished', 'not_opened', 'other_version'])
      expect(reasonWords(reason)).not.toBe(reason)
    expect(reasonWords('some_new_one')).toBe('some new one')
    expect(reasonWords('constructor')).toBe('constructor')
  })

  it('lists words as one says them', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c'])
  })
})
