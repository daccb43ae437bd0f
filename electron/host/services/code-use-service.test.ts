import { describe, expect } from 'vitest'
import type { CodeId, CoderId, DocumentId } from '#shared/ids.ts'
import { expectRefused, first, it, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, interview, newStudy, spanOf } from '../../../test/support/study.ts'

async function aStudy(workbench: TestHost) {
  await newStudy(workbench)
  const document = await importText(workbench, interview, { case: { create: 'Site A' } })
  const second = await importText(workbench, `${interview}!`, { fileName: 'Two.txt' })
  const ann = await addCoder(workbench, 'Ann')
  const bashir = await addCoder(workbench, 'Bashir')
  const trust = await addCode(workbench, 'Trust', { examples: ['one', 'two'], closeButNo: ['near'] })
  const saving = await addCode(workbench, 'Saving', { examples: ['two', 'three'] })
  const child = await addCode(workbench, 'Of money', { parent: saving })
  const apply = async (code: CodeId, words: string, coder: CoderId = ann, where: DocumentId = document) => {
    const span = await spanOf(workbench, where, words)
    return (await workbench.ask('coding.apply', { document: where, code, coder, span })).coding
  }
  const codeOf = async (id: CodeId) =>
    first((await workbench.ask('codebook.tree', {})).codes.filter((code) => code.id === id))
  return { document, second, ann, bashir, trust, saving, child, apply, codeOf }
}

describe('the preview of a merge', () => {
  it('says what the merge then does', async ({ workbench }) => {
    const { bashir, trust, saving, child, apply, codeOf } = await aStudy(workbench)
    await apply(trust, 'two contracts')
    await apply(saving, 'two contracts')
    await apply(saving, 'two contracts', bashir)
    await apply(child, 'two contracts', bashir)
    await apply(child, 'no sense')
    await addCode(workbench, 'Of pence', { parent: child })
    await workbench.ask('memo.write', {
      memo: null,
      subject: { kind: 'code', id: saving },
      title: '',
      body: 'On saving',
      author: null,
    })
    const asked = { codes: [saving, child, saving], into: trust }
    const preview = await workbench.ask('codebook.previewMerge', asked)
    expect(preview).toEqual({ moved: 2, united: 2, memos: 1, children: 1, examples: 1 })
    const before = await codeOf(trust)
    const { moved, united } = preview
    expect(await workbench.ask('codebook.merge', asked)).toEqual({ moved, united })
    const after = await codeOf(trust)
    expect(after.memos - before.memos).toBe(preview.memos)
    expect(after.examples.length - before.examples.length).toBe(preview.examples)
    const { codes } = await workbench.ask('codebook.tree', {})
    expect(codes.filter(({ parent }) => parent === trust)).toHaveLength(preview.children)
  })

  it('is refused where the merge would be', async ({ workbench }) => {
    const { ann, saving, child, trust, apply } = await aStudy(workbench)
    const heading = await addCode(workbench, 'Outcomes', { codable: false })
    await apply(trust, 'two contracts')
    const preview = (codes: CodeId[], into: CodeId) => workbench.ask('codebook.previewMerge', { codes, into })
    await expectRefused(preview([saving], child), 'validation', { reason: 'merge_into_itself' })
    await expectRefused(preview([trust], heading), 'validation', { reason: 'heading_not_codable' })
    await expectRefused(workbench.ask('codebook.previewMerge', { codes: [ann], into: trust }), 'not_found', {
      what: 'code',
    })
  })
})

describe('merging', () => {
  it('keeps the synonyms of both', async ({ workbench }) => {
    const { trust, saving, codeOf } = await aStudy(workbench)
    await workbench.ask('codebook.update', {
      code: trust,
      fields: { synonyms: [' faith ', 'con\nfidence', '', 'faith'] },
    })
    expect((await codeOf(trust)).synonyms).toEqual(['faith', 'con fidence'])
    await workbench.ask('codebook.update', { code: saving, fields: { synonyms: ['faith', 'thrift'] } })
    await workbench.ask('codebook.merge', { codes: [saving], into: trust })
    expect((await codeOf(trust)).synonyms).toEqual(['faith', 'con fidence', 'thrift'])
  })
})

describe('synonyms', () => {
  it('come with a new code and from a codebook file, and make the codebook another', async ({
    workbench,
  }) => {
    const { codeOf } = await aStudy(workbench)
    await workbench.ask('codebook.publish', { note: '' })
    const code = await addCode(workbench, 'Cost', { synonyms: ['price'] })
    expect((await codeOf(code)).synonyms).toEqual(['price'])
    await workbench.ask('history.undo', {})
    const file = workbench.file(
      'book.json',
      JSON.stringify({ id: 'x', name: 'X', codes: [{ name: 'Power', synonyms: ['influence'] }] }),
    )
    await workbench.ask('codebook.addFile', { file })
    const { codes } = await workbench.ask('codebook.tree', {})
    const power = first(codes.filter(({ name }) => name === 'Power'))
    expect(power.synonyms).toEqual(['influence'])
    await workbench.ask('codebook.publish', { note: '' })
    await workbench.ask('codebook.update', { code: power.id, fields: { synonyms: [] } })
    expect((await workbench.ask('codebook.tree', {})).changedSince).toBe(true)
  })
})

describe('the use of a code', () => {
  it('is counted by case study, coder and document, with the codes below it or without', async ({
    workbench,
  }) => {
    const { document, second, ann, bashir, saving, child, apply } = await aStudy(workbench)
    await apply(saving, 'two contracts')
    await apply(saving, 'two contracts', bashir)
    await apply(saving, 'no sense', ann, second)
    await apply(child, 'no sense', ann, second)
    const usage = (withChildren: boolean) => workbench.ask('codebook.usage', { code: saving, withChildren })
    expect(await usage(false)).toEqual({
      codings: 3,
      byCase: [
        { case: 'Site A', codings: 2 },
        { case: null, codings: 1 },
      ],
      byCoder: [
        { coder: 'Ann', codings: 2 },
        { coder: 'Bashir', codings: 1 },
      ],
      byDocument: [
        { document, title: 'Interview', codings: 2 },
        { document: second, title: 'Two', codings: 1 },
      ],
    })
    expect(await usage(true)).toMatchObject({ codings: 4, byCase: [{ codings: 2 }, { codings: 2 }] })
    await expectRefused(workbench.ask('codebook.usage', { code: ann, withChildren: true }), 'not_found', {
      what: 'code',
    })
  })
})

describe('an example from a coding', () => {
  it('is its words, without labels, and why', async ({ workbench }) => {
    const { trust, apply, codeOf } = await aStudy(workbench)
    const { id: coding } = await apply(trust, 'no sense.\nInterviewer: And then?')
    const add = (kind: 'example' | 'close_but_no', why: string) =>
      workbench.ask('codebook.addExample', { coding, kind, why })
    await add('example', '')
    await add('example', '')
    await add('close_but_no', ' Said in jest. ')
    expect(await codeOf(trust)).toMatchObject({
      examples: ['one', 'two', 'no sense.\nAnd then?'],
      closeButNo: ['near', 'no sense.\nAnd then?\nSaid in jest.'],
    })
    expect((await workbench.ask('history.undo', {}))?.label).toBe('Added a near miss to “Trust”')
    expect((await workbench.ask('history.undo', {}))?.label).toBe('Added an example to “Trust”')
    expect((await codeOf(trust)).examples).toEqual(['one', 'two'])
  })
})
