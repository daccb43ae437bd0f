import { describe, expect, it } from 'vitest'
import { studentQuantile } from './student-t.ts'

describe("the quantile of Student's t", () => {
  it.each([
    [0.975, 1, 12.7062047],
    [0.975, 2, 4.3026527],
    [0.975, 11, 2.2009852],
    [0.95, 30, 1.6972609],
    [0.975, 1000, 1.9623391],
  ])('%f with %i degrees of freedom is %f, as in the tables', (probability, degrees, expected) => {
    expect(studentQuantile(probability, degrees)).toBeCloseTo(expected, 6)
  })
})
