import { describe, expect } from 'vitest'
import { consensusCoder, type CoderId, type DocumentId } from '#shared/ids.ts'
import { expectRefused, first, it, refusalOf, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, newStudy, spanOf } from '../../../test/support/study.ts'

/** Two interviews, two coders, one code. */
async function twoInterviews(workbench: TestHost) {
  await newStudy(workbench)
  const { ask } = workbench
  const one = await importText(workbench, undefined, { fileName: 'One.txt', title: 'One' })
  const two = await importText(workbench, 'Kit: Nobody asked us.\nRo: So?\nKit: We went.', {
    fileName: 'Two.txt',
    title: 'Two',
  })
  const code = await addCode(workbench, 'Trust')
  const [ann, ben] = [await addCoder(workbench, 'Ann'), await addCoder(workbench, 'Ben')]
  const start = (name: string, how: { blind?: boolean; documents?: DocumentId[]; coders?: CoderId[] } = {}) =>
    ask('round.create', { name, documents: [one, two], coders: [ann, ben], blind: false, ...how })
  const apply = async (coder: CoderId, words = 'two contracts', document = one, as: CoderId | null = coder) =>
    (await ask('coding.apply', { document, code, coder, span: await spanOf(workbench, document, words) }, as))
      .coding
  const finish = (coder: CoderId, document: DocumentId | DocumentId[] = one) =>
    ask('coding.setState', { document, coder, state: 'finished' }, coder)
  const statesOf = async (document: DocumentId, as: CoderId | null = null) =>
    (await ask('document.list', {}, as)).find(({ id }) => id === document)?.states
  const labels = async (as: CoderId | null = null) =>
    (await ask('history.list', { limit: 100 }, as)).entries.map(({ label }) => label)
  return { one, two, code, ann, ben, start, apply, finish, statesOf, labels, ask }
}

describe('a round', () => {
  it('has its documents, its coders, and the version of the codebook it began under', async ({
    workbench,
  }) => {
    const { one, two, ann, ben, start, ask, labels } = await twoInterviews(workbench)
    const made = await start('Pilot')
    expect(made).toMatchObject({
      name: 'Pilot',
      note: '',
      version: 2,
      blind: false,
      coders: [ann, ben],
      by: null,
      closedAt: null,
    })
    expect(made.documents).toEqual(
      [
        { document: one, title: 'One' },
        { document: two, title: 'Two' },
      ].map((row) => ({
        ...row,
        states: [ann, ben].map((coder) => ({ coder, state: 'not_started' })),
        finished: false,
        openedAt: null,
      })),
    )
    // The code was added since the first version; nothing was since the second.
    expect((await ask('codebook.versions', {})).map(({ number, note }) => `${number} ${note}`)).toEqual([
      '2 For round “Pilot”',
      '1 ',
    ])
    expect((await start('Main')).version).toBe(2)
    expect((await ask('round.list', {})).map(({ name }) => name)).toEqual(['Main', 'Pilot'])
    expect((await labels()).slice(0, 2)).toEqual(['Started round “Main”', 'Started round “Pilot”'])
  })

  it('needs a name of its own, documents and persons that there are', async ({ workbench }) => {
    const { one, two, start } = await twoInterviews(workbench)
    await start('Pilot')
    await expectRefused(start('PILOT'), 'validation', { reason: 'name_taken', name: 'Pilot' })
    await expectRefused(start('Other', { coders: [consensusCoder] }), 'validation', {
      reason: 'not_a_person',
    })
    await expectRefused(start('Other', { coders: [] }), 'validation')
    await expectRefused(start('Other', { documents: [] }), 'validation')
    await workbench.ask('document.remove', { document: two })
    await expectRefused(start('Other', { documents: [one, two] }), 'not_found', { what: 'document' })
    expect((await workbench.ask('round.list', {})).map(({ documents }) => documents.length)).toEqual([1])
  })

  it('can be renamed, changed, closed and removed, and all of it undone', async ({ workbench }) => {
    const { one, ann, start, ask, labels } = await twoInterviews(workbench)
    const { id } = await start('Pilot')
    const before = await ask('round.list', {})
    const changed = await ask('round.update', {
      round: id,
      fields: { name: 'First', note: 'A try', documents: [one], coders: [ann], blind: true },
    })
    expect(changed).toMatchObject({ name: 'First', note: 'A try', coders: [ann], blind: true })
    expect(changed.documents.map(({ document }) => document)).toEqual([one])
    await ask('round.setClosed', { round: id, closed: true })
    expect(first(await ask('round.list', {})).closedAt).not.toBeNull()
    await ask('round.remove', { round: id })
    expect(await ask('round.list', {})).toEqual([])
    expect((await labels()).slice(0, 3)).toEqual([
      'Removed round “First”',
      'Closed round “First”',
      'Renamed round “Pilot” to “First”',
    ])
    for (let step = 0; step < 3; step += 1) await ask('history.undo', {})
    expect(await ask('round.list', {})).toEqual(before)
  })

  it('stays once someone has coded in it', async ({ workbench }) => {
    const { ann, start, apply, ask } = await twoInterviews(workbench)
    const { id } = await start('Pilot')
    await apply(ann)
    await expectRefused(ask('round.remove', { round: id }), 'validation', { reason: 'round_begun' })
    await expectRefused(ask('round.update', { round: id, fields: { blind: true } }), 'blind', {
      reason: 'begun',
    })
    await ask('round.update', { round: id, fields: { coders: [ann] } })
  })
})

