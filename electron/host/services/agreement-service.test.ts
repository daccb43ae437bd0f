import { describe, expect } from 'vitest'
import type { CallInput } from '#shared/contract/index.ts'
import type { CodeId, CoderId, DocumentId } from '#shared/ids.ts'
import { expectRefused, it, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, interview, newStudy, spanOf } from '../../../test/support/study.ts'

async function aStudy(workbench: TestHost) {
  await newStudy(workbench)
  const outcomes = await addCode(workbench, 'Outcomes', { codable: false })
  const trust = await addCode(workbench, 'Trust', { parent: outcomes })
  const cost = await addCode(workbench, 'Cost', { parent: outcomes })
  const ann = await addCoder(workbench, 'Ann')
  const bashir = await addCoder(workbench, 'Bashir')
  const one = await importText(workbench, interview, { fileName: 'One.txt', case: { create: 'Site A' } })
  const two = await importText(workbench, `${interview}!`, {
    fileName: 'Two.txt',
    case: { create: 'Site B' },
  })
  const apply = async (coder: CoderId, document: DocumentId, code: CodeId, words: string) =>
    workbench.ask('coding.apply', {
      coder,
      document,
      code,
      span: await spanOf(workbench, document, words),
    })
  const finish = (coder: CoderId, ...document: DocumentId[]) =>
    workbench.ask('coding.setState', { document, coder, state: 'finished' })
  const compute = (changes: Partial<CallInput<'agreement.compute'>> = {}) =>
    workbench.ask('agreement.compute', {
      coders: null,
      cases: null,
      documents: null,
      unit: 'character',
      depth: null,
      bootstrap: null,
      ...changes,
    })
  return { outcomes, trust, cost, ann, bashir, one, two, apply, finish, compute }
}

const codable =
  'How did the pooled budget come about?We had two contracts with one home. It made no sense.And then?Then we sat down together, and it took a year.'

describe('agreement', () => {
  it('compares those who have finished, on what they have finished', async ({ workbench }) => {
    const { ann, bashir, one, two, trust, apply, finish, compute } = await aStudy(workbench)
    for (const document of [one, two])
      for (const coder of [ann, bashir]) await apply(coder, document, trust, 'sat down together')
    await finish(ann, one, two)
    await finish(bashir, one)
    const report = await compute()
    expect(report.coders).toEqual(['Ann', 'Bashir'])
    expect(report.documents).toEqual(['One'])
    expect(report.units).toBe(codable.length)
    expect(report.overall.percent_agreement).toBe(1)
    expect(report.excluded).toMatchObject([{ document: 'Two', coder: 'Bashir' }])
    expect(report.warnings).toContainEqual(expect.stringContaining('“Two”'))
  })

  it('has nothing to compare before two have finished, and says so instead of a figure', async ({
    workbench,
  }) => {
    const { ann, one, trust, apply, finish, compute } = await aStudy(workbench)
    await apply(ann, one, trust, 'sat down together')
    for (const report of [await compute(), await finish(ann, one).then(() => compute())]) {
      expect(report.documents).toEqual([])
      expect(report.overall.percent_agreement).toEqual({ null: expect.any(String) as string })
      expect(report.overall.alpha_nominal).toEqual({ null: expect.any(String) as string })
    }
  })

  it('tells having coded nothing from not having coded', async ({ workbench }) => {
    const { ann, bashir, one, trust, apply, finish, compute } = await aStudy(workbench)
    await apply(ann, one, trust, 'sat down together')
    await finish(ann, one)
    const missing = await compute({ coders: [ann, bashir] })
    expect(missing.documents).toEqual([])
    await finish(bashir, one)
    const empty = await compute({ coders: [ann, bashir] })
    expect(empty.documents).toEqual(['One'])
    const agreed = codable.length - 'sat down together'.length
    expect(empty.overall.percent_agreement).toBeCloseTo(agreed / codable.length, 12)
    expect(empty.warnings).toContainEqual('Bashir coded nothing in these documents.')
  })

  it('speaks in names: coders, titles and paths, in every table', async ({ workbench }) => {
    const { ann, bashir, one, trust, cost, apply, finish, compute } = await aStudy(workbench)
    await apply(ann, one, trust, 'sat down together')
    await apply(bashir, one, trust, 'together')
    await apply(bashir, one, cost, 'two contracts')
    await finish(ann, one)
    await finish(bashir, one)
    const report = await compute()
    expect(report.codes.map(({ path }) => path)).toEqual(['Outcomes / Trust', 'Outcomes / Cost'])
    expect(report.codes[0]?.codings).toEqual({ Ann: 1, Bashir: 1 })
    expect(report.pairs.map(({ coders }) => coders)).toEqual([['Ann', 'Bashir']])
    expect(Object.keys(report.overall.k_u_alpha)).toEqual(['Outcomes / Trust', 'Outcomes / Cost'])
    const rated = report.codes.flatMap(({ counts }) => counts.map((row) => row.rated))
    expect(new Set(rated.flat())).toEqual(new Set(['Ann', 'Bashir']))
    const text = JSON.stringify({ ...report, codes: report.codes.map(({ code: _id, ...rest }) => rest) })
    for (const id of [ann, bashir, one, trust, cost]) expect(text).not.toContain(id)
  })

  it('rolls codes up to a depth', async ({ workbench }) => {
    const { ann, bashir, one, trust, cost, apply, finish, compute } = await aStudy(workbench)
    await apply(ann, one, trust, 'sat down together')
    await apply(bashir, one, cost, 'sat down together')
    await finish(ann, one)
    await finish(bashir, one)
    expect((await compute()).overall.percent_agreement).toBeLessThan(1)
    const top = await compute({ depth: 1 })
    expect(top.codes.map(({ path }) => path)).toEqual(['Outcomes'])
    expect(top.overall.percent_agreement).toBe(1)
    expect(await compute({ depth: 2 })).toMatchObject({ overall: (await compute()).overall })
  })

  it('can be narrowed to coders, case studies and documents', async ({ workbench }) => {
    const { ann, bashir, one, two, finish, compute } = await aStudy(workbench)
    const carol = await addCoder(workbench, 'Carol')
    for (const coder of [ann, bashir, carol]) await finish(coder, one, two)
    const [, siteB] = await workbench.ask('case.list', {})
    expect((await compute()).coders).toEqual(['Ann', 'Bashir', 'Carol'])
    expect(await compute({ coders: [carol, ann] })).toMatchObject({ coders: ['Carol', 'Ann'] })
    expect(await compute({ cases: siteB ? [siteB.id] : [] })).toMatchObject({ documents: ['Two'] })
    expect(await compute({ documents: [one] })).toMatchObject({ documents: ['One'] })
    await expectRefused(compute({ coders: [ann, one] }), 'not_found', { what: 'coder' })
  })

  it('is counted by characters, sentences, turns and documents, labels left out', async ({ workbench }) => {
    const { ann, bashir, one, finish, compute } = await aStudy(workbench)
    for (const coder of [ann, bashir]) await finish(coder, one)
    const units = async (unit: CallInput<'agreement.compute'>['unit']) => (await compute({ unit })).units
    expect(await units('character')).toBe(codable.length)
    expect(await units('sentence')).toBe(5)
    expect(await units('turn')).toBe(4)
    expect(await units('document')).toBe(1)
  })

  it('takes paragraphs for turns in a text without turns', async ({ workbench }) => {
    const { ann, bashir, finish, compute } = await aStudy(workbench)
    const note = await importText(workbench, 'The gate was open.\n\nNobody came.\nWe left.', {
      fileName: 'Note.txt',
    })
    for (const coder of [ann, bashir]) await finish(coder, note)
    expect((await compute({ unit: 'turn' })).units).toBe(3)
  })

  it('gives the same interval for the same seed', async ({ workbench }) => {
    const { ann, bashir, one, two, trust, apply, finish, compute } = await aStudy(workbench)
    await apply(ann, one, trust, 'sat down together')
    await apply(bashir, one, trust, 'together')
    await apply(ann, two, trust, 'two contracts')
    for (const coder of [ann, bashir]) await finish(coder, one, two)
    const bootstrap = { resamples: 200, seed: 7 }
    const first = await compute({ bootstrap })
    expect(first.overall.interval).toMatchObject({ resamples: 200, seed: 7 })
    expect(await compute({ bootstrap })).toEqual(first)
  })

  it('reports how far it is and can be cancelled', async ({ workbench }) => {
    const { ann, bashir, one, two, trust, apply, finish } = await aStudy(workbench)
    await apply(ann, one, trust, 'sat down together')
    await apply(bashir, one, trust, 'together')
    for (const coder of [ann, bashir]) await finish(coder, one, two)
    const stop = new AbortController()
    const seen: number[] = []
    const running = workbench.ask(
      'agreement.compute',
      {
        coders: null,
        cases: null,
        documents: null,
        unit: 'sentence',
        depth: null,
        bootstrap: { resamples: 100_000, seed: 1 },
      },
      null,
      {
        signal: stop.signal,
        progress: ({ done, total }) => {
          seen.push(done / total)
          stop.abort()
        },
      },
    )
    await expectRefused(running, 'cancelled')
    expect(seen).toHaveLength(1)
    expect(seen[0]).toBeLessThan(1)
  })
})

