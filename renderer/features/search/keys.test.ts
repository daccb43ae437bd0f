import { describe, expect, it } from 'vitest'
import { stepTo } from './keys.ts'

describe('a press among the lines', () => {
  it('leads to another one, and not beyond the first or the last', () => {
    expect(stepTo('ArrowDown', -1, 30)).toBe(0)
    expect(stepTo('ArrowDown', 29, 30)).toBe(29)
    expect(stepTo('ArrowUp', 0, 30)).toBe(0)
    expect(stepTo('PageDown', 3, 30)).toBe(15)
    expect(stepTo('PageUp', 3, 30)).toBe(0)
    expect(stepTo('End', 3, 30)).toBe(29)
    expect(stepTo('Home', 3, 30)).toBe(0)
  })

  it('leads nowhere by another key, or where there is no line', () => {
    expect(stepTo('x', 3, 30)).toBeUndefined()
    expect(stepTo('ArrowDown', -1, 0)).toBeUndefined()
  })
})
