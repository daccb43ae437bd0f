import Database from 'better-sqlite3'
import { describe, expect } from 'vitest'
import { expectRefused, it, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, newStudy, spanOf } from '../../../test/support/study.ts'

/** One document with three codings, closed. */
async function aClosedStudy(workbench: TestHost) {
  await newStudy(workbench)
  const document = await importText(workbench)
  const code = await addCode(workbench, 'Trust')
  const coder = await addCoder(workbench, 'Ann')
  for (const words of ['two contracts', 'no sense', 'a year']) {
    const span = await spanOf(workbench, document, words)
    await workbench.ask('coding.apply', { document, code, coder, span })
  }
  await workbench.ask('project.close', {})
}

/** Changes the file behind the workbench's back. */
function tamper(workbench: TestHost, sql: string): void {
  const db = new Database(workbench.at('Study.concord'))
  try {
    db.pragma('foreign_keys = off')
    db.exec(sql)
  } finally {
    db.close()
  }
}

async function verify(workbench: TestHost) {
  await workbench.ask('project.open', { file: workbench.host.grant(workbench.at('Study.concord')) })
  return workbench.ask('project.verify', {})
}

describe('checking a project', () => {
  it('finds a whole one whole and says how much was checked', async ({ workbench }) => {
    await aClosedStudy(workbench)
    expect(await verify(workbench)).toEqual({ findings: [], checked: { documents: 1, codings: 3 } })
  })

  const cases: readonly (readonly [string, string, string, string])[] = [
    [
      'a text that was changed, and the coding it changed',
      "update body set text = replace(text, 'two contracts', 'one contract!')",
      'quotes',
      'The text of “Interview” is not what was stored.',
    ],
    [
      'a coding whose words are not those it was made on',
      "update coding set quote_hash = replace(quote_hash, substr(quote_hash, 1, 1), 'g') where id = (select min(id) from coding)",
      'quotes',
      '1 coding of “Interview” no longer stand on the words they were made on.',
    ],
    [
      'codings that were moved by a letter',
      'update coding set start_at = start_at + 1, end_at = end_at + 1',
      'quotes',
      '3 codings of “Interview” no longer stand on the words they were made on.',
    ],
    [
      'a coding that reaches past the text',
      'update coding set end_at = end_at + 10000 where id = (select max(id) from coding)',
      'spans',
      '1 coding of “Interview” reach past its text.',
    ],
    [
      'a turn that reaches past the text',
      'update turn set end_at = end_at + 10000 where position = 3',
      'turns',
      '1 turn of “Interview” lie outside their place.',
    ],
    [
      'a turn that reaches into the next',
      'update turn set body_end = body_end + 3, end_at = end_at + 3 where position = 0',
      'turns',
      '1 turn of “Interview” lie outside their place.',
    ],
    [
      'an original that is not what was imported',
      "update source set bytes = cast('other' as blob)",
      'sources',
      'The original file of “Interview” is not what was imported.',
    ],
  ]

  it.for(cases)('finds %s', async ([, sql, check, sentence], { workbench }) => {
    await aClosedStudy(workbench)
    tamper(workbench, sql)
    const { findings } = await verify(workbench)
    expect(findings).toContainEqual({ check, sentence })
    for (const finding of findings) expect(finding.sentence).toMatch(/^[\p{Lu}\d].*\.$/u)
  })

  it('finds a row that refers to nothing', async ({ workbench }) => {
    await aClosedStudy(workbench)
    tamper(workbench, 'delete from speaker where position = 0')
    const { findings } = await verify(workbench)
    expect(findings).toMatchObject([{ check: 'integrity' }])
    expect(findings[0]?.sentence).toContain('speaker')
  })

  it('changes nothing, and can be cancelled', async ({ workbench }) => {
    await aClosedStudy(workbench)
    await verify(workbench)
    expect(workbench.events.flatMap(({ changes }) => changes).at(-1)).toEqual({
      entity: 'project',
      ids: null,
    })
    const cancelled = workbench.ask('project.verify', {}, null, { signal: AbortSignal.abort() })
    await expectRefused(cancelled, 'cancelled')
  })
})
