import { describe, expect } from 'vitest'
import type { CoderId } from '#shared/ids.ts'
import { first, it, type TestHost } from '../../../test/support/host.ts'

/** What the project answers about its content, for whoever looks. */
async function contentOf({ ask }: TestHost, as: CoderId | null) {
  const compared = {}
  return {
    documents: await ask('document.list', {}, as),
    cases: await ask('case.list', {}, as),
    participants: await ask('participant.list', {}, as),
    codebook: await ask('codebook.tree', {}, as),
    versions: await ask('codebook.versions', {}, as),
    codings: await ask('coding.list', { document: null }, as),
    memos: await ask('memo.list', { subject: null }, as),
    board: await ask('board.show', { extracts: 3 }, as),
    rounds: await ask('round.list', {}, as),
    coders: await ask('coder.list', {}, as),
    disagreements: await ask('disagreement.list', { compared }, as),
  }
}

async function sampleWithConsensus(workbench: TestHost) {
  const { ask, host, at } = workbench
  await ask('project.createSample', { file: host.grant(at('Sample.concord')) })
  await ask('consensus.acceptAgreed', { compared: {} })
  const { rows } = await ask('disagreement.list', { compared: {} })
  const settlement = { key: first(rows).key, outcome: { kind: 'left_open' }, reason: 'Both hold.' } as const
  await ask('consensus.settle', { compared: {}, settlements: [settlement] })
  const persons = (await ask('coder.list', {})).filter(({ kind }) => kind === 'person')
  const out = workbench.place('out')
  return { ann: first(persons).id, bashir: first(persons.slice(1)).id, out }
}

describe('a copy of the sample study', () => {
  it('answers as the project does, where all goes along', async ({ workbench }) => {
    const { ask, host } = workbench
    const { ann, out } = await sampleWithConsensus(workbench)
    const before = await contentOf(workbench, ann)
    const { file } = await ask('handover.make', {
      folder: out,
      person: ann,
      documents: null,
      withOthers: true,
    })
    await ask('project.open', { file })
    expect(await contentOf(workbench, ann)).toEqual(before)
    expect((await ask('project.verify', {})).findings).toEqual([])
    expect(host.pathOf(file)).toContain('Ann Whitlock')
  })

  it('holds nothing of the others’ work where it is for blind coding', async ({ workbench }) => {
    const { ask } = workbench
    const { ann, bashir, out } = await sampleWithConsensus(workbench)
    const hers = (await ask('coding.list', { document: null })).filter(({ coder }) => coder === ann)
    const input = { folder: out, person: ann, documents: null, withOthers: false }
    const { file } = await ask('handover.make', input, bashir)
    await ask('project.open', { file })
    const { codings, memos, documents, board, disagreements } = await contentOf(workbench, bashir)
    expect(codings.map(({ id }) => id).toSorted()).toEqual(hers.map(({ id }) => id).toSorted())
    expect(new Set(documents.flatMap(({ states }) => states.map(({ coder }) => coder)))).toEqual(
      new Set([ann]),
    )
    expect(memos.filter(({ author, subject }) => author !== ann && subject.kind !== 'code')).toEqual([])
    expect([board.cards, disagreements.rows]).toEqual([[], []])
    expect((await ask('project.verify', {})).findings).toEqual([])
  })
})
