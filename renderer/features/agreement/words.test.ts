import { describe, expect, it } from 'vitest'
import { band, judged, percent, printed, reasonWords } from './words.ts'

describe('figures in words', () => {
  it('never prints a number where there is none', () => {
    expect(printed({ null: 'no_variation' })).toBeNull()
    expect(percent({ null: 'one_coder' })).toBeNull()
    expect(band({ null: 'one_coder' })).toBeNull()
  })

  it('prints three decimals, and shares as percentages', () => {
    expect(printed(0.5)).toBe('0.500')
    expect(printed(-0.0314)).toBe('-0.031')
    expect(percent(0.9876)).toBe('98.8 %')
  })

  it('says a reason in words, also one it does not know', () => {
    expect(reasonWords('one_coder')).toBe('fewer than two coders have finished anything')
    expect(reasonWords('some_new_reason')).toBe('some new reason')
  })
})

describe("Krippendorff's bands", () => {
  it('begin at .800 and .667', () => {
    expect(band(0.8)).toBe('reliable')
    expect(band(0.7999)).toBe('tentative')
    expect(band(0.667)).toBe('tentative')
    expect(band(0.6669)).toBe('not reliable')
  })

  it('are judged by the lower bound where there is an interval', () => {
    const interval = {
      lower: 0.61,
      upper: 0.9,
      below_667: 0.2,
      below_800: 0.6,
      resamples: 100,
      degenerate: 0,
      seed: 1,
      resampled: 'turns' as const,
      clusters: 12,
    }
    expect(judged(0.85, interval)).toBe(0.61)
    expect(judged(0.85, { null: 'not_asked' })).toBe(0.85)
  })
})
