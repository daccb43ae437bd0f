import { describe, expect } from 'vitest'
import { expectRefused, it, type TestHost } from '../../../test/support/host.ts'
import { addCode, newStudy, outline } from '../../../test/support/study.ts'

const read = (workbench: TestHost, name: string, content: string | Uint8Array) =>
  workbench.ask('codebook.readFile', { file: workbench.file(name, content) })
const paths = async (workbench: TestHost, name: string, content: string) =>
  (await read(workbench, name, content)).codes.map(({ path }) => path)

describe('a codebook nobody vouches for', () => {
  it('is refused where it is none, and nothing changes', async ({ workbench }) => {
    await newStudy(workbench)
    const refused = (name: string, content: string | Uint8Array, reason: string) =>
      expectRefused(read(workbench, name, content), 'import_rejected', { reason })
    await refused('empty.json', '{"id":"x","name":"X","codes":[]}', 'empty')
    await refused('broken.json', '{"id":', 'damaged')
    await refused('talk.csv', 'Speaker,Text\nAna,Hello\n', 'no_text')
    await refused('empty.csv', '', 'empty')
    await refused('open.csv', 'Name\n"never closed\n', 'damaged')
    await refused('words.docx', 'no zip', 'not_what_it_says').catch(() =>
      refused('words.docx', 'no zip', 'unsupported_format'),
    )
    await refused('not.xlsx', 'PK\u0003\u0004 and no more', 'damaged')
    await refused('evil.qdc', '<!DOCTYPE x [<!ENTITY a "b">]><CodeBook/>', 'forbidden_markup')
    await refused('control.csv', 'Name\nTr\u0001ust\n', 'invalid_encoding')
    expect((await workbench.ask('codebook.tree', {})).codes).toEqual([])
  })

  it('is refused where it holds more than anybody codes with', async ({ workbench }) => {
    await newStudy(workbench)
    const many = Array.from({ length: 100_000 }, (_, at) => `Code ${at},Code ${at - 1}`)
    await expectRefused(read(workbench, 'many.csv', ['Name,Parent', ...many].join('\n')), 'import_rejected', {
      reason: 'too_large',
    })
    const deep = `{"id":"x","name":"X","codes":${'[{"name":"a","children":'.repeat(100_000)}[]${'}]'.repeat(100_000)}}`
    await expectRefused(read(workbench, 'deep.json', deep), 'import_rejected', { reason: 'damaged' })
    const chain = Array.from({ length: 300 }, (_, at) => `Code ${at},Code ${at - 1}`)
    await expectRefused(
      read(workbench, 'chain.csv', ['Name,Parent', ...chain].join('\n')),
      'import_rejected',
      { reason: 'damaged' },
    )
    const line = Array.from({ length: 300 }, (_, at) => `c${at}`).join(' / ')
    await expectRefused(read(workbench, 'line.csv', `Path\n${line}\n`), 'import_rejected', {
      reason: 'damaged',
    })
  })

  it('goes round in no circle', async ({ workbench }) => {
    await newStudy(workbench)
    const file = workbench.file('circle.csv', 'Name,Parent\nA,B\nB,A\nC,C\nD,A\n')
    const { codes, notices, fingerprint } = await workbench.ask('codebook.readFile', { file })
    expect(codes.map(({ path }) => path).toSorted()).toEqual(['A', 'A / D', 'B', 'C'])
    expect(notices.join()).toContain('“A”, “B”, “C”')
    await workbench.ask('codebook.mergeFile', { file, fingerprint, choices: [] })
    expect(outline(await workbench.ask('codebook.tree', {})).toSorted()).toEqual(['  D', 'A', 'B', 'C'])
  })

  it('may have namesakes and double ids: all come in, told apart', async ({ workbench }) => {
    await newStudy(workbench)
    const id = await addCode(workbench, 'Trust')
    const file = workbench.file('twice.csv', `Name,Id\nTrust,${id}\ntrust,${id}\nTRUST,\n`)
    const { codes, notices, fingerprint } = await workbench.ask('codebook.readFile', { file })
    expect(codes.map(({ path, match }) => [path, match?.code ?? null])).toEqual([
      ['Trust', id],
      ['trust (2)', null],
      ['TRUST (3)', null],
    ])
    expect(notices).toHaveLength(2)
    expect(await workbench.ask('codebook.mergeFile', { file, fingerprint, choices: [] })).toMatchObject({
      added: 2,
    })
  })

  it('may name its codes oddly', async ({ workbench }) => {
    await newStudy(workbench)
    const codes = [
      { name: 'ok', definition: 'a\u0000b\u0007c', examples: [' ', 'x\r\ny'] },
      { name: 'n'.repeat(300), synonyms: ['  two   words ', 'two words'] },
    ]
    const { codes: told, notices } = await read(
      workbench,
      'odd.json',
      JSON.stringify({ id: 'x', name: 'X', codes }),
    )
    expect(told[0]?.fields).toMatchObject({ definition: 'abc', examples: ['x\ny'] })
    expect(told[1]?.fields.synonyms).toEqual(['two words'])
    expect(notices).toEqual([expect.stringContaining('Control characters')])
    expect(await paths(workbench, 'long.csv', `Name\n${'n'.repeat(400)}\n`)).toEqual(['n'.repeat(300)])
  })

  it('is not the project that is open', async ({ workbench }) => {
    await newStudy(workbench)
    const file = workbench.host.grant(workbench.at('Study.concord'))
    await expectRefused(workbench.ask('codebook.readFile', { file }), 'validation', { reason: 'same_file' })
  })

  it('is told to be no project where it is none', async ({ workbench }) => {
    await newStudy(workbench)
    await expectRefused(read(workbench, 'theirs.concord', 'SQLite format 3\0 and no more'), 'corrupt')
    await expectRefused(read(workbench, 'other.concord', 'words'), 'corrupt')
  })

  it('takes a large one in good time', { timeout: 60_000 }, async ({ workbench }) => {
    await newStudy(workbench)
    const rows = Array.from({ length: 5000 }, (_, at) =>
      at % 50 === 0
        ? `Top ${at},Theme ${at}`
        : `Top ${at - (at % 50)} / Sub ${at},Theme ${at} of many things`,
    )
    const file = workbench.file('large.csv', ['Path,Brief', ...rows].join('\n'))
    const { fingerprint } = await workbench.ask('codebook.readFile', { file })
    const started = performance.now()
    expect(await workbench.ask('codebook.mergeFile', { file, fingerprint, choices: [] })).toMatchObject({
      added: 5000,
    })
    const again = await workbench.ask('codebook.readFile', { file })
    expect(again.codes.every(({ match }) => match?.sure === 'certain')).toBe(true)
    expect(performance.now() - started).toBeLessThan(50_000)
  })
})
