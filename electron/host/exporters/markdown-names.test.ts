import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PseudonymList } from '#shared/domain/report/pseudonym-list.ts'
import { markdownDisguised } from './markdown-names.ts'
import { memoBlocks } from './memo-blocks.ts'

const list = new PseudonymList([
  { words: 'Dana Hill', pseudonym: '[Manager 1]' },
  { words: 'Hill', pseudonym: '# place' },
])
const disguised = (markdown: string) => markdownDisguised(list, markdown)
/** What a reader reads, paragraph by paragraph. */
const read = (markdown: string) =>
  memoBlocks(markdown).map(({ runs }) => runs.map(({ text }) => text).join(''))

describe('Markdown whose names are replaced', () => {
  it('keeps its faces where a name stands in one', () => {
    expect(disguised('## To **Dana Hill**\n\n- _soon_\n- Dana Hill')).toBe(
      '## To **[Manager 1]**\n\n- _soon_\n- [Manager 1]',
    )
  })

  it('is written in one face and one line where a name stands in two', () => {
    expect(disguised('> **Dana** Hill _came_\n> late.\n\n**Early.**')).toBe(
      '> \\[Manager 1\\] came late\\.\n\n**Early.**',
    )
    expect(read(disguised('1. See [Dana](concord:code/1) Hill'))).toEqual(['See [Manager 1]'])
    expect(read(disguised('Dana&#32;H&#105;ll'))).toEqual(['[Manager 1]'])
  })

  it('does not become a heading by a pseudonym that looks like one', () => {
    expect(memoBlocks(disguised('Hill was far.')).map(({ kind }) => kind)).toEqual(['text'])
    expect(read(disguised('Hill was far.'))).toEqual(['# place was far.'])
  })

  it('is left as it is by an empty list', () => {
    expect(markdownDisguised(new PseudonymList([]), '**Dana** Hill')).toBe('**Dana** Hill')
  })

  it('holds no name in what is read, whatever it stands in', () => {
    const piece = fc.constantFrom(
      'Dana',
      'Hill',
      'dana hill',
      ' ',
      '\n',
      '\n\n',
      '**',
      '_',
      '`',
      '# ',
      '- ',
      '1. ',
      '> ',
      '    ',
      '[',
      '](https://x.org)',
      '![',
      '<b>',
      '</b>',
      '&amp;',
      '\\',
      '```\n',
      'so',
      '.',
      '---',
      '&#32;',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join('')),
        (markdown) => {
          for (const words of read(disguised(markdown)))
            expect(list.find(words).filter(({ start, end }) => words.slice(start, end) !== 'place')).toEqual(
              [],
            )
        },
      ),
      { numRuns: 3000 },
    )
  })
})
