import { describe, expect } from 'vitest'
import {
  aComparedStudy,
  aFinishedStudy,
  consensusWords,
  listDisagreements,
  settle,
  startRound,
} from '../../../test/support/compared-study.ts'
import { expectRefused, first, it, type TestHost } from '../../../test/support/host.ts'
import { spanOf } from '../../../test/support/study.ts'

/** Ann and Ben differ in the edges of Trust and in what made no sense, and agree on one place. */
async function aStudy(workbench: TestHost) {
  const study = await aFinishedStudy(workbench, ({ ann, ben, trust, money, time }) => [
    [ann, trust, 'two contracts with one'],
    [ben, trust, 'contracts with one home'],
    [ann, money, 'It made no sense'],
    [ben, time, 'made no sense'],
  ])
  const keys = (await listDisagreements(workbench)).rows.map(({ key }) => key)
  const [edges = '', codes = ''] = keys
  return { ...study, edges, codes, keys }
}

const undoLabel = async ({ ask }: TestHost) => (await ask('history.list', { limit: 1 })).undo

describe('settling a disagreement', () => {
  it('takes one coder’s codings into the consensus, and says who decided', async ({ workbench }) => {
    const { ann, cerys, edges, document, trust } = await aStudy(workbench)
    const took = { kind: 'took' as const, coders: [ann] }
    expect(await settle(workbench, [edges], took, { as: cerys, reason: ' As in the rule. ' })).toEqual({
      settled: 1,
      codings: 1,
    })
    expect(await consensusWords(workbench)).toEqual(['Trust: two contracts with one'])
    const { rows, decided, undecided } = await listDisagreements(workbench)
    expect([decided, undecided]).toEqual([1, 1])
    expect(first(rows).decision).toMatchObject({
      outcome: 'took',
      took: [ann],
      reason: 'As in the rule.',
      by: 'Cerys',
    })
    expect(await undoLabel(workbench)).toBe("Settled a disagreement on Barriers / Trust: took Ann's")
    const { extracts } = await workbench.ask('coding.extracts', {
      code: trust,
      withChildren: false,
      case: null,
      coder: null,
      offset: 0,
      limit: 100,
    })
    expect(extracts.map(({ coder }) => coder)).toContain('Consensus')
    expect((await workbench.ask('project.verify', {})).findings).toEqual([])
    expect(document).toBe(first(rows).document)
  })

  it('unites the codings of several who are taken', async ({ workbench }) => {
    const { ann, ben, edges, codes } = await aStudy(workbench)
    expect(await settle(workbench, [edges, codes], { kind: 'took', coders: [ben, ann, ann] })).toEqual({
      settled: 2,
      codings: 3,
    })
    expect(await consensusWords(workbench)).toEqual([
      'Trust: two contracts with one home',
      'Money: It made no sense',
      'Time: made no sense',
    ])
    expect(await undoLabel(workbench)).toBe('Settled 2 disagreements')
  })

  it('can leave a place uncoded, or open with a reason', async ({ workbench }) => {
    const { edges, codes } = await aStudy(workbench)
    expect(await settle(workbench, [edges], { kind: 'took', coders: [] })).toEqual({ settled: 1, codings: 0 })
    expect(await undoLabel(workbench)).toBe('Settled a disagreement on Barriers / Trust: left it uncoded')
    await expectRefused(settle(workbench, [codes], { kind: 'left_open' }, { reason: ' ' }), 'validation', {
      reason: 'reason_needed',
    })
    await settle(workbench, [codes], { kind: 'left_open' }, { reason: 'Ask' })
    expect(await undoLabel(workbench)).toBe('Left a disagreement on Barriers / Money and Time open')
    expect(await consensusWords(workbench)).toEqual([])
    expect(await listDisagreements(workbench)).toMatchObject({ decided: 1, leftOpen: 1, undecided: 0 })
  })

  it('can code it otherwise than anybody did', async ({ workbench }) => {
    const { edges, document, trust, time } = await aStudy(workbench)
    const span = await spanOf(workbench, document, 'contracts')
    const codings = [
      { code: trust, span },
      { code: time, span },
    ]
    expect(await settle(workbench, [edges], { kind: 'other', codings })).toEqual({ settled: 1, codings: 2 })
    expect(await consensusWords(workbench)).toEqual(['Trust: contracts', 'Time: contracts'])
    expect(await undoLabel(workbench)).toBe('Settled a disagreement on Barriers / Trust: coded it otherwise')
  })

  it('checks what is coded otherwise as any coding is', async ({ workbench }) => {
    const { edges, document, trust } = await aStudy(workbench)
    const span = await spanOf(workbench, document, 'contracts')
    const heading = (await workbench.ask('codebook.tree', {})).codes.find(({ codable }) => !codable)
    if (!heading) throw new Error('There is no heading')
    const other = (code: typeof trust, at: typeof span) =>
      settle(workbench, [edges], { kind: 'other', codings: [{ code, span: at }] })
    await expectRefused(other(heading.id, span), 'validation', { reason: 'heading_not_codable' })
    await expectRefused(other(trust, { start: 0, end: 99_999 }), 'validation', { reason: 'outside_text' })
    await workbench.ask('codebook.retire', { code: trust, successor: null })
    await expectRefused(other(trust, span), 'validation', { reason: 'code_retired' })
    expect(await listDisagreements(workbench)).toMatchObject({ decided: 0 })
  })

  it('takes all of a call or nothing of it', async ({ workbench }) => {
    const { ann, edges } = await aStudy(workbench)
    const took = { kind: 'took' as const, coders: [ann] }
    await expectRefused(settle(workbench, [edges, 'nothing'], took), 'validation', {
      reason: 'unknown_disagreement',
    })
    expect(await consensusWords(workbench)).toEqual([])
    expect(await listDisagreements(workbench)).toMatchObject({ decided: 0 })
  })

  it('refuses whoever is not compared there, and the consensus as who decides', async ({ workbench }) => {
    const { cerys, ann, edges } = await aStudy(workbench)
    await expectRefused(settle(workbench, [edges], { kind: 'took', coders: [cerys] }), 'validation', {
      reason: 'not_compared',
      name: 'Cerys',
    })
    const consensus = (await workbench.ask('coder.list', {})).at(-1)
    if (!consensus) throw new Error('There is no consensus')
    await expectRefused(
      settle(workbench, [edges], { kind: 'took', coders: [ann] }, { as: consensus.id }),
      'validation',
    )
  })

  it('settled again, replaces the decision and what it made', async ({ workbench }) => {
    const { ann, ben, edges } = await aStudy(workbench)
    await settle(workbench, [edges], { kind: 'took', coders: [ann] })
    const before = first((await listDisagreements(workbench)).rows).decision
    await settle(workbench, [edges], { kind: 'took', coders: [ben] })
    expect(await consensusWords(workbench)).toEqual(['Trust: contracts with one home'])
    const after = first((await listDisagreements(workbench)).rows).decision
    expect(after).toMatchObject({ id: before?.id, took: [ben] })
    await settle(workbench, [edges], { kind: 'left_open' }, { reason: 'Later' })
    expect(await consensusWords(workbench)).toEqual([])
    await workbench.ask('history.undo', {})
    await workbench.ask('history.undo', {})
    expect(await consensusWords(workbench)).toEqual(['Trust: two contracts with one'])
    expect(first((await listDisagreements(workbench)).rows).decision).toEqual(before)
  })

  it('keeps a consensus coding, and the memos on it, where the new decision has it too', async ({
    workbench,
  }) => {
    const { ann, codes, document } = await aStudy(workbench)
    await settle(workbench, [codes], { kind: 'took', coders: [ann] })
    const consensus = async () => {
      const id = (await workbench.ask('coder.list', {})).at(-1)?.id
      return (await workbench.ask('coding.list', { document })).filter(({ coder }) => coder === id)
    }
    const before = await consensus()
    await workbench.ask('memo.write', {
      memo: null,
      subject: { kind: 'coding', id: first(before).id },
      title: '',
      body: 'We talked long.',
      author: ann,
    })
    await settle(workbench, [codes], { kind: 'took', coders: [ann] }, { reason: 'Once more' })
    expect(await consensus()).toEqual(before.map((coding) => ({ ...coding, memos: 1 })))
  })

  it('belongs to the round in which they coded', async ({ workbench }) => {
    const { document, ann, ben, trust, code, finish } = await aComparedStudy(workbench)
    const round = await startRound(workbench, [document], [ann, ben])
    await code(ann, trust, 'two contracts')
    await code(ann, trust, 'it took a year')
    await code(ben, trust, 'it took a year')
    await finish([ann, ben])
    const { key } = first((await listDisagreements(workbench, { compared: { round } })).rows)
    await settle(workbench, [key], { kind: 'took', coders: [ann] }, { compared: { round } })
    await workbench.ask('consensus.acceptAgreed', { compared: {} })
    expect(await workbench.ask('consensus.acceptAgreed', { compared: { round } })).toEqual({
      created: 0,
      already: 1,
    })
    const consensus = (await workbench.ask('coder.list', {})).at(-1)
    const codings = (await workbench.ask('coding.list', { document })).filter(
      ({ coder }) => coder === consensus?.id,
    )
    expect(codings).toMatchObject([
      { round, version: 2 },
      { round, version: 2 },
    ])
    for (const compared of [{ round }, {}])
      expect(await listDisagreements(workbench, { compared })).toMatchObject({ decided: 1, accepted: 1 })
  })
})

