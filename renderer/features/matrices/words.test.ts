import { describe, expect, it } from 'vitest'
import { cellTitle, figureWords, percent, shadeSteps, shownFigure, withheldWords } from './words.ts'

const counted = { measure: 'codings', normalised: 'none', suppressBelow: 3 } as const
const told = (value: number) => ({ value, withheld: null })
const small = { value: null, withheld: 'small' } as const
const telling = { value: null, withheld: 'tells_small' } as const

describe('a figure of a matrix', () => {
  it('is a number or a share', () => {
    expect(shownFigure(told(1204), counted)).toBe('1,204')
    expect(shownFigure(told(0), { ...counted, measure: 'share' })).toBe('0')
    expect(shownFigure(told(0.125), { ...counted, normalised: 'rows' })).toBe('12.5 %')
    expect([1, 0.0004, 0.000_04].map(percent)).toEqual(['100.0 %', '0.04 %', '0.004 %'])
  })

  it('that is withheld tells no more than it may', () => {
    expect(shownFigure(small, counted)).toBe('<3')
    expect(shownFigure(telling, counted)).toBe('–')
    for (const way of [
      { ...counted, measure: 'words' as const },
      { ...counted, measure: 'share' as const },
      { ...counted, normalised: 'whole' as const },
    ])
      expect(shownFigure(small, way)).toBe('–')
    expect(withheldWords(small, counted)).toBe('Withheld: fewer than 3.')
    expect(figureWords(telling, counted)).toMatch(/worked out from it/)
  })

  it('is said with what it counts', () => {
    expect(figureWords(told(1), counted)).toBe('1 coding')
    expect(figureWords(told(12), { ...counted, measure: 'participants' })).toBe('12 participants')
    expect(figureWords(told(0.042), { ...counted, measure: 'share' })).toBe('4.2 % of the text')
    expect(figureWords(told(0.25), { ...counted, normalised: 'columns' })).toBe('25.0 % of the column')
  })
})

describe('the name of a cell', () => {
  const table = {
    rows: { kind: 'codes' },
    columns: { kind: 'cases' },
    proximity: { kind: 'near', turns: 2 },
  } as const

  it('says what stands in it', () => {
    expect(cellTitle('Processes / Agreements', 'Site A', table)).toBe('Processes / Agreements at Site A')
    expect(cellTitle('Evidence', 'No case study', table)).toBe('Evidence, outside of case studies')
    const together = { ...table, columns: { kind: 'codes' } } as const
    expect(cellTitle('Evidence', 'Challenge', together)).toBe('Evidence at most 2 turns from Challenge')
    expect(cellTitle('Evidence', 'Ann', { ...table, columns: { kind: 'coders' } })).toBe('Evidence by Ann')
    expect(
      cellTitle('Site A', 'Interview', { ...table, rows: { kind: 'cases' }, columns: { kind: 'modes' } }),
    ).toBe('Site A · Interview')
  })

  it('of totals says so', () => {
    expect(cellTitle('Evidence', null, table)).toBe('Evidence, in all')
    expect(cellTitle(null, 'Site A', table)).toBe('Site A, in all')
    expect(cellTitle(null, null, table)).toBe('The whole table')
  })
})

describe('the shades of a table', () => {
  it('are told as ranges', () => {
    expect(shadeSteps(12, counted).map(({ label }) => label)).toEqual(['1–2', '3–4', '5–7', '8–9', '10–12'])
    expect(shadeSteps(0.5, { ...counted, measure: 'share' })[0]).toEqual({ step: 1, label: 'up to 10.0 %' })
  })
})
