import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import type { CallInput } from '#shared/contract/index.ts'
import { expectRefused, it, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, newStudy } from '../../../test/support/study.ts'

async function aStudy(workbench: TestHost) {
  await newStudy(workbench)
  await importText(workbench)
  const code = await addCode(workbench, 'Trust')
  const ann = await addCoder(workbench, 'Ann')
  const write = (subject: CallInput<'memo.write'>['subject'], title: string, body: string) =>
    workbench.ask('memo.write', { memo: null, subject, title, body, author: ann })
  const older = await write({ kind: 'code', id: code }, 'On trust', 'It **grows** slowly.')
  const newer = await write({ kind: 'journal' }, '', 'Tired today.')
  const out = workbench.place('out')
  return { ann, older, newer, out }
}

describe('exporting memos', () => {
  it('writes them all into one file, newest last, with subject, author and date', async ({ workbench }) => {
    const { older, out } = await aStudy(workbench)
    // Changed last, but not written last.
    await workbench.ask('memo.write', {
      memo: older.id,
      subject: older.subject,
      title: older.title,
      body: older.body,
      author: null,
    })
    const answer = await workbench.ask('memo.export', { folder: out, memos: null, format: 'md' })
    expect(answer).toMatchObject({ name: 'Study - memos.md', memos: 2 })
    const text = readFileSync(workbench.at('out', answer.name), 'utf8')
    expect(text).toMatch(/^# Study: memos\n/u)
    expect(text).toMatch(/## On trust\n\n\*Code: Trust, by Ann, .+ UTC.*\*\n\nIt \*\*grows\*\* slowly\./u)
    expect(text).toMatch(/## Journal\n\n\*Journal, by Ann, .+ UTC\*\n\nTired today\.\n$/u)
    expect(text.indexOf('On trust')).toBeLessThan(text.indexOf('Tired'))
    expect(workbench.host.pathOf(answer.file)).toBe(workbench.at('out', answer.name))
  })

  it('writes those named only, in each format, over nothing that is there', async ({ workbench }) => {
    const { newer, out } = await aStudy(workbench)
    for (const format of ['docx', 'md', 'html', 'html'] as const) {
      const { memos } = await workbench.ask('memo.export', { folder: out, memos: [newer.id], format })
      expect(memos).toBe(1)
    }
    const names = readdirSync(workbench.at('out')).toSorted()
    expect(names).toEqual([
      'Study - memos (2).html',
      'Study - memos.docx',
      'Study - memos.html',
      'Study - memos.md',
    ])
    expect(readFileSync(workbench.at('out', 'Study - memos.html'), 'utf8')).not.toContain('On trust')
  })

  it('replaces names as the pseudonym list says, also half in bold, unless told not to', async ({
    workbench,
  }) => {
    const { ann, out } = await aStudy(workbench)
    await workbench.ask('memo.write', {
      memo: null,
      subject: { kind: 'journal' },
      title: 'Dana Hill again',
      body: '- **Dana** Hill _came_\n- early\n\nDana\nHill **stayed**.\n\n    Dana Hill',
      author: ann,
    })
    await workbench.ask('pseudonym.write', { id: null, words: 'Dana Hill', pseudonym: '[Manager 1]' })
    const written = async (pseudonyms: boolean) => {
      const { name } = await workbench.ask('memo.export', {
        folder: out,
        memos: null,
        pseudonyms,
        format: 'md',
      })
      return readFileSync(workbench.at('out', name), 'utf8')
    }
    const disguised = await written(true)
    expect(disguised).toContain('- Names: Replaced as the project’s pseudonym list says')
    expect(disguised).toMatch(/## \\?\[Manager 1\\?\] again/u)
    expect(disguised).toContain(
      '- \\[Manager 1\\] came\n- early\n\n[Manager 1] **stayed**.\n\n    [Manager 1]',
    )
    expect(disguised).not.toMatch(/Dana|Hill/u)
    expect(await written(false)).toContain('- **Dana** Hill _came_')
  })

  it('is refused for a memo that is not there, and leaves no file when cancelled', async ({ workbench }) => {
    const { ann, out } = await aStudy(workbench)
    await expectRefused(
      workbench.ask('memo.export', { folder: out, memos: [ann], format: 'md' }),
      'not_found',
      { what: 'memo' },
    )
    await expectRefused(
      workbench.ask('memo.export', { folder: out, memos: null, format: 'html' }, null, {
        signal: AbortSignal.abort(),
      }),
      'cancelled',
    )
    expect(readdirSync(workbench.at('out'))).toEqual([])
  })
})
