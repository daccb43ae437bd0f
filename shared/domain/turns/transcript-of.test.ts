import { describe, expect, it } from 'vitest'
import { boldSpeaker, plainSpeaker } from './bold.ts'
import { noCorrection } from './correct.ts'
import { plain, said } from './said.ts'
import { speakersOf } from './speakers-of.ts'
import { transcriptOf } from './transcript-of.ts'

describe('a stated text', () => {
  const stated = [
    { speaker: 'Nkem Ortiz', timestamp: '00:00:03.120', text: 'Shall we start?' },
    { speaker: 'Nkem Ortiz', timestamp: '00:00:05.000', text: 'Well.' },
    { speaker: 'Plan', timestamp: null, text: 'walk first.' },
    { speaker: null, timestamp: '00:00:07.000', text: 'Right.' },
  ]

  it('is made of labelled paragraphs, one a turn', () => {
    expect(transcriptOf({ ...plain(''), stated }).text).toBe(
      '[00:00:03.120] Nkem Ortiz: Shall we start?\nWell.\n\nPlan: walk first.\n\n[00:00:07.000] Right.',
    )
  })

  it('makes words again of a label that is no speaker', () => {
    const transcript = transcriptOf({ ...plain(''), stated }, { ...noCorrection, notSpeakers: ['Plan'] })
    expect(said(transcript)[0]).toEqual([
      'Nkem Ortiz',
      '00:00:03.120',
      'Shall we start?\nWell.\nPlan: walk first.',
    ])
  })

  it('has no turns where the reader wants none', () => {
    expect(transcriptOf({ ...plain(''), stated }, { ...noCorrection, layout: 'none' }).turns).toEqual([])
  })
})

describe('a correction', () => {
  const text =
    'I: Ready?\nMaria: Yes.\nRule: Never ask.\nI: And then?\nMaria: Rule: Never.\nRule: Never tell.'

  it('joins the turns of what is no speaker to the turn before, label and all', () => {
    const transcript = transcriptOf(plain(text.replaceAll('Rule:', 'Ruth:')), {
      ...noCorrection,
      notSpeakers: ['Ruth'],
    })
    expect(said(transcript)).toEqual([
      ['I', null, 'Ready?'],
      ['Maria', null, 'Yes.\nRuth: Never ask.'],
      ['I', null, 'And then?'],
      ['Maria', null, 'Ruth: Never.\nRuth: Never tell.'],
    ])
  })

  it('gives the words to nobody where no turn goes before', () => {
    const transcript = transcriptOf(plain('I: Ready?\nR: Yes.'), { ...noCorrection, notSpeakers: ['I'] })
    expect(said(transcript)).toEqual([
      [null, null, 'I: Ready?'],
      ['R', null, 'Yes.'],
    ])
  })

  it('renames speakers and makes one of two, without touching the text', () => {
    const before = transcriptOf(plain('I: Ready?\nJo: Yes.\nINT: Good.'))
    const after = transcriptOf(plain('I: Ready?\nJo: Yes.\nINT: Good.'), {
      ...noCorrection,
      rename: { I: 'Interviewer', INT: 'Interviewer', constructor: 'x' },
    })
    expect(after.text).toBe(before.text)
    expect(speakersOf(after)).toEqual([
      { speaker: 'Interviewer', turns: 2, words: 2 },
      { speaker: 'Jo', turns: 1, words: 1 },
    ])
  })

  it('takes every turn away', () => {
    const transcript = transcriptOf(plain('I: Ready?\nR: Yes.'), { ...noCorrection, layout: 'none' })
    expect(transcript).toMatchObject({ turns: [], layout: null, text: 'I: Ready?\nR: Yes.' })
  })
})

describe('bold type', () => {
  const text = 'What changed?\nAnd when?\n\nNot a lot.\n\nReally?\nReally.'
  const bold = ['What changed?\nAnd when?', 'Really?'].map((words) => ({
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
  }))

  it('is proposed, and applied only when the reader says so', () => {
    expect(transcriptOf({ ...plain(text), bold })).toMatchObject({ turns: [], proposal: 'bold' })
    expect(said(transcriptOf({ ...plain(text), bold }, { ...noCorrection, layout: 'bold' }))).toEqual([
      [boldSpeaker, null, 'What changed?\nAnd when?'],
      [plainSpeaker, null, 'Not a lot.'],
      [boldSpeaker, null, 'Really?'],
      [plainSpeaker, null, 'Really.'],
    ])
  })

  it('is not proposed for headings, nor where labels were found', () => {
    const report = 'Background\nWe walked along the quay.'
    expect(transcriptOf({ ...plain(report), bold: [{ start: 0, end: 10 }] }).proposal).toBeNull()
    const labelled = 'I: Ready?\nR: Yes.'
    expect(transcriptOf({ ...plain(labelled), bold: [{ start: 0, end: 9 }] }).proposal).toBeNull()
  })

  it('gives the names that open lines in bold', () => {
    const named = 'Jo Bell Ready or not?\nKit Yes.\nJo Bell Good.'
    const spans = [0, 22, 31].map((start, at) => ({ start, end: start + (at === 1 ? 3 : 7) }))
    expect(transcriptOf({ ...plain(named), bold: spans })).toMatchObject({ turns: [], proposal: 'bold' })
    expect(said(transcriptOf({ ...plain(named), bold: spans }, { ...noCorrection, layout: 'bold' }))).toEqual(
      [
        ['Jo Bell', null, 'Ready or not?'],
        ['Kit', null, 'Yes.'],
        ['Jo Bell', null, 'Good.'],
      ],
    )
  })

  it('keeps its place where line ends are mended, and says when there is none', () => {
    const crlf = text.replaceAll('\n', '\r\n')
    const start = crlf.indexOf('Really?')
    const spans = [{ start, end: start + 7 }]
    const turns = said(transcriptOf({ ...plain(crlf), bold: spans }, { ...noCorrection, layout: 'bold' }))
    expect(turns[1]).toEqual([boldSpeaker, null, 'Really?'])
    expect(transcriptOf(plain('Yes.'), { ...noCorrection, layout: 'bold' }).warnings).toHaveLength(1)
  })
})

describe('speakersOf', () => {
  it('counts turns and words in order of appearance', () => {
    const transcript = transcriptOf(plain("Jo: It's a re-run.\n聞き手：今日は。\nJo: 👍 No."))
    expect(speakersOf(transcript)).toEqual([
      { speaker: 'Jo', turns: 2, words: 4 },
      { speaker: '聞き手', turns: 1, words: 2 },
    ])
  })
})
