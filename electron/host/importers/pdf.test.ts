import { describe, expect, it } from 'vitest'
import { makePdf } from '../../../test/fixtures/make-pdf.ts'
import { readPdf } from './pdf.ts'
import { linesOfPage } from './pdf-lines.ts'

const line = (text: string, x: number, y: number): { text: string; x: number; y: number } => ({ text, x, y })

describe('a PDF', () => {
  it('is read line by line and page by page, with hyphens left as they are', async () => {
    const source = await readPdf(
      makePdf([
        [line('Interviewer: How was the eve-', 72, 700), line('ning? \x93Fine\x94 \x97 caf\xe9', 72, 686)],
        [],
        [line('P1: Good', 72, 700)],
      ]),
    )
    expect(source.text).toBe('Interviewer: How was the eve-\nning? “Fine” — café\nP1: Good')
    expect(source.warnings).toContain('These pages hold no text: 2.')
  })

  it('in two columns is read column after column', async () => {
    const left = Array.from({ length: 8 }, (_, at) =>
      line(`left column, it is line number ${at}`, 72, 700 - 14 * at),
    )
    const right = Array.from({ length: 8 }, (_, at) =>
      line(`right column, it is line number ${at}`, 330, 700 - 14 * at),
    )
    const heading = line('A heading that runs across both of the columns of this page, all of it', 72, 740)
    const woven = left.flatMap((one, at) => [one, right[at] ?? one])
    const { text } = await readPdf(makePdf([[heading, ...woven]]))
    expect(text.split('\n')).toEqual([
      heading.text,
      ...left.map((one) => one.text),
      ...right.map((one) => one.text),
    ])
  })

  it('keeps speakers set apart beside their words', async () => {
    const rows = Array.from({ length: 6 }, (_, at) => [
      line(`P${at}:`, 72, 700 - 14 * at),
      line(`a whole answer that is rather long, number ${at}`, 150, 700 - 14 * at),
    ])
    const { text } = await readPdf(makePdf([rows.flat()]))
    expect(text.split('\n')[2]).toBe('P2:\ta whole answer that is rather long, number 2')
  })

  it('whose pages hold no text is refused as such', async () => {
    await expect(readPdf(makePdf([[]]))).rejects.toMatchObject({ reason: 'no_text' })
  })

  it('that asks for a password is refused', async () => {
    const key = '<0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef>'
    const encrypt = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >> /ID [<00> <00>]`
    await expect(readPdf(makePdf([[line('x', 72, 700)]], encrypt))).rejects.toMatchObject({
      reason: 'encrypted',
    })
  })

  it('that is broken is refused', async () => {
    await expect(readPdf(Buffer.from('%PDF-1.7\nnothing of the kind'))).rejects.toMatchObject({
      reason: 'damaged',
    })
  })
})

describe('words placed on a page', () => {
  it('are joined with a space only where there is a gap', () => {
    const word = (text: string, x: number, width: number): Parameters<typeof linesOfPage>[0][number] => ({
      text,
      x,
      y: 100,
      width,
      size: 10,
    })
    expect(linesOfPage([word('al', 0, 10), word('so', 10, 10), word('this', 24, 20)])).toEqual(['also this'])
  })
})
