import { afterEach, describe, expect, it, vi } from 'vitest'
import { LaunchCodes } from './launch-codes.ts'

describe('a launch code', () => {
  afterEach(() => vi.useRealTimers())

  it('leads to the address once', () => {
    const codes = new LaunchCodes()
    const code = codes.issue('http://127.0.0.1:1/#t=x')
    expect(codes.redeem('another')).toBeNull()
    expect(codes.redeem(code)).toBe('http://127.0.0.1:1/#t=x')
    expect(codes.redeem(code)).toBeNull()
  })

  it('runs out after a minute', () => {
    vi.useFakeTimers()
    const codes = new LaunchCodes()
    const code = codes.issue('http://127.0.0.1:1/')
    vi.advanceTimersByTime(60_000)
    expect(codes.redeem(code)).toBeNull()
  })
})
