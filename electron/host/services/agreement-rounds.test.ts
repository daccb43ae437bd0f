import { describe, expect } from 'vitest'
import type { CallInput } from '#shared/contract/index.ts'
import { consensusCoder, type CodeId, type CoderId, type DocumentId } from '#shared/ids.ts'
import { expectRefused, it, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, interview, newStudy, spanOf } from '../../../test/support/study.ts'

async function aStudy(workbench: TestHost) {
  const { ask } = workbench
  await newStudy(workbench)
  const trust = await addCode(workbench, 'Trust')
  const cost = await addCode(workbench, 'Cost')
  const ann = await addCoder(workbench, 'Ann')
  const bashir = await addCoder(workbench, 'Bashir')
  const one = await importText(workbench, interview, { fileName: 'One.txt' })
  const two = await importText(workbench, `${interview}!`, { fileName: 'Two.txt' })
  const apply = async (coder: CoderId, document: DocumentId, code: CodeId, words: string) =>
    ask('coding.apply', { coder, document, code, span: await spanOf(workbench, document, words) }, coder)
  const finish = async (document: DocumentId, ...coders: CoderId[]) => {
    for (const coder of coders) await ask('coding.setState', { document, coder, state: 'finished' }, coder)
  }
  const round = (name: string, changes: Partial<CallInput<'round.create'>> = {}) =>
    ask('round.create', { name, blind: false, coders: [ann, bashir], documents: [one, two], ...changes })
  const compute = (changes: Partial<CallInput<'agreement.compute'>> = {}) =>
    ask('agreement.compute', { unit: 'character', depth: null, bootstrap: null, ...changes })
  return { trust, cost, ann, bashir, one, two, apply, finish, round, compute }
}

describe('agreement in a round', () => {
  it('is about the work of that round alone; without a round, about what was finished last', async ({
    workbench,
  }) => {
    const { ann, bashir, one, trust, cost, apply, finish, round, compute } = await aStudy(workbench)
    for (const coder of [ann, bashir]) await apply(coder, one, trust, 'one home')
    await finish(one, ann, bashir)
    expect((await compute()).overall.percent_agreement).toBe(1)

    const first = await round('First')
    await apply(ann, one, trust, 'pooled budget')
    await apply(bashir, one, cost, 'a year')
    await finish(one, ann)
    expect((await compute({ round: first.id })).overall.percent_agreement).toEqual({
      null: expect.any(String) as string,
    })
    // Only Ann's layer has moved on.
    expect((await compute()).overall.percent_agreement).toBeLessThan(1)
    await finish(one, bashir)
    const report = await compute({ round: first.id })
    expect(report.codes.map(({ codings }) => codings)).toEqual([
      { Ann: 1, Bashir: 0 },
      { Ann: 0, Bashir: 1 },
    ])
    expect(await compute()).toMatchObject({ overall: report.overall })
    expect(report.excluded).toEqual([
      { document: 'Two', coder: 'Ann', reason: 'not_finished' },
      { document: 'Two', coder: 'Bashir', reason: 'not_finished' },
    ])
  })

  it('counts a blind document once it was opened, for everyone alike, and says so', async ({ workbench }) => {
    const { ann, bashir, one, two, trust, apply, finish, round, compute } = await aStudy(workbench)
    for (const coder of [ann, bashir]) await apply(coder, one, trust, 'one home')
    await finish(one, ann, bashir)
    const blind = await round('Blind', { blind: true })
    for (const document of [one, two]) {
      await apply(ann, document, trust, 'pooled budget')
      await finish(document, ann, bashir)
    }
    await workbench.ask('round.open', { round: blind.id, documents: [two] })
    const report = await compute({ round: blind.id })
    expect(report.documents).toEqual(['Two'])
    expect(report.excluded).toEqual([
      { document: 'One', coder: 'Ann', reason: 'not_opened' },
      { document: 'One', coder: 'Bashir', reason: 'not_opened' },
    ])
    expect(report.warnings).toContainEqual(
      'Left out, as they were coded blind and have not been opened yet: “One”.',
    )
    expect(report.warnings.join(' ')).not.toContain('fewer than two')
    for (const as of [null, ann, bashir])
      expect(
        await workbench.ask(
          'agreement.compute',
          { round: blind.id, unit: 'character', depth: null, bootstrap: null },
          as,
        ),
      ).toEqual(report)
    // Outside of the round the work before it stands for what is not opened.
    const everything = await compute()
    expect(everything.documents).toEqual(['One', 'Two'])
    expect(everything.codes[0]?.codings).toEqual({ Ann: 2, Bashir: 1 })
  })

  it('names who of the round has not finished anything', async ({ workbench }) => {
    const { ann, bashir, one, finish, round, compute } = await aStudy(workbench)
    const carol = await addCoder(workbench, 'Carol')
    const { id } = await round('First', { coders: [ann, bashir, carol], documents: [one] })
    await finish(one, ann, bashir)
    const report = await compute({ round: id })
    expect(report.coders).toEqual(['Ann', 'Bashir'])
    expect(report.excluded).toEqual([{ document: 'One', coder: 'Carol', reason: 'not_finished' }])
    expect(report.warnings).toContainEqual(expect.stringContaining('none of these documents: Carol.'))
  })

  it('refuses an unknown round', async ({ workbench }) => {
    const { round, compute } = await aStudy(workbench)
    const { id } = await round('Gone')
    await workbench.ask('round.remove', { round: id })
    await expectRefused(compute({ round: id }), 'not_found', { what: 'round' })
  })
})

