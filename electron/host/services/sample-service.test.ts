import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect } from 'vitest'
import { resourcesFolder } from '#host/places/app-folder.ts'
import { expectRefused, it, openHost, refusalOf, type TestHost } from '../../../test/support/host.ts'

function make(workbench: TestHost, job: Parameters<TestHost['ask']>[3] = {}) {
  const file = workbench.host.grant(workbench.at('Sample.concord'))
  return workbench.ask('project.createSample', { file }, null, job)
}

/** A host whose sample study has one file of it replaced. */
function withResources(workbench: TestHost, file: string, change: (content: string) => string): TestHost {
  const resources = workbench.at('resources')
  cpSync(resourcesFolder(), resources, { recursive: true })
  const target = path.join(resources, 'sample-study', file)
  writeFileSync(target, change(readFileSync(target, 'utf8')))
  return openHost({ resources })
}

describe('the sample study', () => {
  it('is built from its raw transcripts, whole, and opened', async ({ workbench }) => {
    const made = await make(workbench)
    expect(made.fileName).toBe('Sample.concord')
    expect(made.cases).toBe(5)
    expect(made.documents).toBe(12)
    expect(made.coders).toHaveLength(3)
    const rows = await workbench.ask('document.list', {})
    expect(rows.every(({ codings, caseName }) => codings > 0 && caseName !== null)).toBe(true)
    expect(
      rows
        .filter(({ mode }) => mode === 'interview' || mode === 'focus_group')
        .every(({ turns }) => turns > 0),
    ).toBe(true)
    const { findings, checked } = await workbench.ask('project.verify', {})
    expect(findings).toEqual([])
    expect(checked).toEqual({ documents: made.documents, codings: made.codings })
    expect(await workbench.ask('history.list', { limit: 10 })).toMatchObject({ undo: null })
    await workbench.ask('project.close', {})
    expect(readdirSync(workbench.folder)).toEqual(['Sample.concord'])
  })

  it('has figures to show: coders who finished, and do not quite agree', async ({ workbench }) => {
    await make(workbench)
    const report = await workbench.ask('agreement.compute', {
      coders: null,
      cases: null,
      documents: null,
      unit: 'character',
      depth: null,
      bootstrap: null,
    })
    expect(report.coders).toHaveLength(3)
    expect(report.overall.percent_agreement).toBeGreaterThan(0.5)
    expect(report.overall.percent_agreement).toBeLessThan(1)
  })

  it('writes over nothing', async ({ workbench }) => {
    writeFileSync(workbench.at('Sample.concord'), 'Mine.')
    await expectRefused(make(workbench), 'validation', { reason: 'file_exists', name: 'Sample.concord' })
    expect(readFileSync(workbench.at('Sample.concord'), 'utf8')).toBe('Mine.')
  })

  it('leaves nothing behind when it is cancelled', async ({ workbench }) => {
    const stop = new AbortController()
    const making = make(workbench, {
      signal: stop.signal,
      progress: ({ done }) => {
        if (done === 3) stop.abort()
      },
    })
    await expectRefused(making, 'cancelled')
    expect(readdirSync(workbench.folder)).toEqual([])
    expect(await workbench.ask('project.current', {})).toBe(null)
  })

  it.for([
    ['codings.csv', 'not two of everything', 'three of everything'],
    ['codings.csv', 'Joint commissioning definition / Efficiency', 'No such code'],
    ['codings.csv', 'coder,document,code,quote', 'coder,document'],
    ['study.json', '"Site A"', '"Site ?"'],
    ['study.json', '{', '['],
  ] as const)('leaves nothing behind where %s is damaged (%s)', async ([file, from, to], { workbench }) => {
    const damaged = withResources(workbench, file, (content) =>
      from === 'not two of everything'
        ? content.replaceAll('two of everything', to)
        : content.replace(from, to),
    )
    try {
      const { code } = await refusalOf(make(damaged))
      expect(['corrupt', 'validation']).toContain(code)
      expect(readdirSync(damaged.folder)).toEqual([])
    } finally {
      await damaged.end()
    }
  })
})