describe('where a coding goes', () => {
  it('is the newest running round that names both, else outside of rounds', async ({ workbench }) => {
    const { one, two, ann, ben, start, apply, ask } = await twoInterviews(workbench)
    expect((await apply(ann)).round).toBeNull()
    const pilot = await start('Pilot', { documents: [one], coders: [ann, ben] })
    const main = await start('Main', { documents: [one], coders: [ann] })
    expect((await apply(ann)).round).toBe(main.id)
    expect((await apply(ben)).round).toBe(pilot.id)
    expect((await apply(ann, 'Nobody', two)).round).toBeNull()
    await ask('round.setClosed', { round: main.id, closed: true })
    expect((await apply(ann)).round).toBe(pilot.id)
    await ask('round.setClosed', { round: pilot.id, closed: true })
    expect(await ask('coding.list', { document: one })).toHaveLength(4)
    expect((await apply(ann)).round).toBeNull()
    expect(await ask('coding.list', { document: one })).toHaveLength(4)
  })

  it('lets what is coded after it was closed be told and finished outside of rounds', async ({
    workbench,
  }) => {
    const { one, ann, ben, start, apply, finish, statesOf, ask } = await twoInterviews(workbench)
    const { id } = await start('Pilot')
    await apply(ann)
    await finish(ann)
    await ask('round.setClosed', { round: id, closed: true })
    expect(await statesOf(one)).toMatchObject([{ coder: ann, round: id, state: 'finished' }, { coder: ben }])
    await apply(ann, 'took a year')
    expect(await statesOf(one)).toMatchObject([
      { coder: ann, round: null, state: 'in_progress' },
      { coder: ben },
    ])
    await finish(ann)
    expect(await statesOf(one)).toMatchObject([
      { coder: ann, round: null, state: 'finished' },
      { coder: ben },
    ])
  })

  it('is the same for many at once, for free codes and for states', async ({ workbench }) => {
    const { one, code, ann, start, finish, statesOf, ask } = await twoInterviews(workbench)
    const { id } = await start('Pilot', { coders: [ann] })
    const span = await spanOf(workbench, one, 'two contracts')
    await ask('coding.applyMany', { codings: [{ document: one, code, coder: ann, span }] })
    await ask('coding.applyFree', { document: one, coder: ann, span, name: 'paper' })
    expect((await ask('coding.list', { document: one })).map(({ round }) => round)).toEqual([id, id])
    await finish(ann)
    expect(await statesOf(one)).toEqual([{ coder: ann, round: id, state: 'finished', codings: 2 }])
    expect(first(await ask('round.list', {})).documents[0]).toMatchObject({ finished: true })
  })

  it('keeps what came before apart: a coding moves within its round only', async ({ workbench }) => {
    const { code, ann, start, apply, ask } = await twoInterviews(workbench)
    const outside = await apply(ann)
    const { name } = await start('Pilot')
    const inside = await apply(ann)
    expect(inside.id).not.toBe(outside.id)
    await expectRefused(ask('coding.join', { codings: [inside.id, outside.id] }), 'validation', {
      reason: 'codings_not_alike',
    })
    const other = await addCode(workbench, 'Money')
    expect(await ask('coding.recode', { codings: [inside.id], code: other })).toEqual({ moved: 1, united: 0 })
    const wanted = { code: other, withChildren: false, case: null, coder: null, offset: 0, limit: 9 }
    const { extracts } = await ask('coding.extracts', { ...wanted, round: inside.round })
    expect(extracts.map((extract) => [extract.coding, extract.round])).toEqual([[inside.id, name]])
    expect((await ask('coding.extracts', { ...wanted, code, round: inside.round })).total).toBe(0)
    expect((await ask('coding.extracts', { ...wanted, code, olderThan: 2 })).total).toBe(1)
    expect((await ask('coding.extracts', { ...wanted, olderThan: 2 })).total).toBe(0)
    expect((await ask('codebook.previewMerge', { codes: [other], into: code })).united).toBe(0)
    expect(await ask('codebook.merge', { codes: [other], into: code })).toEqual({ moved: 1, united: 0 })
    expect((await ask('project.verify', {})).findings).toEqual([])
  })

  it('is never the consensus', async ({ workbench }) => {
    const { one, code, ask } = await twoInterviews(workbench)
    const span = await spanOf(workbench, one, 'two contracts')
    const refused = { reason: 'not_a_person' }
    await expectRefused(
      ask('coding.apply', { document: one, code, coder: consensusCoder, span }),
      'validation',
      refused,
    )
    await expectRefused(
      ask('coding.applyMany', {
        codings: [{ document: one, code, coder: { named: 'consensus' }, span }],
      }),
      'validation',
      refused,
    )
    await expectRefused(
      ask('coding.setState', { document: one, coder: consensusCoder, state: 'finished' }),
      'validation',
      refused,
    )
    await expectRefused(ask('coder.create', { name: 'CONSENSUS' }), 'validation', { reason: 'name_taken' })
  })
})

