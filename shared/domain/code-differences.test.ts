import { describe, expect, it } from 'vitest'
import { differencesOf, type CodeTelling, type FileTelling } from './code-differences.ts'

const mine: CodeTelling = {
  name: 'Trust',
  colour: '#123456',
  codable: true,
  brief: 'Relying on each other.',
  definition: '',
  whenToUse: 'One.\nTwo.',
  whenNotToUse: '',
  examples: ['We ring them.'],
  closeButNo: [],
  synonyms: ['faith'],
}
const silent: FileTelling = {
  name: 'Trust',
  colour: null,
  codable: null,
  brief: '',
  definition: '',
  whenToUse: '',
  whenNotToUse: '',
  examples: [],
  closeButNo: [],
  synonyms: [],
}

describe('what a file says otherwise of a code', () => {
  it('is nothing where it says the same, or is silent', () => {
    expect(differencesOf(mine, mine)).toEqual([])
    expect(differencesOf(silent, mine)).toEqual([])
  })

  it('is no matter of blanks around words, or of how lines end', () => {
    expect(
      differencesOf({ ...silent, brief: ' Relying on each other.\n', whenToUse: 'One.\r\nTwo.' }, mine),
    ).toEqual([])
  })

  it('is told with both sides, in the order in which a code is read', () => {
    const theirs = {
      ...silent,
      colour: '#654321',
      codable: false,
      definition: 'Partners rely.',
      name: 'Faith',
    }
    expect(differencesOf(theirs, mine)).toEqual([
      { part: 'name', mine: 'Trust', theirs: 'Faith' },
      { part: 'definition', mine: '', theirs: 'Partners rely.' },
      { part: 'codable', mine: 'Yes', theirs: 'No' },
      { part: 'colour', mine: '#123456', theirs: '#654321' },
    ])
  })

  it('is, of lists, what they have and we have not, each once', () => {
    const theirs = {
      ...silent,
      examples: ['They come.', 'We ring them. ', 'They come.'],
      synonyms: ['faith'],
    }
    expect(differencesOf(theirs, mine)).toEqual([
      { part: 'examples', mine: 'We ring them.', theirs: 'They come.' },
    ])
  })
})
