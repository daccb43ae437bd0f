import { describe, expect, it } from 'vitest'
import { plain, said } from './said.ts'
import { transcriptOf } from './transcript-of.ts'

type Said = readonly [speaker: string | null, timestamp: string | null, words: string]

const layouts: readonly (readonly [name: string, text: string, turns: readonly Said[]])[] = [
  [
    'capitals and a tab',
    'OKAFOR\tWho has the key?\nBELL\tI gave it back.\nOKAFOR\tWhen?',
    [
      ['OKAFOR', null, 'Who has the key?'],
      ['BELL', null, 'I gave it back.'],
      ['OKAFOR', null, 'When?'],
    ],
  ],
  [
    'capitals and a column of spaces',
    'INT     Who has the key?\nJB      I gave it back.\nINT     When?',
    [
      ['INT', null, 'Who has the key?'],
      ['JB', null, 'I gave it back.'],
      ['INT', null, 'When?'],
    ],
  ],
  [
    'group and participant in one code',
    'FG1-M: Who starts?\nFG1-P3: Me.\nFG1-P10: Then me.',
    [
      ['FG1-M', null, 'Who starts?'],
      ['FG1-P3', null, 'Me.'],
      ['FG1-P10', null, 'Then me.'],
    ],
  ],
  [
    'titles, apostrophes, initials, hyphens and a part in brackets',
    "Dr O'Neill: How is she?\nMrs A. Smith-Jones (carer): Tired.\nDr O'Neill: Since when?\nJ.B.: Monday.",
    [
      ["Dr O'Neill", null, 'How is she?'],
      ['Mrs A. Smith-Jones (carer)', null, 'Tired.'],
      ["Dr O'Neill", null, 'Since when?'],
      ['J.B.', null, 'Monday.'],
    ],
  ],
  [
    'Q and A with colons',
    'Q: What year?\nA: Ninety-one.\nQ: Where?\nA: Here.',
    [
      ['Q', null, 'What year?'],
      ['A', null, 'Ninety-one.'],
      ['Q', null, 'Where?'],
      ['A', null, 'Here.'],
    ],
  ],
  [
    'names in bold, Markdown, the colon outside',
    '**Jo Bell**: *Really* no.\n\n**Kit**: Yes.',
    [
      ['Jo Bell', null, '*Really* no.'],
      ['Kit', null, 'Yes.'],
    ],
  ],
  [
    'a name in brackets and the words',
    '[Jo] I went.\n[Kit] When?\n[Jo] On Monday.',
    [
      ['Jo', null, 'I went.'],
      ['Kit', null, 'When?'],
      ['Jo', null, 'On Monday.'],
    ],
  ],
  [
    'angle brackets',
    '<Jo> I went.\n<Kit> When?\n<Jo> On Monday.',
    [
      ['Jo', null, 'I went.'],
      ['Kit', null, 'When?'],
      ['Jo', null, 'On Monday.'],
    ],
  ],
  [
    'dashes',
    'I – Where to?\nP2 – The coast.\nI – Alone?',
    [
      ['I', null, 'Where to?'],
      ['P2', null, 'The coast.'],
      ['I', null, 'Alone?'],
    ],
  ],
  [
    'the label in a line of its own',
    'INTERVIEWER\nWhere to?\n\nJO BELL\nThe coast.\n\nINTERVIEWER\nAlone?',
    [
      ['INTERVIEWER', null, 'Where to?'],
      ['JO BELL', null, 'The coast.'],
      ['INTERVIEWER', null, 'Alone?'],
    ],
  ],
  [
    'the label and its colon in a line of their own',
    'Interviewer:\nWhere to?\n\nJo:\nThe coast.',
    [
      ['Interviewer', null, 'Where to?'],
      ['Jo', null, 'The coast.'],
    ],
  ],
  [
    'CHAT: a star before the code',
    '*CHI:\tmore milk .\n*MOT:\tyou want milk ?\n*CHI:\tyes .',
    [
      ['CHI', null, 'more milk .'],
      ['MOT', null, 'you want milk ?'],
      ['CHI', null, 'yes .'],
    ],
  ],
]

describe('layouts that people write', () => {
  it.each(layouts)('%s', (_name, text, turns) => expect(said(transcriptOf(plain(text)))).toEqual(turns))
})
