import { describe, expect, it } from 'vitest'
import { depthsOf, levelsFor, missingChoice, questionOf, type Choices } from './choices.ts'

const all: Choices = {
  scope: 'all',
  round: null,
  cases: new Set(['c']),
  documents: new Set(['b', 'a']),
  unit: 'turn',
  level: 'both',
  interviewers: true,
  roles: new Set(),
  coders: null,
  withConsensus: false,
  version: null,
}

describe('questionOf', () => {
  it('leaves open what was not chosen', () => {
    expect(questionOf(all, null)).toEqual({
      round: null,
      cases: null,
      documents: null,
      coders: null,
      version: null,
      excludeSpeakers: [],
      unit: 'turn',
      depth: null,
      withConsensus: false,
    })
  })

  it('asks for what its scope names, in an order of its own', () => {
    expect(questionOf({ ...all, scope: 'documents' }, 1)).toMatchObject({
      documents: ['a', 'b'],
      cases: null,
    })
    expect(questionOf({ ...all, scope: 'round', round: 'r' }, 1)).toMatchObject({
      round: 'r',
      documents: null,
    })
  })

  it('leaves out interviewers and roles', () => {
    const choices = { ...all, interviewers: false, roles: new Set(['Clerk', 'Carer']) }
    expect(questionOf(choices, null).excludeSpeakers).toEqual(['Interviewer', 'Carer', 'Clerk'])
  })
})

describe('levels', () => {
  it('side by side are as coded, then the top codes', () => {
    expect(depthsOf('both')).toEqual([null, 1])
    expect(depthsOf('coded')).toEqual([null])
    expect(depthsOf('2')).toEqual([2])
  })

  it('are as many as the codebook is deep', () => {
    expect(levelsFor(1).map(({ value }) => value)).toEqual(['coded'])
    expect(levelsFor(3).map(({ value }) => value)).toEqual(['both', 'coded', '1', '2'])
  })
})

describe('missingChoice', () => {
  it('asks for two coders, the consensus being one', () => {
    expect(missingChoice(all)).toBeNull()
    expect(missingChoice({ ...all, coders: new Set(['a']) })).toBe('Choose at least two coders.')
    expect(missingChoice({ ...all, coders: new Set(['a']), withConsensus: true })).toBeNull()
  })

  it('asks for something to compare', () => {
    expect(missingChoice({ ...all, scope: 'cases', cases: new Set() })).toBe(
      'Choose at least one case study.',
    )
  })
})
