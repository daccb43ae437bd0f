import { describe, expect, it } from 'vitest'
import { actions } from './actions.ts'
import { written } from './written.ts'

function press(key: string, held: Partial<Parameters<typeof written>[0]> = {}) {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held }
}

describe('written', () => {
  it('takes letters and signs as typed, whatever Shift they need', () => {
    expect(written(press('C', { shiftKey: true }))).toBe('c')
    expect(written(press('/', { ctrlKey: true, shiftKey: true }))).toBe('Ctrl+/')
    expect(written(press('+', { metaKey: true, shiftKey: true }))).toBe('Ctrl++')
  })

  it('tells other keys apart by Shift', () => {
    expect(written(press('ArrowLeft', { altKey: true, shiftKey: true }))).toBe('Alt+Shift+ArrowLeft')
    expect(written(press('F10', { shiftKey: true }))).toBe('Shift+F10')
  })
})

describe('actions', () => {
  it('have no key twice', () => {
    const keys = Object.values(actions).flatMap((action) => action.keys)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
