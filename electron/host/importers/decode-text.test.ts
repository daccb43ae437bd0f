import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeText, withLineFeeds } from './decode-text.ts'
import { ImportProblem } from './import-problem.ts'

const english =
  'Interviewer: So you said “it’s fine”. And then… what?\nRespondent: Well — I didn’t know. Café.'

function reasonOf(bytes: Uint8Array): string {
  try {
    decodeText(bytes)
  } catch (error) {
    if (error instanceof ImportProblem) return error.reason
    throw error
  }
  return 'read'
}

describe('texts in Unicode', () => {
  it.each(['utf8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])(
    'reads %s by its byte order mark, without a warning',
    (encoding) => {
      const text = `${english} 🙂 日本語`
      expect(decodeText(iconv.encode(text, encoding, { addBOM: true }))).toMatchObject({ text, warnings: [] })
    },
  )

  it('reads UTF-8 without a mark', () => {
    expect(decodeText(Buffer.from(english))).toMatchObject({ text: english, encoding: 'utf-8', warnings: [] })
  })

  it.each(['utf-16le', 'utf-16be'])('reads %s without a mark, and says so', (encoding) => {
    const read = decodeText(iconv.encode(english, encoding, { addBOM: false }))
    expect(read).toMatchObject({ text: english, encoding })
    expect(read.warnings[0]).toContain(encoding.toUpperCase())
  })

  it('keeps no-break spaces, joiners and a mark that stands within the text', () => {
    const text = 'a\u00a0b\u202fc\u200dd\ufeffe'
    expect(decodeText(Buffer.from(text)).text).toBe(text)
  })

  it('reads back any well-formed text, but for its line ends', () => {
    const sane = fc
      .string({ unit: 'grapheme' })
      .filter((text) => !/\p{Cc}/u.test(text) && !text.startsWith('\ufeff'))
    fc.assert(
      fc.property(sane, (text) => {
        expect(decodeText(Buffer.from(text)).text).toBe(withLineFeeds(text))
      }),
    )
  })
})

describe('texts in older encodings', () => {
  it.each([
    ['windows-1252', english],
    ['windows-1252', 'Das „Übliche“, sagte sie, größer und schöner für alle Mädchen.'],
    ['macintosh', english],
    ['macintosh', 'I don’t know'],
    ['windows-1252', 'Je pense que c’était très difficile, mais après l’été ça allait déjà mieux.'],
    [
      'windows-1250',
      'Dzień dobry, proszę mi opowiedzieć, jak to było, gdy przyszła pani pierwszy raz. Właśnie, źle się czułam, więc żałuję.',
    ],
    ['windows-1251', 'Здравствуйте, расскажите, пожалуйста, как всё началось'],
    ['shift_jis', 'こんにちは。今日はよろしくお願いします。最初の質問です。'],
    ['euc-jp', 'こんにちは。今日はよろしくお願いします。最初の質問です。'],
    ['gb18030', '你好，请告诉我这是怎么开始的。我觉得很模糊。'],
  ])('reads %s: %s', (encoding, text) => {
    const read = decodeText(iconv.encode(text, encoding))
    expect(read.text).toBe(text)
    expect(read.encoding).toBe(encoding)
    expect(read.warnings).toHaveLength(1)
  })

  it('reads Latin-1, which the Windows page contains', () => {
    expect(decodeText(Buffer.from('We met at the café, naïvely', 'latin1')).text).toBe(
      'We met at the café, naïvely',
    )
  })

  it('names the encoding it took a file to be in', () => {
    expect(decodeText(iconv.encode(english, 'windows-1252')).warnings[0]).toContain('windows-1252')
  })

  it('believes the encoding a file declares', () => {
    const read = decodeText(iconv.encode('Καλημέρα', 'windows-1253'), 'windows-1253')
    expect(read).toMatchObject({ text: 'Καλημέρα', warnings: [] })
  })

  it('does not take a capital before a closing quotation mark for UTF-8', () => {
    const text = 'Sie sagte “DAS Ü” und ging über die Brücke'
    expect(decodeText(iconv.encode(text, 'windows-1252')).text).toBe(text)
  })
})

describe('bytes that are no text', () => {
  it.each([
    ['a mark of UTF-8 before bytes that are not', Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xff, 0x62])],
    [
      'UTF-8 with a stray byte',
      Buffer.concat([Buffer.from('naïve – and “so” on '), Buffer.from([0xff]), Buffer.from(' café')]),
    ],
    ['UTF-8 cut within a character', Buffer.from('it’s a “quotation”').subarray(0, -1)],
    [
      'Japanese UTF-8 with a byte missing',
      Buffer.concat([Buffer.from('こんにちは').subarray(0, 4), Buffer.from('今日はよろしく')]),
    ],
    ['control characters', Buffer.from('abc\u0001def')],
    ['null bytes', Buffer.from([0x61, 0, 0, 0, 0x62, 0, 1, 2, 3])],
    [
      'UTF-16 of odd length',
      Buffer.concat([iconv.encode('abc', 'utf-16le', { addBOM: true }), Buffer.from([0x41])]),
    ],
    ['half a surrogate pair', Buffer.from([0xff, 0xfe, 0x3d, 0xd8, 0x41, 0x00])],
    [
      'bytes that no code page explains',
      Buffer.from(Array.from({ length: 256 }, (_, at) => (at * 7 + 1) % 256)),
    ],
  ])('refuses %s', (_, bytes) => {
    expect(reasonOf(bytes)).toBe('invalid_encoding')
  })
})

it('makes every kind of line end a line feed', () => {
  expect(withLineFeeds('a\r\nb\rc\vd\u2028e\u0085f\fg\n')).toBe('a\nb\nc\nd\ne\nf\ng\n')
})
