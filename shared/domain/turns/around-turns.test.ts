import { describe, expect, it } from 'vitest'
import { plain, said } from './said.ts'
import { transcriptOf } from './transcript-of.ts'

describe('what stands around the turns', () => {
  it('takes front matter and notices aside and leaves them in the text', () => {
    const text =
      'Weekly check-in\nMarch 2, 2026\n\nNkem Ortiz started transcription\n\nNkem Ortiz   0:03\nHello.\n\nJo Bell joined the meeting\n\nAs I said.\n\nJo Bell   0:09\nHi.\n\nNkem Ortiz stopped transcription'
    const transcript = transcriptOf(plain(text))
    expect(transcript.text).toBe(text)
    expect(said(transcript)).toEqual([
      ['Nkem Ortiz', '0:03', 'Hello.'],
      ['Nkem Ortiz', null, 'As I said.'],
      ['Jo Bell', '0:09', 'Hi.'],
    ])
    expect(transcript.asides.map((aside) => text.slice(aside.start, aside.end))).toEqual([
      'Weekly check-in\nMarch 2, 2026\n\nNkem Ortiz started transcription',
      'Jo Bell joined the meeting',
      'Nkem Ortiz stopped transcription',
    ])
  })

  it('offers header fields, those that say who takes part among them', () => {
    const transcript = transcriptOf(
      plain('Interviewer: Jo Bell\nParticipant: P07\nDate: 3 March 2026\n\nInterviewer: Ready?\nP07: Yes.'),
    )
    expect(transcript.header).toEqual([
      { key: 'Interviewer', value: 'Jo Bell' },
      { key: 'Participant', value: 'P07' },
      { key: 'Date', value: '3 March 2026' },
    ])
    expect(said(transcript)).toEqual([
      ['Interviewer', null, 'Ready?'],
      ['P07', null, 'Yes.'],
    ])
  })

  it('tells a header from the turns that follow it without a blank line', () => {
    const transcript = transcriptOf(plain('Date: 3 March\nPlace: depot\nI: Ready?\nR: Yes.'))
    expect(transcript.header.map((field) => field.key)).toEqual(['Date', 'Place'])
    expect(said(transcript).map(([speaker]) => speaker)).toEqual(['I', 'R'])
  })

  it('says that line numbers were taken off', () => {
    const transcript = transcriptOf(plain('01 I:   so\n02 R:   o[kay\n03 I:    [right'))
    expect(transcript.text).toBe('I:   so\nR:   o[kay\nI:    [right')
    expect(transcript.warnings.join(' ')).toMatch(/numbers/)
  })

  it('keeps stamps within the words where they are', () => {
    const [turn] = said(transcriptOf(plain('Jo: We left [00:01:10] and came back.\nKit: Late.')))
    expect(turn?.[2]).toBe('We left [00:01:10] and came back.')
  })
})