describe('taking decisions back', () => {
  it('takes the codings that they made, and no others', async ({ workbench }) => {
    const { ann, keys } = await aStudy(workbench)
    await workbench.ask('consensus.acceptAgreed', { compared: {} })
    await settle(workbench, keys, { kind: 'took', coders: [ann] })
    const { rows } = await listDisagreements(workbench)
    const decisions = rows.flatMap(({ decision }) => decision?.id ?? [])
    expect(await workbench.ask('consensus.reopen', { decisions })).toEqual({ reopened: 2 })
    expect(await consensusWords(workbench)).toEqual(['Trust: we sat down together'])
    expect(await listDisagreements(workbench)).toMatchObject({ undecided: 2, decided: 0, accepted: 1 })
    expect(await undoLabel(workbench)).toBe('Reopened 2 disagreements')
    await expectRefused(workbench.ask('consensus.reopen', { decisions }), 'not_found', { what: 'decision' })
    await workbench.ask('history.undo', {})
    expect(await listDisagreements(workbench)).toMatchObject({ decided: 2 })
    expect(await consensusWords(workbench)).toHaveLength(3)
  })
})

describe('accepting what all agree on', () => {
  it('puts it into the consensus in one step, once', async ({ workbench }) => {
    await aStudy(workbench)
    expect(await listDisagreements(workbench)).toMatchObject({ agreed: 1, accepted: 0 })
    const accept = () => workbench.ask('consensus.acceptAgreed', { compared: {} })
    expect(await accept()).toEqual({ created: 1, already: 0 })
    expect(await consensusWords(workbench)).toEqual(['Trust: we sat down together'])
    expect(await undoLabel(workbench)).toBe('Accepted 1 agreed coding into the consensus')
    const history = await workbench.ask('history.list', { limit: 1000 })
    expect(await accept()).toEqual({ created: 0, already: 1 })
    expect(await workbench.ask('history.list', { limit: 1000 })).toEqual(history)
    expect(await listDisagreements(workbench)).toMatchObject({ agreed: 1, accepted: 1 })
    await workbench.ask('history.undo', {})
    expect(await consensusWords(workbench)).toEqual([])
  })

  it('leaves the consensus out of what is compared', async ({ workbench }) => {
    await aStudy(workbench)
    const before = await listDisagreements(workbench)
    await workbench.ask('consensus.acceptAgreed', { compared: {} })
    expect(await listDisagreements(workbench)).toEqual({ ...before, accepted: 1 })
  })
})

