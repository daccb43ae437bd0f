import { randomBytes } from 'node:crypto'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { SourceReader } from '#host/importers/read-source.ts'
import { Refusal } from '#shared/errors.ts'
import { makeDocx, paragraph } from '../fixtures/make-docx.ts'
import { makeOdt } from '../fixtures/make-odt.ts'
import { centralFields, makeZip, renamed, tampered } from '../fixtures/make-zip.ts'

const MB = 1024 * 1024
const ROOM_TO_GROW = 400 * MB
const TIME_TO_REFUSE = 15_000

let folder: string
let reader: SourceReader

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hostile-'))
  reader = new SourceReader()
})

afterAll(async () => {
  await reader.close()
  await rm(folder, { recursive: true, force: true })
})

async function placed(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, content)
  return file
}

/** Reads a hostile file and gives the reason it was turned away for, having watched the clock and the memory. */
async function refusalOf(
  file: string,
  options: { deadlineMs?: number; memoryMb?: number } = {},
): Promise<unknown> {
  const before = process.memoryUsage.rss()
  let peak = before
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10)
  const started = performance.now()
  const name = path.basename(file)
  const outcome: unknown = await reader.read({ path: file, name }, options).catch((error: unknown) => error)
  const took = performance.now() - started
  clearInterval(watch)
  peak = Math.max(peak, process.memoryUsage.rss())
  if (!(outcome instanceof Refusal)) throw new Error('was not refused', { cause: outcome })
  expect(outcome.failure).toMatchObject({ code: 'import_rejected', data: { source: name } })
  expect(took).toBeLessThan(TIME_TO_REFUSE)
  expect(peak - before).toBeLessThan(ROOM_TO_GROW)
  // The reader is none the worse for it.
  const sane = await placed('sane.txt', 'Ann: hello')
  const next = await reader.read({ path: sane, name: 'sane.txt' })
  expect(next).toMatchObject({ kind: 'text', source: { text: 'Ann: hello' } })
  return outcome.failure.data.reason
}

/** A Word file whose text swells to so many megabytes. */
async function bomb(megabytes: number): Promise<Buffer> {
  const chunk = Buffer.alloc(MB, ' ')
  const zip = new ZipFile()
  zip.addBuffer(
    Buffer.from('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'),
    '_rels/.rels',
  )
  zip.addReadStreamLazy('word/document.xml', (give) =>
    give(null, Readable.from(Array.from({ length: megabytes }, () => chunk))),
  )
  zip.end()
  return buffer(zip.outputStream)
}

describe('a container that swells', () => {
  it('a thousandfold is a zip bomb', async () => {
    const packed = await bomb(120)
    expect(packed.length).toBeLessThan(MB)
    expect(await refusalOf(await placed('ratio.docx', packed))).toBe('zip_bomb')
  })

  it('is one though its header states a small size', async () => {
    const lying = tampered(await bomb(120), 'word/document.xml', (copy, record) =>
      copy.writeUInt32LE(1000, record + centralFields.size),
    )
    expect(await refusalOf(await placed('lying-bomb.docx', lying))).toBe('zip_bomb')
  })

  it('by the number of its parts is one', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 4_100 }, (_, at) => [`word/media/${at}.xml`, '<a/>']),
    )
    expect(
      await refusalOf(await placed('many.docx', await makeZip({ ...parts, 'word/document.xml': '<a/>' }))),
    ).toBe('zip_bomb')
  })

  it('by parts that are never read is one', async () => {
    const zip = new ZipFile()
    // Swells sixtyfold, which no limit on one part minds.
    const chunk = Buffer.concat([randomBytes(MB / 64), Buffer.alloc(MB - MB / 64)])
    for (let part = 0; part < 4; part++) {
      const chunks = Array.from({ length: 60 }, () => chunk)
      zip.addReadStreamLazy(`word/media/${part}.bin`, (give) => give(null, Readable.from(chunks)))
    }
    zip.addBuffer(Buffer.from('<a/>'), 'word/document.xml')
    zip.end()
    expect(await refusalOf(await placed('total.docx', await buffer(zip.outputStream)))).toBe('zip_bomb')
  }, 60_000)
})

