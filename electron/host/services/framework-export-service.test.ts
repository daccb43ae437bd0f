import { readFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import type { CallInput } from '#shared/contract/index.ts'
import { matrixStudy } from '../../../test/support/frameworks.ts'
import { first, it, type TestHost } from '../../../test/support/host.ts'

/** A matrix that says and quotes a name, and rests on a coding that begins within one. */
async function aMatrix(workbench: TestHost) {
  const study = await matrixStudy(workbench)
  const { code, write, ask, at, host, framework, place } = study
  const [whole, half] = [await code('two contracts with one home'), await code('home. It made')]
  await write('The café had one home.')
  await ask('framework.linkEvidence', { ...place(), codings: [whole.id, half.id] })
  await ask('pseudonym.write', { id: null, words: 'Café', pseudonym: 'shop' })
  await ask('pseudonym.write', { id: null, words: 'one home', pseudonym: 'a place' })
  await ask('pseudonym.write', { id: null, words: 'barriers', pseudonym: 'walls' })
  const written = async (more: Partial<CallInput<'framework.export'>>) => {
    const folder = host.grant(at('out'))
    const { files } = await ask('framework.export', {
      folder,
      framework,
      quotations: true,
      formats: ['md'],
      ...more,
    })
    return readFileSync(at('out', first(files).name), 'utf8')
  }
  return { ...study, written }
}

describe('an exported matrix', () => {
  it('has names replaced as the pseudonym list says, also those that a coding cuts', async ({
    workbench,
  }) => {
    const { written } = await aMatrix(workbench)
    const file = await written({})
    expect(file).toContain('The shop had a place.')
    expect(file).toContain('two contracts with \\[a place\\]')
    expect(file).toContain('\\[a place\\]. It made')
    expect(file).toContain('All walls')
    expect(file).not.toMatch(/café|home|barriers/iu)
    expect(file).toContain('Replaced as the project’s pseudonym list says')
  })

  it('has a name replaced of which half is in bold, or across a link', async ({ workbench }) => {
    const { written, write } = await aMatrix(workbench)
    const link = 'concord:document/01900000-0000-7000-8000-000000000000'
    await write(`We asked at the Ca**fé**, a 5* place [in one](${link}) home.\n\n- **One** home`)
    for (const format of ['md', 'csv', 'html'] as const) {
      const file = await written({ formats: [format] })
      expect(file).toMatch(/We asked at the shop, a 5\\?\* place in a place\\?\./u)
      expect(file).not.toMatch(/café|\bhome/iu)
    }
  })

  it('has every word as it stands where that is wanted', async ({ workbench }) => {
    const { written } = await aMatrix(workbench)
    const file = await written({ pseudonyms: false })
    expect(file).toContain('The café had one home.')
    expect(file).toContain('two contracts with one home')
    expect(file).not.toMatch(/shop|a place/u)
  })
})
