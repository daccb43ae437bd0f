import { afterEach, beforeEach, describe, expect, vi } from 'vitest'
import type { CallInput } from '#shared/contract/index.ts'
import { foldText } from '#shared/domain/folding.ts'
import { indexText } from '#shared/domain/search/indexed-text.ts'
import { it, type TestHost } from '../../../test/support/host.ts'
import { codeThere, studyInTwo } from '../../../test/support/copies.ts'
import { importText } from '../../../test/support/study.ts'
import * as store from '../store/retrieval-store.ts'

vi.mock('../store/retrieval-store.ts', { spy: true })
vi.mock('#shared/domain/search/indexed-text.ts', { spy: true })
vi.mock('#shared/domain/folding.ts', { spy: true })
const folded = vi.mocked(foldText)
const read = vi.mocked(store.listCodingBatches)
const indexed = vi.mocked(indexText)

/** How many documents were read. */
const documentsRead = () => read.mock.calls.reduce((sum, [, documents]) => sum + documents.length, 0)

async function aStudy(workbench: TestHost) {
  const study = await studyInTwo(workbench)
  for (let number = 0; number < 4; number += 1)
    await importText(workbench, `Ann: We met ${number} times.`, { fileName: `${number}.txt` })
  await codeThere(workbench.ask, study, study.trust, 'one home')
  const everything: CallInput<'retrieval.run'> = { query: {} }
  return { ...study, everything }
}

describe('reading ahead', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    read.mockClear()
  })
  afterEach(() => void vi.useRealTimers())

  it('reads all in steps once nobody asks, so that the first question reads nothing', async ({
    workbench,
  }) => {
    const { everything } = await aStudy(workbench)
    expect(documentsRead()).toBe(0)
    vi.advanceTimersByTime(5_000)
    expect(read.mock.calls.map(([, documents]) => documents.length)).toEqual([2, 2, 1])
    expect((await workbench.ask('retrieval.run', everything)).total).toBe(1)
    expect(documentsRead()).toBe(5)
    vi.advanceTimersByTime(5_000)
    expect(documentsRead()).toBe(5)
  })

  it('then reads the words of transcripts, memos and codes, so that the first search reads nothing', async ({
    workbench,
  }) => {
    await aStudy(workbench)
    indexed.mockClear()
    vi.advanceTimersByTime(5_000)
    const transcripts = () => indexed.mock.calls.filter(([text]) => text.includes('We met')).length
    expect(transcripts()).toBe(4)
    const codes = () => indexed.mock.calls.filter(([text]) => text.startsWith('Trust')).length
    expect(codes()).toBe(1)
    const before = indexed.mock.calls.length
    const { total } = await workbench.ask('search.run', { words: 'times' })
    expect(total).toBe(4)
    expect(indexed.mock.calls).toHaveLength(before)
  })

  it('then reads what was said, so that the first question about words reads nothing', async ({
    workbench,
  }) => {
    await aStudy(workbench)
    folded.mockClear()
    const texts = () => folded.mock.calls.filter(([text]) => text.includes('We met')).length
    vi.advanceTimersByTime(5_000)
    expect(texts()).toBe(4)
    const asked = { query: { words: 'one home' } }
    expect((await workbench.ask('retrieval.run', asked)).total).toBe(1)
    expect(texts()).toBe(4)
  })

  it('goes on only after calls, for whoever called last, and anew after a change', async ({ workbench }) => {
    const study = await aStudy(workbench)
    vi.advanceTimersByTime(251)
    expect(documentsRead()).toBe(2)
    await workbench.ask('coder.list', {}, study.ann)
    vi.advanceTimersByTime(200)
    expect(documentsRead()).toBe(2)
    vi.advanceTimersByTime(5_000)
    expect(documentsRead()).toBe(7)
    await codeThere(workbench.ask, study, study.money, 'a year')
    await workbench.ask('coder.list', {}, study.ann)
    vi.advanceTimersByTime(5_000)
    expect(documentsRead()).toBe(8)
  })

  it('ends when the project is closed', async ({ workbench }) => {
    await aStudy(workbench)
    vi.advanceTimersByTime(251)
    await workbench.ask('project.close', {})
    vi.advanceTimersByTime(5_000)
    expect(documentsRead()).toBe(2)
  })
})