describe('decisions and what happens around them', () => {
  it('are kept, but not counted, while the codings they are about have changed', async ({ workbench }) => {
    const { ann, edges, trust, document } = await aStudy(workbench)
    await settle(workbench, [edges], { kind: 'took', coders: [ann] })
    const mine = (await workbench.ask('coding.list', { document })).find(
      (row) => row.coder === ann && row.code === trust,
    )
    if (!mine) throw new Error('It is not there')
    await workbench.ask('coding.remove', { codings: [mine.id] }, ann)
    expect(await listDisagreements(workbench)).toMatchObject({ decided: 0, undecided: 2 })
    await expectRefused(settle(workbench, [edges], { kind: 'took', coders: [ann] }), 'validation', {
      reason: 'unknown_disagreement',
    })
    await workbench.ask('history.undo', {})
    expect(await listDisagreements(workbench)).toMatchObject({ decided: 1, undecided: 1 })
  })

  it('stay with a disagreement whose codings were moved', async ({ workbench }) => {
    const { ann, edges, trust, document } = await aStudy(workbench)
    await settle(workbench, [edges], { kind: 'took', coders: [ann] })
    const mine = (await workbench.ask('coding.list', { document })).find(
      (row) => row.coder === ann && row.code === trust,
    )
    if (!mine) throw new Error('It is not there')
    const span = await spanOf(workbench, document, 'two contracts')
    await workbench.ask('coding.reshape', { coding: mine.id, span }, ann)
    expect(await listDisagreements(workbench)).toMatchObject({ decided: 1 })
  })

  it('go with their document, and come back with it', async ({ workbench }) => {
    const { ann, keys, document } = await aStudy(workbench)
    await workbench.ask('consensus.acceptAgreed', { compared: {} })
    await settle(workbench, keys, { kind: 'took', coders: [ann] })
    const before = await listDisagreements(workbench)
    await workbench.ask('document.remove', { document })
    expect(await listDisagreements(workbench)).toMatchObject({ total: 0, decided: 0 })
    expect((await workbench.ask('project.verify', {})).findings).toEqual([])
    await workbench.ask('history.undo', {})
    expect(await listDisagreements(workbench)).toEqual(before)
  })

  it('outlive the closing of the project', async ({ workbench }) => {
    const { ann, keys } = await aStudy(workbench)
    await settle(workbench, keys, { kind: 'took', coders: [ann] })
    const before = await listDisagreements(workbench)
    await workbench.ask('project.close', {})
    await workbench.ask('project.open', { file: workbench.host.grant(workbench.at('Study.concord')) })
    expect(await listDisagreements(workbench)).toEqual(before)
  })
})