describe('a container that lies', () => {
  it.each([
    ['less', 3],
    ['more', 100_000],
  ])('about a part by stating %s is damaged', async (_, size) => {
    const lying = tampered(await makeDocx(paragraph('hello')), 'word/document.xml', (copy, record) =>
      copy.writeUInt32LE(size, record + centralFields.size),
    )
    expect(await refusalOf(await placed('lying.docx', lying))).toBe('damaged')
  })

  it.each([
    ['upwards', '../x/y.xml'],
    ['to the root', '/abs/y.xml'],
    ['upwards with backslashes', '..\\x\\y.xml'],
    ['to a drive', 'C:/x/y.xml'],
    ['upwards from within', 'a/../y.xml'],
  ])('about where a part lies, %s, escapes its folder', async (_, name) => {
    const zip = await makeDocx(paragraph('hello'), { extra: { '__/__y.xml': '<a/>' } })
    const escaping = renamed(zip, '__/__y.xml', name.padEnd(10, 'z'))
    expect(await refusalOf(await placed('escape.docx', escaping))).toBe('zip_path_escape')
  })

  it('with two parts of one name is damaged', async () => {
    const zip = await makeDocx(paragraph('hello'), { extra: { 'word/documenX.xml': '<a/>' } })
    expect(
      await refusalOf(await placed('twice.docx', renamed(zip, 'word/documenX.xml', 'word/document.xml'))),
    ).toBe('damaged')
  })

  it('that is cut short is damaged', async () => {
    const whole = await makeDocx(paragraph('hello '.repeat(2000)))
    expect(await refusalOf(await placed('short.docx', whole.subarray(0, whole.length / 2)))).toBe('damaged')
    expect(await refusalOf(await placed('short.txt', whole.subarray(0, 100)))).toBe('damaged')
  })

  it('with a flipped byte in its text is damaged', async () => {
    const whole = await makeDocx(paragraph(randomBytes(3000).toString('hex')))
    const at = whole.indexOf('word/document.xml') + 1500
    whole.writeUInt8(whole.readUInt8(at) ^ 0x10, at)
    expect(await refusalOf(await placed('flipped.docx', whole))).toBe('damaged')
  })
})

describe('a file behind a password', () => {
  it('is encrypted, be it a zip', async () => {
    const zip = tampered(await makeDocx(paragraph('hello')), 'word/document.xml', (copy, record) =>
      copy.writeUInt16LE(1, record + centralFields.flags),
    )
    expect(await refusalOf(await placed('locked.docx', zip))).toBe('encrypted')
  })

  it('or what Office wraps a document in', async () => {
    const ole = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(504),
      Buffer.from('EncryptedPackage', 'utf16le'),
      Buffer.alloc(512),
    ])
    expect(await refusalOf(await placed('wrapped.docx', ole))).toBe('encrypted')
  })
})

