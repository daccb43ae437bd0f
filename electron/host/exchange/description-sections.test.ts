import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDescription, writeDescription, type CodeProse } from './description-sections.ts'

const nothing: CodeProse = {
  brief: '',
  definition: '',
  whenToUse: '',
  whenNotToUse: '',
  examples: [],
  closeButNo: [],
  synonyms: [],
}

const awkwardLine = fc.constantFrom(
  '',
  ' ',
  'Examples:',
  '\\Examples:',
  'When to use: ',
  'when not to use:',
  '- a dash',
  '-',
  '  indented',
  'Words 😀',
  'Close but no:\r',
  'Synonyms',
)
const words = fc
  .array(fc.oneof(awkwardLine, fc.string({ maxLength: 12 })), { maxLength: 6 })
  .map((lines) => lines.join('\n'))
const anyProse: fc.Arbitrary<CodeProse> = fc.record({
  brief: words,
  definition: words,
  whenToUse: words,
  whenNotToUse: words,
  examples: fc.array(words, { maxLength: 3 }),
  closeButNo: fc.array(words, { maxLength: 3 }),
  synonyms: fc.array(words, { maxLength: 3 }),
})

describe('the description of a code', () => {
  it('holds every part under a plain heading', () => {
    expect(
      writeDescription({
        ...nothing,
        brief: 'Money held in common.',
        whenToUse: 'Budgets\nare pooled.',
        examples: ['one', 'two\nlines'],
      }),
    ).toBe(
      'Brief definition:\nMoney held in common.\n\nWhen to use:\nBudgets\nare pooled.\n\nExamples:\n- one\n- two\n  lines',
    )
  })

  it('gives back exactly what was put into it', () => {
    fc.assert(
      fc.property(anyProse, (prose) => {
        expect(readDescription(writeDescription(prose))).toEqual(prose)
      }),
      { numRuns: 1000 },
    )
  })

  it('of a code without prose is empty', () => {
    expect(writeDescription(nothing)).toBe('')
    expect(readDescription('')).toEqual(nothing)
  })
})

describe('a description from elsewhere', () => {
  it('without headings is the definition', () => {
    expect(readDescription('Use it\n\nfreely.')).toEqual({ ...nothing, definition: 'Use it\n\nfreely.' })
  })

  it('may begin without a heading, use other words for one, and end lines as Windows does', () => {
    expect(
      readDescription('Money.\r\nInclude:\r\npooled\r\n\r\nExclude:\r\nlent\r\n\r\nExample:\r\nsaid so'),
    ).toMatchObject({
      definition: 'Money.\r',
      whenToUse: 'pooled\r',
      whenNotToUse: 'lent\r',
      examples: ['said so'],
    })
  })

  it('that has a heading twice gives both', () => {
    expect(readDescription('Definition:\na\n\nDefinition:\nb').definition).toBe('a\n\nb')
  })
})
