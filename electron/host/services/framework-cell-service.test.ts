import { describe, expect } from 'vitest'
import { elsewhere, mergeIn } from '../../../test/support/copies.ts'
import { matrixStudy } from '../../../test/support/frameworks.ts'
import { expectRefused, first, it } from '../../../test/support/host.ts'

const wordsOf = (extract: { readonly words: readonly { readonly text: string }[] }) =>
  extract.words.map(({ text }) => text).join(' | ')

describe('a cell', () => {
  it('says how much evidence came since it was written, until it is written or left standing', async ({
    workbench,
  }) => {
    const { code, cell, write, ask, place, labels, money } = await matrixStudy(workbench)
    await code('two contracts')
    expect(await cell()).toMatchObject({ found: 1, fresh: 0, changedAt: null })
    await write('They had two.')
    expect(await cell()).toMatchObject({ found: 1, fresh: 0, summary: 'They had two.' })
    await code('one home', money)
    expect(await cell()).toMatchObject({ found: 2, fresh: 1 })
    expect(await cell(1)).toMatchObject({ found: 1, fresh: 0 })
    const before = await cell()
    await ask('framework.stillHolds', place())
    expect(await labels()).toContain('Let stand “Site A”, “All barriers”')
    expect(await cell()).toEqual({ ...before, fresh: 0 })
    await ask('history.undo', {})
    expect((await cell()).fresh).toBe(1)
    await write('They had two, with one home.')
    expect((await cell()).fresh).toBe(0)
    await expectRefused(ask('framework.stillHolds', place(1, 1)), 'not_found')
  })

  it('finds a theme’s codes with what is below them, at its own case study', async ({ workbench }) => {
    const { code, cell, money, trust, ann, two } = await matrixStudy(workbench)
    await code('two contracts')
    await code('one home', money)
    await code('one home', trust, ann, two)
    expect(
      [await cell(0, 0), await cell(1, 0), await cell(0, 1), await cell(1, 1)].map(({ found }) => found),
    ).toEqual([2, 1, 1, 0])
  })

  it('that says nothing and rests on nothing is not written', async ({ workbench }) => {
    const { cell, write, ask, place, code } = await matrixStudy(workbench)
    const coding = await code('two contracts')
    await write('  ')
    await write('Something.')
    await write('')
    expect(await cell()).toMatchObject({ summary: '', changedAt: null, linked: 0 })
    await ask('framework.linkEvidence', { ...place(), codings: [coding.id] })
    await write('')
    expect(await cell()).toMatchObject({ changedAt: null, linked: 1, fresh: 0 })
  })
})