describe('markup that attacks its reader', () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, at) => `<!ENTITY e${at} "${`&${at === 0 ? 'a' : `e${at - 1}`};`.repeat(10)}">`).join('')}]>`
  const foreign = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'

  it.each([
    ['an entity bomb', laughs, '&amp;e29;'],
    ['an external entity', foreign, '&amp;a;'],
  ])('by %s is forbidden', async (_, prolog, text) => {
    const docx = await makeDocx(paragraph(text.replace('&amp;', '&')), { prolog })
    expect(await refusalOf(await placed('entity.docx', docx))).toBe('forbidden_markup')
    const odt = await makeZip({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'META-INF/manifest.xml': '<m/>',
      'content.xml': `${prolog}<a>&a;</a>`,
    })
    expect(await refusalOf(await placed('entity.odt', odt))).toBe('forbidden_markup')
    const xlsx = await makeZip({ 'xl/workbook.xml': `${prolog}<a>&a;</a>` })
    expect(await refusalOf(await placed('entity.xlsx', xlsx))).toBe('forbidden_markup')
  })

  it('by nesting without end is damaged', async () => {
    expect(await refusalOf(await placed('deep.docx', await makeDocx('<w:p>'.repeat(100_000))))).toBe(
      'damaged',
    )
  })

  it('by a cell at the far corner of a sheet is too large', async () => {
    const sheet =
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576"><c r="XFD1048576"/></row></sheetData></worksheet>'
    expect(
      await refusalOf(
        await placed(
          'corner.xlsx',
          await makeZip({ 'xl/workbook.xml': '<a/>', 'xl/worksheets/sheet1.xml': sheet }),
        ),
      ),
    ).toBe('too_large')
  })
})

describe('a document that would load something from elsewhere', () => {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const linking = (kind: string, target: string): Promise<Buffer> =>
    makeDocx(paragraph('hello'), {
      relationships: `<Relationship Id="r9" Type="${type}/${kind}" Target="${target}" TargetMode="External"/>`,
    })

  it.each([
    ['image', 'http://127.0.0.1:9/pixel.png'],
    ['image', 'file:///etc/passwd'],
    ['oleObject', 'http://127.0.0.1:9/x'],
    ['attachedTemplate', 'http://127.0.0.1:9/evil.dotm'],
    ['attachedTemplate', 'file://///server/share/evil.dotm'],
  ])('as %s from %s is refused', async (kind, target) => {
    expect(await refusalOf(await placed('linked.docx', await linking(kind, target)))).toBe(
      'external_reference',
    )
  })

  it('is none where it only links to a page, or names the template on its writer’s disk', async () => {
    for (const file of [
      await linking('hyperlink', 'http://a.b/'),
      await linking('attachedTemplate', 'file:///C:\\Users\\x\\Normal.dotm'),
    ]) {
      const at = await placed('fine.docx', file)
      await expect(reader.read({ path: at, name: 'fine.docx' })).resolves.toMatchObject({
        source: { text: 'hello' },
      })
    }
  })

  it('as a linked picture of an OpenDocument text is refused', async () => {
    const odt = await makeOdt(
      '<text:p>x<draw:frame><draw:image xlink:href="http://127.0.0.1:9/a.png"/></draw:frame></text:p>',
    )
    expect(await refusalOf(await placed('linked.odt', odt))).toBe('external_reference')
  })
})

describe('a file of monstrous size', () => {
  it('of 200 MB on one line is refused before it is read', async () => {
    const file = path.join(folder, 'line.txt')
    const handle = await open(file, 'w')
    await handle.write('a line ')
    await handle.truncate(200 * MB)
    await handle.close()
    const started = performance.now()
    expect(await refusalOf(file)).toBe('too_large')
    expect(performance.now() - started).toBeLessThan(2_000)
    await rm(file)
  })

  it('of 40 MB of words is refused for its length', async () => {
    expect(await refusalOf(await placed('long.txt', Buffer.alloc(40 * MB, 'words ')))).toBe('too_large')
  })
})

describe('a file that is not what it says', () => {
  it.each([
    ['not.pdf', 'Hello, I am a text'],
    ['not.docx', 'Hello, I am a text'],
    ['not.rtf', 'Hello, I am a text'],
    ['not.odt', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['not.vtt', 'Hello, I am a text'],
  ])('%s is refused', async (name, content) => {
    expect(await refusalOf(await placed(name, content))).toBe('not_what_it_says')
  })

  it.each([
    ['photo.jpg', Buffer.from('ffd8ffe000104a464946', 'hex'), 'unsupported_format'],
    ['old.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'unsupported_format'],
    ['nothing.txt', '', 'empty'],
    ['blank.txt', ' \n\t ', 'no_text'],
    ['broken.pdf', '%PDF-1.7\n1 0 obj\n<< /Type', 'damaged'],
    [
      'damaged.txt',
      Buffer.concat([Buffer.from('“naïve”'), Buffer.from([0xff, 0xfe, 0xc0])]),
      'invalid_encoding',
    ],
    ['marked.txt', Buffer.from([0xef, 0xbb, 0xbf, 0x80, 0x81]), 'invalid_encoding'],
    ['binary.txt', randomBytes(4096), 'invalid_encoding'],
    ['picture.rtf', '{\\rtf1{\\pict\\bin2000000000 x}a}', 'damaged'],
  ])('%s is refused', async (name, content, reason) => {
    expect(await refusalOf(await placed(name, content))).toBe(reason)
  })

  it('that is not there is unreadable', async () => {
    expect(await refusalOf(path.join(folder, 'gone.txt'))).toBe('unreadable')
    expect(await refusalOf(folder)).toBe('unreadable')
  })
})

describe('a file that asks too much', () => {
  const heavy = (): Promise<Buffer> =>
    makeDocx(
      Array.from({ length: 150_000 }, (_, at) => paragraph(`words ${at} ${at * 7919} and more of them`)).join(
        '',
      ),
    )

  it('of time is given up', async () => {
    expect(await refusalOf(await placed('slow.docx', await heavy()), { deadlineMs: 50 })).toBe(
      'took_too_long',
    )
  })

  it('of memory is given up', async () => {
    expect(await refusalOf(await placed('fat.docx', await heavy()), { memoryMb: 32 })).toBe(
      'took_too_much_memory',
    )
  })
})
