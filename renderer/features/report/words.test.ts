import { describe, expect, it } from 'vitest'
import { countWords, warningSentences } from './words.ts'

const identifying = (participant: string, withheld: boolean) => ({
  kind: 'identifying' as const,
  participant: participant as never,
  attribution: 'Manager, Site A',
  withheld,
})

describe('what a report says of itself', () => {
  it('tells of people who could be told together, not one by one', () => {
    const sentences = warningSentences([
      identifying('a', true),
      identifying('b', true),
      identifying('c', false),
    ])
    expect(sentences).toHaveLength(2)
    expect(sentences[0]).toMatch(
      /^2 participants could be told by their attributions, so their roles are withheld/u,
    )
    expect(sentences[1]).toMatch(/^1 participant can be told by the attribution/u)
  })

  it('says what is left out, and why', () => {
    expect(warningSentences([{ kind: 'withdrawn', extracts: 1 }])).toEqual([
      '1 extract is left out, because someone who has withdrawn is heard.',
    ])
    expect(warningSentences([])).toEqual([])
  })

  it('counts', () => {
    expect(countWords({ codings: 1, documents: 1, participants: 2 })).toBe(
      '1 coding in 1 document, by 2 participants',
    )
  })
})
