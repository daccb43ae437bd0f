import { describe, expect } from 'vitest'
import { expectRefused, it } from '../../../test/support/host.ts'
import { aComparedStudy } from '../../../test/support/compared-study.ts'
import { addCode } from '../../../test/support/study.ts'

const question = { unit: 'character', depth: null } as const

describe('what a figure is made of', () => {
  it('tells a code’s counts by document, and pair by pair, in names', async ({ workbench }) => {
    const study = await aComparedStudy(workbench)
    const { ann, ben, trust, document } = study
    await study.code(ann, trust, 'one home')
    await study.code(ben, trust, 'home')
    await study.finish([ann, ben])
    const detail = await workbench.ask('agreement.detail', { question, code: trust })
    expect(detail.coders).toEqual([ann, ben])
    expect(detail.documents).toMatchObject([{ document, title: 'Interview' }])
    expect(detail.documents[0]?.counts).toContainEqual({ rated: ['Ann', 'Ben'], chosen: ['Ann'], units: 4 })
    expect(detail.pairs).toMatchObject([{ coders: ['Ann', 'Ben'], both: 4, firstOnly: 4, secondOnly: 0 }])
    const report = await workbench.ask('agreement.compute', { ...question, bootstrap: null })
    expect(detail.documents[0]?.alpha).toBe(report.codes.find(({ code }) => code === trust)?.alpha_nominal)
  })

  it('tells the documents of all codes together, and why one has no figure', async ({ workbench }) => {
    const study = await aComparedStudy(workbench)
    const empty = await workbench.ask('agreement.detail', { question, code: null })
    expect(empty).toMatchObject({ coders: [], pairs: [], documents: [{ alpha: { null: 'one_coder' } }] })
    await study.code(study.ann, study.time, 'a year')
    await study.finish([study.ann, study.ben])
    const report = await workbench.ask('agreement.compute', { ...question, bootstrap: null })
    const { documents } = await workbench.ask('agreement.detail', { question, code: null })
    expect(documents[0]).toMatchObject({ units: report.units, alpha: report.overall.alpha_set_jaccard })
  })

  it('refuses a code that is not there', async ({ workbench }) => {
    await aComparedStudy(workbench)
    const gone = await addCode(workbench, 'Gone')
    await workbench.ask('codebook.remove', { code: gone })
    await expectRefused(workbench.ask('agreement.detail', { question, code: gone }), 'not_found', {
      what: 'code',
    })
  })
})

describe('which codes are mixed up', () => {
  it('is told with their paths, and rolled up to a depth is none within a branch', async ({ workbench }) => {
    const study = await aComparedStudy(workbench)
    const { ann, ben, trust, money } = study
    await study.code(ann, trust, 'one home')
    await study.code(ben, money, 'one home')
    await study.code(ben, money, 'a year')
    await study.finish([ann, ben])
    expect(await workbench.ask('agreement.confusion', { question })).toEqual({
      unit: 'character',
      codes: [
        { code: trust, path: 'Barriers / Trust' },
        { code: money, path: 'Barriers / Money' },
      ],
      cells: [
        [0, 8],
        [8, 0],
      ],
      alone: [0, 6],
    })
    const top = await workbench.ask('agreement.confusion', { question: { ...question, depth: 1 } })
    expect(top).toMatchObject({ codes: [{ path: 'Barriers' }], cells: [[8]], alone: [6] })
  })
})

describe('agreement round by round', () => {
  it('starts with the oldest, and a round that cannot be compared says why', async ({ workbench }) => {
    const study = await aComparedStudy(workbench)
    const { ann, ben, trust, document } = study
    const make = (name: string, blind: boolean) =>
      workbench.ask('round.create', { name, blind, coders: [ann, ben], documents: [document] })
    const first = await make('First', false)
    await study.code(ann, trust, 'one home')
    await study.code(ben, trust, 'home')
    await study.finish([ann, ben])
    await workbench.ask('round.setClosed', { round: first.id, closed: true })
    const second = await make('Second', true)
    await study.code(ann, trust, 'one home')
    await study.code(ben, trust, 'one home')
    await study.finish([ann, ben])
    const shut = await workbench.ask('agreement.byRound', { question: { ...question, round: first.id } }, ann)
    expect(shut.map(({ name, documents }) => [name, documents])).toEqual([
      ['First', 1],
      ['Second', 0],
    ])
    expect(shut[1]).toMatchObject({ units: 0, alpha: { null: 'one_coder' } })
    await workbench.ask('round.open', { round: second.id, documents: null })
    const [, opened] = await workbench.ask('agreement.byRound', { question })
    expect(opened).toMatchObject({ round: second.id, alpha: 1, percent_agreement: 1 })
    expect(opened?.codes).toContainEqual({ code: trust, alpha: 1 })
  })
})