describe('a blind round', () => {
  it('tells of colleagues how far they are, and no more', async ({ workbench }) => {
    const { one, ann, ben, start, apply, finish, statesOf, ask } = await twoInterviews(workbench)
    const { id } = await start('Pilot', { blind: true })
    const coding = await apply(ann)
    await finish(ann)
    expect(await statesOf(one, ben)).toEqual([
      { coder: ann, round: id, state: 'finished', codings: null },
      { coder: ben, round: id, state: 'not_started', codings: 0 },
    ])
    expect(await statesOf(one, ann)).toMatchObject([{ codings: 1 }, { codings: null }])
    expect(await statesOf(one)).toMatchObject([{ codings: null }, { codings: null }])
    expect(await ask('coding.list', { document: one }, ben)).toEqual([])
    expect(await ask('coding.list', { document: one })).toEqual([])
    expect(await ask('coding.list', { document: one }, ann)).toEqual([coding])
  })

  it('lets nobody touch what is a colleague’s, as if it were not there', async ({ workbench }) => {
    const { one, code, ann, ben, start, apply, ask } = await twoInterviews(workbench)
    await start('Pilot', { blind: true })
    const { id, start: from, end } = await apply(ann)
    const span = { start: from, end }
    for (const as of [ben, null]) {
      for (const asked of [
        ask('coding.remove', { codings: [id] }, as),
        ask('coding.reshape', { coding: id, span }, as),
        ask('coding.split', { coding: id, at: from + 4 }, as),
        ask('coding.recode', { codings: [id], code }, as),
        ask('codebook.addExample', { coding: id, kind: 'example', why: '' }, as),
        ask('codebook.splitOff', { code, name: 'Off', codings: [id] }, as),
      ]) {
        expect(await refusalOf(asked)).toEqual({ code: 'not_found', data: { what: 'coding' } })
      }
      // Coding as her would tell whether she has it.
      await expectRefused(apply(ann, 'two contracts', one, as), 'blind', { reason: 'not_yours' })
    }
    await expectRefused(
      ask('coding.setState', { document: one, coder: ann, state: 'finished' }, ben),
      'blind',
      { reason: 'not_yours' },
    )
  })

  it('is reopened by who has finished before they code on', async ({ workbench }) => {
    const { one, ann, start, apply, finish, ask } = await twoInterviews(workbench)
    await start('Pilot', { blind: true })
    const { id } = await apply(ann)
    await finish(ann)
    const refused = { reason: 'finished', document: 'One', round: 'Pilot' }
    await expectRefused(apply(ann, 'one home'), 'blind', refused)
    await expectRefused(ask('coding.remove', { codings: [id] }, ann), 'blind', refused)
    await ask('coding.setState', { document: one, coder: ann, state: 'in_progress' }, ann)
    await apply(ann, 'one home')
  })

  it('keeps who and what has begun in it', async ({ workbench }) => {
    const { one, two, ann, ben, start, apply, ask } = await twoInterviews(workbench)
    const { id } = await start('Pilot', { blind: true })
    await ask('round.update', { round: id, fields: { blind: false } })
    await ask('round.update', { round: id, fields: { blind: true } })
    await apply(ann)
    const change = (fields: Parameters<typeof ask<'round.update'>>[1]['fields']) =>
      ask('round.update', { round: id, fields })
    await expectRefused(change({ blind: false }), 'blind', { reason: 'begun' })
    await expectRefused(change({ coders: [ben] }), 'blind', { reason: 'begun', coder: 'Ann' })
    await expectRefused(change({ documents: [two] }), 'blind', { reason: 'begun', document: 'One' })
    await expectRefused(ask('round.remove', { round: id }), 'blind', { reason: 'begun' })
    await change({ documents: [one], coders: [ann], name: 'First' })
  })

  it('is opened on what all have finished, for good', async ({ workbench }) => {
    const { one, two, code, ann, ben, start, apply, finish, statesOf, labels, ask } =
      await twoInterviews(workbench)
    const { id } = await start('Pilot', { blind: true })
    const coding = await apply(ann)
    await finish(ann, [one, two])
    const open = (documents: DocumentId[] | null) => ask('round.open', { round: id, documents }, ben)
    await expectRefused(open([one]), 'blind', { reason: 'unfinished', document: 'One', round: 'Pilot' })
    expect(await open(null)).toEqual({ opened: 0 })
    await finish(ben)
    await expectRefused(open([one, two]), 'blind', { reason: 'unfinished', document: 'Two' })
    expect(await open(null)).toEqual({ opened: 1 })
    expect(await open([one])).toEqual({ opened: 0 })
    expect((await labels(ben))[0]).toBe('Opened “One” of round “Pilot”')
    expect(await ask('coding.list', { document: one }, ben)).toEqual([coding])
    expect(await statesOf(one)).toMatchObject([{ codings: 1 }, { codings: 0 }])

    // What was coded blind stays, and what comes now is outside of the round.
    const refused = { reason: 'opened', document: 'One', round: 'Pilot' }
    const [span, half] = [await spanOf(workbench, one, 'one home'), coding.start + 4]
    for (const asked of [
      ask('coding.remove', { codings: [coding.id] }, ann),
      ask('coding.reshape', { coding: coding.id, span }, ann),
      ask('coding.split', { coding: coding.id, at: half }, ann),
      ask('coding.recode', { codings: [coding.id], code }, ann),
      ask('codebook.splitOff', { code, name: 'Off', codings: [coding.id] }, ann),
      ask('coding.setState', { document: one, coder: ann, state: 'in_progress' }, ann),
      ask('coding.setState', { document: one, coder: ann, state: 'not_started' }),
    ]) {
      expect(await refusalOf(asked)).toEqual({ code: 'blind', data: refused })
    }
    await finish(ann)
    const later = await apply(ann)
    expect([later.round, later.id === coding.id]).toEqual([null, false])
    await ask('history.undo', {}, ann)
    expect(await refusalOf(ask('history.undo', {}, ben))).toEqual({
      code: 'blind',
      data: { reason: 'opened' },
    })
    await expectRefused(ask('history.stepTo', { command: null }, ben), 'blind', { reason: 'opened' })
    await expectRefused(ask('round.update', { round: id, fields: { documents: [two] } }), 'blind')
  })

  it('has nothing to open where it is not blind', async ({ workbench }) => {
    const { one, start, ask } = await twoInterviews(workbench)
    const { id } = await start('Pilot')
    await expectRefused(ask('round.open', { round: id, documents: [one] }), 'blind', { reason: 'not_blind' })
  })

  it('goes with a document that is removed, and comes back with it', async ({ workbench }) => {
    const { one, ann, ben, start, apply, labels, ask } = await twoInterviews(workbench)
    await start('Pilot', { blind: true })
    const coding = await apply(ann)
    await ask('document.remove', { document: one }, ben)
    expect(first(await ask('round.list', {})).documents.map(({ title }) => title)).toEqual(['Two'])
    expect((await labels(ben)).slice(0, 2)).toEqual(['Removed “One”', 'Work in a blind round'])
    await ask('history.undo', {}, ben)
    expect(await ask('coding.list', { document: one }, ann)).toEqual([coding])
    expect(await ask('coding.list', { document: one }, ben)).toEqual([])
  })
})

