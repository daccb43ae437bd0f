import { beforeAll, describe, expect, it } from 'vitest'
import { searchCalls } from '#shared/contract/search.ts'
import { commandLine } from '../support/command-line.ts'
import { interview } from '../support/study.ts'

const { write, told, json, refused, misused } = commandLine()
const found = searchCalls['search.run'].output
const counted = searchCalls['words.frequency'].output

describe('concord search and words', () => {
  beforeAll(async () => {
    const book = write(
      'codes.json',
      JSON.stringify({
        id: 'c',
        name: 'C',
        codes: [{ name: 'Money', definition: 'A budget that is pooled.' }],
      }),
    )
    await told('new', 'Study', '--codebook', book)
    await told('import', 'Study', write('Dana.txt', interview), '--case', 'Site A')
    await told(
      'import',
      'Study',
      write('Kit.txt', 'Kit: No budget, R1: I don’t.\nRo: AND?'),
      '--case',
      'Site B',
    )
  })

  it('finds words in documents and the codebook, with what is around them', async () => {
    const { total, inDocuments, inCodebook, hits, byCase } = await json(found, 'search', 'Study', 'budget')
    expect({ total, inDocuments, inCodebook }).toEqual({ total: 3, inDocuments: 2, inCodebook: 1 })
    expect(byCase.map(({ name, hits: own }) => [name, own])).toEqual([
      ['Site A', 1],
      ['Site B', 1],
    ])
    const start = interview.indexOf('budget')
    expect(hits[0]).toMatchObject({ title: 'Dana', case: 'Site A', turn: 1, start, end: start + 6 })
    expect(hits.map(({ left, words, right }) => `${left}[${words}]${right}`)).toEqual([
      'How did the pooled [budget] come about?',
      'No [budget], R1: I don’t.',
      'A [budget] that is pooled.',
    ])
    expect(await told('search', 'Study', 'budget')).toBe(
      [
        'Dana, turn 1, Interviewer',
        '    How did the pooled [budget] come about?',
        'Kit, turn 1, Kit',
        '    No [budget], R1: I don’t.',
        'Code Money',
        '    A [budget] that is pooled.',
        '3 found.',
        '',
      ].join('\n'),
    )
  })

  it('keeps to one place, case study or number, and takes syntax for words', async () => {
    const of = async (...words: string[]) =>
      (await json(found, 'search', 'Study', ...words)).hits.map((hit) => hit.words)
    expect(await of('budget', '--in', 'codebook')).toEqual(['budget'])
    expect(await of('budget', '--case', 'site b')).toEqual(['budget'])
    expect(await of('budget', '--case', 'Site B', '--case', 'Site A')).toEqual(['budget', 'budget'])
    expect(await of('the OR a', '--top', '1')).toEqual([])
    expect(await of('t*', '--top', '2')).toEqual(['the', 'two'])
    expect(await of("don't")).toEqual(['don’t'])
    expect(await of('R1:')).toEqual(['R1'])
    expect(await of('AND', '--in', 'documents')).toEqual(['And', 'and', 'AND'])
    expect(await of('"pooled budget')).toEqual(['pooled budget', 'budget', 'pooled'])
    expect(await of('"pooled budget"')).toEqual(['pooled budget'])
  })

  it('counts words by case study, or by who speaks', async () => {
    const { total, columns, words } = await json(
      counted,
      'words',
      'Study',
      '--top',
      '2',
      '--stop-words',
      'english',
    )
    expect(columns.map(({ name, words: all }) => [name, all])).toEqual([
      ['Site A', 30],
      ['Site B', 6],
    ])
    expect(total).toBe(36)
    expect(words.map(({ word, counts }) => [word, ...counts])).toEqual([
      ['budget', 1, 1],
      ['contracts', 1, 0],
    ])
    expect((await told('words', 'Study', '--by', 'speaker', '--case', 'Site B')).split('\n')).toEqual([
      'word    count  documents  Kit  Ro',
      'and     1      1          0    1',
      'budget  1      1          1    0',
      'don’t   1      1          1    0',
      'i       1      1          1    0',
      'no      1      1          1    0',
      'r1      1      1          1    0',
      '6 words, 6 different ones counted.',
      '',
    ])
  })

  it('says what it can’t do', async () => {
    await misused('"WORDS" is missing', 'search', 'Study')
    await misused('--in is one of', 'search', 'Study', 'budget', '--in', 'labels')
    await misused(
      '--case goes with documents only',
      'search',
      'Study',
      'x',
      '--case',
      'Site A',
      '--in',
      'memos',
    )
    await misused('--stems is one of', 'words', 'Study', '--stems', 'klingon')
    expect(await refused('not_found', 'words', 'Study', '--case', 'Site Z')).toContain('Site Z')
  })
})
