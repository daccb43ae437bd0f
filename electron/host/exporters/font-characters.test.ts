import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { charactersOf } from './font-characters.ts'

const font = (name: string) =>
  readFileSync(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}`))
const found = charactersOf(font('DejaVuSans.ttf'))
const has = (text: string) => found.has(text.codePointAt(0) ?? 0)

describe('the characters of a font', () => {
  it('are those it has a glyph for, in the first plane and beyond', () => {
    expect(Array.from('Aé“…€ΩЖשع\uFFFD').filter((character) => !has(character))).toEqual([])
    expect(has('𝒳')).toBe(false)
    expect(has('𝔸')).toBe(true)
  })

  it('are not those it has none for', () => {
    expect(Array.from('我🙂ก\uFFFF').filter(has)).toEqual([])
  })

  it('are as many as its makers say, within what they left for compatibility', () => {
    // Its own list of coverage names 5,918 characters for DejaVu Sans 2.37.
    expect(found.size).toBeGreaterThan(5800)
    expect(found.size).toBeLessThan(6300)
  })

  it('are refused for bytes that are no font', () => {
    expect(() => charactersOf(new Uint8Array(4))).toThrow(RangeError)
    expect(() => charactersOf(new Uint8Array(400))).toThrow(RangeError)
  })
})
