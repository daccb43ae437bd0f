import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentOf } from '../../components/text/fixture.ts'
import { rowsOf } from '../../components/text/rows.ts'
import { wordsToCopy } from './words-to-copy.ts'

const turns = [
  ['Ana', 'We 👩‍👩‍👧 pooled it,\n  e\u0301tude\tand all.'],
  ['Ben', 'שלום לכולם.'],
  ['Ana', 'Yes.'],
] as const
const { text, ...rest } = documentOf(
  `Head\n${turns.map(([speaker, words]) => `${speaker}: ${words} [00:01]`).join('\n')}\n`,
  turns,
)
const rows = rowsOf({ text, ...rest })
const between = (first: string, last: string) => ({
  start: text.indexOf(first),
  end: text.indexOf(last) + last.length,
})

describe('wordsToCopy', () => {
  it('gives words of one turn without its speaker', () => {
    expect(wordsToCopy(text, rows, between('👩‍👩‍👧', 'e\u0301tude'))).toBe('👩‍👩‍👧 pooled it,\n  e\u0301tude')
    expect(wordsToCopy(text, rows, between('Yes', 'Yes'))).toBe('Yes')
  })

  it('begins a line with the speaker for each turn, also for one that is selected in part', () => {
    expect(wordsToCopy(text, rows, between('and all', 'שלום'))).toBe('Ana: and all.\nBen: שלום')
  })

  it('takes the whole document, and what is no turn without a name', () => {
    const all = wordsToCopy(text, rows, { start: 0, end: text.length })
    expect(all).toBe(['Head', ...turns.map(([speaker, words]) => `${speaker}: ${words}`)].join('\n'))
  })

  it('gives paragraphs of a text without turns line by line', () => {
    const lines = 'One.\n\nTwo.\n'
    const paragraphs = rowsOf({ text: lines, turns: [], speakers: [] })
    expect(wordsToCopy(lines, paragraphs, { start: 1, end: lines.length })).toBe('ne.\nTwo.')
  })

  it('has every selected character of the turns and none that is not selected', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), (a, b) => {
        const span = { start: Math.min(a, b), end: Math.max(a, b) }
        const copied = wordsToCopy(text, rows, span)
        const pieces = rows
          .map((row) => {
            const inside = [...text.slice(row.start, row.end).split('').entries()]
            return inside.flatMap(([at, unit]) =>
              row.start + at >= span.start && row.start + at < span.end ? [unit] : [],
            )
          })
          .map((units) => units.join(''))
        const held = rows.flatMap((row, index) => (pieces[index] ? [{ row, words: pieces[index] }] : []))
        const names = held.length > 1 ? held.map(({ row }) => (row.speaker ? `${row.speaker}: ` : '')) : ['']
        expect(copied).toBe(held.map(({ words }, index) => `${names[index]}${words}`).join('\n'))
      }),
    )
  })
})
