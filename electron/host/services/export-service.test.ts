import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import type { CallInput } from '#shared/contract/index.ts'
import { expectRefused, first, it, refusalOf, type TestHost } from '../../../test/support/host.ts'
import {
  addCode,
  addCoder,
  importText,
  interview,
  newStudy,
  spanOf,
  withdraw,
} from '../../../test/support/study.ts'

/** A coding in each of two case studies, and one in a document without. */
async function aStudy(workbench: TestHost) {
  await newStudy(workbench)
  const trust = await addCode(workbench, 'Trust')
  const cost = await addCode(workbench, 'Cost')
  const ann = await addCoder(workbench, 'Ann')
  const bashir = await addCoder(workbench, 'Bashir')
  for (const [index, name] of ['Site A', 'Site B', null].entries()) {
    const document = await importText(workbench, `${interview}${'!'.repeat(index)}`, {
      fileName: `${index}.txt`,
      case: name === null ? null : { create: name },
    })
    for (const [code, coder, words] of [
      [trust, ann, 'sat down together'],
      [cost, bashir, 'two contracts'],
    ] as const) {
      await workbench.ask('coding.apply', {
        document,
        code,
        coder,
        span: await spanOf(workbench, document, words),
      })
    }
  }
  const run = (
    changes: Partial<CallInput<'export.extracts'>> = {},
    ...job: [Parameters<TestHost['ask']>[3]?]
  ) =>
    workbench.ask(
      'export.extracts',
      {
        folder: workbench.place('out'),
        cases: null,
        codes: null,
        coders: null,
        formats: ['md'],
        ...changes,
      },
      null,
      ...job,
    )
  const [siteA] = await workbench.ask('case.list', {})
  if (!siteA) throw new Error('There is a case study')
  return { trust, cost, ann, bashir, siteA: siteA.id, run }
}

const written = (workbench: TestHost) => readdirSync(workbench.at('out')).toSorted()

