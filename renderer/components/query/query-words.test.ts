import { describe, expect, it } from 'vitest'
import { retrievalQuery } from '#shared/contract/retrieval.ts'
import { caseId, coderId, codeId } from '#shared/ids.ts'
import { goneFrom, withoutGone, type QueryChoices } from './choices.ts'
import { linesOf, picked, withoutLine } from './lines.ts'
import { queryInWords } from './query-words.ts'

const id = (number: number) => `01a20280-dcc2-74e1-9d4a-${String(number).padStart(12, '0')}`
const code = (number: number, path: string) => ({
  id: codeId.parse(id(number)),
  name: path,
  path,
  colour: '#000000',
  codable: true,
  retired: false,
  brief: '',
  synonyms: [],
  hasChildren: false,
})
const choices: QueryChoices = {
  codes: [code(1, 'Processes / Agreements'), code(2, 'Outcomes')],
  cases: [
    { id: caseId.parse(id(3)), name: 'Site A' },
    { id: caseId.parse(id(4)), name: 'Site B' },
  ],
  documents: [],
  coders: [{ id: coderId.parse(id(5)), name: 'Ann' }],
  rounds: [],
  participants: [],
  attributes: [],
}
const words = (query: object) => queryInWords(retrievalQuery.parse(query), choices)

describe('a query in words', () => {
  it('without anything is every extract', () => {
    expect(words({})).toBe('Every extract.')
  })

  it('says codes, conditions, cases and coders in one sentence', () => {
    expect(
      words({
        codes: [{ code: id(1), withChildren: true }],
        conditions: [
          { is: 'and', codes: [{ code: id(2) }], proximity: { kind: 'near', turns: 2 } },
          { is: 'not', codes: [{ code: id(1) }] },
        ],
        sameCoder: true,
        cases: [id(3), id(4)],
        coders: [id(5)],
      }),
    ).toBe(
      'Extracts coded Processes / Agreements with all below it, within 2 turns of Outcomes, ' +
        'not overlapping Processes / Agreements, each coder held against their own coding only, ' +
        'at Site A or Site B, by Ann.',
    )
  })

  it('says what the rest narrows to', () => {
    expect(
      words({
        marked: 'starred',
        cases: [null],
        modes: ['interview', 'focus_group'],
        attributes: [
          { entity: 'case', name: 'Pooled budget', value: 'Yes' },
          { entity: 'case', name: 'Pooled budget', value: null },
        ],
        rounds: [null],
        words: 'one pot',
      }),
    ).toBe(
      'Extracts that are starred, at no case study, from interview or focus group, ' +
        'where Pooled budget of the case study is “Yes” or not given, of no round, with the words “one pot”.',
    )
  })

  it('says what is gone, and how many where they are many', () => {
    expect(words({ codes: [{ code: id(9) }] })).toBe('Extracts coded a code that is gone.')
    expect(words({ cases: [3, 4, 6, 7, 8].map(id) })).toBe('Extracts at any of 5 case studies.')
  })
})

describe('what is gone', () => {
  const query = retrievalQuery.parse({
    codes: [{ code: id(1) }, { code: id(9) }],
    conditions: [{ is: 'and', codes: [{ code: id(9) }] }],
    cases: [id(3), id(8), null],
    coders: [id(7)],
  })

  it('is counted once, and can be taken out', () => {
    expect(goneFrom(query, choices)).toBe(3)
    const left = withoutGone(query, choices)
    expect(left).toMatchObject({
      codes: [{ code: id(1) }],
      conditions: [],
      cases: [id(3), null],
      coders: null,
    })
    expect(goneFrom(left, choices)).toBe(0)
    expect(withoutGone(left, choices)).toEqual(left)
  })
})

describe('the lines of a query', () => {
  it('are those that narrow it', () => {
    const query = retrievalQuery.parse({ cases: [null], words: 'money', marked: 'pinned' })
    expect(linesOf(query)).toEqual(['cases', 'words', 'marked'])
    expect(linesOf(withoutLine(query, 'words'))).toEqual(['cases', 'marked'])
  })

  it('keep their order, and ask for anything where nothing is left', () => {
    expect(picked(['a', 'b', 'c'], ['c'], 'a', true)).toEqual(['a', 'c'])
    expect(picked(['a', 'b', 'c'], ['c'], 'c', false)).toBeNull()
    expect(picked(['a', null], null, null, true)).toEqual([null])
  })
})
