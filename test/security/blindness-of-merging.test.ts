import { copyFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import type { CallOutput } from '#shared/contract/index.ts'
import type { CoderId } from '#shared/ids.ts'
import { it, openHost, refusalOf } from '../support/host.ts'
import { spanOf } from '../support/study.ts'
import { annsWords, annWorks, codingIn, withoutHers, type Study } from './blindness/study.ts'

/*
 * The lock of a blind round, held against merging. Ann's copy comes back; in one of two versions of it she has worked in
 * the round. Whatever Ben is told before, while and after he merges it, is the same for both.
 */

type Told = Pick<CallOutput<'merge.preview'>, 'incoming' | 'conflicts' | 'notices' | 'changes'>

/** An answer as text: what names its file or moment aside. */
function text(answer: unknown): string {
  const aside = new Set([
    'file',
    'fingerprint',
    'newCommands',
    'lastChangedAt',
    'backup',
    'id',
    'at',
    'revision',
  ])
  return JSON.stringify(answer, (key, value: unknown) => (aside.has(key) ? '…' : value), 1)
}

/** Does `work` in a copy of the study, as a host of its own. */
async function inCopy(study: Study, name: string, work: (there: Study) => Promise<unknown>): Promise<string> {
  const path = study.at(`${name}.concord`)
  copyFileSync(study.at('Before', 'Study.concord'), path)
  const other = openHost()
  try {
    await other.ask('project.open', { file: other.host.grant(path) })
    await work({ ...study, workbench: other, ask: other.ask, code: codingIn(other, study.trust, study.one) })
  } finally {
    await other.end()
  }
  return path
}

/** Everything that `viewer` is told while merging `file` into a fresh copy of the study. */
async function mergedAs(study: Study, viewer: CoderId | null, path: string, settleAll: 'theirs' | null) {
  const { ask, host, at, one, ben } = study
  await ask('project.close', {})
  copyFileSync(path, at('Ann.concord'))
  copyFileSync(at('Before', 'Study.concord'), at('Merged.concord'))
  await ask('project.open', { file: host.grant(at('Merged.concord')) }, viewer)
  // A free code here that would stand where hers stands there.
  const span = await spanOf(study.workbench, one, 'And then?')
  await ask('coding.applyFree', { document: one, coder: ben, span, name: 'going on' }, ben)
  const wishes = { settleAll }
  const preview = await ask('merge.preview', { files: [host.grant(at('Ann.concord'))], wishes }, viewer)
  const files = preview.sources.map(({ file, fingerprint }) => ({ file, fingerprint }))
  const done = await ask('merge.apply', { files, wishes }, viewer)
  const [step] = (await ask('history.list', { limit: 1 }, viewer)).entries
  const after = [
    await ask('merge.list', {}, viewer),
    await ask('merge.conflicts', { settled: false }, viewer),
    await ask('merge.conflicts', { settled: true }, viewer),
    step?.label,
  ]
  expect((await ask('project.verify', {}, viewer)).findings).toEqual([])
  // That something of hers is kept apart may be known.
  const work = preview.work.filter((person) => !person.keptApart)
  const told: readonly Told[] = [preview, done]
  return { told, rows: step?.rows ?? 0, all: text([{ ...preview, work }, done, after]) }
}

/** What Ann does openly in both versions, so that there is something to merge, and how far she is is the same. */
async function openly({ ask, ann, one, two, money }: Study): Promise<void> {
  for (const document of [one, two])
    await ask('coding.setState', { document, coder: ann, state: 'in_progress' }, ann)
  await ask('codebook.update', { code: money, fields: { definition: 'What it costs' } }, ann)
}

/** What she does openly in her own version along the way. */
async function mendedAndFinished({ ask, ann, one, workbench }: Study): Promise<void> {
  const words = 'marmalade clocks, '
  const lost = await spanOf(workbench, one, words)
  await ask('mending.mendText', { document: one, ...lost, words: '' }, ann)
  await ask('mending.mendText', { document: one, start: lost.start, end: lost.start, words }, ann)
  await ask('coding.setState', { document: one, coder: ann, state: 'finished' }, ann)
}

describe('merging the copy of a colleague in a blind round', () => {
  it('tells nothing of what they did in it', async ({ workbench }) => {
    const study = await withoutHers(workbench)
    const { ann, ben, ask, at, host } = study
    const without = await inCopy(study, 'Without', async (there) => {
      await openly(there)
      await mendedAndFinished(there)
    })
    const ids: string[] = []
    const withHers = await inCopy(study, 'With', async (there) => {
      await openly(there)
      ids.push(...(await annWorks(there)).ids)
    })
    for (const viewer of [ben, null]) {
      for (const settleAll of [null, 'theirs'] as const) {
        const before = await mergedAs(study, viewer, without, settleAll)
        const after = await mergedAs(study, viewer, withHers, settleAll)
        expect(before.told[0]?.incoming).toContainEqual({ kind: 'codes', added: 0, changed: 1, removed: 0 })
        expect(after.told).toMatchObject(
          before.told.map(({ incoming, conflicts, changes }) => ({ incoming, conflicts, changes })),
        )
        expect(after.all).toBe(before.all)
        expect(after.rows).toBe(0)
        expect(before.rows).toBeGreaterThan(0)
        for (const secret of [...ids, ...annsWords]) expect(after.all).not.toContain(secret)
      }
    }
    // Merged, it is there for her, and for nobody else.
    const seenBy = async (as: CoderId | null) => {
      const all = JSON.stringify([
        await ask('coding.list', { document: null }, as),
        await ask('memo.list', { subject: null }, as),
      ])
      return ids.filter((id) => all.includes(id))
    }
    await ask('project.open', { file: host.grant(at('Merged.concord')) })
    expect(await seenBy(ben)).toEqual([])
    expect(await seenBy(null)).toEqual([])
    expect(await seenBy(ann)).toEqual(ids)
  }, 120_000)

  it('leaves conflicts about their work to them', async ({ workbench }) => {
    const study = await withoutHers(workbench)
    const { ann, ben, ask, open, code, host } = study
    await open('Before', ann)
    const hers = await code(ann, 'We had two contracts')
    await ask('project.close', {})
    const span = { start: hers.start, end: hers.end - 4 }
    const path = await inCopy(study, 'Hers', async (there) => {
      await there.ask('coding.reshape', { coding: hers.id, span }, ann)
    })
    await open('Before', ann)
    await ask('coding.reshape', { coding: hers.id, span: { ...span, end: span.end - 6 } }, ann)
    const wishes = { settleAll: 'theirs' as const }
    const { sources, ...preview } = await ask('merge.preview', { files: [host.grant(path)], wishes }, ben)
    const files = sources.map(({ file, fingerprint }) => ({ file, fingerprint }))
    const done = await ask('merge.apply', { files, wishes }, ben)
    expect([preview.conflicts, done.conflicts, preview.changes]).toEqual([[], [], 0])
    const waiting = (as: CoderId | null) => ask('merge.conflicts', { settled: false }, as)
    expect([await waiting(ben), await waiting(null)]).toEqual([[], []])
    expect(await ask('merge.list', {}, ben)).toMatchObject([{ openConflicts: 0 }])
    expect(await ask('merge.list', {}, ann)).toMatchObject([{ openConflicts: 1 }])
    const [conflict] = await waiting(ann)
    expect(conflict).toMatchObject({ kind: 'changed_differently', field: 'Place' })
    if (!conflict?.id) throw new Error('The conflict is not stored')
    const settled = { conflict: conflict.id, outcome: 'theirs' as const }
    expect(await refusalOf(ask('merge.settle', settled, ben))).toMatchObject({ code: 'not_found' })
    await ask('merge.settle', settled, ann)
    expect((await ask('coding.some', { codings: [hers.id] }, ann))[0]).toMatchObject(span)
  })
})
