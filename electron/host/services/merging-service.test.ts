import { describe, expect } from 'vitest'
import type { CallOutput } from '#shared/contract/index.ts'
import {
  codeThere,
  elsewhere,
  mergeIn,
  previewOf,
  studyInTwo,
  wordsOf,
} from '../../../test/support/copies.ts'
import { first, it } from '../../../test/support/host.ts'

const conflictsOf = (rows: CallOutput<'merge.conflicts'>) =>
  rows.map(({ kind, subject, field }) => `${kind}: ${subject}, ${field}`)

describe('merging a colleague’s copy', () => {
  it('brings in what only they did, once', async ({ workbench }) => {
    const made = await studyInTwo(workbench)
    const theirs = await elsewhere(workbench, 'Ben', async (ask) => {
      const ben = await ask('coder.create', { name: 'Ben' })
      await codeThere(ask, made, made.trust, 'two contracts', ben.id)
      await ask('codebook.update', { code: made.money, fields: { definition: 'What it costs' } })
    })
    await codeThere(workbench.ask, made, made.money, 'It made no sense.')
    const seen = await previewOf(workbench, [theirs])
    expect(seen.incoming).toContainEqual({ kind: 'codings', added: 1, changed: 0, removed: 0 })
    expect(seen.work).toMatchObject([{ name: 'Ben', codingsAdded: 1 }])
    expect(seen.conflicts).toEqual([])
    expect((await wordsOf(workbench, made.document)).codings).toHaveLength(1)

    const done = await mergeIn(workbench, [theirs])
    expect(done.changes).toBe(seen.changes)
    expect(done.backup).toMatch(/^Study\.backup-.*\.concord$/u)
    expect((await wordsOf(workbench, made.document)).codings.map((one) => one.words).toSorted()).toEqual([
      'It made no sense.',
      'two contracts',
    ])
    const codes = (await workbench.ask('codebook.tree', {})).codes
    expect(codes.find(({ id }) => id === made.money)?.definition).toBe('What it costs')

    expect(await mergeIn(workbench, [theirs])).toMatchObject({ changes: 0, backup: null })
    expect((await workbench.ask('project.verify', {})).findings).toEqual([])
  })

  it('is one step that can be undone', async ({ workbench }) => {
    const made = await studyInTwo(workbench)
    const theirs = await elsewhere(workbench, 'Ben', async (ask) => {
      await codeThere(ask, made, made.trust, 'two contracts')
      await codeThere(ask, made, made.trust, 'one home')
    })
    await mergeIn(workbench, [theirs])
    await workbench.ask('history.undo', {})
    expect((await wordsOf(workbench, made.document)).codings).toEqual([])
    expect((await previewOf(workbench, [theirs])).incoming).toContainEqual({
      kind: 'codings',
      added: 2,
      changed: 0,
      removed: 0,
    })
    await workbench.ask('history.redo', {})
    expect((await wordsOf(workbench, made.document)).codings).toHaveLength(2)
  })

  it('takes only what is new of a newer copy', async ({ workbench }) => {
    const made = await studyInTwo(workbench)
    const theirs = await elsewhere(workbench, 'Ben', async (ask) => {
      await codeThere(ask, made, made.trust, 'two contracts')
    })
    await mergeIn(workbench, [theirs])
    const [coding] = (await wordsOf(workbench, made.document)).codings
    await workbench.ask('coding.remove', { codings: [coding?.id ?? first<never>([])] })
    const newer = await elsewhere(
      workbench,
      'Ben',
      async (ask) => {
        await codeThere(ask, made, made.trust, 'one home')
      },
      'Ben',
    )
    const done = await mergeIn(workbench, [newer])
    expect(done.incoming).toEqual([{ kind: 'codings', added: 1, changed: 0, removed: 0 }])
    expect((await wordsOf(workbench, made.document)).codings.map((one) => one.words)).toEqual(['one home'])
  })

  it('leaves what both changed differently as it is here, and lists it', async ({ workbench }) => {
    const made = await studyInTwo(workbench)
    const theirs = await elsewhere(workbench, 'Ben', async (ask) => {
      await ask('codebook.update', { code: made.trust, fields: { definition: 'Theirs', brief: 'Same' } })
    })
    await workbench.ask('codebook.update', {
      code: made.trust,
      fields: { definition: 'Mine', brief: 'Same' },
    })
    await mergeIn(workbench, [theirs])
    const [conflict, ...others] = await workbench.ask('merge.conflicts', { settled: false })
    expect(others).toEqual([])
    expect(conflict).toMatchObject({
      kind: 'changed_differently',
      subject: 'Code “Trust”',
      field: 'Definition',
      base: 'Believing the partner',
      mine: 'Mine',
      theirs: 'Theirs',
    })
    const definition = async () =>
      (await workbench.ask('codebook.tree', {})).codes.find(({ id }) => id === made.trust)?.definition
    expect(await definition()).toBe('Mine')
    const id = conflict?.id ?? first<never>([])
    await workbench.ask('merge.settle', { conflict: id, outcome: 'theirs' })
    expect(await definition()).toBe('Theirs')
    await workbench.ask('history.undo', {})
    await workbench.ask('merge.settle', { conflict: id, outcome: { write: 'Ours' } })
    expect(await definition()).toBe('Ours')
    expect(await workbench.ask('merge.conflicts', { settled: false })).toEqual([])
  })

  it('takes a removal of what was left alone, and keeps what was written about', async ({ workbench }) => {
    const made = await studyInTwo(workbench)
    const kept = await codeThere(workbench.ask, made, made.trust, 'two contracts')
    const gone = await codeThere(workbench.ask, made, made.trust, 'one home')
    const theirs = await elsewhere(workbench, 'Ben', async (ask) => {
      await ask('coding.remove', { codings: [kept.id, gone.id] })
    })
    await workbench.ask('memo.write', {
      memo: null,
      subject: { kind: 'coding', id: kept.id },
      title: 'Look',
      body: 'Why two?',
      author: made.ann,
    })
    await mergeIn(workbench, [theirs])
    expect((await wordsOf(workbench, made.document)).codings.map((one) => one.words)).toEqual([
      'two contracts',
    ])
    expect(conflictsOf(await workbench.ask('merge.conflicts', { settled: false }))).toEqual([
      'removed_there: Coding of “Interview” as “Trust” by Ann, As a whole',
    ])
  })

  it('moves codings with words that were mended on one side', async ({ workbench }) => {
    const made = await studyInTwo(workbench)
    const { turns, text } = await wordsOf(workbench, made.document)
    const turn = turns[1] ?? first<never>([])
    const mended = text
      .slice(turn.bodyStart, turn.bodyEnd)
      .replace('two contracts', 'some two or three contracts')
    const theirs = await elsewhere(workbench, 'Ben', async (ask) => {
      await ask('mending.mendTurn', { turn: turn.id, words: mended })
      await codeThere(ask, made, made.trust, 'three contracts')
    })
    await codeThere(workbench.ask, made, made.money, 'It made no sense.')
    await codeThere(workbench.ask, made, made.money, 'it took a year')
    await mergeIn(workbench, [theirs])
    const after = await wordsOf(workbench, made.document)
    expect(after.text).toContain('some two or three contracts')
    expect(after.codings.map((one) => one.words).toSorted()).toEqual([
      'It made no sense.',
      'it took a year',
      'three contracts',
    ])
    expect((await workbench.ask('project.verify', {})).findings).toEqual([])
  })

  it('keeps every coding where both mended a transcript', async ({ workbench }) => {
    const made = await studyInTwo(workbench)
    const { turns, text } = await wordsOf(workbench, made.document)
    const turn = turns[1] ?? first<never>([])
    const said = text.slice(turn.bodyStart, turn.bodyEnd)
    const theirs = await elsewhere(workbench, 'Ben', async (ask) => {
      await ask('mending.mendTurn', {
        turn: turn.id,
        words: said.replace('two contracts', 'two long contracts'),
      })
      await codeThere(ask, made, made.trust, 'It made no sense.')
      await codeThere(ask, made, made.trust, 'two long contracts')
    })
    await workbench.ask('mending.mendTurn', {
      turn: turn.id,
      words: said.replace('one home', 'one small home'),
    })
    await codeThere(workbench.ask, made, made.money, 'one small home')
    await mergeIn(workbench, [theirs])
    const after = await wordsOf(workbench, made.document)
    expect(after.text).toContain('two contracts with one small home')
    expect(after.codings.map((one) => one.words).toSorted()).toEqual([
      'It made no sense.',
      'one small home',
      'two contracts',
    ])
    const [conflict] = await workbench.ask('merge.conflicts', { settled: false })
    expect(conflict).toMatchObject({
      kind: 'mended_differently',
      subject: 'Document “Interview”',
      base: 'Dana: We had two contracts with one home. It made no sense.',
      mine: 'Dana: We had two contracts with one small home. It made no sense.',
      theirs: 'Dana: We had two long contracts with one home. It made no sense.',
    })
    await workbench.ask('merge.settle', { conflict: conflict?.id ?? first<never>([]), outcome: 'theirs' })
    const taken = await wordsOf(workbench, made.document)
    expect(taken.text).toContain('two long contracts with one home')
    expect(taken.codings.map((one) => one.words).toSorted()).toEqual([
      'It made no sense.',
      'one home',
      'two long contracts',
    ])
    expect((await workbench.ask('project.verify', {})).findings).toEqual([])
  })

  it('tells when a copy that was handed over came back, and not again before there is more in it', async ({
    workbench,
  }) => {
    const made = await studyInTwo(workbench)
    const folder = workbench.place('out')
    const given = await workbench.ask('handover.make', {
      folder,
      person: made.ann,
      documents: null,
      withOthers: true,
    })
    const returned = async () => first(await workbench.ask('handover.list', {})).returnedAt
    const copy = workbench.at('out', given.fileName)
    expect(await previewOf(workbench, [copy])).toMatchObject({ changes: 0, sources: [{ person: 'Ann' }] })
    expect(await mergeIn(workbench, [copy])).toMatchObject({ changes: 0 })
    expect(await returned()).toBeNull()
    const worked = await elsewhere(
      workbench,
      'out/' + given.fileName.replace('.concord', ''),
      async (ask) => {
        await codeThere(ask, made, made.trust, 'one home')
      },
      'out/' + given.fileName.replace('.concord', ''),
    )
    await mergeIn(workbench, [worked])
    const at = await returned()
    expect(at).not.toBeNull()
    expect(await previewOf(workbench, [worked])).toMatchObject({ changes: 0 })
    expect(await returned()).toBe(at)
  })
})
