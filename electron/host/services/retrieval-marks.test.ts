import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { extractMarks, type ExtractMark } from '#shared/contract/retrieval.ts'
import type { CodingId } from '#shared/ids.ts'
import { codeThere, elsewhere, mergeIn, studyInTwo } from '../../../test/support/copies.ts'
import { expectRefused, first, it, type TestHost } from '../../../test/support/host.ts'
import { addCoder, redoAll, spanOf, undoAll } from '../../../test/support/study.ts'

const said = ['We had two contracts', 'two contracts', 'one home', 'it took a year'] as const

/** A study with four codings of Ann's. */
async function aStudy(workbench: TestHost) {
  const study = await studyInTwo(workbench)
  const { ask } = workbench
  const codings: CodingId[] = []
  for (const words of said) codings.push((await codeThere(ask, study, study.trust, words)).id)
  const mark = (ids: readonly CodingId[], as: ExtractMark, on = true) =>
    ask('extract.mark', { codings: [...ids], mark: as, on })
  const marks = async () => {
    const { extracts } = await ask('retrieval.run', { query: {} })
    return Object.fromEntries(extracts.map((one) => [one.coding, one.marks]))
  }
  const words = async (more: object) => {
    const { total, hidden, extracts } = await ask('retrieval.run', { query: {}, ...more })
    expect(total).toBe(extracts.length)
    return { hidden, words: extracts.map((one) => one.words.map(({ text }) => text).join(' ')) }
  }
  const label = async () => first((await ask('history.list', { limit: 1 })).entries).label
  return { ...study, ask, codings, mark, marks, words, label }
}

