import { describe, expect } from 'vitest'
import type { Call } from '#shared/contract/define.ts'
import { hostContract } from '#shared/contract/index.ts'
import { codingId, type CoderId } from '#shared/ids.ts'
import { it, refusalOf } from '../support/host.ts'
import { everythingTo } from './blindness/answers.ts'
import { ordersFor, questionsFor } from './blindness/questions.ts'
import { annsWords, annWorks, withoutHers } from './blindness/study.ts'

/*
 * The lock of a blind round, held against everything that the host answers. Of one project there are two copies: in one
 * of them, Ann has worked in a blind round. Whatever Ben asks, or nobody, both copies must give the same answer.
 */

const calls: { readonly [name: string]: Call } = hostContract
const names = Object.keys(calls)
const queries = names.filter((name) => calls[name]?.kind === 'query')
/** Commands that answer nothing but that they were done can tell nothing. */
const tellingCommands = names.filter(
  (name) => calls[name]?.kind === 'command' && !calls[name].output.safeParse(null).success,
)

describe('what is asked here', () => {
  it('is every query there is, and every command that answers something', async ({ workbench }) => {
    const study = await withoutHers(workbench)
    expect(Object.keys(questionsFor(study).asked).toSorted()).toEqual(queries.toSorted())
    expect(Object.keys(ordersFor(study)).toSorted()).toEqual(tellingCommands.toSorted())
  })
})

describe('a blind round', () => {
  it('gives a colleague, and nobody, the same answers as if there were nothing to see', async ({
    workbench,
  }) => {
    const study = await withoutHers(workbench)
    const { ann, ben, open, ask, bens, outside, free, round, one, two, trust, money, turns } = study
    const known = new Set<string>([
      ...bens.map(({ id }) => id),
      outside.id,
      free.code,
      free.coding.id,
      round,
      one,
      two,
      trust,
      money,
      ann,
      ben,
      ...turns.map(({ id }) => id),
    ])
    await open('After', ann)
    const work = await annWorks(study)
    const secrets = [...work.ids, ...annsWords]

    for (const viewer of [ben, null]) {
      await open('Before', viewer)
      const before = await everythingTo(study, viewer, known)
      await open('After', viewer)
      const after = await everythingTo(study, viewer, known)
      expect(Object.fromEntries(after.of)).toEqual(Object.fromEntries(before.of))
      for (const secret of secrets) expect(after.raw).not.toContain(secret)
      // Ids that are asked for by name are answered as if there were none.
      const coding = codingId.parse(work.ids[0])
      expect(await ask('coding.some', { codings: [coding] }, viewer)).toEqual([])
      const nothing = { code: 'not_found', data: { what: 'coding' } }
      expect(await refusalOf(ask('retrieval.context', { coding }, viewer))).toEqual(nothing)
      const star = ask('extract.mark', { codings: [coding], mark: 'starred', on: true }, viewer)
      expect(await refusalOf(star)).toEqual(nothing)
      expect(
        await refusalOf(ask('codebook.usage', { code: work.free.code, withChildren: true }, viewer)),
      ).toMatchObject({ code: 'not_found' })
    }

    // The test can fail: Ann herself sees it all.
    await open('After', ann)
    const hers = (await everythingTo(study, ann, known)).raw
    expect(secrets.filter((secret) => !hers.includes(secret))).toEqual([])
  }, 120_000)

  it('lets a colleague take nothing back, and shows everything once it is opened', async ({ workbench }) => {
    const study = await withoutHers(workbench)
    const { ann, ben, one, two, open, ask, round } = study
    await open('After', ann)
    const { ids, last } = await annWorks(study)
    for (const as of [ben, null]) {
      for (const asked of [ask('history.undo', {}, as), ask('history.stepTo', { command: null }, as)]) {
        expect(await refusalOf(asked)).toEqual({ code: 'blind', data: { reason: 'hidden_step' } })
      }
    }
    const seenBy = async (as: CoderId | null) => {
      const answers = [
        await ask('coding.list', { document: null }, as),
        await ask('memo.list', { subject: null }, as),
      ]
      const all = JSON.stringify(answers)
      return ids.filter((id) => all.includes(id))
    }
    expect(await seenBy(ben)).toEqual([])
    expect(await seenBy(ann)).toEqual(ids)
    await ask('coding.setState', { document: [one, two], coder: ben, state: 'finished' }, ben)
    // Finished by both, but not opened.
    expect(await seenBy(ben)).toEqual([])
    expect(await ask('round.open', { round, documents: null }, ben)).toEqual({ opened: 1 })
    const opened = await seenBy(ben)
    expect(opened).toContain(last.id)
    expect(opened.length).toBeLessThan(ids.length)
    await ask('coding.setState', { document: two, coder: ann, state: 'finished' }, ann)
    expect(await ask('round.open', { round, documents: null }, ben)).toEqual({ opened: 1 })
    expect(await seenBy(ben)).toEqual(ids)
    expect(await seenBy(null)).toEqual(ids)
  })
})
