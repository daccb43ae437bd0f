import { existsSync, readdirSync, readFileSync } from 'node:fs'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect } from 'vitest'
import { paragraphsOf } from '#host/exporters/test-support/read-back.ts'
import { expectRefused, it, type TestHost } from '../../../test/support/host.ts'
import { aComparedStudy } from '../../../test/support/compared-study.ts'

const question = { unit: 'turn', depth: null } as const

async function aStudy(workbench: TestHost) {
  const study = await aComparedStudy(workbench)
  await workbench.ask('codebook.update', { code: study.time, fields: { name: '=Time' } })
  await study.code(study.ann, study.trust, 'one home')
  await study.code(study.ben, study.trust, 'one home')
  await study.code(study.ben, study.time, 'a year')
  await study.finish([study.ann, study.ben])
  return study
}

describe('the agreement panel as files', () => {
  it('holds the figures of the window, and says how they came about', async ({ workbench }) => {
    await aStudy(workbench)
    const bootstrap = { resamples: 50, seed: 3 }
    const report = await workbench.ask('agreement.compute', { ...question, bootstrap })
    const { files } = await workbench.ask('agreement.export', {
      folder: workbench.place('out'),
      question,
      bootstrap,
      formats: ['xlsx', 'csv', 'docx'],
    })
    expect(files.map(({ name }) => name)).toEqual([
      'Study - agreement.xlsx',
      'Study - agreement.csv',
      'Study - agreement.docx',
    ])
    const sheets = await readXlsxFile(workbench.at('out', 'Study - agreement.xlsx'))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Overall', 'Codes', 'Pairs', 'Documents', 'Methods'])
    const [overall, codes, pairs, documents, methods] = sheets.map(({ data }) => data)
    expect(overall).toContainEqual(['alpha_set_jaccard', report.overall.alpha_set_jaccard])
    expect(codes?.map(([path]) => path)).toEqual(['code', 'Barriers / Trust', 'Barriers / Money', '=Time'])
    expect(codes?.[2]).toContain('nobody coded anything')
    expect(pairs?.[1]?.slice(0, 3)).toEqual(['Ann', 'Ben', 4])
    expect(documents?.[1]?.slice(0, 2)).toEqual(['Interview', 4])
    const [, words] = methods?.find(([about]) => about === 'For a methods section') ?? []
    expect(words).toMatch(/^Agreement between 2 coders \(Ann and Ben\) .* seed 3.*Krippendorff \(2004/su)

    const csv = readFileSync(workbench.at('out', 'Study - agreement.csv'), 'utf8')
    expect(csv).toMatch(/^\uFEFF"code",/u)
    expect(csv).toMatch(/\r\n"'=Time",.*,"?yes"?\r\n/u)
    const paragraphs = await paragraphsOf(readFileSync(workbench.at('out', 'Study - agreement.docx')))
    expect(paragraphs.map(({ text }) => text)).toContain(words)
    expect(paragraphs.map(({ text }) => text)).toContain('Barriers / Trust')
  })

  it('writes over nothing', async ({ workbench }) => {
    await aStudy(workbench)
    const folder = workbench.place('out')
    const save = () =>
      workbench.ask('agreement.export', { folder, question, bootstrap: null, formats: ['csv'] })
    await save()
    expect((await save()).files.map(({ name }) => name)).toEqual(['Study - agreement (2).csv'])
  })

  it('can be cancelled, and leaves nothing then', async ({ workbench }) => {
    await aStudy(workbench)
    const stop = new AbortController()
    const running = workbench.ask(
      'agreement.export',
      { folder: workbench.place('out'), question, bootstrap: null, formats: ['csv', 'docx'] },
      null,
      {
        signal: stop.signal,
        progress: ({ step }) => {
          if (step.endsWith('.docx')) stop.abort()
        },
      },
    )
    await expectRefused(running, 'cancelled')
    expect(readdirSync(workbench.at('out'))).toEqual([])
  })
})

describe('a picture that a window drew', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h2v2z"/></svg>'

  it('is written under its name, and over nothing', async ({ workbench }) => {
    const folder = workbench.place('out')
    const save = (name: string) =>
      workbench.ask('agreement.savePicture', { folder, name, format: 'svg', data: svg })
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
      workbench.ask('agreement.savePicture', { folder, name: 'Bad', format: 'svg', data }),
      'validation',
      { reason: 'bad_picture' },
    )
    expect(existsSync(workbench.at('out', 'Bad.svg'))).toBe(false)
  })
})
