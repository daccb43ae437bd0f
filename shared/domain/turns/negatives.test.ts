import { describe, expect, it } from 'vitest'
import { plain, said } from './said.ts'
import { transcriptOf } from './transcript-of.ts'

const prose = 'We walked along the quay and nobody spoke for a while.'

const noTurns: readonly (readonly [string, string])[] = [
  ['one line of prose with a colon', 'He told me one thing: leave.'],
  ['one line with a lower-case clause', 'and the plan is this: walk first.'],
  ['a reminder', 'Remember: bring the keys.'],
  ['a note', 'Note: recorded outdoors.'],
  ['addresses', 'https://example.org/a: see above\nhttp://example.org:8080/b'],
  [
    'times in prose',
    '10:30 was when we left the house.\nBy 11:45 we had reached the quay.\nAt 12:10 it rained.',
  ],
  ['a diary with days', `Monday 10:30\n${prose}\nTuesday 9:15\n${prose}`],
  ['headings with colons in a report', `Background:\n${prose}\nMethods:\n${prose}\nFindings:\n${prose}`],
  [
    'a glossary',
    'Rent: what is paid each month\nNoise: what is heard at night\nDamp: what is felt in winter\nLift: what never works',
  ],
  [
    'one name before a colon in a long text',
    `${`${prose}\n`.repeat(20)}Jo: the one I told you about.\n${`${prose}\n`.repeat(20)}`,
  ],
  ['options with letters', 'A. Stay at home.\nB. Leave at once.\nC. Ask a neighbour.'],
  ['roman numerals', 'I: Introduction\nII: Method\nIII: Results'],
  ['a list with dashes', 'Rent - too high\nNoise - at night\nDamp - in winter'],
  ['numbered prose', '1 We walked along the quay.\n2 Nobody spoke.\n3 It rained.'],
  ['an abbreviation', 'PS: call me.\nNB: not before ten.'],
  ['a mail', 'From: Jo Bell\nTo: Kit Lane\nSubject: Minutes\n\nDear Kit, here they are.'],
  ['a programme of the day', '9:00 Registration\n9:30 Opening\n10:15 Coffee'],
  ['verses', 'John 3:16 For it is so.\nJohn 3:17 And it was so.'],
  ['references', 'Smith, J. (2010): A History of Quays.\nLane, K. (2012): Lifts.'],
  ['a list of bullets', '- Rent: High.\n- Noise: Constant.\n- Damp: Everywhere.'],
  [
    'notes with the same headings each time',
    'Mood: low\nSleep: poor\n\nMood: better\nSleep: fine\n\nMood: low\nSleep: poor',
  ],
  ['a questionnaire', 'Question 1: How satisfied are you?\nQuestion 2: How likely is it?'],
  ['settings', 'name: harbour\nversion: 2\nauthor: kit'],
  ['JSON', '{\n"name": "Jo",\n"age": 4\n}'],
  ['themes and what they mean', 'Themes:\nAccess: getting in\nTrust: staying in\nVoice: speaking out'],
  ['nothing', ''],
  ['white space', ' \n\t\n'],
  ['noises', '[laughter] And then we left.\n[pause] It was late.\n[laughter] Very late.'],
  ['a data table', 'Year\tTotal\n2021\t40\n2022\t51'],
]

describe('what is no conversation', () => {
  it.each(noTurns)('%s', (_name, text) => {
    const transcript = transcriptOf(plain(text))
    expect(said(transcript)).toEqual([])
    expect(transcript.text).toBe(text)
    expect(transcript.layout).toBeNull()
  })
})

describe('colons within turns', () => {
  const within: readonly (readonly [string, string])[] = [
    ['an adverb', 'Honestly: it was the noise.'],
    ['an opener', 'First: the rent. Second: the damp.'],
    ['a clause', 'And this is what she said: never again.'],
    ['a heading', 'The result: nothing changed.'],
    ['a noun before a small letter', 'Verdict: no good.'],
    ['a note', 'Note: she points at the window.'],
    ['an address', 'https://example.org: I wrote it down.'],
    ['a time', '10:30: that was when it began.'],
    ['a day', 'Monday: Nothing. Tuesday: Nothing.'],
  ]
  it.each(within)('%s does not break a turn', (_name, line) => {
    const text = `I: What happened?\nMaria: It was long.\n${line}\nSo we left.\nI: And then?\nMaria: We came back.`
    const turns = said(transcriptOf(plain(text)))
    expect(turns.map(([speaker]) => speaker)).toEqual(['I', 'Maria', 'I', 'Maria'])
    expect(turns[1]?.[2]).toBe(`It was long.\n${line}\nSo we left.`)
  })

  it('keeps the turns of a long monologue whole', () => {
    const told = `Then it began.\nRain: That was all we had.\n${prose}\n`
    const once = 'Grandmother: Never open it. That is what she said.\n'
    const text = `I: Tell me.\nR: ${told}`.replace('Rain: That', 'Rain, that').repeat(8) + once
    const turns = said(transcriptOf(plain(text)))
    expect(new Set(turns.map(([speaker]) => speaker))).toEqual(new Set(['I', 'R']))
    expect(turns).toHaveLength(16)
    expect(turns.at(-1)?.[2]).toContain('Grandmother: Never')
  })

  it('does not split a line that holds two labels', () => {
    expect(said(transcriptOf(plain('Jo: Yes. Kit: No.\nKit: No. Jo: Yes.')))).toEqual([
      ['Jo', null, 'Yes. Kit: No.'],
      ['Kit', null, 'No. Jo: Yes.'],
    ])
  })
})
