import { describe, expect } from 'vitest'
import type { CoderId } from '#shared/ids.ts'
import { expectRefused, first, it, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, newStudy, outline, spanOf } from '../../../test/support/study.ts'

async function aStudy(workbench: TestHost) {
  await newStudy(workbench)
  const document = await importText(workbench)
  const ann = await addCoder(workbench, 'Ann')
  const bashir = await addCoder(workbench, 'Bashir')
  const free = async (name: string, words: string, coder: CoderId = ann) =>
    workbench.ask('coding.applyFree', {
      document,
      coder,
      name,
      span: await spanOf(workbench, document, words),
    })
  const board = (extracts = 1) => workbench.ask('board.show', { extracts })
  const tree = () => workbench.ask('codebook.tree', {})
  const codings = () => workbench.ask('coding.list', { document })
  const label = async () => first((await workbench.ask('history.list', { limit: 1 })).entries).label
  const everything = async () => [await board(), await tree(), await codings()]
  return { document, ann, bashir, free, board, tree, codings, label, everything }
}

describe('free coding', () => {
  it('makes a free code at its first use and uses it again after that, whatever the case', async ({
    workbench,
  }) => {
    const { free, tree, label } = await aStudy(workbench)
    const one = await free('a year', 'a year')
    expect(one.created).toBe(true)
    expect(await label()).toBe('Coded 2 words as a year')
    const again = await free('A  Year', 'no sense')
    expect(again.code).toBe(one.code)
    expect((await free('a year', 'a year')).created).toBe(false)
    const [code, ...others] = (await tree()).codes
    expect(code).toMatchObject({ name: 'a year', free: true, parent: null, codings: 2 })
    expect(others).toEqual([])
  })

  it('is one step of the history', async ({ workbench }) => {
    const { free, everything } = await aStudy(workbench)
    const before = await everything()
    await free('a year', 'a year')
    await workbench.ask('history.undo', {})
    expect(await everything()).toEqual(before)
  })

  it('takes no name from the codebook and no place in it, nor in its versions', async ({ workbench }) => {
    const { free, tree } = await aStudy(workbench)
    const trust = await addCode(workbench, 'Trust')
    await workbench.ask('codebook.publish', { note: '' })
    const { code } = await free('trust', 'a year')
    expect(code).not.toBe(trust)
    const cost = await addCode(workbench, 'Cost')
    expect(outline(await tree())).toEqual(['Trust', 'Cost', 'trust'])
    await workbench.ask('codebook.remove', { code: cost })
    expect((await tree()).changedSince).toBe(false)
    await expectRefused(
      workbench.ask('codebook.create', { parent: code, fields: { name: 'Below' } }),
      'validation',
      { reason: 'parent_is_free' },
    )
    await expectRefused(
      workbench.ask('codebook.move', { code: trust, parent: code, position: 0 }),
      'validation',
      { reason: 'parent_is_free' },
    )
  })

  it('becomes a code of the codebook by being moved there', async ({ workbench }) => {
    const { free, board, tree } = await aStudy(workbench)
    await addCode(workbench, 'Trust')
    const { code } = await free('patience', 'a year')
    await workbench.ask('board.gather', { codes: [code], group: { create: 'Time' } })
    await workbench.ask('codebook.move', { code, parent: null, position: 0 })
    expect(outline(await tree())).toEqual(['patience', 'Trust'])
    expect(await board()).toEqual({ groups: [], cards: [] })
  })
})