describe('exporting extracts', () => {
  it('leaves out extracts in which someone is heard who has withdrawn, and says how many', async ({
    workbench,
  }) => {
    await newStudy(workbench)
    const coder = await addCoder(workbench, 'Ann')
    const code = await addCode(workbench, 'Trust')
    const document = await importText(workbench, `${interview}\nKit: Nobody asked us.`, {
      speakers: ['Dana', 'Kit'].map((label) => ({
        label,
        interviewer: false,
        participant: { create: { pseudonym: label, role: 'Manager' } },
      })),
    })
    const apply = async (words: string) => {
      const span = await spanOf(workbench, document, words)
      await workbench.ask('coding.apply', { document, code, coder, span })
    }
    for (const words of ['sat down together', 'a year.\nKit: Nobody', 'asked us']) await apply(words)
    const run = (changes: Partial<CallInput<'export.extracts'>> = {}) =>
      workbench.ask('export.extracts', {
        folder: workbench.place('out'),
        cases: null,
        codes: null,
        coders: null,
        formats: ['md'],
        ...changes,
      })
    expect(await run()).toMatchObject({ extracts: 3, withdrawn: 0 })
    await withdraw(workbench, 'Kit')
    const { files, ...told } = await run()
    expect(told).toEqual({ extracts: 1, withdrawn: 2 })
    const words = readFileSync(workbench.at('out', first(files).name), 'utf8')
    expect(words).toContain('sat down together')
    expect(words).not.toMatch(/Nobody|asked us/u)
  })

  it('replaces names as the pseudonym list says, unless told not to', async ({ workbench }) => {
    const { run, siteA } = await aStudy(workbench)
    for (const [words, pseudonym] of [
      ['Site A', 'a town'],
      ['two', 'some'],
      ['trust', 'faith'],
      ['Study', 'work'],
    ] as const)
      await workbench.ask('pseudonym.write', { id: null, words, pseudonym })
    const fileOf = async (more: Partial<CallInput<'export.extracts'>>) => {
      const { files } = await run({ cases: [siteA], ...more })
      return { name: first(files).name, words: readFileSync(workbench.at('out', first(files).name), 'utf8') }
    }
    const disguised = await fileOf({})
    expect(disguised.name).toBe('a town - extracts.md')
    expect(disguised.words).toContain('\\[some\\] contracts')
    expect(disguised.words).toContain('Replaced as the project’s pseudonym list says')
    expect(disguised.words).toContain('Project: work')
    expect(disguised.words).toContain('# faith')
    expect(disguised.words).not.toMatch(/Site A|two contracts|trust/iu)
    const plain = await fileOf({ pseudonyms: false })
    expect(plain.name).toBe('Site A - extracts.md')
    expect(plain.words).toContain('two contracts')
    expect(plain.words).not.toContain('Replaced as')
  })

  it('writes a file for each case study and one for the rest', async ({ workbench }) => {
    const { run } = await aStudy(workbench)
    const { files, extracts } = await run()
    expect(extracts).toBe(6)
    expect(files.map(({ case: of }) => of)).toEqual(['Site A', 'Site B', null])
    expect(written(workbench)).toEqual(files.map(({ name }) => name).toSorted())
    for (const { file, name, bytes } of files) {
      expect(workbench.host.pathOf(file)).toBe(workbench.at('out', name))
      expect(readFileSync(workbench.at('out', name))).toHaveLength(bytes)
    }
    const siteA = readFileSync(workbench.at('out', 'Site A - extracts.md'), 'utf8')
    expect(siteA).toContain('sat down together')
    expect(siteA.indexOf('Trust')).toBeLessThan(siteA.indexOf('two contracts'))
  })

  it('writes every format that is asked for', async ({ workbench }) => {
    const { run, siteA } = await aStudy(workbench)
    const formats = ['docx', 'csv', 'xlsx', 'html', 'md', 'json'] as const
    const { files } = await run({ formats: [...formats], cases: [siteA] })
    expect(files.map(({ format }) => format)).toEqual(formats)
    expect(written(workbench)).toEqual(formats.map((format) => `Site A - extracts.${format}`).toSorted())
  })

  it('can be narrowed to case studies, codes and coders', async ({ workbench }) => {
    const { run, siteA, trust, bashir } = await aStudy(workbench)
    expect(await run({ cases: [siteA] })).toMatchObject({ extracts: 2, files: [{ case: 'Site A' }] })
    expect(await run({ codes: [trust] })).toMatchObject({ extracts: 3 })
    expect(await run({ coders: [bashir], cases: [siteA] })).toMatchObject({ extracts: 1 })
  })

  it('takes all below a chosen code', async ({ workbench }) => {
    const { run, trust, cost } = await aStudy(workbench)
    await workbench.ask('codebook.move', { code: trust, parent: cost, position: 0 })
    expect(await run({ codes: [cost] })).toMatchObject({ extracts: 6 })
  })

  it('never writes over a file', async ({ workbench }) => {
    const { run, siteA } = await aStudy(workbench)
    workbench.place('out')
    writeFileSync(workbench.at('out', 'Site A - extracts.md'), 'Mine.')
    expect(first((await run({ cases: [siteA] })).files).name).toBe('Site A - extracts (2).md')
    expect(first((await run({ cases: [siteA] })).files).name).toBe('Site A - extracts (3).md')
    expect(readFileSync(workbench.at('out', 'Site A - extracts.md'), 'utf8')).toBe('Mine.')
  })

  it('leaves nothing behind when it is cancelled', async ({ workbench }) => {
    const { run } = await aStudy(workbench)
    workbench.place('out')
    writeFileSync(workbench.at('out', 'mine.txt'), 'Mine.')
    const stop = new AbortController()
    const seen: number[] = []
    const running = run(
      {},
      {
        signal: stop.signal,
        progress: ({ done, total }) => {
          expect(total).toBe(3)
          seen.push(written(workbench).length)
          if (done === 2) stop.abort()
        },
      },
    )
    await expectRefused(running, 'cancelled')
    expect(seen).toEqual([1, 2, 3])
    expect(written(workbench)).toEqual(['mine.txt'])
  })

  it('is refused where there is nothing to write, or nowhere', async ({ workbench }) => {
    const { run, siteA, trust } = await aStudy(workbench)
    const empty = await addCode(workbench, 'Empty')
    await expectRefused(run({ codes: [empty] }), 'validation', { reason: 'nothing_to_export' })
    await expectRefused(run({ cases: [trust] }), 'not_found', { what: 'case' })
    await expectRefused(run({ codes: [siteA] }), 'not_found', { what: 'code' })
    await expectRefused(run({ folder: workbench.file('a file', 'x') }), 'not_found', { what: 'folder' })
    expect(written(workbench)).toEqual([])
  })

  it('changes nothing in the project', async ({ workbench }) => {
    const { run } = await aStudy(workbench)
    const before = await workbench.ask('history.list', { limit: 1000 })
    await run()
    expect(await workbench.ask('history.list', { limit: 1000 })).toEqual(before)
  })

  it('is refused where no project is open', async ({ workbench }) => {
    const folder = workbench.place('out')
    const input = { folder, cases: null, codes: null, coders: null, formats: ['md' as const] }
    expect(await refusalOf(workbench.ask('export.extracts', input))).toEqual({
      code: 'not_found',
      data: { what: 'project' },
    })
  })
})

describe('a picture that a window drew', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h2v2z"/></svg>'

  it('is written under its name, and over nothing', async ({ workbench }) => {
    const folder = workbench.place('out')
    const save = (name: string) => workbench.ask('export.picture', { folder, name, format: 'svg', data: svg })
    expect(await save('Alpha by code')).toMatchObject({ name: 'Alpha by code.svg' })
    expect(await save('Alpha by code.svg')).toMatchObject({ name: 'Alpha by code (2).svg' })
    expect(await save('../../Alpha: by/code')).toMatchObject({
      name: expect.not.stringMatching(/[/\\:]/u) as string,
    })
    expect(readdirSync(workbench.at('out'))).toHaveLength(3)
    expect(readFileSync(workbench.at('out', 'Alpha by code.svg'), 'utf8')).toBe(svg)
  })

  it('is refused where it is more than a picture', async ({ workbench }) => {
    const folder = workbench.place('out')
    const data = svg.replace('<path', '<script>alert(1)</script><path')
    await expectRefused(
      workbench.ask('export.picture', { folder, name: 'Bad', format: 'svg', data }),
      'validation',
      { reason: 'bad_picture' },
    )
    expect(existsSync(workbench.at('out', 'Bad.svg'))).toBe(false)
  })
})
