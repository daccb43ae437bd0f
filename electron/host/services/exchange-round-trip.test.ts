import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { consensusCoder } from '#shared/ids.ts'
import { contentOf, faultsOf, partsOf, thereAndBack } from '../../../test/support/exchanged.ts'
import { first, it, openHost, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, newStudy, spanOf } from '../../../test/support/study.ts'

describe('the sample study, written and read again', () => {
  it('is itself in all that REFI-QDA can hold', async ({ workbench }) => {
    const { ask, host, at } = workbench
    await ask('project.createSample', { file: host.grant(at('Sample.concord')) })
    const before = await contentOf(workbench)
    const { written, read, path } = await thereAndBack(workbench)
    expect(await contentOf(workbench)).toEqual(before)
    expect(read.report).toEqual({ counts: written.counts, notices: [] })
    expect(written.counts).toMatchObject({
      coders: 3,
      documents: 12,
      cases: 5,
      codings: before.codings.length,
    })
    expect(await faultsOf(path)).toEqual([])
    expect((await ask('project.verify', {})).findings).toEqual([])
  })
})

const talk = 'Ann 🙂: It’s 👩‍👩‍👧 and 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 all along.\nBea: Yes — 🏳️‍🌈 indeed.\nAnn 🙂: Well 😀.'

/** A study with a memo on everything, awkward words, a consensus and a round. */
async function awkwardStudy(workbench: TestHost) {
  const { ask } = workbench
  await newStudy(workbench, { name: 'A <study> & "more" 🙂' })
  const ann = await addCoder(workbench, 'Ann & Co')
  const ben = await addCoder(workbench, 'Ben "B" 🙂')
  const parent = await addCode(workbench, 'Top <1>', { codable: false, colour: '#00ff7f' })
  const code = await addCode(workbench, 'Emoji 😀', {
    parent,
    brief: 'Brief:\nWhen to use:\nnever',
    definition: 'Full definition:\n\n',
    examples: ['- one', 'two\n\nlines', ''],
    closeButNo: ['Examples:'],
    synonyms: ['faces', 'Gesichter'],
  })
  const same = await addCode(workbench, 'Emoji 😀', { whenNotToUse: ' spaces  ' })
  const site = await ask('case.create', {
    name: 'Site A',
    attributes: { Region: 'North & east', 'Since 🙂': '1999' },
  })
  await ask('case.update', { case: site.id, description: 'Two\nlines' })
  const document = await importText(workbench, talk, {
    case: site.id,
    mode: 'field_note',
    attributes: { Region: 'x' },
  })
  const other = await importText(workbench, 'Only one line.\tTabbed.', { fileName: 'Note.txt' })
  const apply = async (words: string, by: typeof code, coder: typeof ann) =>
    (await ask('coding.apply', { document, code: by, coder, span: await spanOf(workbench, document, words) }))
      .coding
  const coding = await apply('👩‍👩‍👧 and 𝔘𝔫𝔦𝔠𝔬𝔡𝔢', code, ann)
  await apply('👩‍👩‍👧 and 𝔘𝔫𝔦𝔠𝔬𝔡𝔢', code, ben)
  await apply('👩‍👩‍👧 and 𝔘𝔫𝔦𝔠𝔬𝔡𝔢', same, ben)
  await apply('indeed.\nAnn 🙂: Well', same, ben)
  await apply('😀', code, ann)
  const subjects = [
    { kind: 'project' as const },
    { kind: 'journal' as const },
    { kind: 'case' as const, id: site.id },
    { kind: 'document' as const, id: other },
    { kind: 'code' as const, id: code },
    { kind: 'coding' as const, id: coding.id },
    { kind: 'span' as const, id: document, ...(await spanOf(workbench, document, 'all along')) },
  ]
  for (const [index, subject] of subjects.entries())
    await ask('memo.write', {
      memo: null,
      subject,
      title: index === 0 ? '' : `On ${subject.kind} 🙂`,
      body: `1 < 2 & "3"\r\n\n  ${subject.kind} `,
      author: index % 2 === 0 ? ann : null,
    })
  return { ann, ben, document, code, coding }
}

describe('a study with awkward words and a memo on everything', () => {
  it('is itself again', async ({ workbench }) => {
    const { ask } = workbench
    const { document } = await awkwardStudy(workbench)
    await ask('coding.setState', { document: [document], coder: { named: 'Ann & Co' }, state: 'finished' })
    await ask('coding.setState', { document: [document], coder: { named: 'Ben "B" 🙂' }, state: 'finished' })
    await ask('consensus.acceptAgreed', { compared: {} })
    const before = await contentOf(workbench)
    expect(before.codings.filter((line) => line.includes('"Consensus"'))).not.toEqual([])
    const { read, path } = await thereAndBack(workbench)
    expect(await faultsOf(path)).toEqual([])
    expect(read.report.notices).toEqual([])
    expect(await contentOf(workbench)).toEqual(before)
    const codings = await ask('coding.list', { document: null })
    expect(codings.filter(({ coder }) => coder === consensusCoder)).not.toEqual([])
    expect((await ask('project.verify', {})).findings).toEqual([])
  })

  it('counts places in code points, in texts that are there letter for letter', async ({ workbench }) => {
    const { ask, at, place } = workbench
    const { document, coding } = await awkwardStudy(workbench)
    const { fileName } = await ask('exchange.exportProject', { folder: place('out') })
    const parts = await partsOf(at('out', fileName))
    expect(parts.get(`sources/${document}.txt`)).toBe(talk)
    const { start, end } = await spanOf(workbench, document, '👩‍👩‍👧 and 𝔘𝔫𝔦𝔠𝔬𝔡𝔢')
    const points = (offset: number) => Array.from(talk.slice(0, offset)).length
    expect(points(end)).not.toBe(end)
    expect(parts.get('project.qde')).toMatch(
      new RegExp(
        `<PlainTextSelection guid="[^"]+" name="👩‍👩‍👧 and 𝔘𝔫𝔦𝔠𝔬𝔡𝔢" startPosition="${points(start)}" endPosition="${points(end)}" [^>]*>\\s*<Coding guid="${coding.id}"`,
        'u',
      ),
    )
    expect(readFileSync(at('out', fileName)).subarray(0, 2).toString()).toBe('PK')
  })
})

