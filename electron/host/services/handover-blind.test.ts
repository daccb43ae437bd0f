import { readFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import * as z from 'zod'
import type { CallInput } from '#shared/contract/index.ts'
import type { CoderId } from '#shared/ids.ts'
import { expectRefused, it, type TestHost } from '../../../test/support/host.ts'
import { aComparedStudy, startRound } from '../../../test/support/compared-study.ts'
import { addCoder, importText, spanOf } from '../../../test/support/study.ts'
import { Project } from '../project/index.ts'

/** A study whose only interview Ann and Ben code in a blind round; Cerys is in none. */
async function aBlindStudy(workbench: TestHost) {
  const { ask } = workbench
  const study = await aComparedStudy(workbench)
  const { document, ann, ben, trust, money, code } = study
  await code(ann, trust, 'two contracts')
  const round = await startRound(workbench, [document], [ann, ben], true)
  const free = async (coder: CoderId, name: string, words: string) =>
    ask('coding.applyFree', { document, coder, name, span: await spanOf(workbench, document, words) }, coder)
  const about = async (author: CoderId, body: string) =>
    ask(
      'memo.write',
      { memo: null, subject: { kind: 'document', id: document }, title: '', body, author },
      author,
    )
  await code(ann, money, 'one home')
  await free(ann, 'annshidden', 'a year')
  await about(ann, 'annswords')
  await code(ben, money, 'no sense')
  await free(ben, 'benshidden', 'a year')
  await about(ben, 'benswords')
  const out = workbench.place('out')
  const make = async (person: CoderId, as: CoderId | null, how: Partial<CallInput<'handover.make'>> = {}) => {
    const input = { folder: out, person, documents: null, withOthers: true, ...how }
    return workbench.at('out', (await ask('handover.make', input, as)).fileName)
  }
  const codersIn = async (file: string, as: CoderId | null) => {
    await ask('project.open', { file: workbench.host.grant(file) })
    expect((await ask('project.verify', {})).findings).toEqual([])
    const found = (await ask('coding.list', { document: null }, as)).map(({ coder }) => coder)
    const home = workbench.host.grant(workbench.at('Study.concord'))
    await ask('project.open', { file: home })
    return found
  }
  return { ...study, round, make, codersIn, ask, about }
}

const secrets = ['annshidden', 'annswords', 'benshidden', 'benswords']
const wordsIn = (file: string) => {
  const bytes = readFileSync(file)
  return secrets.filter((word) => bytes.includes(word))
}

describe('handing over in the midst of a blind round', () => {
  it('gives nobody what they, or whoever gives it, may not see; their own goes along', async ({
    workbench,
  }) => {
    const { make, ann, ben, cerys, codersIn } = await aBlindStudy(workbench)
    const forBen = await make(ben, ann)
    expect(wordsIn(forBen)).toEqual(['benshidden', 'benswords'])
    // What Ann did before the round is no secret.
    expect(await codersIn(forBen, ben)).toEqual([ann, ben, ben])
    const forCerys = await make(cerys, ann)
    expect(wordsIn(forCerys)).toEqual([])
    expect(await codersIn(forCerys, ann)).toEqual([ann])
    expect(wordsIn(await make(ann, null))).toEqual(['annshidden', 'annswords'])
    expect(wordsIn(await make(ann, ben, { withOthers: false }))).toEqual(['annshidden', 'annswords'])
  })

  it('gives everything of what was opened', async ({ workbench }) => {
    const { make, ann, ben, cerys, finish, ask, round } = await aBlindStudy(workbench)
    await finish([ann, ben])
    await ask('round.open', { round, documents: null }, ann)
    expect(wordsIn(await make(cerys, null))).toEqual(secrets)
    expect(wordsIn(await make(cerys, null, { withOthers: false }))).toEqual([])
  })

  it('keeps the lock in the copy, though no command there began the round', async ({ workbench }) => {
    const { make, ann, ben, ask, code, trust } = await aBlindStudy(workbench)
    const file = await make(ben, ann)
    await ask('project.open', { file: workbench.host.grant(file) })
    await code(ben, trust, 'sat down together')
    const seenBy = async (as: CoderId) => (await ask('history.list', { limit: 10 }, as)).entries[0]
    expect(await seenBy(ben)).toMatchObject({ hidden: false })
    expect(await seenBy(ann)).toMatchObject({ hidden: true, label: 'Work in a blind round' })
    await expectRefused(ask('history.undo', {}, ann), 'blind', { reason: 'hidden_step' })
  })

  it('counts beforehand what goes along, and nothing of what the giver may not see', async ({
    workbench,
  }) => {
    const { ann, ben, cerys, ask, document } = await aBlindStudy(workbench)
    const preview = async (person: CoderId | null, withOthers: boolean, as: CoderId | null) => {
      const told = await ask('handover.preview', { person, documents: null, withOthers }, as)
      return [told.codings, told.memos, told.leftOut.codings, told.leftOut.memos]
    }
    // Ann sees three codings of her own and one memo; of Ben's nothing.
    expect(await preview(ben, true, ann)).toEqual([1, 0, 2, 1])
    expect(await preview(ben, false, ann)).toEqual([0, 0, 3, 1])
    expect(await preview(ann, false, ann)).toEqual([3, 1, 0, 0])
    expect(await preview(null, true, cerys)).toEqual([1, 0, 0, 0])
    const other = await importText(workbench, 'Kit: No.\nRo: So.', { fileName: 'Two.txt', title: 'Two' })
    expect(
      await ask('handover.preview', { person: null, documents: [other], withOthers: true }, ann),
    ).toEqual({
      documents: 1,
      participants: 0,
      codings: 0,
      memos: 0,
      leftOut: { documents: 1, codings: 3, memos: 1 },
    })
    await ask('document.remove', { document })
    await expectRefused(
      ask('handover.preview', { person: null, documents: [document], withOthers: true }),
      'not_found',
    )
  })
})

describe('the counts beforehand', () => {
  it('are those of the copy', async ({ workbench }) => {
    const { make, ann, ben, finish, ask, round, document, trust, about } = await aBlindStudy(workbench)
    await finish([ann, ben])
    await ask('round.open', { round, documents: null }, ann)
    const two = await importText(workbench, 'Kit: No.\nRo: So.', { fileName: 'Two.txt', title: 'Two' })
    const dora = await addCoder(workbench, 'Dora')
    for (const subject of [{ kind: 'project' }, { kind: 'journal' }, { kind: 'code', id: trust }] as const)
      await ask('memo.write', { memo: null, subject, title: '', body: 'So.', author: ann }, ann)
    await about(dora, 'Hers.')
    for (const [person, documents, withOthers] of [
      [ben, null, true],
      [ben, [document], true],
      [ben, [two], true],
      [ben, null, false],
      [dora, [document], false],
      [dora, [two], false],
    ] as const) {
      const wanted = { person, documents: documents && [...documents], withOthers }
      const { leftOut, ...told } = await ask('handover.preview', wanted, ann)
      const [codings, memos] = [
        await ask('coding.list', { document: null }, ann),
        await ask('memo.list', { subject: null }, ann),
      ]
      expect([told.codings + leftOut.codings, told.memos + leftOut.memos]).toEqual([
        codings.length,
        memos.length,
      ])
      const file = await make(person, ann, wanted)
      await ask('project.open', { file: workbench.host.grant(file) })
      expect({
        documents: (await ask('document.list', {})).length,
        participants: (await ask('participant.list', {})).length,
        codings: (await ask('coding.list', { document: null }, person)).length,
        memos: (await ask('memo.list', { subject: null }, person)).length,
      }).toEqual(told)
      await ask('project.open', { file: workbench.host.grant(workbench.at('Study.concord')) })
    }
  })
})

describe('what a merge asks of a copy', () => {
  it('is told: whose copy it is, and every command it holds, the hand-over’s own among them', async ({
    workbench,
  }) => {
    const { make, ann, ben, ask } = await aBlindStudy(workbench)
    await ask('history.undo', {}, ben)
    const file = await make(ben, ann)
    const [handover] = await ask('handover.list', {})
    const known = await ask('history.list', { limit: 1000 }, null)
    await ask('project.open', { file: workbench.host.grant(file) })
    // A copy of the copy holds what the copy held.
    const again = await make(ben, ben, { fileName: 'Again' })
    await ask('project.close', {})
    const held = z.array(z.string())
    for (const [copy, more] of [
      [file, 0],
      [again, 1],
    ] as const) {
      const project = Project.open(copy)
      const rows = project.read((db) => ({
        merges: db
          .prepare<[], { commands: string; project: string; own: string }>(
            'select commands, project_id as project, (select id from project) as own from merge',
          )
          .all(),
        own: db.prepare<[], { id: string }>('select id from command').all(),
        changes: db.prepare<[], { id: number }>('select id from change').all(),
        handover: db.prepare('select handover_id as id from project').get(),
      }))
      project.close()
      expect(rows.merges).toHaveLength(1)
      const [merge] = rows.merges
      expect(merge?.project).toBe(merge?.own)
      const ids = held.parse(JSON.parse(merge?.commands ?? ''))
      const created = rows.own.find(({ id }) => known.entries.some((entry) => entry.id === id))
      // Without the one that made the project; and undoing is a command, though none that the history lists.
      expect(ids).toHaveLength(new Set(ids).size)
      expect(ids.length - more).toBe(known.entries.length)
      expect(known.entries.map(({ id }) => id).filter((id) => !ids.includes(id))).toEqual([created?.id])
      // From the first copy, one was made since.
      expect([rows.own.length, rows.changes.length]).toEqual([2 - more, 1 - more])
      if (more === 0) expect(rows.handover).toEqual({ id: handover?.id })
    }
  })
})
