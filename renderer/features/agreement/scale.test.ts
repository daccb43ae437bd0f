import { describe, expect, it } from 'vitest'
import { cut, lowest, pathWithin, place, shade, short } from './scale.ts'

describe('place', () => {
  it('puts 1 at the one end and the lowest that is drawn at the other', () => {
    expect(place(1, 0, 120)).toBe(120)
    expect(place(lowest, 0, 120)).toBe(0)
    expect(place(0.4, 0, 120)).toBeCloseTo(60)
  })

  it('draws upwards as well, and keeps what is lower at the edge', () => {
    expect(place(1, 200, 20)).toBe(20)
    expect(place(-1, 200, 20)).toBe(200)
  })
})

describe('shade', () => {
  it('grows with the share, from nothing to all', () => {
    expect(shade(0, 50)).toBe(0)
    expect(shade(50, 50)).toBe(1)
    expect(shade(1, 100)).toBeCloseTo(0.1)
    expect(shade(3, 0)).toBe(0)
  })
})

describe('short', () => {
  it('keeps cells small', () => {
    expect(short(0)).toBe('0')
    expect(short(412)).toBe('412')
    expect(short(1234)).toBe('1.23k')
  })
})

describe('pathWithin', () => {
  it('keeps the name of the code itself for as long as it can', () => {
    expect(pathWithin('Practices / Trust', 20)).toBe('Practices / Trust')
    expect(pathWithin('Joint commissioning definition / Efficiency', 20)).toBe('Efficiency')
    expect(pathWithin('Outcomes / Improvements in working together', 20)).toBe('Improvements in wor…')
  })
})

describe('cut', () => {
  it('never exceeds its measure', () => {
    expect(cut('Relationships', 20)).toBe('Relationships')
    expect(cut('Relationships and trust', 14)).toBe('Relationships…')
  })
})
