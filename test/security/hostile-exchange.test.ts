import { readdirSync } from 'node:fs'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect } from 'vitest'
import { ZipFile } from 'yazl'
import { Refusal } from '#shared/errors.ts'
import { readQdpxFile } from '#host/exchange/read-qdpx-file.ts'
import { centralFields, makeZip, renamed, tampered } from '../fixtures/make-zip.ts'
import { foreign, guid } from '../support/exchanged.ts'
import { it, refusalOf, type TestHost } from '../support/host.ts'
import { importText, newStudy } from '../support/study.ts'

/*
 * REFI-QDA files that mean harm, or were written by careless hands. Each is refused with its reason, and no project file
 * is left of it; or what can't be understood is told, and the project that comes of it is whole.
 */

const MB = 1024 * 1024
const ROOM_TO_GROW = 500 * MB
const TIME_TO_REFUSE = 20_000

/** Imports a hostile file that must be refused, and gives the reason, having watched the clock and the memory. */
async function reasonFor(workbench: TestHost, bytes: Uint8Array): Promise<unknown> {
  const { ask, host, at, file, folder } = workbench
  const source = file('hostile.qdpx', bytes)
  const open = await ask('project.current', {})
  const before = process.memoryUsage.rss()
  let peak = before
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10)
  const started = performance.now()
  const refusal = await refusalOf(
    ask('exchange.importProject', { source, file: host.grant(at('Hostile.concord')) }),
  )
  clearInterval(watch)
  expect(refusal).toMatchObject({ code: 'import_rejected', data: { source: 'hostile.qdpx' } })
  expect(performance.now() - started).toBeLessThan(TIME_TO_REFUSE)
  expect(peak - before).toBeLessThan(ROOM_TO_GROW)
  expect(readdirSync(folder).filter((name) => /hostile\.concord/iu.test(name))).toEqual([])
  // What was open is open still.
  expect(await ask('project.current', {})).toEqual(open)
  return refusal.data['reason']
}

/** Imports a careless file that can be read, and answers what it is told of it; the project must be whole. */
async function noticesOf(workbench: TestHost, bytes: Uint8Array) {
  const { ask, host, at, file } = workbench
  const { report } = await ask('exchange.importProject', {
    source: file('careless.qdpx', bytes),
    file: host.grant(at('Careless.concord')),
  })
  expect((await ask('project.verify', {})).findings).toEqual([])
  return report
}

const codesOf = (inner: string) => `<CodeBook><Codes>${inner}</Codes></CodeBook>`
const code = (number: number, inner = '') =>
  `<Code guid="${guid(number)}" name="C${number}" isCodable="true">${inner}</Code>`
const talk = { 'sources/a.txt': 'One two three' }
const sourceOf = (inner: string) =>
  `<Sources><TextSource guid="${guid(3)}" name="T" plainTextPath="internal://a.txt">${inner}</TextSource></Sources>`
const selection = (number: number, from: number, to: number, on = 2) =>
  `<PlainTextSelection guid="${guid(number)}" startPosition="${from}" endPosition="${to}"><Coding guid="${guid(number)}"><CodeRef targetGUID="${guid(on)}"/></Coding></PlainTextSelection>`

async function bomb(name: string, megabytes: number): Promise<Buffer> {
  const zip = new ZipFile()
  zip.addBuffer(await foreignXml(), 'project.qde')
  const chunk = Buffer.alloc(MB, ' ')
  zip.addReadStreamLazy(name, (give) =>
    give(null, Readable.from(Array.from({ length: megabytes }, () => chunk))),
  )
  zip.end()
  return buffer(zip.outputStream)
}
const foreignXml = () => Promise.resolve(Buffer.from('<Project xmlns="urn:QDA-XML:project:1.0" name="x"/>'))