describe('agreement on a table of ratings', () => {
  it('tells a blank from coded nothing', async ({ workbench }) => {
    const of = (cell: string[] | null) =>
      workbench.ask('agreement.ofRatings', {
        coders: ['A', 'B'],
        units: [
          [['x'], ['x']],
          [[], []],
          [['x'], cell],
        ],
        categories: null,
      })
    expect((await of(null)).overall.percent_agreement).toBe(1)
    expect((await of([])).overall.percent_agreement).toBeCloseTo(2 / 3, 12)
  })

  it('takes codes and coders of any name', async ({ workbench }) => {
    const report = await workbench.ask('agreement.ofRatings', {
      coders: ['constructor', 'toString'],
      units: [
        [['valueOf'], ['valueOf']],
        [['hasOwnProperty'], ['valueOf']],
      ],
      categories: null,
    })
    expect(report.overall.percent_agreement).toBe(0.5)
    expect(report.codes.map(({ code }) => code).toSorted()).toEqual(['hasOwnProperty', 'valueOf'])
  })

  it('refuses a row that is not as long as the heading', async ({ workbench }) => {
    await expectRefused(
      workbench.ask('agreement.ofRatings', { coders: ['A', 'B'], units: [[[], []], [[]]], categories: null }),
      'validation',
      { reason: 'ragged_table', row: 2 },
    )
  })
})

describe('agreement on spans', () => {
  it('counts characters, and refuses a span outside the text', async ({ workbench }) => {
    const coders = { A: [{ start: 0, end: 10, code: 'x' }], B: [{ start: 5, end: 10, code: 'x' }] }
    const report = await workbench.ask('agreement.ofSpans', { length: 20, coders })
    expect(report.overall.percent_agreement).toBe(0.75)
    for (const span of [
      { start: 5, end: 21 },
      { start: 5, end: 5 },
      { start: -1, end: 3 },
    ]) {
      await expectRefused(
        workbench.ask('agreement.ofSpans', {
          length: 20,
          coders: { ...coders, B: [{ ...span, code: 'x' }] },
        }),
        'validation',
        { reason: 'outside_text', coder: 'B' },
      )
    }
  })
})