describe('agreement left to some of the text or the codebook', () => {
  it('leaves out the turns of speakers by role, label, or as interviewer, whatever the case', async ({
    workbench,
  }) => {
    const { ann, bashir, one, trust, apply, finish, compute } = await aStudy(workbench)
    await apply(ann, one, trust, 'pooled budget')
    await finish(one, ann, bashir)
    const all = await compute({ documents: [one] })
    expect(all.overall.percent_agreement).toBeLessThan(1)
    const spoken = await compute({ documents: [one], excludeSpeakers: ['INTERVIEWER'] })
    expect(spoken.units).toBe(
      'We had two contracts with one home. It made no sense.Then we sat down together, and it took a year.'
        .length,
    )
    expect(spoken.overall.percent_agreement).toBe(1)
    expect(spoken.warnings).toContainEqual('Left out is what was said by “INTERVIEWER”.')
    expect(spoken.warnings).toContainEqual(
      '1 coding left out, as they lie outside the text that is compared.',
    )
    const asked = await compute({ documents: [one], excludeSpeakers: ['dana'], unit: 'turn' })
    expect(asked.units).toBe(2)
    const nobody = await compute({ documents: [one], excludeSpeakers: ['The chair'] })
    expect(nobody.units).toBe(all.units)
    expect(nobody.warnings).toContainEqual('No speaker in these documents answers to “The chair”.')
    const none = await compute({ documents: [one], excludeSpeakers: ['dana', 'Interviewer'] })
    expect(none.units).toBe(0)
    expect(none.overall.percent_agreement).toEqual({ null: 'no_pairable_data' })
  })

  it('takes codings of one version of the codebook, and does not take those of another for nothing coded', async ({
    workbench,
  }) => {
    const { ann, bashir, one, two, trust, cost, apply, finish, compute } = await aStudy(workbench)
    for (const coder of [ann, bashir]) await apply(coder, one, trust, 'one home')
    await apply(ann, two, trust, 'one home')
    await workbench.ask('codebook.update', { code: cost, fields: { brief: 'What it came to.' } })
    const { number: latest } = await workbench.ask('codebook.publish', { note: '' })
    await apply(bashir, two, cost, 'a year')
    await apply(ann, two, cost, 'a year')
    await finish(one, ann, bashir)
    await finish(two, ann, bashir)
    const report = await compute({ version: latest })
    expect(report.documents).toEqual(['Two'])
    expect(report.overall.percent_agreement).toBe(1)
    expect(report.excluded).toEqual([
      { document: 'One', coder: 'Ann', reason: 'other_version' },
      { document: 'One', coder: 'Bashir', reason: 'other_version' },
    ])
    expect(report.warnings).toContainEqual(
      `1 coding left out, as they were made under other versions of the codebook than ${latest}.`,
    )
  })
})

describe('the consensus in agreement', () => {
  it('stands among the coders only where it is asked for', async ({ workbench }) => {
    const { ann, bashir, one, trust, apply, finish, compute } = await aStudy(workbench)
    for (const coder of [ann, bashir]) await apply(coder, one, trust, 'one home')
    await finish(one, ann, bashir)
    const none = await compute({ withConsensus: true })
    expect(none.coders).toEqual(['Ann', 'Bashir'])
    expect(none.warnings).toContainEqual('There is no consensus on these documents yet.')
    await workbench.ask('consensus.acceptAgreed', { compared: {} })
    expect((await compute()).coders).toEqual(['Ann', 'Bashir'])
    const report = await compute({ withConsensus: true })
    expect(report.coders).toEqual(['Ann', 'Bashir', 'Consensus'])
    expect(report.codes[0]).toMatchObject({ codings: { Ann: 1, Bashir: 1, Consensus: 1 } })
    expect((await compute({ coders: [consensusCoder, ann] })).coders).toEqual(['Consensus', 'Ann'])
  })
})

describe('agreement asked again', () => {
  it('follows every change since, undone ones too', async ({ workbench }) => {
    const { ann, bashir, one, trust, apply, finish, compute } = await aStudy(workbench)
    await finish(one, ann, bashir)
    const codings = async () => (await compute({ documents: [one] })).codes[0]?.codings
    expect(await codings()).toEqual({ Ann: 0, Bashir: 0 })
    await apply(ann, one, trust, 'one home')
    expect(await codings()).toEqual({ Ann: 1, Bashir: 0 })
    await workbench.ask('history.undo', {}, ann)
    expect(await codings()).toEqual({ Ann: 0, Bashir: 0 })
    await workbench.ask('history.redo', {}, ann)
    expect(await codings()).toEqual({ Ann: 1, Bashir: 0 })
    const [coding] = await workbench.ask('coding.list', { document: one }, ann)
    await workbench.ask('coding.remove', { codings: coding ? [coding.id] : [] }, ann)
    expect(await codings()).toEqual({ Ann: 0, Bashir: 0 })
  })
})