const piece = fc.constantFrom(
  'a',
  'word ',
  ' ',
  '\n',
  '😀',
  '👩‍👩‍👧',
  'é',
  'e\u0301',
  '𝔘',
  '—',
  '\t',
  'Ann: ',
  '<&>',
  '\u2028x',
)

describe('any text and any coding', () => {
  it('comes back to its place', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { minLength: 1, maxLength: 40 }).map((parts) => `x${parts.join('')}`),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 5 }),
        async (text, places) => {
          const workbench = openHost()
          try {
            const { ask } = workbench
            await newStudy(workbench)
            const coder = await addCoder(workbench, 'Ann')
            const code = await addCode(workbench, 'Code')
            const document = await importText(workbench, text)
            const { length } = (await ask('document.text', { document })).text
            for (const [from, to] of places) {
              const span = { start: from % length, end: 1 + (to % length) }
              // What no hand could code is refused, and need not come back.
              if (span.start < span.end)
                await workbench.reply('coding.apply', { document, code, coder, span })
            }
            const before = await contentOf(workbench)
            const { read } = await thereAndBack(workbench)
            expect({ ...(await contentOf(workbench)), turns: null }).toEqual({ ...before, turns: null })
            expect(read.report.counts['codings']).toBe(before.codings.length)
          } finally {
            await workbench.end()
          }
        },
      ),
      { numRuns: 8 },
    )
  }, 120_000)
})

describe('what the file says it can’t hold', () => {
  it('is told with numbers', async ({ workbench }) => {
    const { ask, host, at } = workbench
    await ask('project.createSample', { file: host.grant(at('Sample.concord')) })
    const documents = await ask('document.list', {})
    const coders = (await ask('project.current', {}))?.coders.map(({ id }) => id) ?? []
    await ask('round.create', { name: 'Pilot', documents: [first(documents).id], coders, blind: false })
    const participant = first(await ask('participant.list', {}))
    await ask('memo.write', {
      memo: null,
      subject: { kind: 'participant', id: participant.id },
      title: 'T',
      body: 'B',
      author: null,
    })
    const { written, read, path } = await thereAndBack(workbench)
    expect(await faultsOf(path)).toEqual([])
    expect(written.notices).toEqual([
      'Turns and speakers are not in the file as such, only as words of the text: 10 documents.',
      'Left out, with who speaks for them: 33 participants and 0 attribute values of theirs.',
      '1 round became a set of documents; which round a coding was made in is left out.',
      'How far each coder is with each document is left out.',
      'Left out: 1 version of the codebook, and which of them a coding was made under.',
      'Left out: the original files of 12 documents; the texts are there.',
      '1 memo became a note on nothing: what it is on cannot be in the file.',
    ])
    expect(read.report.notices).toEqual(['Left out: 1 set of codes, texts or notes.'])
    const journal = (await ask('memo.list', { subject: null })).filter(
      ({ subject }) => subject.kind === 'journal',
    )
    expect(journal.map(({ title }) => title)).toContain('T')
  })
})

describe('free codes', () => {
  it('become top codes, and their group a set; those collapsed into others stay out', async ({
    workbench,
  }) => {
    const { ask, at, place } = workbench
    await newStudy(workbench)
    const ann = await addCoder(workbench, 'Ann')
    await addCode(workbench, 'sharing')
    const document = await importText(workbench)
    const apply = async (words: string, name: string) =>
      ask('coding.applyFree', { document, coder: ann, span: await spanOf(workbench, document, words), name })
    const [sharing, waiting, other] = [
      await apply('two contracts', 'sharing'),
      await apply('a year', 'waiting'),
      await apply('no sense', 'nonsense'),
    ]
    const made = await ask('board.gather', { codes: [other.code], group: { create: 'Odd' } })
    await ask('board.collapse', { group: made.group ?? '', parent: null, name: 'Oddities' })
    const subject = { kind: 'code' as const, id: other.code }
    await ask('memo.write', { memo: null, subject, title: 'Odd', body: '', author: null })
    await ask('board.gather', { codes: [sharing.code, waiting.code], group: { create: 'Living' } })
    const { fileName, notices } = await ask('exchange.exportProject', { folder: place('out') })
    const xml = (await partsOf(at('out', fileName))).get('project.qde') ?? ''
    expect(await faultsOf(at('out', fileName))).toEqual([])
    expect(xml).not.toContain('nonsense')
    expect(xml).toMatch(/<Set guid="[^"]+" name="Free codes: Living">\s*<MemberCode/u)
    expect(notices).toContain('2 free codes became top codes.')
    expect(notices).toContain('1 memo became a note on nothing: what it is on cannot be in the file.')
    expect(notices).toContain('1 coding no longer says which free code it was made under.')
    const { read } = await thereAndBack(workbench)
    expect(read.report.notices).toContain(
      '1 code got another name, since a code beside it bears it or it is too long.',
    )
    const { codes } = await ask('codebook.tree', {})
    expect(codes.map(({ name }) => name)).toEqual(['sharing', 'Oddities', 'sharing (2)', 'waiting'])
  })
})
