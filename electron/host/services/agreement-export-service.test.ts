import { readdirSync, readFileSync } from 'node:fs'
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

  it('has names replaced as the pseudonym list says, unless told not to', async ({ workbench }) => {
    await aStudy(workbench)
    for (const [words, pseudonym] of [
      ['Interview', 'Talk'],
      ['Trust', 'Faith'],
      ['Ann', 'Nobody'],
    ] as const)
      await workbench.ask('pseudonym.write', { id: null, words, pseudonym })
    const docx = async (to: string, pseudonyms?: boolean) => {
      await workbench.ask('agreement.export', {
        folder: workbench.place(to),
        question,
        bootstrap: null,
        ...(pseudonyms === undefined ? {} : { pseudonyms }),
        formats: ['docx'],
      })
      const file = readFileSync(workbench.at(to, 'Study - agreement.docx'))
      return (await paragraphsOf(file)).map(({ text }) => text).join('\n')
    }
    const disguised = await docx('out')
    expect(disguised).toContain('Barriers / Faith')
    expect(disguised).toContain('Replaced as the project’s pseudonym list says')
    expect(disguised).not.toMatch(/Trust|Interview/u)
    // Coders sign what they did.
    expect(disguised).toContain('Agreement between 2 coders (Ann and Ben)')
    expect(await docx('plain', false)).toContain('Barriers / Trust')
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
