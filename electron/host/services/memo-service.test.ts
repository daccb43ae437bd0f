import { describe, expect } from 'vitest'
import type { CallInput } from '#shared/contract/index.ts'
import { expectRefused, first, it, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, newStudy, spanOf } from '../../../test/support/study.ts'

type Subject = CallInput<'memo.write'>['subject']

async function aStudy(workbench: TestHost) {
  await newStudy(workbench)
  const document = await importText(workbench)
  const parent = await addCode(workbench, 'Definition')
  const code = await addCode(workbench, 'Efficiency', { parent })
  const ann = await addCoder(workbench, 'Ann')
  const { id: site } = await workbench.ask('case.create', { name: 'Site A', attributes: {} })
  const span = await spanOf(workbench, document, 'two contracts')
  const { coding } = await workbench.ask('coding.apply', { document, code, coder: ann, span })
  const write = (subject: Subject, body: string, title = '') =>
    workbench.ask('memo.write', { memo: null, subject, title, body, author: ann })
  const { id: dana } = await workbench.ask('participant.create', {
    case: site,
    pseudonym: 'Dana',
    role: 'Nurse',
    attributes: {},
  })
  const subjects: readonly (readonly [Subject, string])[] = [
    [{ kind: 'project' }, 'Study'],
    [{ kind: 'case', id: site }, 'Site A'],
    [{ kind: 'document', id: document }, 'Interview'],
    [{ kind: 'code', id: code }, 'Definition / Efficiency'],
    [{ kind: 'coding', id: coding.id }, 'Definition / Efficiency in Interview'],
    [{ kind: 'participant', id: dana }, 'Dana'],
    [{ kind: 'span', id: document, ...span }, '“two contracts” in Interview'],
    [{ kind: 'journal' }, 'Journal'],
  ]
  return { document, code, ann, coding, write, subjects }
}

const bodies = async ({ ask }: TestHost, subject: Subject | null = null) =>
  (await ask('memo.list', { subject })).map(({ body }) => body)

describe('memos', () => {
  it('can be about everything in a project, on a span of a text, and in the journal', async ({
    workbench,
  }) => {
    const { ann, write, subjects } = await aStudy(workbench)
    for (const [subject, about] of subjects) {
      const memo = await write(subject, `On ${about}`, 'Thought')
      expect(memo).toMatchObject({ subject, about, title: 'Thought', body: `On ${about}`, author: ann })
      expect(await workbench.ask('memo.list', { subject })).toEqual([memo])
    }
    expect(await bodies(workbench)).toHaveLength(subjects.length)
  })

  it('are counted where they belong', async ({ workbench }) => {
    const { document, code, write, subjects } = await aStudy(workbench)
    for (const [subject] of [...subjects, ...subjects]) await write(subject, 'So?')
    expect(first(await workbench.ask('document.list', {})).memos).toBe(2)
    const { codes } = await workbench.ask('codebook.tree', {})
    expect(codes.find(({ id }) => id === code)?.memos).toBe(2)
    expect(first(await workbench.ask('coding.list', { document })).memos).toBe(2)
  })

  it('are changed in place, keeping their author and beginning', async ({ workbench }) => {
    const { write, subjects } = await aStudy(workbench)
    const memo = await write(first(subjects)[0], 'First')
    const changed = await workbench.ask('memo.write', {
      memo: memo.id,
      subject: memo.subject,
      title: 'Now',
      body: 'Second\r\nline',
      author: null,
    })
    expect(changed).toEqual({
      ...memo,
      title: 'Now',
      body: 'Second\nline',
      changedAt: changed.changedAt,
    })
    expect((await workbench.ask('history.undo', {}))?.label).toBe('Changed a memo on “Study”')
    expect(await workbench.ask('memo.list', { subject: null })).toEqual([memo])
  })

  it('go with a word and come back by undo', async ({ workbench }) => {
    const { write, subjects } = await aStudy(workbench)
    const memo = await write(first(subjects)[0], 'First')
    await workbench.ask('memo.remove', { memo: memo.id })
    expect(await bodies(workbench)).toEqual([])
    await workbench.ask('history.undo', {})
    expect(await workbench.ask('memo.list', { subject: null })).toEqual([memo])
  })

  it('go with their coding and come back with it', async ({ workbench }) => {
    const { coding, write } = await aStudy(workbench)
    await write({ kind: 'coding', id: coding.id }, 'Why here')
    await write({ kind: 'project' }, 'Stays')
    await workbench.ask('coding.remove', { codings: [coding.id] })
    expect(await bodies(workbench)).toEqual(['Stays'])
    await workbench.ask('history.undo', {})
    expect(await bodies(workbench, { kind: 'coding', id: coding.id })).toEqual(['Why here'])
    await workbench.ask('history.redo', {})
    expect(await bodies(workbench)).toEqual(['Stays'])
  })

  it('on a span stand on its words, go with the document and come back with it', async ({ workbench }) => {
    const { document, write } = await aStudy(workbench)
    const words = await spanOf(workbench, document, 'We had two contracts')
    const { subject } = await write(
      { kind: 'span', id: document, start: words.start - 6, end: words.end },
      'Noted',
    )
    expect(subject).toEqual({ kind: 'span', id: document, ...words })
    expect((await workbench.ask('history.list', { limit: 1 })).entries[0]?.label).toBe(
      'Wrote a memo on “We had two contracts” in Interview',
    )
    const { text } = await workbench.ask('document.text', { document })
    await expectRefused(
      write({ kind: 'span', id: document, start: 0, end: text.length + 1 }, 'So?'),
      'validation',
      { reason: 'outside_text' },
    )
    await workbench.ask('document.remove', { document })
    expect(await bodies(workbench)).toEqual([])
    await workbench.ask('history.undo', {})
    expect(await bodies(workbench, subject)).toEqual(['Noted'])
  })

  it('are refused about what is not there, and where they are not there themselves', async ({
    workbench,
  }) => {
    const { ann, write } = await aStudy(workbench)
    for (const kind of ['case', 'document', 'code', 'coding', 'participant'] as const)
      await expectRefused(write({ kind, id: ann }, 'So?'), 'not_found', { what: kind })
    await expectRefused(write({ kind: 'span', id: ann, start: 0, end: 5 }, 'So?'), 'not_found', {
      what: 'span',
    })
    await expectRefused(workbench.ask('memo.remove', { memo: ann }), 'not_found', { what: 'memo' })
    await expectRefused(
      workbench.ask('memo.write', {
        memo: ann,
        subject: { kind: 'project' },
        title: '',
        body: '',
        author: null,
      }),
      'not_found',
      { what: 'memo' },
    )
    expect(await bodies(workbench)).toEqual([])
  })

  it('are by whoever is at the keyboard unless told', async ({ workbench }) => {
    const { ann } = await aStudy(workbench)
    const memo = { memo: null, subject: { kind: 'project' }, title: '', body: 'So?', author: null } as const
    expect((await workbench.ask('memo.write', memo, ann)).author).toBe(ann)
    expect((await workbench.ask('memo.write', memo)).author).toBe(null)
  })
})
