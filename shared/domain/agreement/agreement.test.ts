import { describe, expect, it } from 'vitest'
import { agreementOf, agreementSteps } from './agreement.ts'
import { agreementOfRatings } from './agreement-of-ratings.ts'
import { agreementOfSpans } from './agreement-of-spans.ts'
import type { AgreementDocument, AgreementInput, CodedSpan } from './input.ts'

const coding = (start: number, end: number, code = 'a'): CodedSpan => ({ start, end, code })

function documentOf(id: string, coders: AgreementDocument['coders'], part: Partial<AgreementDocument> = {}) {
  const whole = [{ start: 0, end: part.length ?? 100 }]
  return { id, length: 100, codable: whole, units: whole, turns: whole, coders, ...part }
}

function ask(documents: readonly AgreementDocument[], part: Partial<AgreementInput> = {}): AgreementInput {
  return { documents, coders: ['ann', 'bob'], codes: [{ id: 'a', parent: null }], unit: 'character', ...part }
}

describe('what others get wrong', () => {
  it('adds the two chance terms of kappa and counts uncoded text: 0.000, not .299', () => {
    const report = agreementOfSpans({ length: 1000, coders: { A: [coding(0, 500)], B: [coding(250, 750)] } })
    expect(report.codes[0]?.cohen_kappa).toBeCloseTo(0, 12)
    expect(report.pairs[0]?.cohen_kappa).toBeCloseTo(0, 12)
    expect(report.codes[0]?.positive_agreement).toBeCloseTo(0.5, 12)
  })

  it('gives no agreement to two people who coded different documents', () => {
    const report = agreementOf(
      ask([
        documentOf('one', { ann: [coding(0, 10)], bob: null }),
        documentOf('two', { ann: null, bob: [coding(0, 10)] }),
      ]),
    )
    const none = { null: 'no_pairable_data' }
    for (const figures of [report.overall, ...report.codes]) {
      expect(figures.percent_agreement).toEqual(none)
      expect(figures.cohen_kappa).toEqual(none)
      expect(figures.alpha_nominal).toEqual(none)
      expect(figures.u_alpha).toEqual(none)
    }
    expect(report.documents).toEqual([])
    expect(report.excluded).toEqual([
      { document: 'one', coder: 'bob', reason: 'not_finished' },
      { document: 'two', coder: 'ann', reason: 'not_finished' },
    ])
    expect(report.warnings).toContainEqual({ kind: 'documents_not_compared', documents: ['one', 'two'] })
  })
})

