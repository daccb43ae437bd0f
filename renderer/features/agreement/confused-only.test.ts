import { describe, expect, it } from 'vitest'
import { codeId } from '#shared/ids.ts'
import { confusedOnly } from './confused-only.ts'

const code = (number: number) => ({
  code: codeId.parse(`01890000-0000-7000-8000-0000000000${10 + number}`),
  path: `Code ${number}`,
})
const codes = [code(1), code(2), code(3)]

describe('confusedOnly', () => {
  it('keeps rows and columns of codes that were confused, with their own figures', () => {
    const cells = [
      [9, 0, 4],
      [0, 7, 0],
      [4, 0, 5],
    ]
    expect(confusedOnly({ codes, cells, alone: [1, 2, 3] })).toEqual({
      codes: [code(1), code(3)],
      cells: [
        [9, 4],
        [4, 5],
      ],
      alone: [1, 3],
    })
  })

  it('keeps all where none was confused', () => {
    const whole = { codes: [code(1)], cells: [[9]], alone: [1] }
    expect(confusedOnly(whole)).toBe(whole)
  })
})