describe('evidence', () => {
  it('is linked once, in the order of linking, and unlinked', async ({ workbench }) => {
    const { code, cell, ask, place } = await matrixStudy(workbench)
    const [late, early] = [await code('it took a year'), await code('two contracts')]
    for (const codings of [[late.id], [early.id, late.id]])
      await ask('framework.linkEvidence', { ...place(), codings })
    const { linked, found } = await ask('framework.evidence', place())
    expect(linked.map(wordsOf)).toEqual(['it took a year', 'two contracts'])
    expect(found.map(({ extract, linked: is }) => [wordsOf(extract), is])).toEqual([
      ['two contracts', true],
      ['it took a year', true],
    ])
    await ask('framework.unlinkEvidence', { ...place(), codings: [late.id] })
    expect((await cell()).linked).toBe(1)
    const nobody = { ...place(), codings: [first<typeof late>([late]).id] }
    await ask('coding.remove', { codings: [late.id] })
    await expectRefused(ask('framework.linkEvidence', nobody), 'not_found', { what: 'coding' })
  })

  it('is told with what is new first, by the page', async ({ workbench }) => {
    const { code, write, ask, place } = await matrixStudy(workbench)
    await code('two contracts')
    await write('They had two.')
    await code('it took a year')
    await code('no sense')
    const told = async (offset: number) => {
      const { found, ...counts } = await ask('framework.evidence', { ...place(), offset, limit: 2 })
      return { ...counts, found: found.map(({ extract, fresh }) => [wordsOf(extract), fresh]) }
    }
    expect(await told(0)).toMatchObject({
      total: 3,
      fresh: 2,
      found: [
        ['no sense', true],
        ['it took a year', true],
      ],
    })
    expect(await told(2)).toMatchObject({ found: [['two contracts', false]] })
  })

  it('goes with a coding to the one that it becomes one with', async ({ workbench }) => {
    const { code, cell, ask, place, money, trust } = await matrixStudy(workbench)
    const [moved, kept] = [await code('one home', money), await code('one home', trust)]
    const linked = async () =>
      (await ask('framework.evidence', place())).linked.map((extract) => extract.coding)
    await ask('framework.linkEvidence', { ...place(), codings: [moved.id] })
    expect(await ask('coding.recode', { codings: [moved.id], code: trust })).toEqual({ moved: 0, united: 1 })
    expect(await linked()).toEqual([kept.id])
    expect(await cell()).toMatchObject({ linked: 1, gone: 0 })
    await ask('history.undo', {})
    expect(await linked()).toEqual([moved.id])
    await ask('framework.linkEvidence', { ...place(), codings: [kept.id] })
    await ask('coding.recode', { codings: [moved.id], code: trust })
    expect(await cell()).toMatchObject({ linked: 1, gone: 0 })
  })

  it('that is gone is told, comes back with an undo, and can be let go of', async ({ workbench }) => {
    const { code, cell, ask, place, one, write } = await matrixStudy(workbench)
    const [removed, lost] = [await code('two contracts'), await code('it took a year')]
    await write('Both.')
    await ask('framework.linkEvidence', { ...place(), codings: [removed.id, lost.id] })
    await ask('coding.remove', { codings: [removed.id] })
    const { text } = await ask('document.text', { document: one })
    const start = text.indexOf(', and it took a year')
    await ask('mending.mendText', { document: one, start, end: start + 20, words: '' })
    expect(await cell()).toMatchObject({ linked: 0, gone: 2 })
    expect(await ask('framework.evidence', place())).toMatchObject({ linked: [], gone: 2 })
    await ask('history.undo', {})
    expect(await cell()).toMatchObject({ linked: 1, gone: 1 })
    await ask('framework.forgetGone', place())
    expect(await cell()).toMatchObject({ linked: 1, gone: 0 })
  })

  it('that a blind round keeps apart is not everybody’s yet, and counts for its coder alone', async ({
    workbench,
  }) => {
    const { code, cell, ask, place, ann, ben, one, two, write, trust } = await matrixStudy(workbench)
    await code('two contracts')
    await write('They had two.')
    for (const coder of [ann, ben])
      await ask('coding.setState', { document: [one, two], coder, state: 'finished' }, coder)
    const round = await ask('round.create', {
      name: 'Pilot',
      documents: [one],
      coders: [ann, ben],
      blind: true,
    })
    const bens = await code('one home', trust, ben)
    expect((await cell(0, 0, ann)).fresh).toBe(0)
    expect((await cell(0, 0, ben)).fresh).toBe(1)
    const { found } = await ask('framework.evidence', place(), ben)
    expect(found.map(({ apart, fresh }) => [apart, fresh])).toEqual([
      [true, true],
      [false, false],
    ])
    await expectRefused(ask('framework.linkEvidence', { ...place(), codings: [bens.id] }, ben), 'blind')
    await expectRefused(ask('framework.linkEvidence', { ...place(), codings: [bens.id] }, ann), 'not_found')
    // What Ben knows stays known to him, whoever writes it anew.
    await ask('framework.stillHolds', place(), ben)
    await ask('framework.stillHolds', place(), ann)
    expect((await cell(0, 0, ben)).fresh).toBe(0)
    for (const coder of [ann, ben])
      await ask('coding.setState', { document: one, coder, state: 'finished' }, coder)
    await ask('round.open', { round: round.id, documents: null }, ann)
    await ask('framework.linkEvidence', { ...place(), codings: [bens.id] }, ann)
    expect((await cell(0, 0, ann)).linked).toBe(1)
  })
})

describe('copies that are merged', () => {
  it('bring their cells and evidence; a cell written on both sides is a conflict that can be settled', async ({
    workbench,
  }) => {
    const { ask, write, place, cell, code } = await matrixStudy(workbench, {
      kind: 'rating',
      levels: ['Separate', 'Joint'],
    })
    await write('As it was.', place(), 0)
    const coding = await code('two contracts')
    const theirs = await elsewhere(workbench, 'Ben', async (there) => {
      await there('framework.writeCell', { ...place(), summary: 'Theirs.', level: 1 })
      await there('framework.writeCell', { ...place(1, 1), summary: 'Only there.', level: null })
      await there('framework.linkEvidence', { ...place(), codings: [coding.id] })
    })
    await write('Mine.', place(), null)
    await mergeIn(workbench, [theirs])
    expect(await cell()).toMatchObject({ summary: 'Mine.', level: null, linked: 1 })
    expect(await cell(1, 1)).toMatchObject({ summary: 'Only there.' })
    const [conflict] = await ask('merge.conflicts', { settled: false })
    expect(conflict).toMatchObject({
      subject: 'Cell “Site A”, “All barriers” of a framework matrix',
      base: 'Separate: As it was.',
      mine: 'Mine.',
      theirs: 'Joint: Theirs.',
    })
    await ask('merge.settle', { conflict: conflict?.id ?? first<never>([]), outcome: 'theirs' })
    expect(await cell()).toMatchObject({ summary: 'Theirs.', level: 1 })
  })

  it('have one cell where both wrote a first time, with the evidence of both', async ({ workbench }) => {
    const { ask, write, place, cell, code } = await matrixStudy(workbench)
    const [one, two] = [await code('two contracts'), await code('one home')]
    const theirs = await elsewhere(workbench, 'Ben', async (there) => {
      await there('framework.linkEvidence', { ...place(), codings: [two.id] })
      await there('framework.writeCell', { ...place(), summary: 'Theirs.', level: null })
    })
    await ask('framework.linkEvidence', { ...place(), codings: [one.id] })
    await write('Mine.')
    await mergeIn(workbench, [theirs])
    expect(await cell()).toMatchObject({ summary: 'Mine.', linked: 2 })
    expect(await ask('merge.conflicts', { settled: false })).toHaveLength(1)
  })
})