describe('figures without a value say why', () => {
  it('one_coder, where only one has finished anything', () => {
    const report = agreementOf(ask([documentOf('one', { ann: [coding(0, 10)], bob: null })]))
    expect(report.overall.alpha_nominal).toEqual({ null: 'one_coder' })
    expect(report.overall.alpha_u_1995).toEqual({ null: 'one_coder' })
  })

  it('nothing_coded, with full percent agreement beside it', () => {
    const report = agreementOf(ask([documentOf('one', { ann: [], bob: [] })]))
    const row = report.codes[0]
    expect(row?.percent_agreement).toBe(1)
    expect(row?.alpha_nominal).toEqual({ null: 'nothing_coded' })
    expect(row?.gwet_ac1).toEqual({ null: 'nothing_coded' })
    expect(row?.positive_agreement).toEqual({ null: 'nothing_coded' })
    expect(row?.u_alpha).toEqual({ null: 'nothing_coded' })
    expect(report.overall.alpha_set_jaccard).toEqual({ null: 'nothing_coded' })
    expect(report.warnings.filter((warning) => warning.kind === 'coder_coded_nothing')).toHaveLength(2)
  })

  it('no_variation, where both coded everything alike', () => {
    const whole = [coding(0, 100)]
    const report = agreementOf(ask([documentOf('one', { ann: whole, bob: whole })]))
    expect(report.codes[0]?.percent_agreement).toBe(1)
    expect(report.codes[0]?.cohen_kappa).toEqual({ null: 'no_variation' })
    expect(report.overall.u_alpha).toEqual({ null: 'no_variation' })
  })

  it('needs_two_coders for Cohen, Scott and Holsti; pairs have them', () => {
    const own = { ann: [coding(0, 10)], bob: [coding(5, 12)], eve: [coding(0, 9)] }
    const report = agreementOf(ask([documentOf('one', own)], { coders: ['ann', 'bob', 'eve'] }))
    for (const name of ['cohen_kappa', 'scott_pi', 'holsti'] as const) {
      expect(report.overall[name]).toEqual({ null: 'needs_two_coders' })
      expect(report.pairs.map((pair) => typeof pair[name])).toEqual(['number', 'number', 'number'])
    }
  })

  it('overlapping_codes overall, while every code keeps its own figures', () => {
    const own = { ann: [coding(0, 20), coding(10, 30, 'b')], bob: [coding(2, 20)] }
    const codes = ['a', 'b'].map((id) => ({ id, parent: null }))
    const report = agreementOf(ask([documentOf('one', own)], { codes }))
    expect(report.overall.u_alpha).toEqual({ null: 'overlapping_codes' })
    expect(report.overall.cu_alpha).toEqual({ null: 'overlapping_codes' })
    const asOne = agreementOf(ask([documentOf('one', { ann: [coding(0, 30)], bob: [coding(2, 20)] })]))
    expect(report.overall.bar_u_alpha).toBe(asOne.overall.bar_u_alpha)
    expect(report.overall.k_u_alpha).toEqual({
      a: { null: 'overlapping_codes' },
      b: { null: 'overlapping_codes' },
    })
    expect(report.overall.alpha_u_1995).toBeTypeOf('number')
    expect(report.codes.map((row) => typeof row.bar_u_alpha)).toEqual(['number', 'number'])
  })

  it('too_little_coded where chance cannot be worked out from what two coders coded', () => {
    const own = { ann: [coding(0, 1)], bob: [coding(0, 1, 'b')], eve: [], dan: [] }
    const codes = ['a', 'b'].map((id) => ({ id, parent: null }))
    const report = agreementOf(ask([documentOf('one', own)], { codes, coders: ['ann', 'bob', 'eve', 'dan'] }))
    expect(report.overall.cu_alpha).toEqual({ null: 'too_little_coded' })
    expect(report.overall.k_u_alpha['a']).toEqual({ null: 'too_little_coded' })
  })

  it('not_this_unit for unitizing measures of sentences', () => {
    const report = agreementOf(
      ask([documentOf('one', { ann: [coding(0, 10)], bob: [] })], { unit: 'sentence' }),
    )
    expect(report.overall.u_alpha).toEqual({ null: 'not_this_unit' })
    expect(report.codes[0]?.alpha_u_1995).toEqual({ null: 'not_this_unit' })
  })

  it('single_code and no_intersection for cu-alpha', () => {
    const single = agreementOf(ask([documentOf('one', { ann: [coding(0, 10)], bob: [coding(5, 12)] })]))
    expect(single.overall.cu_alpha).toEqual({ null: 'single_code' })
    const codes = ['a', 'b'].map((id) => ({ id, parent: null }))
    const apart = { ann: [coding(0, 10)], bob: [coding(50, 60, 'b')] }
    const disjoint = agreementOf(ask([documentOf('one', apart)], { codes }))
    expect(disjoint.overall.cu_alpha).toEqual({ null: 'no_intersection' })
    expect(disjoint.overall.k_u_alpha).toEqual({
      a: { null: 'no_intersection' },
      b: { null: 'no_intersection' },
    })
  })

  it('no_document_finished_by_all, while other figures use what two have finished', () => {
    const coders = ['ann', 'bob', 'eve']
    const own = { ann: [coding(0, 10)], bob: [coding(5, 12)], eve: null }
    const report = agreementOf(ask([documentOf('one', own)], { coders }))
    expect(report.overall.u_alpha).toEqual({ null: 'no_document_finished_by_all' })
    expect(report.overall.alpha_nominal).toBeTypeOf('number')
    expect(report.warnings).toContainEqual({ kind: 'documents_not_unitized', documents: ['one'] })
  })

  it('keeps the value and warns where one coder coded nothing', () => {
    const report = agreementOf(ask([documentOf('one', { ann: [coding(0, 10)], bob: [] })]))
    expect(report.codes[0]?.alpha_nominal).toBeLessThan(0)
    expect(report.warnings).toEqual([{ kind: 'coder_coded_nothing', coder: 'bob' }])
  })

  it('one_coder for a table with a single column', () => {
    const report = agreementOfRatings({ units: [[['A']], [['B']]] })
    expect(report.overall.alpha_nominal).toEqual({ null: 'one_coder' })
    expect(report.overall.cohen_kappa).toEqual({ null: 'needs_two_coders' })
  })
})

