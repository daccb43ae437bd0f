import { describe, expect, it } from 'vitest'
import { plain, said } from './said.ts'
import { transcriptOf } from './transcript-of.ts'

type Said = readonly [speaker: string | null, timestamp: string | null, words: string]

const layouts: readonly (readonly [name: string, text: string, turns: readonly Said[]])[] = [
  [
    'Rev: name and stamp, colon, words beneath',
    'Speaker 1 (00:03):\nShall we start?\n\nSpeaker 2 (00:09):\nPlease do.',
    [
      ['Speaker 1', '00:03', 'Shall we start?'],
      ['Speaker 2', '00:09', 'Please do.'],
    ],
  ],
  [
    'Rev, another export: name, colon, stamp, words beneath',
    'Speaker 1: 00:03\nShall we start?\n\nSpeaker 2: 00:09\nPlease do.',
    [
      ['Speaker 1', '00:03', 'Shall we start?'],
      ['Speaker 2', '00:09', 'Please do.'],
    ],
  ],
  [
    'Sonix: stamp in brackets, name, words beneath',
    '[00:00:03] Nkem Ortiz\nI walked there most days.\n\n[00:00:12] Jo Bell\nRight.',
    [
      ['Nkem Ortiz', '00:00:03', 'I walked there most days.'],
      ['Jo Bell', '00:00:12', 'Right.'],
    ],
  ],
  [
    'Happy Scribe: stamp, dash, name, words beneath',
    '[00:00:03.12] - Speaker 1\nI walked there.\n\n[00:00:12.40] - Speaker 2\nRight.',
    [
      ['Speaker 1', '00:00:03.12', 'I walked there.'],
      ['Speaker 2', '00:00:12.40', 'Right.'],
    ],
  ],
  [
    'Word transcribe: stamp, name, words beneath',
    '00:00:03 Speaker 1\nI walked there.\n\n00:00:12 Speaker 2\nRight.',
    [
      ['Speaker 1', '00:00:03', 'I walked there.'],
      ['Speaker 2', '00:00:12', 'Right.'],
    ],
  ],
  [
    'Fathom: stamp, dash, name with its organisation, indented words',
    '0:03 - Nkem Ortiz (Harbour Trust)\n  I walked there.\n\n0:12 - Jo Bell\n  Right.',
    [
      ['Nkem Ortiz (Harbour Trust)', '0:03', 'I walked there.'],
      ['Jo Bell', '0:12', 'Right.'],
    ],
  ],
  [
    'name, dash, stamp, words beneath',
    'Nkem Ortiz - 00:03\nI walked there.\n\nJo Bell - 00:12\nRight.',
    [
      ['Nkem Ortiz', '00:03', 'I walked there.'],
      ['Jo Bell', '00:12', 'Right.'],
    ],
  ],
  [
    'Teams, older: a range, the name, the words',
    '0:0:0.0 --> 0:0:3.120\nNkem Ortiz\nCan everyone hear me?\n\n0:0:3.500 --> 0:0:5.0\nJo Bell\nYes.',
    [
      ['Nkem Ortiz', '0:0:0.0', 'Can everyone hear me?'],
      ['Jo Bell', '0:0:3.500', 'Yes.'],
    ],
  ],
  [
    'Teams, copied: a name with the time in words, the stamp again beneath',
    'Nkem Ortiz 0 minutes 3 seconds\n0:03\nCan everyone hear me?\nJo Bell 1 minute 5 seconds\n1:05\nYes.',
    [
      ['Nkem Ortiz', '0 minutes 3 seconds', 'Can everyone hear me?'],
      ['Jo Bell', '1 minute 5 seconds', 'Yes.'],
    ],
  ],
  [
    'Teams: name, stamp and words in three lines',
    'Nkem Ortiz\n0:03\nCan everyone hear me?\n\nJo Bell\n0:09\nYes.',
    [
      ['Nkem Ortiz', '0:03', 'Can everyone hear me?'],
      ['Jo Bell', '0:09', 'Yes.'],
    ],
  ],
  [
    'Google Meet: attendees, then names and colons under standing stamps',
    'Review (2026-03-02 10:00 GMT) - Transcript\nAttendees\nJo Bell, Kit Lane\nTranscript\n00:00:00\n\nJo Bell: Hello.\nKit Lane: Hello to you.\n\n00:05:00\n\nJo Bell: Where were we?\n\nTranscription ended after 00:24:05',
    [
      ['Jo Bell', '00:00:00', 'Hello.'],
      ['Kit Lane', null, 'Hello to you.'],
      ['Jo Bell', '00:05:00', 'Where were we?'],
    ],
  ],
  [
    'Zoom chat: stamp, From, To',
    '10:00:03\t From Jo Bell to Everyone:\n\tHello all\n10:00:09\t From  Kit Lane : Hi Jo',
    [
      ['Jo Bell', '10:00:03', 'Hello all'],
      ['Kit Lane', '10:00:09', 'Hi Jo'],
    ],
  ],
  [
    'a phone chat with dates',
    '[03/03/2026, 10:00:03] Jo: Are you there?\n[03/03/2026, 10:02:11] Kit: Nearly.',
    [
      ['Jo', '03/03/2026, 10:00:03', 'Are you there?'],
      ['Kit', '03/03/2026, 10:02:11', 'Nearly.'],
    ],
  ],
  [
    'a phone chat with dates, dashes',
    '03/03/2026, 10:00 - Jo Bell: Are you there?\n03/03/2026, 10:02 - Kit: Nearly.',
    [
      ['Jo Bell', '03/03/2026, 10:00', 'Are you there?'],
      ['Kit', '03/03/2026, 10:02', 'Nearly.'],
    ],
  ],
  [
    'f4: a stamp closes each turn',
    'I: Wie war das? #00:00:05-2#\n\nB1: Laut. #00:00:09-7#',
    [
      ['I', '#00:00:05-2#', 'Wie war das?'],
      ['B1', '#00:00:09-7#', 'Laut.'],
    ],
  ],
  [
    'f4: a stamp opens each turn',
    '#00:00:05-2# I: Wie war das?\n#00:00:09-7# B1: Laut.',
    [
      ['I', '#00:00:05-2#', 'Wie war das?'],
      ['B1', '#00:00:09-7#', 'Laut.'],
    ],
  ],
  [
    'a stamp in brackets closes each turn',
    'I: Go on. [00:00:05]\nP3: It was late. [00:00:09]',
    [
      ['I', '00:00:05', 'Go on.'],
      ['P3', '00:00:09', 'It was late.'],
    ],
  ],
  [
    'NVivo: a table with the speaker last',
    'Timespan\tContent\tSpeaker\n0:00.0 - 0:06.4\tWho would like to begin?\tNkem\n0:06.4 - 0:09.1\tI would, if nobody minds.\tJo',
    [
      ['Nkem', '0:00.0', 'Who would like to begin?'],
      ['Jo', '0:06.4', 'I would, if nobody minds.'],
    ],
  ],
  [
    'a table of speaker and words',
    'Speaker\tWords\nInterviewer\tWhat then?\nParticipant 4\tWe left it there.\nInterviewer\tAnd now?',
    [
      ['Interviewer', null, 'What then?'],
      ['Participant 4', null, 'We left it there.'],
      ['Interviewer', null, 'And now?'],
    ],
  ],
  [
    'a table of speaker, time and words, with colons',
    'I:\t00:01\tHow long?\nR:\t00:04\tA year.',
    [
      ['I', '00:01', 'How long?'],
      ['R', '00:04', 'A year.'],
    ],
  ],
]

describe('layouts that services and programs write', () => {
  it.each(layouts)('%s', (_name, text, turns) => expect(said(transcriptOf(plain(text)))).toEqual(turns))
})