describe('a container', () => {
  it('that swells is refused, be it in the project file, a text or a film', async ({ workbench }) => {
    await newStudy(workbench)
    await importText(workbench)
    for (const name of ['sources/a.txt', 'sources/film.mp4', 'sources/deep/b.txt'])
      expect(await reasonFor(workbench, await bomb(name, 40))).toBe('zip_bomb')
    const qde = new ZipFile()
    const chunk = Buffer.alloc(MB, ' ')
    qde.addReadStreamLazy('project.qde', (give) =>
      give(null, Readable.from(Array.from({ length: 40 }, () => chunk))),
    )
    qde.end()
    expect(await reasonFor(workbench, await buffer(qde.outputStream))).toBe('zip_bomb')
    const many = Object.fromEntries(Array.from({ length: 12_100 }, (_, at) => [`sources/${at}.txt`, '']))
    expect(await reasonFor(workbench, await foreign('', many))).toBe('zip_bomb')
  }, 120_000)

  it.each(['../x/y.txt', '/abs/y.txt', '..\\x\\y.txt', 'C:/x/y.txt', 'a/../y.txt'])(
    'whose part is named %s is refused',
    async (name) => {
      const zip = renamed(await foreign('', { '__/__y.txt': 'x' }), '__/__y.txt', name.padEnd(10, 'z'))
      await expect(readOnly(zip)).rejects.toMatchObject({ failure: { data: { reason: 'zip_path_escape' } } })
    },
  )

  it('that is encrypted, cut short, lies, or is none is refused', async ({ workbench }) => {
    const whole = await foreign(codesOf(code(2)), talk)
    const locked = tampered(whole, 'project.qde', (copy, record) =>
      copy.writeUInt16LE(1, record + centralFields.flags),
    )
    expect(await reasonFor(workbench, locked)).toBe('encrypted')
    const lying = tampered(whole, 'project.qde', (copy, record) =>
      copy.writeUInt32LE(3, record + centralFields.size),
    )
    expect(await reasonFor(workbench, lying)).toBe('damaged')
    expect(await reasonFor(workbench, whole.subarray(0, whole.length / 2))).toBe('damaged')
    expect(await reasonFor(workbench, Buffer.from('hello'))).toBe('not_what_it_says')
    expect(await reasonFor(workbench, Buffer.alloc(0))).toBe('empty')
  })

  it('without a project file, or with two, is refused', async ({ workbench }) => {
    expect(await reasonFor(workbench, await makeZip({ 'sources/a.txt': 'x' }))).toBe('not_what_it_says')
    expect(
      await reasonFor(workbench, await makeZip({ 'deep/project.qde': (await foreignXml()).toString() })),
    ).toBe('not_what_it_says')
    expect(await reasonFor(workbench, await foreign('', { 'other.qde': 'x' }))).toBe('damaged')
  })
})

