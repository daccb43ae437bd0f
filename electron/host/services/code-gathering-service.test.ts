import { describe, expect } from 'vitest'
import type { CallInput } from '#shared/contract/index.ts'
import type { CodeId, CoderId } from '#shared/ids.ts'
import { expectRefused, first, it, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, newStudy, outline, spanOf } from '../../../test/support/study.ts'

const tree = ({ ask }: TestHost) => ask('codebook.tree', {})

async function aStudy(workbench: TestHost) {
  await newStudy(workbench)
  const document = await importText(workbench)
  const ann = await addCoder(workbench, 'Ann')
  const bashir = await addCoder(workbench, 'Bashir')
  const thrift = await addCode(workbench, 'Thrift', { examples: ['one', 'two'], closeButNo: ['near'] })
  const saving = await addCode(workbench, 'Saving', { examples: ['two', 'three'] })
  const trust = await addCode(workbench, 'Trust')
  const apply = async (code: CodeId, coder: CoderId, words: string) => {
    const span = await spanOf(workbench, document, words)
    return (await workbench.ask('coding.apply', { document, code, coder, span })).coding
  }
  const write = (subject: CallInput<'memo.write'>['subject'], body: string) =>
    workbench.ask('memo.write', { memo: null, subject, title: '', body, author: ann })
  const codings = () => workbench.ask('coding.list', { document })
  const memos = () => workbench.ask('memo.list', { subject: null })
  return { document, ann, bashir, thrift, saving, trust, apply, write, codings, memos }
}

describe('merging codes', () => {
  it('gives codings, memos, examples and children to the code that stays', async ({ workbench }) => {
    const { ann, thrift, saving, apply, write, codings, memos } = await aStudy(workbench)
    const coding = await apply(thrift, ann, 'two contracts')
    await write({ kind: 'code', id: thrift }, 'On thrift')
    await addCode(workbench, 'Of money', { parent: thrift })
    await addCode(workbench, 'Of time', { parent: saving })
    expect(await workbench.ask('codebook.merge', { codes: [thrift], into: saving })).toEqual({
      moved: 1,
      united: 0,
    })
    expect(await codings()).toEqual([{ ...coding, code: saving }])
    expect(await memos()).toMatchObject([
      { subject: { kind: 'code', id: saving }, about: 'Saving', body: 'On thrift' },
    ])
    const after = await tree(workbench)
    expect(outline(after)).toEqual(['Saving', '  Of time', '  Of money', 'Trust'])
    expect(first(after.codes)).toMatchObject({
      examples: ['two', 'three', 'one'],
      closeButNo: ['near'],
      codings: 1,
      memos: 1,
    })
  })

  it('unites codings that would be the same, keeping the memos of both', async ({ workbench }) => {
    const { ann, bashir, thrift, saving, apply, write, codings, memos } = await aStudy(workbench)
    const kept = await apply(saving, ann, 'two contracts')
    const double = await apply(thrift, ann, 'two contracts')
    const others = [await apply(thrift, bashir, 'two contracts'), await apply(thrift, ann, 'no sense')]
    await write({ kind: 'coding', id: kept.id }, 'first')
    await write({ kind: 'coding', id: double.id }, 'second')
    expect(await workbench.ask('codebook.merge', { codes: [thrift], into: saving })).toEqual({
      moved: 2,
      united: 1,
    })
    const left = await codings()
    expect(left.map(({ id }) => id).toSorted()).toEqual([kept.id, ...others.map(({ id }) => id)].toSorted())
    expect(left.every(({ code }) => code === saving)).toBe(true)
    const about = (await memos()).map(({ subject, body }) => [subject, body])
    expect(about).toContainEqual([{ kind: 'coding', id: kept.id }, 'first'])
    expect(about).toContainEqual([{ kind: 'coding', id: kept.id }, 'second'])
  })

  it('takes several codes at once, a child with its parent too', async ({ workbench }) => {
    const { thrift, saving, trust } = await aStudy(workbench)
    const child = await addCode(workbench, 'Of money', { parent: thrift })
    await addCode(workbench, 'Of pence', { parent: child })
    await workbench.ask('codebook.merge', { codes: [thrift, child, saving, thrift], into: trust })
    expect(outline(await tree(workbench))).toEqual(['Trust', '  Of pence'])
  })

  it('numbers a child whose name is taken where it goes', async ({ workbench }) => {
    const { thrift, saving } = await aStudy(workbench)
    await addCode(workbench, 'Of money', { parent: thrift })
    await addCode(workbench, 'of Money', { parent: saving })
    await workbench.ask('codebook.merge', { codes: [thrift], into: saving })
    expect(outline(await tree(workbench))).toEqual(['Saving', '  of Money', '  Of money (2)', 'Trust'])
  })

  it('merges a code into its parent, its children taking its place', async ({ workbench }) => {
    const { thrift } = await aStudy(workbench)
    const child = await addCode(workbench, 'Of money', { parent: thrift })
    await addCode(workbench, 'Of money', { parent: child })
    await addCode(workbench, 'Of time', { parent: thrift })
    await workbench.ask('codebook.merge', { codes: [child], into: thrift })
    expect(outline(await tree(workbench)).slice(0, 3)).toEqual(['Thrift', '  Of time', '  Of money'])
  })

  it('lets the code that stays succeed whatever a merged code was to succeed', async ({ workbench }) => {
    const { thrift, saving, trust } = await aStudy(workbench)
    await workbench.ask('codebook.retire', { code: trust, successor: thrift })
    await workbench.ask('codebook.merge', { codes: [thrift], into: saving })
    expect((await tree(workbench)).codes.find(({ id }) => id === trust)?.successor).toBe(saving)
  })

  it('refuses to merge a code into itself, below itself, or codings into a heading, and changes nothing', async ({
    workbench,
  }) => {
    const { ann, thrift, saving, apply } = await aStudy(workbench)
    const child = await addCode(workbench, 'Of money', { parent: thrift })
    const heading = await addCode(workbench, 'Outcomes', { codable: false })
    await apply(thrift, ann, 'two contracts')
    const before = await tree(workbench)
    for (const into of [thrift, child]) {
      await expectRefused(workbench.ask('codebook.merge', { codes: [saving, thrift], into }), 'validation', {
        reason: 'merge_into_itself',
        name: 'Thrift',
      })
    }
    await expectRefused(
      workbench.ask('codebook.merge', { codes: [saving, thrift], into: heading }),
      'validation',
      { reason: 'heading_not_codable', name: 'Outcomes' },
    )
    expect(await tree(workbench)).toEqual(before)
  })

  it('is one step of the history, taken back whole', async ({ workbench }) => {
    const { ann, thrift, saving, trust, apply, write, codings, memos } = await aStudy(workbench)
    await apply(saving, ann, 'two contracts')
    const double = await apply(thrift, ann, 'two contracts')
    await write({ kind: 'coding', id: double.id }, 'second')
    await addCode(workbench, 'Of money', { parent: thrift })
    const state = async () => [await tree(workbench), await codings(), await memos()]
    const before = await state()
    await workbench.ask('codebook.merge', { codes: [thrift, trust], into: saving })
    const after = await state()
    expect((await workbench.ask('history.undo', {}))?.label).toBe('Merged “Thrift”, “Trust” into “Saving”')
    expect(await state()).toEqual(before)
    await workbench.ask('history.redo', {})
    expect(await state()).toEqual(after)
  })
})

