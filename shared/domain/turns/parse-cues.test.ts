import { describe, expect, it } from 'vitest'
import type { StatedTurn } from '../transcript.ts'
import { parseSrt, parseVtt, type ParsedCues } from './parse-cues.ts'

function turnsOf(parsed: ParsedCues): readonly StatedTurn[] {
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.turns
}

function wordsOf(text: string): readonly string[] {
  return turnsOf(parseVtt(text)).map((turn) => turn.text)
}

describe('parseVtt', () => {
  it('leaves out notes, styles, regions and what the header says', () => {
    const text =
      '\uFEFFWEBVTT - A title\r\nKind: captions\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\nREGION\r\nid:fred\r\n\r\nNOTE one\r\n\r\nNOTE\r\nmore\r\nlines\r\n\r\n00:01.000 --> 00:02.000 align:start position:0%\r\n<v Jo>Hi.\r\n'
    expect(turnsOf(parseVtt(text))).toEqual([{ speaker: 'Jo', timestamp: '00:01.000', text: 'Hi.' }])
  })

  it('reads hours over 99, missing hours, commas and cues of no length', () => {
    const text =
      'WEBVTT\n\n00:01.000 --> 00:01.000\nA.\n\n100:00:02,500 --> 100:00:03,000\nB.\n\n101:00:00 --> 101:00:01\nC.'
    expect(turnsOf(parseVtt(text))).toEqual([
      { speaker: null, timestamp: '00:01.000', text: 'A.' },
      { speaker: null, timestamp: '100:00:02,500', text: 'B.' },
      { speaker: null, timestamp: '101:00:00', text: 'C.' },
    ])
  })

  it('keeps words that follow a blank line, and cues that follow none', () => {
    expect(
      wordsOf('WEBVTT\n\n1\n00:01.000 --> 00:02.000\n\nLate words.\n2\n00:03.000 --> 00:04.000\nMore.'),
    ).toEqual(['Late words.', 'More.'])
  })

  it('drops styling, karaoke times and empty cues, decodes entities, keeps a heart', () => {
    expect(
      wordsOf(
        'WEBVTT\n\n00:01.000 --> 00:02.000\n<c.loud><i>R&amp;D</i></c> <00:01.500>&#x2019;<b>s</b> &lt;3 <3 &unknown;\n\n00:03.000 --> 00:04.000\n<i></i>\n',
      ),
    ).toEqual(['R&D ’s <3 <3 &unknown;'])
  })

  it('tells two voices in one cue apart, and two labelled lines', () => {
    const text =
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Jo Bell>Ready?</v> <v.loud Kit>Yes.</v>\n\n00:03.000 --> 00:04.000\n<v Kit>Now.'
    expect(turnsOf(parseVtt(text))).toEqual([
      { speaker: 'Jo Bell', timestamp: '00:01.000', text: 'Ready?' },
      { speaker: 'Kit', timestamp: '00:01.000', text: 'Yes.\nNow.' },
    ])
    const lines = 'WEBVTT\n\n00:01.000 --> 00:02.000\nJO: Ready?\nKIT: Yes,\nof course.'
    expect(turnsOf(parseVtt(lines)).map((turn) => [turn.speaker, turn.text])).toEqual([
      ['JO', 'Ready?'],
      ['KIT', 'Yes, of course.'],
    ])
  })

  it('takes the speaker from a Webex identifier', () => {
    const text = 'WEBVTT\n\n1 "Nkem Ortiz" (123456)\n00:00:03.120 --> 00:00:06.450\nShall we start?'
    expect(turnsOf(parseVtt(text))).toEqual([
      { speaker: 'Nkem Ortiz', timestamp: '00:00:03.120', text: 'Shall we start?' },
    ])
  })

  it('keeps cues apart when nobody is named, and goes on with the speaker when somebody was', () => {
    const cue = (at: number, words: string) => `00:0${at}.000 --> 00:0${at + 1}.000\n${words}\n\n`
    expect(wordsOf(`WEBVTT\n\n${cue(1, 'One.')}${cue(2, 'Two.')}`)).toEqual(['One.', 'Two.'])
    expect(
      wordsOf(
        `WEBVTT\n\n${cue(1, 'Jo Bell: One.')}${cue(2, 'two.')}${cue(3, 'Kit: Three.')}${cue(4, '[Applause]')}`,
      ),
    ).toEqual(['One.\ntwo.', 'Three.\n[Applause]'])
  })

  it('says why a file is no VTT', () => {
    expect(parseVtt('Hello there')).toEqual({ ok: false, reason: 'The file does not begin with WEBVTT.' })
    expect(parseVtt('WEBVTTX\n\n00:01.000 --> 00:02.000\nA')).toMatchObject({ ok: false })
    expect(parseVtt('WEBVTT\n\nNOTE nothing')).toEqual({
      ok: false,
      reason: 'The file holds no subtitles with words.',
    })
  })
})

describe('parseSrt', () => {
  it('reads counters, positions, missing counters and any line end', () => {
    const text =
      '\uFEFF1\r\n00:00:01,000 --> 00:00:02,500 X1:1\r\n{\\an8}<font color="#fff">Jo: Ready?</font>\r\n\r\n00:00:03.000 --> 00:00:04.000\rKit: Yes.\n\n3\n00:00:05,000 --> 00:00:06,000\n12\n'
    expect(turnsOf(parseSrt(text))).toEqual([
      { speaker: 'Jo', timestamp: '00:00:01,000', text: 'Ready?' },
      { speaker: 'Kit', timestamp: '00:00:03.000', text: 'Yes.\n12' },
    ])
  })

  it('says why a file is no SRT', () => {
    expect(parseSrt('Interviewer: Ready?')).toMatchObject({ ok: false })
    expect(parseSrt('WEBVTT\n\n00:01.000 --> 00:02.000\nA')).toMatchObject({ ok: false })
    expect(parseSrt('')).toMatchObject({ ok: false })
  })
})
