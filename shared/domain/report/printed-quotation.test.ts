import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printedPieces, printedQuotation, printedWords, type PrintablePiece } from './printed-quotation.ts'

const said = (text: string): PrintablePiece => ({ kind: 'said', text })
const cut = (text = 'left out'): PrintablePiece => ({ kind: 'cut', text })
const putIn = (text: string): PrintablePiece => ({ kind: 'put_in', text })
const replaced = (text: string, by: string): PrintablePiece => ({ kind: 'replaced', text, by })

describe('the words of a turn in print', () => {
  it.each<[string, PrintablePiece[], string]>([
    ['nothing', [], ''],
    ['words alone stay as they are', [said('  We pooled it ,  all. ')], '  We pooled it ,  all. '],
    ['a cut between blanks', [said('We '), cut(), said(' pooled it.')], 'We … pooled it.'],
    ['a cut that took its blank along', [said('We '), cut(), said('pooled it.')], 'We … pooled it.'],
    ['a cut that took both blanks', [said('We'), cut(), said('pooled it.')], 'We … pooled it.'],
    ['a cut before a comma', [said('We '), cut(), said(', all of us.')], 'We …, all of us.'],
    ['a cut before the full stop', [said('We pooled'), cut(), said('.')], 'We pooled ….'],
    ['a cut at the beginning', [cut('Um, '), said('we pooled it.')], '… we pooled it.'],
    ['a cut at the end', [said('We pooled it, '), cut()], 'We pooled it, …'],
    ['a cut behind an opening bracket', [said('It (or '), said('('), cut(), said(')')], 'It (or (…)'],
    ['two cuts with a blank between', [said('We'), cut(), said(' '), cut(), said('it.')], 'We … it.'],
    ['two cuts that touch', [said('We '), cut(), cut(), said('it.')], 'We … it.'],
    ['all cut', [cut(), said(' '), cut()], '…'],
    ['an insertion between words', [said('It'), putIn('the money'), said(' went.')], 'It [the money] went.'],
    ['an insertion behind a blank', [said('It '), putIn('the money'), said('went.')], 'It [the money] went.'],
    ['an insertion before a full stop', [said('It went'), putIn('sic'), said('.')], 'It went [sic].'],
    ['an insertion at the beginning', [putIn('laughs'), said('We did.')], '[laughs] We did.'],
    ['an ending', [said('the budget'), putIn('s'), said(' were')], 'the budget[s] were'],
    ['a short word is no ending', [said('I want'), putIn('to'), said(' go')], 'I want [to] go'],
    ['an insertion in a word', [said('dis'), putIn('en'), said('gaged')], 'dis[en]gaged'],
    [
      'an insertion behind a cut',
      [said('We '), cut(), putIn('the board'), said(' met.')],
      'We … [the board] met.',
    ],
    [
      'an insertion before a cut',
      [said('We'), putIn('the board'), cut(), said('met.')],
      'We [the board] … met.',
    ],
    ['no second pair of brackets', [said('We '), putIn('[laughs]'), said('did.')], 'We [laughs] did.'],
    [
      'a replacement',
      [said('Ask '), replaced('Tom', 'a colleague'), said('’s boss.')],
      'Ask [a colleague]’s boss.',
    ],
    [
      'a replacement in brackets already',
      [said('In '), replaced('Leeds', '[Town A]'), said(', yes.')],
      'In [Town A], yes.',
    ],
    [
      'nothing put in steps out of its brackets',
      [said('We '), putIn('sic] and lied [laughs'), said('met.')],
      'We [sic) and lied (laughs] met.',
    ],
    ['two pairs of brackets are not one', [replaced('x', '[a] or [b]')], '[(a) or (b)]'],
  ])('%s', (_, pieces, printed) => {
    expect(printedPieces(pieces)).toBe(printed)
  })

  it('holds every word said, letter for letter and in order, and no word cut or replaced', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => said(`<${text}>`)),
      fc.constant(cut('SECRET')),
      fc.constant(putIn('added')),
      fc.constant(replaced('SECRET', 'Town A')),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const printed = printedPieces(pieces)
        let from = 0
        for (const one of pieces) {
          const text = one.kind === 'said' ? one.text : one.kind === 'replaced' ? '[Town A]' : null
          if (text === null) continue
          const at = printed.indexOf(text, from)
          expect(at).toBeGreaterThanOrEqual(from)
          from = at + text.length
        }
        if (!pieces.some((one) => one.kind === 'said' && one.text.includes('SECRET')))
          expect(printed).not.toContain('SECRET')
      }),
    )
  })
})

describe('a quotation in print', () => {
  const turns = [
    { speaker: 'Manager', pieces: [said('We pooled it.')] },
    { speaker: 'GP', pieces: [said('Not '), cut(), said('all.')] },
    { speaker: 'Nurse', pieces: [] },
  ]

  it('has double quotation marks in running text, around what each speaker says', () => {
    expect(printedQuotation({ turns: [{ speaker: null, pieces: [said('We did.')] }], block: false })).toEqual(
      [{ label: null, text: '“We did.”' }],
    )
    expect(printedWords({ turns, block: false })).toBe('Manager: “We pooled it.” GP: “Not … all.”')
  })

  it('has none as a block, and a line a turn', () => {
    expect(printedQuotation({ turns, block: true })).toEqual([
      { label: 'Manager', text: 'We pooled it.' },
      { label: 'GP', text: 'Not … all.' },
    ])
    expect(printedWords({ turns, block: true })).toBe('Manager: We pooled it.\nGP: Not … all.')
  })
})
