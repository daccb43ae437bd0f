import { describe, expect, it } from 'vitest'
import { matches, type Press } from './keys.ts'

function press(key: string, held: Partial<Press> = {}): Press {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held }
}

describe('matches', () => {
  it('tells undo from redo', () => {
    expect(matches(press('z', { ctrlKey: true }), 'Ctrl+Z')).toBe(true)
    expect(matches(press('Z', { ctrlKey: true, shiftKey: true }), 'Ctrl+Z')).toBe(false)
    expect(matches(press('Z', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+Z')).toBe(true)
    expect(matches(press('z'), 'Ctrl+Z')).toBe(false)
  })

  it("takes a Mac's Command key for Ctrl", () => {
    expect(matches(press('z', { metaKey: true }), 'Ctrl+Z')).toBe(true)
  })

  it('goes by the physical key where Alt is held', () => {
    expect(matches(press('¡', { altKey: true, code: 'Digit1' }), 'Alt+1')).toBe(true)
    expect(matches(press('1', { code: 'Digit1' }), 'Alt+1')).toBe(false)
  })

  it('takes a sign as typed, whatever Shift it needs', () => {
    expect(matches(press('?', { shiftKey: true }), '?')).toBe(true)
    expect(matches(press('?'), '?')).toBe(true)
  })

  it('knows arrows by their sign, and other keys by their name', () => {
    expect(matches(press('ArrowLeft', { altKey: true }), 'Alt+←')).toBe(true)
    expect(matches(press('ArrowLeft', { altKey: true, shiftKey: true }), 'Alt+←')).toBe(false)
    expect(matches(press('ArrowLeft'), 'Alt+←')).toBe(false)
    expect(matches(press('PageDown', { ctrlKey: true }), 'Ctrl+PageDown')).toBe(true)
    expect(matches(press('F6'), 'F6')).toBe(true)
  })
})