describe('units and codable text', () => {
  const bodies = [
    { start: 10, end: 40 },
    { start: 50, end: 100 },
  ]

  it('leaves labels out, and takes a span over a label as one segment', () => {
    const own = { ann: [coding(30, 60)], bob: [coding(20, 40), coding(40, 50)] }
    const report = agreementOf(ask([documentOf('one', own, { codable: bodies, turns: bodies })]))
    expect(report.units).toBe(80)
    const row = report.codes[0]
    expect(row?.counts.reduce((total, count) => total + count.units, 0)).toBe(80)
    expect(row?.counts).toContainEqual({ rated: ['ann', 'bob'], chosen: ['ann', 'bob'], units: 10 })
    expect(row?.codings).toEqual({ ann: 1, bob: 1 })
    expect(report.warnings).toEqual([{ kind: 'codings_outside_codable_text', codings: 1 }])
  })

  it('has a code on a longer unit where any span touches its body', () => {
    const own = { ann: [coding(39, 45)], bob: [coding(0, 12), coding(99, 100)] }
    const report = agreementOf(
      ask([documentOf('one', own, { codable: bodies, turns: bodies, units: bodies })], { unit: 'turn' }),
    )
    expect(report.units).toBe(2)
    expect(report.codes[0]?.counts).toEqual([
      { rated: ['ann', 'bob'], chosen: ['ann', 'bob'], units: 1 },
      { rated: ['ann', 'bob'], chosen: ['bob'], units: 1 },
    ])
  })

  it('rolls codes up to their ancestors and unites them', () => {
    const codes = [
      { id: 'top', parent: null },
      { id: 'x', parent: 'top' },
      { id: 'y', parent: 'top' },
    ]
    const own = { ann: [coding(0, 20, 'x'), coding(10, 30, 'y')], bob: [coding(0, 30, 'y')] }
    const leaf = agreementOf(ask([documentOf('one', own)], { codes }))
    expect(leaf.codes.map((row) => row.code)).toEqual(['top', 'x', 'y'])
    const parent = agreementOf(ask([documentOf('one', own)], { codes, depth: 1 }))
    expect(parent.codes.map((row) => row.code)).toEqual(['top'])
    expect(parent.codes[0]?.alpha_nominal).toBe(1)
    expect(parent.overall.u_alpha).toBe(1)
    expect(parent.codes[0]?.codings).toEqual({ ann: 2, bob: 1 })
  })

  it('does not join segments or gaps across documents', () => {
    const own = { ann: [coding(90, 100)], bob: [coding(80, 100)] }
    const next = { ann: [coding(0, 10)], bob: [coding(0, 20)] }
    const report = agreementOf(ask([documentOf('one', own), documentOf('two', next)]))
    const turned = agreementOf(ask([documentOf('two', next), documentOf('one', own)]))
    expect(report.codes[0]?.alpha_u_1995).toBeCloseTo(Number(turned.codes[0]?.alpha_u_1995), 12)
    expect(report.codes[0]?.u_alpha).toBeCloseTo(Number(turned.codes[0]?.u_alpha), 12)
  })

  it('counts codings with other codes, and leaves them out', () => {
    const report = agreementOf(ask([documentOf('one', { ann: [coding(0, 5, 'z')], bob: [] })]))
    expect(report.warnings).toContainEqual({ kind: 'codings_of_other_codes', codings: 1 })
    expect(report.codes[0]?.alpha_nominal).toEqual({ null: 'nothing_coded' })
  })

  it('refuses an empty span, one outside the text, a coder named twice and a depth of 0', () => {
    const refused = (input: AgreementInput) => expect(() => agreementOf(input)).toThrow(RangeError)
    refused(ask([documentOf('one', { ann: [coding(5, 5)], bob: [] })]))
    refused(ask([documentOf('one', { ann: [coding(5, 101)], bob: [] })]))
    refused(ask([], { coders: ['ann', 'ann'] }))
    refused(ask([], { depth: 0 }))
  })

  it('stays exact on texts whose squares pass 2^53', () => {
    const at = (scale: number) => ({
      length: 1000 * scale,
      coders: { A: [coding(0, 400 * scale)], B: [coding(100 * scale, 500 * scale)] },
    })
    const small = agreementOfSpans(at(1_000_000)).codes[0]
    const large = agreementOfSpans(at(2_000_000)).codes[0]
    expect(large?.alpha_nominal).toBeCloseTo(Number(small?.alpha_nominal), 8)
    expect(large?.alpha_set_jaccard).toBeCloseTo(Number(small?.alpha_set_jaccard), 8)
    expect(large?.u_alpha).toBeCloseTo(Number(small?.u_alpha), 8)
  })
})