describe('the history of a blind round', () => {
  it('shows a colleague’s step as work, and lets only them take it back', async ({ workbench }) => {
    const { one, ann, ben, start, apply, labels, finish, ask } = await twoInterviews(workbench)
    await start('Pilot', { blind: true })
    await apply(ann)
    await finish(ann)
    const own = await ask('history.list', { limit: 2 }, ann)
    expect(own.entries.map(({ label, hidden, rows }) => [label, hidden, rows])).toEqual([
      ['Finished: “One”', false, 1],
      ['Coded 2 words as Trust', false, 2],
    ])
    for (const as of [ben, null]) {
      const { entries, undo } = await ask('history.list', { limit: 2 }, as)
      expect(entries.map(({ label, hidden, rows }) => [label, hidden, rows])).toEqual([
        ['Finished: “One”', false, 1],
        ['Work in a blind round', true, 0],
      ])
      expect(entries[1]?.kind).toBe('hidden')
      expect(undo).toBe('Finished: “One”')
      const before = await labels(ann)
      const refused = { code: 'blind', data: { reason: 'hidden_step' } }
      expect(await refusalOf(ask('history.undo', {}, as))).toEqual(refused)
      expect(await refusalOf(ask('history.stepTo', { command: null }, as))).toEqual(refused)
      expect(await labels(ann)).toEqual(before)
    }
    await ask('history.undo', {}, ann)
    await ask('history.undo', {}, ann)
    expect(await refusalOf(ask('history.redo', {}, ben))).toMatchObject({ code: 'blind' })
    expect((await ask('history.list', { limit: 1 }, ben)).redo).toBe('Work in a blind round')
    await ask('history.redo', {}, ann)
    expect(await ask('coding.list', { document: one }, ann)).toHaveLength(1)
  })

  it('counts none of it where something was done to all codings, and lets that be undone', async ({
    workbench,
  }) => {
    const { one, code, ann, ben, start, apply, ask } = await twoInterviews(workbench)
    const other = await addCode(workbench, 'Money')
    await start('Pilot', { blind: true })
    const coding = await apply(ann)
    expect(await ask('codebook.merge', { codes: [code], into: other }, ben)).toEqual({ moved: 0, united: 0 })
    const seen = async (as: CoderId) => first((await ask('history.list', { limit: 1 }, as)).entries)
    const [hers, his] = [await seen(ann), await seen(ben)]
    expect(hers).toMatchObject({ label: 'Merged “Trust” into “Money”', hidden: false })
    expect(hers.rows - his.rows).toBe(1)
    expect((await ask('coding.list', { document: one }, ann)).map((row) => row.code)).toEqual([other])
    await ask('history.undo', {}, ben)
    expect(await ask('coding.list', { document: one }, ann)).toEqual([coding])
  })
})