describe('a project file', () => {
  it.each([
    [
      'with an entity bomb',
      '',
      '<!DOCTYPE Project [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>',
      'forbidden_markup',
    ],
    [
      'with an external entity',
      '',
      '<!DOCTYPE Project [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
      'forbidden_markup',
    ],
    ['with an unknown entity', '<Description>&a;</Description>', '', 'damaged'],
    ['that is not closed', '<Users>', '', 'damaged'],
    ['with characters XML has not', '<Description>\u0001</Description>', '', 'damaged'],
    ['nested without end', '<Set>'.repeat(100_000), '', 'damaged'],
    ['with 100,000 nested codes', `<CodeBook><Codes>${'<Code name="a">'.repeat(100_000)}`, '', 'damaged'],
    [
      'with codes nested 101 deep',
      codesOf('<Code name="a">'.repeat(101) + '</Code>'.repeat(101)),
      '',
      'damaged',
    ],
  ])('%s is refused', async (_, inner, prolog, reason) => {
    await expect(readOnly(await foreign(inner, talk, { prolog }))).rejects.toMatchObject({
      failure: { code: 'import_rejected', data: { reason } },
    })
  })

  it('that is none is refused', async ({ workbench }) => {
    expect(await reasonFor(workbench, await makeZip({ 'project.qde': '<html/>' }))).toBe('not_what_it_says')
    expect(
      await reasonFor(
        workbench,
        await makeZip({ 'project.qde': Buffer.from('<Project>\xff</Project>', 'latin1') }),
      ),
    ).toBe('damaged')
  })

  it('with a million selections is refused', async ({ workbench }) => {
    const selections = Array.from(
      { length: 1_000_000 },
      (_, at) => `<PlainTextSelection startPosition="${(at * 7919) % 99_991}" endPosition="${at}"/>`,
    ).join('')
    expect(await reasonFor(workbench, await foreign(codesOf(code(2)) + sourceOf(selections), talk))).toBe(
      'too_large',
    )
  }, 60_000)

  it('whose guids stand twice or run in circles becomes a project all the same', async ({ workbench }) => {
    const link = (from: number, to: number) =>
      `<Link guid="${guid(9)}" originGUID="${guid(from)}" targetGUID="${guid(to)}"/>`
    const { counts, notices } = await noticesOf(
      workbench,
      await foreign(
        `<Users><User guid="${guid(1)}" name="Ann"/><User guid="${guid(1)}" name="Ben"/><User guid="${guid(5)}" name="ann"/><User guid="${guid(6)}" name="Consensus"/></Users>` +
          codesOf(code(2, code(2, code(2)))) +
          `<Cases><Case guid="${guid(4)}" name="S"/><Case guid="${guid(4)}" name="s"/></Cases>` +
          sourceOf(selection(8, 0, 3) + selection(8, 0, 3)) +
          `<Notes><Note guid="${guid(7)}" name="a"><PlainTextContent>x</PlainTextContent></Note><Note guid="${guid(7)}" name="b"/></Notes>` +
          `<Links>${link(7, 7)}${link(7, 4)}${link(4, 7)}</Links>`,
        talk,
      ),
    )
    expect(counts).toMatchObject({ codes: 3, codings: 1, cases: 2, memos: 2, coders: 4 })
    expect(notices).toContain(
      '2 codes bear the identifier of another; what refers to it is taken to mean the first.',
    )
    expect(notices).toContain(
      '1 coding said what another one says (the same words, code and coder), and became one with it.',
    )
    expect(notices).toContain('2 codings named no coder, and went to “Unknown coder”.')
    const coders = (await workbench.ask('coder.list', {})).map(({ name }) => name)
    expect(coders).toEqual(['Ann', 'ann (2)', 'Consensus (2)', 'Unknown coder', 'Consensus'])
  })

  it('with names without end, of nothing or of marks becomes a project all the same', async ({
    workbench,
  }) => {
    const { notices } = await noticesOf(
      workbench,
      await foreign(
        `<Users><User guid="${guid(1)}"/></Users>` +
          codesOf(
            `<Code guid="${guid(2)}" name="${'x'.repeat(100_000)}" isCodable="true"/><Code guid="${guid(5)}" name="&#10;"/><Code guid="${guid(6)}" name="a" isCodable="false"/><Code guid="${guid(7)}" name="A"/>`,
          ) +
          `<Variables><Variable guid="${guid(11)}" name="__proto__" typeOfVariable="Text"/></Variables>` +
          `<Cases><Case guid="${guid(4)}" name="constructor"><VariableValue><VariableRef targetGUID="${guid(11)}"/><TextValue>x</TextValue></VariableValue></Case></Cases>` +
          sourceOf(selection(8, 0, 3, 6)),
        talk,
      ),
    )
    expect(notices).toContain('One code has no name and was called “Unnamed code”.')
    expect(notices).toContain(
      '2 codes got another name, since a code beside them bears it or it is too long.',
    )
    expect(notices).toContain('1 code not meant for coding has codings, and can be coded with.')
    const { codes } = await workbench.ask('codebook.tree', {})
    expect(codes.map(({ name }) => name.length)).toEqual([300, 12, 1, 5])
  })
})

describe('a file that asks too much', () => {
  const heavy = () =>
    foreign(
      codesOf(code(2)) + sourceOf(Array.from({ length: 200_000 }, (_, at) => selection(at, 0, 3)).join('')),
      talk,
    )

  it('of time or memory is given up', async ({ workbench }) => {
    const path = workbench.at('heavy.qdpx')
    workbench.file('heavy.qdpx', await heavy())
    const reading = (options: object) => readQdpxFile({ path, name: 'heavy.qdpx' }, options)
    await expect(reading({ deadlineMs: 300 })).rejects.toMatchObject({
      failure: { data: { reason: 'took_too_long' } },
    })
    await expect(reading({ memoryMb: 32 })).rejects.toMatchObject({
      failure: { data: { reason: 'took_too_much_memory' } },
    })
  }, 60_000)

  it('can be called off, and leaves nothing', async ({ workbench }) => {
    const { ask, host, at, file, folder } = workbench
    const calling = new AbortController()
    const source = file('heavy.qdpx', await heavy())
    setTimeout(() => calling.abort(), 300)
    const asked = ask('exchange.importProject', { source, file: host.grant(at('Heavy.concord')) }, null, {
      signal: calling.signal,
    })
    expect(await refusalOf(asked)).toMatchObject({ code: 'cancelled' })
    expect(readdirSync(folder)).toEqual(['heavy.qdpx'])
  }, 60_000)
})

async function readOnly(bytes: Uint8Array): Promise<unknown> {
  const { readQdpx } = await import('#host/exchange/read-qdpx.ts')
  try {
    return await readQdpx(bytes)
  } catch (error) {
    if (error instanceof Error && 'reason' in error)
      throw new Refusal('import_rejected', { reason: String(error.reason) }, { cause: error })
    throw error
  }
}