describe('a table of ratings', () => {
  it('names its coders, and takes q as given or says that it counted', () => {
    const units = [
      ['x', 'x'],
      ['x', 'x'],
      ['y', 'y'],
      ['z', 'y'],
    ].map((row) => row.map((code) => [code]))
    const report = agreementOfRatings({ units, coders: ['ann', 'bob'] })
    expect(report.coders).toEqual(['ann', 'bob'])
    expect(report.units).toBe(4)
    expect(report.overall.percent_agreement).toBe(0.75)
    expect(report.overall.categories).toEqual({ q: 3, from: 'counted' })
    expect(report.overall.brennan_prediger).toBeCloseTo((0.75 - 1 / 3) / (2 / 3), 12)
    const given = agreementOfRatings({ units, categories: 5 }).overall
    expect(given.categories).toEqual({ q: 5, from: 'given' })
    expect(given.brennan_prediger).toBeCloseTo((0.75 - 1 / 5) / (4 / 5), 12)
    expect(report.overall.u_alpha).toEqual({ null: 'not_this_unit' })
    expect(report.codes.map((row) => row.codings)).toEqual([
      { ann: 2, bob: 2 },
      { ann: 1, bob: 2 },
      { ann: 1, bob: 0 },
    ])
  })

  it('tells coded with nothing from not rated', () => {
    const rated = agreementOfRatings({
      units: [
        [['a'], []],
        [['a'], ['a']],
      ],
    })
    const missing = agreementOfRatings({
      units: [
        [['a'], null],
        [['a'], ['a']],
      ],
    })
    expect(rated.overall.percent_agreement).toBe(0.5)
    expect(missing.overall.percent_agreement).toBe(1)
    expect(missing.overall.alpha_nominal).toEqual({ null: 'no_variation' })
  })
})

describe('steps', () => {
  it('yield rising progress from 0 to 1 and return what the plain function returns', () => {
    const documents = Array.from({ length: 12 }, (_, i) =>
      documentOf(`d${i}`, { ann: [coding(i, i + 20)], bob: [coding(2 * i, 2 * i + 15)] }),
    )
    const input = ask(documents, { bootstrap: { resamples: 100, seed: 5 } })
    const steps = agreementSteps(input)
    const progress: number[] = []
    let step = steps.next()
    for (; !step.done; step = steps.next()) progress.push(step.value)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    expect(progress.length).toBeGreaterThan(12)
    expect(Math.min(...progress)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...progress)).toBeLessThanOrEqual(1)
    expect(step.value).toEqual(agreementOf(input))
  })
})