describe('the board', () => {
  it('shows a card for each free code in use, with its first extracts', async ({ workbench }) => {
    const { free, board, bashir } = await aStudy(workbench)
    const year = await free('a year', 'it took a year')
    await free('a year', 'no sense', bashir)
    const waste = await free('waste', 'no sense')
    await workbench.ask('codebook.retire', { code: waste.code, successor: null })
    const { cards, groups } = await board()
    expect(groups).toEqual([])
    expect(cards).toMatchObject([
      { code: year.code, name: 'a year', group: null, codings: 2, coders: ['Ann', 'Bashir'] },
    ])
    expect(first(cards).extracts.map(({ words }) => words)).toEqual([[{ speaker: 'Dana', text: 'no sense' }]])
    expect(first((await board(0)).cards).extracts).toEqual([])
  })

  it('gathers free codes into a group, made when first named, and drops it when it is empty', async ({
    workbench,
  }) => {
    const { free, board, label, everything } = await aStudy(workbench)
    const { code: year } = await free('a year', 'a year')
    const { code: waste } = await free('waste', 'no sense')
    const before = await everything()
    const { group } = await workbench.ask('board.gather', {
      codes: [year, waste],
      group: { create: 'Cost of time' },
    })
    expect(await label()).toBe('Gathered 2 free codes under “Cost of time”')
    expect((await board()).groups).toEqual([{ id: group, name: 'Cost of time', codes: 2, codings: 2 }])
    expect(await workbench.ask('board.gather', { codes: [year], group: { create: 'cost of time' } })).toEqual(
      { group },
    )
    await workbench.ask('board.gather', { codes: [year, waste], group: null })
    expect(await label()).toBe('Took 2 free codes out of their groups')
    expect(await everything()).toEqual(before)
    await workbench.ask('history.undo', {})
    expect((await board()).cards.map((card) => card.group)).toEqual([group, group])
  })

  it('renames a group, but not to the name of another', async ({ workbench }) => {
    const { free, board, label } = await aStudy(workbench)
    const { code: year } = await free('a year', 'a year')
    const { code: waste } = await free('waste', 'no sense')
    const { group } = await workbench.ask('board.gather', { codes: [year], group: { create: 'Time' } })
    await workbench.ask('board.gather', { codes: [waste], group: { create: 'Money' } })
    if (!group) throw new Error('There is a group')
    await expectRefused(workbench.ask('board.renameGroup', { group, name: 'money' }), 'validation', {
      reason: 'name_taken',
    })
    await workbench.ask('board.renameGroup', { group, name: 'Waiting' })
    expect(await label()).toBe('Renamed group “Time” to “Waiting”')
    expect((await board()).groups.map(({ name }) => name)).toEqual(['Waiting', 'Money'])
  })

  it('takes free codes in use only', async ({ workbench }) => {
    const { free, ann } = await aStudy(workbench)
    const trust = await addCode(workbench, 'Trust')
    const { code } = await free('a year', 'a year')
    await workbench.ask('codebook.retire', { code, successor: null })
    const gather = (id: string) => workbench.ask('board.gather', { codes: [id], group: { create: 'Time' } })
    await expectRefused(gather(trust), 'validation', { reason: 'not_free' })
    await expectRefused(gather(code), 'validation', { reason: 'code_retired' })
    await expectRefused(gather(ann), 'not_found', { what: 'code' })
    await expectRefused(workbench.ask('board.adopt', { code: trust, parent: null }), 'validation', {
      reason: 'not_free',
    })
  })

  it('collapses a group into one code whose codings remember where they came from', async ({ workbench }) => {
    const { ann, bashir, free, board, tree, codings, label, everything } = await aStudy(workbench)
    const parent = await addCode(workbench, 'Costs')
    const year = await free('a year', 'a year')
    const waste = await free('waste', 'no sense')
    const others = await free('waste', 'no sense', bashir)
    const double = await free('waste', 'a year')
    await workbench.ask('memo.write', {
      memo: null,
      subject: { kind: 'coding', id: double.coding.id },
      title: '',
      body: 'Both',
      author: ann,
    })
    const { group } = await workbench.ask('board.gather', {
      codes: [year.code, waste.code],
      group: { create: 'Waste' },
    })
    if (!group) throw new Error('There is a group')
    const before = await everything()
    // Free codes that go take nobody's name.
    const answer = await workbench.ask('board.collapse', { group, parent, name: 'Waste' })
    expect(answer).toMatchObject({ moved: 3, united: 1 })
    expect(await label()).toBe('Collapsed 2 free codes into “Waste”')
    expect((await codings()).map(({ id, code, from }) => [id, code, from])).toEqual([
      [waste.coding.id, answer.code, waste.code],
      [others.coding.id, answer.code, waste.code],
      [year.coding.id, answer.code, year.code],
    ])
    expect(
      await workbench.ask('memo.list', { subject: { kind: 'coding', id: year.coding.id } }),
    ).toMatchObject([{ body: 'Both' }])
    const { codes } = await tree()
    expect(outline({ ...(await tree()), codes })).toEqual(['Costs', '  Waste', 'a year', 'waste'])
    expect(codes.slice(2)).toMatchObject([
      { retired: true, successor: answer.code, codings: 0, free: true },
      { retired: true, successor: answer.code, codings: 0, free: true },
    ])
    expect(await board()).toEqual({ groups: [], cards: [] })
    await workbench.ask('history.undo', {})
    expect(await everything()).toEqual(before)
    await workbench.ask('history.redo', {})
    const again = await free('waste', 'one home')
    expect(again.code).not.toBe(waste.code)
    await expectRefused(workbench.ask('codebook.restore', { code: waste.code }), 'validation', {
      reason: 'name_taken',
    })
  })

  it('refuses to collapse onto a name that is taken, and changes nothing', async ({ workbench }) => {
    const { free, everything } = await aStudy(workbench)
    await addCode(workbench, 'Waste')
    const { code } = await free('waste', 'no sense')
    const { group } = await workbench.ask('board.gather', { codes: [code], group: { create: 'Waste' } })
    if (!group) throw new Error('There is a group')
    const before = await everything()
    await expectRefused(
      workbench.ask('board.collapse', { group, parent: null, name: 'waste' }),
      'validation',
      { reason: 'name_taken' },
    )
    await expectRefused(workbench.ask('board.adopt', { code, parent: null }), 'validation', {
      reason: 'name_taken',
    })
    expect(await everything()).toEqual(before)
  })

  it('gives a free code a place in the codebook as it is', async ({ workbench }) => {
    const { free, board, tree, codings, label } = await aStudy(workbench)
    const parent = await addCode(workbench, 'Costs')
    await addCode(workbench, 'Money', { parent })
    const { code, coding } = await free('waste', 'no sense')
    await workbench.ask('board.gather', { codes: [code], group: { create: 'Lost' } })
    await workbench.ask('board.adopt', { code, parent })
    expect(await label()).toBe('Gave free code “waste” a place in the codebook')
    expect(outline(await tree())).toEqual(['Costs', '  Money', '  waste'])
    expect(await codings()).toEqual([coding])
    expect(await board()).toEqual({ groups: [], cards: [] })
    await workbench.ask('history.undo', {})
    expect((await board()).groups).toMatchObject([{ name: 'Lost', codes: 1 }])
  })

  it('leaves free codes free when codings are split off them', async ({ workbench }) => {
    const { free, board } = await aStudy(workbench)
    const { code } = await free('waste', 'no sense')
    const { coding } = await free('waste', 'a year')
    await workbench.ask('board.gather', { codes: [code], group: { create: 'Lost' } })
    await workbench.ask('codebook.splitOff', { code, name: 'waiting', codings: [coding.id] })
    const { cards, groups } = await board()
    expect(cards.map(({ name, codings }) => [name, codings])).toEqual([
      ['waste', 1],
      ['waiting', 1],
    ])
    expect(groups).toMatchObject([{ codes: 2 }])
  })
})
