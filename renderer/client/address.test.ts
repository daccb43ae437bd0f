import { describe, expect, it } from 'vitest'
import { parseFragment } from './address.ts'

describe('parseFragment', () => {
  it('reads the token and the project to open', () => {
    expect(parseFragment('#t=abc&open=g-1')).toEqual({ token: 'abc', open: 'g-1' })
  })

  it('is null for what is not there', () => {
    expect(parseFragment('')).toEqual({ token: null, open: null })
    expect(parseFragment('#t=')).toEqual({ token: null, open: null })
  })
})
