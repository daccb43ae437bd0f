import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeDocx, paragraph } from '../../../test/fixtures/make-docx.ts'
import { makeOdt } from '../../../test/fixtures/make-odt.ts'
import { makePdf } from '../../../test/fixtures/make-pdf.ts'
import { readSource, SourceReader } from './read-source.ts'

let folder: string
let reader: SourceReader

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'read-source-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeEach(() => {
  reader = new SourceReader()
})
afterEach(() => reader.close())

async function placed(name: string, content: string | Uint8Array): Promise<{ path: string; name: string }> {
  const file = path.join(folder, name)
  await writeFile(file, content)
  return { path: file, name }
}

describe('reading a file', () => {
  it('gives what it holds, and itself byte for byte', async () => {
    const file = await placed('talk.txt', 'Ann: hello\r\nBo: hi')
    const reading = await readSource(file)
    expect(reading).toMatchObject({
      kind: 'text',
      format: 'txt',
      mediaType: 'text/plain',
      source: { text: 'Ann: hello\nBo: hi' },
    })
    const bytes = await readFile(file.path)
    expect(Buffer.from(reading.bytes)).toEqual(bytes)
    expect(reading.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it.each([
    ['talk.docx', makeDocx(paragraph('hello')), 'docx'],
    ['talk.odt', makeOdt('<text:p>hello</text:p>'), 'odt'],
    ['talk.pdf', makePdf([[{ text: 'hello', x: 72, y: 700 }]]), 'pdf'],
    ['talk.rtf', '{\\rtf1 hello}', 'rtf'],
    ['talk.md', '**hello**', 'md'],
    ['talk.htm', '<p>hello', 'html'],
    ['talk.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\nhello\n', 'vtt'],
    ['talk.srt', '1\n00:00:01,000 --> 00:00:02,000\nhello\n', 'srt'],
    ['wrong-name.txt', makeDocx(paragraph('hello')), 'docx'],
    ['wrong-name.doc', '{\\rtf1 hello}', 'rtf'],
    ['wrong-name.docx', makeOdt('<text:p>hello</text:p>'), 'odt'],
    ['subtitles.txt', 'WEBVTT\n\n00:01.000 --> 00:02.000\nhello\n', 'vtt'],
  ])('reads %s for what it is', async (name, content, format) => {
    expect(await reader.read(await placed(name, await content))).toMatchObject({
      kind: 'text',
      format,
      source: { text: 'hello' },
    })
  })

  it('reads a table as one', async () => {
    expect(await reader.read(await placed('answers.csv', 'id,said\n1,hello there'))).toMatchObject({
      kind: 'table',
      format: 'csv',
      table: { columns: ['id', 'said'], rows: [['1', 'hello there']] },
    })
  })

  it('refuses with the file’s name and the reason', async () => {
    await expect(reader.read(await placed('no.pdf', 'hello'))).rejects.toMatchObject({
      failure: { code: 'import_rejected', data: { source: 'no.pdf', reason: 'not_what_it_says' } },
    })
  })
})

describe('a reader', () => {
  it('takes files asked for at the same time one after another', async () => {
    const files = await Promise.all(['a', 'b', 'c'].map((name) => placed(`${name}.txt`, `I am ${name}`)))
    const readings = await Promise.all(files.map((file) => reader.read(file)))
    expect(readings.map((reading) => reading.kind === 'text' && reading.source.text)).toEqual([
      'I am a',
      'I am b',
      'I am c',
    ])
  })

  it('stops at once when told to, and reads on afterwards', async () => {
    const big = await placed('big.docx', await makeDocx(paragraph('word '.repeat(20)).repeat(60_000)))
    const stop = new AbortController()
    const reading = reader.read(big, { signal: stop.signal })
    setTimeout(() => stop.abort(), 30)
    await expect(reading).rejects.toMatchObject({ failure: { code: 'cancelled' } })
    await expect(reader.read(await placed('after.txt', 'hello'))).resolves.toMatchObject({ kind: 'text' })
    await expect(reader.read(big, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      failure: { code: 'cancelled' },
    })
  })

  it('that was closed refuses', async () => {
    await reader.close()
    await expect(reader.read(await placed('late.txt', 'hello'))).rejects.toMatchObject({
      failure: { code: 'cancelled' },
    })
  })

  it('reads a Word transcript of 6,600 words in well under a second once warm', async () => {
    const file = await placed(
      'long.docx',
      await makeDocx(paragraph(`P1: ${'and so we went on '.repeat(6)}`).repeat(220)),
    )
    await reader.read(file)
    const started = performance.now()
    await reader.read(file)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
