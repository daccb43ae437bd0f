import { describe, expect, it } from 'vitest'
import { deedFor } from './keys.ts'
import { groupAt, groupPlaces } from './places.ts'
import { quotationOf } from './quotation.ts'
import { keepPlace, placeIn, useReading, widenBy, widenTo } from './reading.ts'

describe('groups', () => {
  const groups = groupPlaces([
    { key: 'a', label: 'A', count: 2 },
    { key: null, label: 'None', count: 1 },
  ])

  it('begin where the one before ends', () => {
    expect(groups.map(({ start }) => start)).toEqual([0, 2])
    expect([0, 1, 2, 9].map((index) => groupAt(groups, index)?.label)).toEqual(['A', 'A', 'None', 'None'])
    expect(groupAt([], 0)).toBeUndefined()
  })
})

describe('a quotation', () => {
  const attribution = '(Nurse, Site A, Interview)'

  it('has its words in quotation marks, and who said them', () => {
    expect(quotationOf({ words: [{ speaker: 'Nurse', text: 'We met.' }], attribution })).toBe(
      '“We met.” (Nurse, Site A, Interview)',
    )
  })

  it('names the speakers where there are several', () => {
    const words = [
      { speaker: 'Nurse', text: 'We met.' },
      { speaker: null, text: 'Yes.' },
    ]
    expect(quotationOf({ words, attribution })).toBe('Nurse: “We met.”\n“Yes.”\n(Nurse, Site A, Interview)')
  })
})

describe('widening', () => {
  it('goes by one turn on both sides, and back to the words alone', () => {
    const now = () => useReading.getState().widened.get('x')
    expect(now()).toBeUndefined()
    widenBy('x', -1)
    expect(now()).toBeUndefined()
    widenBy('x', 1)
    widenBy('x', 1)
    expect(now()).toEqual({ before: 2, after: 2 })
    widenTo('x', { before: 0, after: 2 })
    widenBy('x', -1)
    expect(now()).toEqual({ before: 0, after: 1 })
    widenBy('x', -1)
    expect(now()).toBeUndefined()
  })
})

describe('the places where one was reading', () => {
  it('are remembered by question, the newest twenty', () => {
    for (let number = 0; number < 25; number += 1)
      keepPlace({ asked: String(number), index: number, offset: 0, sizes: null })
    expect(placeIn('4')).toBeUndefined()
    expect(placeIn('24')?.index).toBe(24)
    keepPlace({ asked: '5', index: 7, offset: 0, sizes: null })
    keepPlace({ asked: 'new', index: 0, offset: 0, sizes: null })
    expect(placeIn('5')?.index).toBe(7)
    expect(placeIn('6')).toBeUndefined()
  })
})

describe('keys', () => {
  it('stand for deeds, letters large or small', () => {
    expect(['s', 'S', 'ArrowDown', ' ', 'Enter'].map(deedFor)).toEqual([
      'star',
      'star',
      'next',
      'select',
      'open',
    ])
    expect(deedFor('q')).toBeUndefined()
    expect(deedFor('constructor')).toBeUndefined()
  })
})
