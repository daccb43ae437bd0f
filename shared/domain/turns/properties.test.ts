import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Transcript } from '../transcript.ts'
import { boldSpeaker } from './bold.ts'
import { parseSrt, parseVtt } from './parse-cues.ts'
import { plain } from './said.ts'
import { transcriptOf } from './transcript-of.ts'

/** What holds of every transcript, whatever was read. */
function expectSound(transcript: Transcript): void {
  const { text, turns, asides } = transcript
  let last = 0
  for (const turn of turns) {
    expect(turn.start).toBeGreaterThanOrEqual(last)
    expect(turn.bodyStart).toBeGreaterThanOrEqual(turn.start)
    expect(turn.bodyEnd).toBeGreaterThanOrEqual(turn.bodyStart)
    expect(turn.end).toBeGreaterThanOrEqual(turn.bodyEnd)
    expect(turn.end).toBeLessThanOrEqual(text.length)
    const words = text.slice(turn.bodyStart, turn.bodyEnd)
    expect(words).toBe(words.trim())
    last = turn.end
  }
  for (const aside of asides) {
    expect(aside.end).toBeGreaterThan(aside.start)
    for (const turn of turns) expect(aside.end <= turn.start || aside.start >= turn.end).toBe(true)
  }
}

/** Everything that is no white space lies in a turn or an aside, once there are turns. */
function expectCovered({ text, turns, asides }: Transcript): void {
  if (turns.length === 0) return
  const covered = [...turns, ...asides].toSorted((a, b) => a.start - b.start)
  let at = 0
  for (const span of covered) {
    expect(text.slice(at, span.start).trim()).toBe('')
    at = Math.max(at, span.end)
  }
  expect(text.slice(at).trim()).toBe('')
}

const label = fc.constantFrom(
  'I: ',
  'Interviewer: ',
  'Jo Bell: ',
  '**Jo:** ',
  '[00:00:03] Kit: ',
  'Jo Bell  0:03\n',
  '[Jo] ',
  'Q. ',
  'A. ',
  'JO\t',
  '0:03\n',
  '01 ',
  '#00:00:01-2# ',
  'Note: ',
  'Date: ',
  'מראיין: ',
  '聞き手：',
  '00:00:03\tI\t',
  'I – ',
  '',
  '- ',
  'Jo Bell joined the meeting\n',
  'and so: ',
)
const words = fc.oneof(
  fc.constantFrom(
    'Yes.',
    '👩‍👩‍👧 ok?',
    'e\u0301te\u0301 \u200Fشكرا',
    'we left [00:01:10] then',
    'so: well',
    '',
    '   ',
    'Fin. #00:00:09-1#',
    '\t',
    '\uD800',
    '(1.2)',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const ending = fc.constantFrom('\n', '\n\n', ' \n', '\n\t')
const texts = fc.array(fc.tuple(label, words, ending), { maxLength: 14 }).map((parts) =>
  parts
    .map((part) => part.join(''))
    .join('')
    .replace(/\r\n?/g, '\n'),
)

describe('transcriptOf, for any text', () => {
  it('keeps turns in order, apart and trimmed, and every character of the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const transcript = transcriptOf(plain(text))
        expectSound(transcript)
        expectCovered(transcript)
        const mended = transcript.warnings.some((warning) => warning.includes('numbered'))
        if (!mended && transcript.layout !== 'turns as the file states them')
          expect(transcript.text).toBe(text)
      }),
      { numRuns: 1500 },
    )
  })

  it('stays sound under any correction', () => {
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom('detect' as const, 'none' as const, 'bold' as const),
        fc.subarray(['I', 'Jo', 'Jo Bell', 'Kit', 'Q', 'Interviewer', boldSpeaker]),
        fc.array(fc.tuple(fc.nat(80), fc.nat(40)), { maxLength: 4 }),
        (text, layout, notSpeakers, spans) => {
          const bold = spans.map(([start, length]) => ({ start, end: start + length }))
          const transcript = transcriptOf(
            { ...plain(text), bold },
            { layout, notSpeakers, rename: { Kit: 'Jo' } },
          )
          expectSound(transcript)
          expectCovered(transcript)
          if (layout === 'none' && transcript.layout === null) expect(transcript.turns).toEqual([])
          for (const turn of transcript.turns)
            expect(notSpeakers).not.toContain(turn.speaker === 'Jo' ? null : turn.speaker)
        },
      ),
      { numRuns: 800 },
    )
  })

  it('lays stated turns over a text made from them, their words unchanged', () => {
    const turn = fc.record({
      speaker: fc.option(fc.constantFrom('Jo', 'Kit', 'Bell, Jo (External)')),
      timestamp: fc.option(fc.constantFrom('00:00:03.120', '0:04')),
      text: fc.string({ unit: 'binary', maxLength: 20 }),
    })
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 10 }), (stated) => {
        const transcript = transcriptOf({ ...plain(''), stated })
        expectSound(transcript)
        const heard = transcript.turns
          .map((one) => transcript.text.slice(one.bodyStart, one.bodyEnd))
          .join('')
        const given = stated.map((one) => one.text.replace(/\r\n?/g, '\n').trim()).join('')
        expect(heard.replaceAll('\n', '')).toBe(given.replaceAll('\n', ''))
      }),
    )
  })

  it('reads any subtitle file without throwing', () => {
    const piece = fc.constantFrom(
      'WEBVTT\n',
      '\n',
      '1\n',
      '00:01.000 --> 00:02.000\n',
      '<v Jo>',
      '</v>',
      'Jo: Hi.\n',
      '&amp;',
      '<i',
      '[Kit] ',
      'NOTE\n',
      '\r',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        for (const parsed of [parseVtt(pieces.join('')), parseSrt(pieces.join(''))]) {
          if (parsed.ok) expectSound(transcriptOf({ ...plain(''), stated: parsed.turns }))
        }
      }),
    )
  })
})
