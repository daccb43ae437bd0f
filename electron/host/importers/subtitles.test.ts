import { describe, expect, it } from 'vitest'
import { readSrt, readVtt } from './subtitles.ts'

describe('subtitles', () => {
  it('state their turns', () => {
    const source = readVtt(
      Buffer.from(
        'WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Ann>How was it?</v>\n\n00:00:04.000 --> 00:00:05.000\n<v Bo>Fine – “really”</v>\n',
      ),
    )
    expect(source.stated).toMatchObject([
      { speaker: 'Ann', text: 'How was it?' },
      { speaker: 'Bo', text: 'Fine – “really”' },
    ])
    expect(source.text).toBe('How was it?\nFine – “really”')
  })

  it('of SubRip are read too', () => {
    expect(
      readSrt(Buffer.from('1\r\n00:00:01,000 --> 00:00:03,000\r\n<v Ann>Hello there\r\n')).stated,
    ).toMatchObject([{ speaker: 'Ann', text: 'Hello there' }])
  })

  it('that are none are refused', () => {
    expect(() => readVtt(Buffer.from('Hello'))).toThrow(
      expect.objectContaining({ reason: 'not_what_it_says' }),
    )
    expect(() => readSrt(Buffer.from('Hello'))).toThrow(
      expect.objectContaining({ reason: 'not_what_it_says' }),
    )
    expect(() => readVtt(Buffer.from('WEBVTT\n\nNOTE nothing\n'))).toThrow(
      expect.objectContaining({ reason: 'no_text' }),
    )
  })
})