describe('splitting a code', () => {
  it('gives the chosen codings to a new sibling right behind it', async ({ workbench }) => {
    const { ann, bashir, thrift, apply, codings } = await aStudy(workbench)
    const stays = await apply(thrift, ann, 'two contracts')
    const goes = [await apply(thrift, bashir, 'two contracts'), await apply(thrift, ann, 'no sense')]
    const before = await tree(workbench)
    const made = await workbench.ask('codebook.splitOff', {
      code: thrift,
      name: 'Thrift of others',
      codings: goes.map(({ id }) => id),
    })
    expect(made).toMatchObject({ name: 'Thrift of others', parent: null, position: 1, codings: 2 })
    expect(made.colour).toBe(first(before.codes).colour)
    expect(outline(await tree(workbench))).toEqual(['Thrift', 'Thrift of others', 'Saving', 'Trust'])
    const codes = new Map((await codings()).map(({ id, code }) => [id, code]))
    expect(codes.get(stays.id)).toBe(thrift)
    expect(goes.map(({ id }) => codes.get(id))).toEqual([made.id, made.id])
    await workbench.ask('history.undo', {})
    expect(await tree(workbench)).toEqual(before)
  })

  it('refuses a name that is taken and codings of another code', async ({ workbench }) => {
    const { ann, thrift, saving, apply } = await aStudy(workbench)
    const own = await apply(thrift, ann, 'two contracts')
    const other = await apply(saving, ann, 'two contracts')
    await expectRefused(
      workbench.ask('codebook.splitOff', { code: thrift, name: 'Saving', codings: [own.id] }),
      'validation',
      { reason: 'name_taken' },
    )
    await expectRefused(
      workbench.ask('codebook.splitOff', { code: thrift, name: 'New', codings: [own.id, other.id] }),
      'not_found',
      { what: 'coding' },
    )
    expect((await tree(workbench)).codes).toHaveLength(3)
  })
})
