import { describe, expect, it } from 'vitest'
import {
  figureWords,
  intervalSentence,
  landisKoch,
  percent,
  printed,
  shortReason,
  unitCount,
} from './words.ts'

describe('figures in words', () => {
  it('never print a number where there is none', () => {
    expect(printed({ null: 'no_variation' })).toBeNull()
    expect(percent({ null: 'one_coder' })).toBeNull()
    expect(landisKoch({ null: 'one_coder' })).toBeNull()
    expect(figureWords({ null: 'one_coder' })).toBe('none: fewer than two coders have finished anything')
  })

  it('have three decimals, and shares are percentages', () => {
    expect(printed(0.5)).toBe('0.500')
    expect(printed(-0.0314)).toBe('-0.031')
    expect(printed(-0.00001)).toBe('0.000')
    expect(percent(0.9876)).toBe('98.8 %')
  })

  it('say in a few words why there is none, also for a reason they do not know', () => {
    expect(shortReason('no_variation')).toBe('coded alike throughout')
    expect(shortReason('some_new_reason')).toBe('some new reason')
  })

  it('count units', () => {
    expect(unitCount(1, 'turn')).toBe('1 turn')
    expect(unitCount(12_034, 'character')).toBe('12,034 characters')
  })
})

describe('an interval in words', () => {
  it('says what was resampled, how often and with which seed', () => {
    const interval = {
      lower: 0.61,
      upper: 0.9,
      below_667: 0.2,
      below_800: 0.6,
      resamples: 2000,
      degenerate: 3,
      seed: 1,
      resampled: 'turns' as const,
      clusters: 12,
    }
    expect(intervalSentence(interval)).toBe(
      '95 % interval 0.610 to 0.900, from 2,000 resamples of 12 turns, 3 of them without a value (seed 1). ' +
        'Below .667 in 20.0 % of them, below .800 in 60.0 %.',
    )
  })

  it('says why there is none', () => {
    expect(intervalSentence({ null: 'not_asked' })).toBe('No interval: not asked for.')
  })
})

describe('the words of Landis and Koch', () => {
  it('change above .20, .40, .60 and .80', () => {
    expect([-0.1, 0, 0.2, 0.21, 0.6, 0.61, 0.8, 0.81, 1].map(landisKoch)).toEqual([
      'poor',
      'slight',
      'slight',
      'fair',
      'moderate',
      'substantial',
      'substantial',
      'almost perfect',
      'almost perfect',
    ])
  })
})