describe('marks', () => {
  it('are put on several extracts in one step, told of it, and taken off again', async ({ workbench }) => {
    const { codings, mark, marks, label } = await aStudy(workbench)
    const [one, two, three, four] = codings
    if (!one || !two || !three || !four) throw new Error('there are four')
    expect(await mark([one, two, two], 'starred')).toEqual({ changed: 2 })
    expect(await label()).toBe('Starred 2 extracts')
    expect(await mark([one, three], 'starred')).toEqual({ changed: 1 })
    expect(await label()).toBe('Starred 1 extract')
    await mark([one], 'hidden')
    expect(await marks()).toEqual({
      [one]: ['starred', 'hidden'],
      [two]: ['starred'],
      [three]: ['starred'],
      [four]: [],
    })
    expect(await mark([one, four], 'starred', false)).toEqual({ changed: 1 })
    expect(await label()).toBe('Took the star off 1 extract')
    await workbench.ask('history.undo', {})
    expect((await marks())[one]).toEqual(['starred', 'hidden'])
  })

  it('leave no step where nothing was changed, and are refused whole where one is not there', async ({
    workbench,
  }) => {
    const { codings, mark, marks, label } = await aStudy(workbench)
    await mark(codings.slice(0, 1), 'pinned')
    const before = await label()
    expect(await mark(codings.slice(0, 1), 'pinned')).toEqual({ changed: 0 })
    expect(await label()).toBe(before)
    await workbench.ask('coding.remove', { codings: codings.slice(3) })
    await expectRefused(mark(codings.slice(2), 'pinned'), 'not_found', { what: 'coding' })
    expect((await marks())[codings[2] ?? '']).toEqual([])
  })

  it('leave hidden extracts out, show them or only them, and say how many', async ({ workbench }) => {
    const { codings, mark, words } = await aStudy(workbench)
    await mark(codings.slice(1, 3), 'hidden')
    expect(await words({})).toEqual({ hidden: 2, words: said })
    expect(await words({ hidden: 'left_out' })).toEqual({ hidden: 2, words: [said[0], said[3]] })
    expect(await words({ hidden: 'only' })).toEqual({ hidden: 2, words: [said[1], said[2]] })
    const all = await workbench.ask('retrieval.codings', { query: {}, hidden: 'left_out' })
    expect(all).toEqual({ codings: [codings[0], codings[3]] })
  })

  it('put pinned extracts first, within their group where there is one', async ({ workbench }) => {
    const study = await aStudy(workbench)
    const { codings, mark, words, ask, money } = study
    await codeThere(ask, study, money, 'two contracts')
    await codeThere(ask, study, money, 'one home')
    await mark([...codings.slice(3), ...codings.slice(1, 2)], 'pinned')
    expect((await words({ pinnedFirst: true })).words.slice(0, 3)).toEqual([said[1], said[3], said[0]])
    expect((await words({ pinnedFirst: true, group: 'code' })).words).toEqual([
      said[1],
      said[3],
      said[0],
      said[2],
      'two contracts',
      'one home',
    ])
    expect((await words({})).words[0]).toBe(said[0])
  })

  it('narrow a query, and what a matrix counts', async ({ workbench }) => {
    const { codings, mark, words, ask } = await aStudy(workbench)
    await mark(codings.slice(0, 2), 'starred')
    await mark(codings.slice(1, 2), 'pinned')
    expect((await words({ query: { marked: 'starred' } })).words).toEqual([said[0], said[1]])
    expect((await words({ query: { marked: 'pinned' } })).words).toEqual([said[1]])
    const table = await ask('matrix.compute', {
      rows: { kind: 'codes', codes: null },
      columns: { kind: 'coders', coders: null },
      query: { marked: 'starred' },
    })
    expect(table.total.value).toBe(2)
  })

  it('come back with a coding that was taken away', async ({ workbench }) => {
    const { codings, mark, marks, ask } = await aStudy(workbench)
    await mark(codings.slice(0, 1), 'starred')
    await ask('coding.remove', { codings: codings.slice(0, 1) })
    expect(Object.values(await marks())).toEqual([[], [], []])
    await ask('history.undo', {})
    expect((await marks())[codings[0] ?? '']).toEqual(['starred'])
  })

  it('are those of both where two codings become one', async ({ workbench }) => {
    const study = await aStudy(workbench)
    const { codings, mark, marks, ask, money } = study
    const other = await codeThere(ask, study, money, 'one home')
    await mark([other.id], 'starred')
    await mark([other.id], 'hidden')
    await mark(codings.slice(2, 3), 'hidden')
    await mark(codings.slice(2, 3), 'pinned')
    expect(await ask('coding.recode', { codings: [other.id], code: study.trust })).toEqual({
      moved: 0,
      united: 1,
    })
    expect((await marks())[codings[2] ?? '']).toEqual(['starred', 'pinned', 'hidden'])
    await ask('history.undo', {})
    expect((await marks())[other.id]).toEqual(['starred', 'hidden'])
    await mark(codings.slice(1, 2), 'starred')
    await ask('coding.join', { codings: codings.slice(0, 2) })
    expect((await marks())[codings[0] ?? '']).toEqual(['starred'])
  })

  it('of two copies are united, also where their codings become one', async ({ workbench }) => {
    const study = await aStudy(workbench)
    const { codings, mark, marks, ask, ann } = study
    const span = await spanOf(workbench, study.document, 'no sense')
    const code = (ask_: TestHost['ask']) =>
      ask_('coding.apply', { document: study.document, code: study.trust, coder: ann, span })
    const theirs = await elsewhere(workbench, 'Ben', async (there) => {
      await there('extract.mark', { codings: codings.slice(0, 2), mark: 'starred', on: true })
      const { coding } = await code(there)
      await there('extract.mark', { codings: [coding.id], mark: 'pinned', on: true })
    })
    await mark(codings.slice(1, 3), 'starred')
    const { coding } = await code(ask)
    await mark([coding.id], 'hidden')
    await mergeIn(workbench, [theirs])
    expect(await ask('merge.conflicts', { settled: false })).toEqual([])
    const all = await marks()
    expect(codings.map((id) => all[id])).toEqual([['starred'], ['starred'], ['starred'], []])
    expect(Object.keys(all)).toHaveLength(5)
    const both = Object.entries(all).find(([id]) => !codings.some((own) => own === id))
    expect(both?.[1]).toEqual(['pinned', 'hidden'])
  })

  it('are told only of what the viewer may see', async ({ workbench }) => {
    const study = await aStudy(workbench)
    const ben = await addCoder(workbench, 'Ben')
    const { ask, document, ann } = study
    await ask('round.create', { name: 'Pilot', documents: [document], coders: [ann, ben], blind: true })
    const span = await spanOf(workbench, document, 'no sense')
    const { coding } = await ask('coding.apply', { document, code: study.money, coder: ann, span }, ann)
    await ask('extract.mark', { codings: [coding.id], mark: 'hidden', on: true }, ann)
    await ask('extract.mark', { codings: study.codings.slice(0, 1), mark: 'starred', on: true }, ann)
    const seen = async (as: typeof ann) => {
      const { total, hidden, extracts } = await ask('retrieval.run', { query: {} }, as)
      return [total, hidden, extracts.flatMap(({ marks }) => marks).toSorted()]
    }
    expect(await seen(ann)).toEqual([5, 1, ['hidden', 'starred']])
    expect(await seen(ben)).toEqual([4, 0, ['starred']])
    const steps = (await ask('history.list', { limit: 2 }, ben)).entries
    expect(steps.map(({ label }) => label)).toEqual(['Starred 1 extract', 'Work in a blind round'])
  })

  it('are after any undoing and redoing what they were then', async ({ workbench }) => {
    const { codings, marks, mark, ask } = await aStudy(workbench)
    const step = fc.tuple(
      fc.subarray(codings, { minLength: 1 }),
      fc.constantFrom(...extractMarks),
      fc.boolean(),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const seen = [await marks()]
        let taken = 0
        for (const [ids, as, on] of steps) {
          if ((await mark(ids, as, on)).changed === 0) continue
          taken += 1
          seen.push(await marks())
        }
        for (let at = taken; at > 0; at -= 1) {
          expect(await marks()).toEqual(seen[at])
          await ask('history.undo', {})
        }
        for (let at = 0; at < taken; at += 1) {
          expect(await marks()).toEqual(seen[at])
          await ask('history.redo', {})
        }
        expect(await marks()).toEqual(seen[taken])
      }),
      { numRuns: 15 },
    )
    const end = await marks()
    const undone = await undoAll(workbench)
    expect(await redoAll(workbench)).toBe(undone)
    expect(await marks()).toEqual(end)
  })

  it('are what they are when the project is read anew, whatever came and went', async ({ workbench }) => {
    const { codings, marks, mark, ask } = await aStudy(workbench)
    const some = fc.subarray(codings, { minLength: 1 })
    const step = fc.oneof(
      fc.tuple(fc.constantFrom('mark', 'unmark'), some, fc.constantFrom(...extractMarks)),
      fc.tuple(fc.constantFrom('remove', 'undo', 'redo'), some, fc.constant('starred' as const)),
    )
    const take = async (what: string, ids: readonly CodingId[], as: ExtractMark) => {
      const there = new Set(Object.keys(await marks()))
      const shown = ids.filter((id) => there.has(id))
      if (what === 'undo' || what === 'redo') return ask(`history.${what}`, {})
      if (shown.length === 0) return null
      return what === 'remove' ? ask('coding.remove', { codings: shown }) : mark(shown, as, what === 'mark')
    }
    const file = workbench.host.grant(workbench.at('Study.concord'))
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        for (const [what, ids, as] of steps) await take(what, ids, as)
        const kept = await marks()
        await ask('project.close', {})
        await ask('project.open', { file })
        expect(kept).toEqual(await marks())
      }),
      { numRuns: 25 },
    )
  })
})
