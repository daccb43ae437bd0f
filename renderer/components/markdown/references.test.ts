import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainWords, referencesIn, writeReference } from './references.ts'

const id = '0190a1b2-c3d4-7abc-8def-0123456789ab'

describe('references', () => {
  it('reads back what it writes, whatever the label says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (words) => {
        const label = words.replace(/\s+/gu, ' ').trim()
        fc.pre(label !== '')
        const reference = { kind: 'coding', id, label } as const
        expect(referencesIn(`Before ${writeReference(reference)} after.`)).toEqual([reference])
      }),
    )
  })

  it('finds every link of a text in its order', () => {
    const text = `See [A / B](concord:code/${id}) and [C](concord:document/${id}).`
    expect(referencesIn(text).map(({ kind, label }) => `${kind} ${label}`)).toEqual([
      'code A / B',
      'document C',
    ])
  })

  it('takes nothing else for a link', () => {
    for (const text of [
      '[x](https://example.org)',
      `[x](javascript:concord:code/${id})`,
      `[x](concord:coder/${id})`,
      '[x](concord:code/1)',
      `[](concord:code/${id})`,
      `[x](concord:code/${id.toUpperCase()})`,
      `[x] (concord:code/${id})`,
    ])
      expect(referencesIn(text)).toEqual([])
  })
})

describe('plainWords', () => {
  it('leaves the words and takes away signs and addresses', () => {
    const text = `## On *trust*\n\n> a quote\n- [Trust](concord:code/${id}) and **more**\n1. 2 \\* 3`
    expect(plainWords(text)).toBe('On trust\n\na quote\nTrust and more\n2 * 3')
  })

  it('leaves foreign links and markup as they were typed', () => {
    expect(plainWords('[x](https://example.org) <b>')).toBe('[x](https://example.org) <b>')
  })
})
