import { describe, expect, it } from 'vitest'
import { parseSrt, parseVtt } from './parse-cues.ts'
import { plain } from './said.ts'
import { transcriptOf } from './transcript-of.ts'

const megabyte = 1_000_000

// Anything worse than linear takes minutes here; the bound is loose so that a busy machine passes.
const bound = 25_000

const hostile: readonly (readonly [string, () => string])[] = [
  ['one line of a megabyte', () => `Jo: ${'a '.repeat(megabyte / 2)}`],
  ['a megabyte of spaces', () => ' '.repeat(megabyte)],
  ['a megabyte of colons', () => ':'.repeat(megabyte)],
  ['a megabyte of brackets', () => '[(<'.repeat(megabyte / 3)],
  ['a megabyte of tabs', () => `a${'\t'.repeat(megabyte)}b`],
  ['a megabyte of stamps', () => '00:00:01 '.repeat(megabyte / 9)],
  ['200,000 short lines', () => 'I: a\nR: b\n'.repeat(100_000)],
  ['200,000 lines of prose with a colon each', () => 'and so: it was\n'.repeat(200_000)],
  ['200,000 different labels', () => Array.from({ length: 200_000 }, (_, at) => `P${at}: a`).join('\n')],
  ['200,000 blank lines', () => '\n'.repeat(200_000)],
  ['200,000 stamps in lines of their own', () => '0:03\n'.repeat(200_000)],
  ['200,000 notices', () => `I: a\n${'Jo Bell joined the meeting\n'.repeat(200_000)}`],
  ['200,000 header fields', () => 'Date: 3 March\n'.repeat(200_000)],
  ['5 MB of labels', () => 'I: what was it?\nRespondent 12: slow, I think, and long.\n'.repeat(90_000)],
]

describe('hostile texts', () => {
  it.each(hostile)('%s', (_name, make) => {
    const text = make()
    const began = performance.now()
    expect(transcriptOf(plain(text)).text).toBe(text)
    expect(performance.now() - began).toBeLessThan(bound)
  })

  it('subtitle files', () => {
    const files = [
      `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<v '.repeat(megabyte / 3)}`,
      `WEBVTT\n\n00:01.000 --> 00:02.000\n${'&#'.repeat(megabyte / 2)}`,
      `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<c.'.repeat(megabyte / 3)}`,
      `WEBVTT\n\n${'00:01.000 --> 00:02.000\n'.repeat(100_000)}a`,
      `WEBVTT\n\n${'00:01.000 --> 00:02.000\nJo: a\n\n'.repeat(60_000)}`,
      `WEBVTT\n\n${'NOTE\n\n'.repeat(200_000)}`,
    ]
    const began = performance.now()
    for (const file of files) {
      const parsed = parseVtt(file)
      if (parsed.ok)
        expect(transcriptOf({ ...plain(''), stated: parsed.turns }).turns.length).toBeGreaterThan(0)
      else expect(parsed.reason).not.toBe('')
    }
    expect(parseSrt('\n'.repeat(megabyte)).ok).toBe(false)
    expect(performance.now() - began).toBeLessThan(bound)
  })
})
