import { describe, expect, it } from 'vitest'
import { caseId, speakerId } from '#shared/ids.ts'
import { inOrder, onlyOf, searchFor, type FrequencyRow } from './frequency-rows.ts'

const row = (word: string, counts: readonly number[], documents = 1): FrequencyRow => ({
  word,
  forms: [word],
  search: `"${word}"`,
  count: counts.reduce((sum, one) => sum + one, 0),
  documents,
  counts: [...counts],
})
const rows = [row('trust', [3, 4], 2), row('élan', [5, 0]), row('budget', [1, 4], 2)]
const wordsOf = (found: readonly FrequencyRow[]) => found.map(({ word }) => word)

describe('words in order', () => {
  it('go by all counts, by those of a column, by documents', () => {
    expect(wordsOf(inOrder(rows, { order: 'count', isRising: false }))).toEqual(['trust', 'élan', 'budget'])
    expect(wordsOf(inOrder(rows, { order: 'count', isRising: true }))).toEqual(['élan', 'budget', 'trust'])
    expect(wordsOf(inOrder(rows, { order: 1, isRising: false }))).toEqual(['trust', 'budget', 'élan'])
    expect(wordsOf(inOrder(rows, { order: 'documents', isRising: false }))).toEqual([
      'trust',
      'budget',
      'élan',
    ])
  })

  it('go by letters, where accents make no word come last', () => {
    expect(wordsOf(inOrder(rows, { order: 'word', isRising: true }))).toEqual(['budget', 'élan', 'trust'])
  })
})

describe('what a cell leads to', () => {
  const id = '00000000-0000-7000-8000-000000000001'
  const nobody = { case: null, participant: null, speakers: [], name: null, words: 1 }

  it('is a search for these very words, within the column', () => {
    const only = onlyOf({ ...nobody, case: caseId.parse(id), name: 'Site A' }, 'case', [])
    expect(only).toEqual({ name: 'Site A', cases: [id] })
    expect(searchFor(row('trust', [1]), only)).toMatchObject({
      part: 'context',
      words: '"trust"',
      wholeWords: true,
      match: 'any',
      where: 'documents',
      only,
    })
  })

  it('is narrowed to documents without a case study, or to speakers', () => {
    expect(onlyOf(nobody, 'case', [id])).toEqual({ name: 'No case study', documents: [id] })
    const kit = { ...nobody, name: 'Kit', speakers: [speakerId.parse(id)] }
    expect(onlyOf(kit, 'speaker', [])).toEqual({ name: 'Kit', speakers: [id] })
    expect(onlyOf(nobody, 'speaker', [])).toBeNull()
  })
})
