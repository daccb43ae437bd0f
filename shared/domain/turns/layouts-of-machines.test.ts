import { describe, expect, it } from 'vitest'
import { plain, said } from './said.ts'
import { transcriptOf } from './transcript-of.ts'

type Said = readonly [speaker: string | null, timestamp: string | null, words: string]

const layouts: readonly (readonly [name: string, text: string, turns: readonly Said[]])[] = [
  [
    'WhisperX: range and code',
    '[00:00.000 --> 00:04.000] [SPEAKER_00]: We began.\n[00:04.000 --> 00:06.500] [SPEAKER_01]: Late.',
    [
      ['SPEAKER_00', '00:00.000', 'We began.'],
      ['SPEAKER_01', '00:04.000', 'Late.'],
    ],
  ],
  [
    'a range, a code in brackets and no colon',
    '[00:00.000 --> 00:04.000] [SPEAKER_00] We began.\n[00:04.000 --> 00:06.500] [SPEAKER_01] Late.',
    [
      ['SPEAKER_00', '00:00.000', 'We began.'],
      ['SPEAKER_01', '00:04.000', 'Late.'],
    ],
  ],
  [
    'stamps in lines of their own, nobody named',
    '0:03\nWe began late.\n0:09\nNobody minded.',
    [
      [null, '0:03', 'We began late.'],
      [null, '0:09', 'Nobody minded.'],
    ],
  ],
  [
    'a stamp with dash range, name and colon',
    '00:03 - 00:09 Jo: We began.\n00:09 - 00:12 Kit: Late.',
    [
      ['Jo', '00:03', 'We began.'],
      ['Kit', '00:09', 'Late.'],
    ],
  ],
  [
    'time of day with am and pm',
    'Jo Bell  10:03 AM\nAre you in?\nKit Lane  1:04 PM\nYes.',
    [
      ['Jo Bell', '10:03 AM', 'Are you in?'],
      ['Kit Lane', '1:04 PM', 'Yes.'],
    ],
  ],
  [
    'lower-case labels',
    'interviewer: how was it?\nrespondent: slow',
    [
      ['interviewer', null, 'how was it?'],
      ['respondent', null, 'slow'],
    ],
  ],
  [
    'lower-case names that come again',
    'jo: how was it?\nkit: slow\njo: and then?\nkit: slower',
    [
      ['jo', null, 'how was it?'],
      ['kit', null, 'slow'],
      ['jo', null, 'and then?'],
      ['kit', null, 'slower'],
    ],
  ],
  [
    'no space after the colon',
    'I:How was it?\nR:Slow.',
    [
      ['I', null, 'How was it?'],
      ['R', null, 'Slow.'],
    ],
  ],
  [
    'several speak',
    'Moderator: Agreed?\nJo and Kit: Yes!\nSeveral voices: Yes.',
    [
      ['Moderator', null, 'Agreed?'],
      ['Jo and Kit', null, 'Yes!'],
      ['Several voices', null, 'Yes.'],
    ],
  ],
  [
    'Arabic labels',
    'المحاور: كيف كان الأسبوع؟\nالمشارك: بطيئا.',
    [
      ['المحاور', null, 'كيف كان الأسبوع؟'],
      ['المشارك', null, 'بطيئا.'],
    ],
  ],
  [
    'Hebrew with marks of direction',
    '\u200Fמראיין: מה שלומך?\n\u200Fדנה: טוב.',
    [
      ['מראיין', null, 'מה שלומך?'],
      ['דנה', null, 'טוב.'],
    ],
  ],
  [
    'CRLF and a byte order mark',
    '\uFEFFI: Ready?\r\nR: Yes.\r\n',
    [
      ['I', null, 'Ready?'],
      ['R', null, 'Yes.'],
    ],
  ],
  [
    'numbered turns',
    '1. Interviewer: Ready?\n2. Jo: Yes.\n3. Interviewer: Good.',
    [
      ['Interviewer', null, 'Ready?'],
      ['Jo', null, 'Yes.'],
      ['Interviewer', null, 'Good.'],
    ],
  ],
  [
    'a continued turn',
    'I: Ready?\nR: Yes.\nI: Good.\nR (cont’d): Very.',
    [
      ['I', null, 'Ready?'],
      ['R', null, 'Yes.'],
      ['I', null, 'Good.'],
      ['R', null, 'Very.'],
    ],
  ],
  [
    'captions of YouTube',
    '0:00:03.120,0:00:06.450\nJo: We began.\n\n0:00:07.000,0:00:09.000\nKit: Late.',
    [
      ['Jo', '0:00:03.120', 'We began.'],
      ['Kit', '0:00:07.000', 'Late.'],
    ],
  ],
  [
    'f4: stamps under the paragraphs they close',
    'I: Wie war das?\n#00:00:05-2#\nB1: Laut.\n#00:00:09-7#',
    [
      ['I', '#00:00:05-2#', 'Wie war das?'],
      ['B1', '#00:00:09-7#', 'Laut.'],
    ],
  ],
  [
    'Thai, which has no full stop',
    'ผู้สัมภาษณ์: เป็นอย่างไร\nผู้ให้สัมภาษณ์: ดี',
    [
      ['ผู้สัมภาษณ์', null, 'เป็นอย่างไร'],
      ['ผู้ให้สัมภาษณ์', null, 'ดี'],
    ],
  ],
  [
    'Markdown headings',
    '## Jo Bell\nReady?\n\n## Kit Lane\nYes.\n\n## Jo Bell\nGood.',
    [
      ['Jo Bell', null, 'Ready?'],
      ['Kit Lane', null, 'Yes.'],
      ['Jo Bell', null, 'Good.'],
    ],
  ],
  [
    'Q. and A. with tabs',
    'Q.\tWhat year?\nA.\tNinety.\nQ.\tWhere?',
    [
      ['Q', null, 'What year?'],
      ['A', null, 'Ninety.'],
      ['Q', null, 'Where?'],
    ],
  ],
  [
    'a row of a table that names nobody',
    '00:00:05\tI\tHow long?\n00:00:09\t\tYou can guess.\n00:00:12\tP1\tA year.',
    [
      ['I', '00:00:05', 'How long?'],
      ['I', '00:00:09', 'You can guess.'],
      ['P1', '00:00:12', 'A year.'],
    ],
  ],
  [
    'a subtitle file under another name',
    '1\n00:00:01,000 --> 00:00:02,500\nJo: Ready?\n\n2\n00:00:02,600 --> 00:00:04,000\nKit: Yes.',
    [
      ['Jo', '00:00:01,000', 'Ready?'],
      ['Kit', '00:00:02,600', 'Yes.'],
    ],
  ],
]

describe('layouts of recognisers, scripts and other kinds', () => {
  it.each(layouts)('%s', (_name, text, turns) => expect(said(transcriptOf(plain(text)))).toEqual(turns))
})
