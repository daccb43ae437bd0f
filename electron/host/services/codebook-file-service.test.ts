import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import type { CallOutput } from '#shared/contract/index.ts'
import type { CodebookFormat } from '#shared/contract/codebook-files.ts'
import { formulas, sturdy } from '../exporters/test-support/books.ts'
import { paragraphsOf, unzipped } from '../exporters/test-support/read-back.ts'
import { expectRefused, first, it, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, newStudy, outline, spanOf } from '../../../test/support/study.ts'

type Reading = CallOutput<'codebook.readFile'>

const tree = ({ ask }: TestHost) => ask('codebook.tree', {})
const read = (workbench: TestHost, name: string, content: string | Uint8Array) =>
  workbench.ask('codebook.readFile', { file: workbench.file(name, content) })

async function exported(workbench: TestHost, format: CodebookFormat, counts = true) {
  const folder = workbench.place(`out ${format}`)
  const made = await workbench.ask('codebook.exportFiles', { folder, formats: [format], counts })
  const { file, name } = first(made.files)
  return { file, name, notices: made.notices, bytes: readFileSync(workbench.host.pathOf(file) ?? '') }
}

/** What became of each code of the file, as "path: by, sureness, what differs". */
const told = ({ codes }: Reading) =>
  codes.map(({ path, match }) =>
    match
      ? `${path}: ${match.path}, ${match.by}, ${match.sure}${match.differs.map(({ part }) => `, ${part}`).join('')}`
      : `${path}: new`,
  )

async function aCodebook(workbench: TestHost) {
  await newStudy(workbench)
  const practices = await addCode(workbench, 'Practices', { codable: false, brief: 'What they do.' })
  const trust = await addCode(workbench, 'Trust', {
    parent: practices,
    brief: 'Relying on each other.',
    definition: 'Partners rely on each other.\n\nEven where nothing was signed.',
    whenToUse: 'Where somebody counts on another.',
    whenNotToUse: 'Contracts.',
    examples: ['We just ring them.', 'A: Yes.\nB: And no.'],
    closeButNo: ['We have a contract.'],
    synonyms: ['faith', 'reliance'],
    colour: '#123456',
  })
  const money = await addCode(workbench, 'Money', { parent: practices })
  return { practices, trust, money }
}

const formats = ['csv', 'xlsx', 'qdc'] as const

describe('a codebook that went out and comes back', () => {
  for (const format of formats) {
    it(`is the same, as ${format}`, async ({ workbench }) => {
      const { trust } = await aCodebook(workbench)
      await workbench.ask('codebook.retire', { code: trust, successor: null })
      for (const [index, words] of [...sturdy, ...formulas].entries())
        await addCode(workbench, `${words.replace(/\s+/gu, ' ').trim()} ${index}`, {
          definition: words,
          whenToUse: words,
          examples: [words, `Also: ${words}`],
          synonyms: [words.replace(/\s+/gu, ' ').trim()],
        })
      const { file } = await exported(workbench, format)
      const reading = await workbench.ask('codebook.readFile', { file })
      expect(reading.onlyHere).toEqual([])
      for (const { path, match } of reading.codes)
        expect({ path, ...match }).toMatchObject({ path, by: 'id', sure: 'certain', differs: [] })
      const { fingerprint } = reading
      expect(await workbench.ask('codebook.mergeFile', { file, fingerprint, choices: [] })).toEqual({
        added: 0,
        changed: 0,
        leftOut: 0,
      })
    })

    it(`makes the same codebook elsewhere, as ${format}`, async ({ workbench }) => {
      await newStudy(workbench, { codebook: 'joint-commissioning' })
      const before = await tree(workbench)
      const { file } = await exported(workbench, format)
      await newStudy(workbench, { name: 'Other' })
      const { fingerprint } = await workbench.ask('codebook.readFile', { file })
      const done = await workbench.ask('codebook.mergeFile', { file, fingerprint, choices: [] })
      expect(done).toEqual({ added: before.codes.length, changed: 0, leftOut: 0 })
      const after = await tree(workbench)
      const bare = ({ codes }: typeof before) => codes.map(({ id: _id, parent: _parent, ...code }) => code)
      expect(outline(after)).toEqual(outline(before))
      expect(bare(after)).toEqual(bare(before))
    })
  }

  it('comes from another project as well', async ({ workbench }) => {
    await aCodebook(workbench)
    const before = outline(await tree(workbench))
    await workbench
      .ask('coding.applyFree', {
        document: await importText(workbench),
        coder: await addCoder(workbench, 'Ann'),
        span: { start: 0, end: 11 },
        name: 'Only thought of',
      })
      .catch(() => undefined)
    await newStudy(workbench, { name: 'Mine' })
    const file = workbench.host.grant(workbench.at('Study.concord'))
    const reading = await workbench.ask('codebook.readFile', { file })
    expect(reading).toMatchObject({ format: 'concord', fileName: 'Study.concord', notices: [] })
    await workbench.ask('codebook.mergeFile', { file, fingerprint: reading.fingerprint, choices: [] })
    expect(outline(await tree(workbench))).toEqual(before)
  })
})

describe('the codebook for people', () => {
  it('is a Word document with headings, contents and page numbers', async ({ workbench }) => {
    const { trust } = await aCodebook(workbench)
    const document = await importText(workbench)
    const coder = await addCoder(workbench, 'Ann')
    for (const words of ['two contracts', 'no sense'])
      await workbench.ask('coding.apply', {
        document,
        code: trust,
        coder,
        span: await spanOf(workbench, document, words),
      })
    const { bytes, name } = await exported(workbench, 'docx')
    expect(name).toBe('Study - codebook.docx')
    const paragraphs = await paragraphsOf(bytes)
    const of = (style: string) => paragraphs.filter((one) => one.style === style).map(({ text }) => text)
    expect(of('Heading1')).toEqual(['Practices'])
    expect(of('Heading2')).toEqual(['Trust', 'Money'])
    expect(of('CodePath')).toEqual([
      'Practices. Heading: takes no codings. No codings; 2 codings with the codes below it',
      'Practices / Trust. 2 codings in 1 document',
      'Practices / Money. No codings',
    ])
    expect(of('Definition')).toEqual(['What they do.', 'Relying on each other.'])
    expect(of('Item')).toEqual(['We just ring them.', 'A: Yes.\nB: And no.', 'We have a contract.'])
    expect(of('PartLabel')).toEqual([
      'Full definition',
      'When to use',
      'When not to use',
      'Examples',
      'Close but no',
      'Synonyms',
    ])
    expect(of('TOC1').join()).toMatch(/^\s*Practices\t\d+$/u)
    expect(of('TOC2').map((line) => line.trim().split('\t')[0])).toEqual(['Trust', 'Money'])
    const parts = await unzipped(bytes)
    const footer = [...parts].find(([part]) => part.startsWith('word/footer'))?.[1] ?? ''
    expect(footer).toContain('Study: codebook')
    expect(footer).toContain('PAGE')
    expect(parts.get('word/document.xml')).toContain('1 (changed since)')
  })

  it('leaves counts out where they are not wanted', async ({ workbench }) => {
    await aCodebook(workbench)
    const { bytes } = await exported(workbench, 'docx', false)
    const paths = (await paragraphsOf(bytes)).filter(({ style }) => style === 'CodePath')
    expect(paths.map(({ text }) => text)).toContain('Practices / Money')
    expect((await exported(workbench, 'csv', false)).bytes.toString()).not.toContain('codings')
  })

  it('has names replaced as the pseudonym list says, in examples too, unless told not to', async ({
    workbench,
  }) => {
    const { ask, place, host } = workbench
    await aCodebook(workbench)
    await addCode(workbench, 'Dana’s way', { examples: ['Then Dana rang Tyneham.'] })
    for (const [words, pseudonym] of [
      ['Dana', 'a manager'],
      ['Tyneham', 'town'],
    ] as const)
      await ask('pseudonym.write', { id: null, words, pseudonym })
    const textOf = async (format: CodebookFormat, pseudonyms?: boolean) => {
      const folder = place(`${format} ${pseudonyms}`)
      const made = await ask('codebook.exportFiles', {
        folder,
        formats: [format],
        ...(pseudonyms === undefined ? {} : { pseudonyms }),
      })
      const bytes = readFileSync(host.pathOf(first(made.files).file) ?? '')
      return format === 'docx' || format === 'xlsx'
        ? [...(await unzipped(bytes)).values()].join('\n')
        : bytes.toString()
    }
    for (const format of [...formats, 'docx'] as const) {
      const words = await textOf(format)
      expect(words, format).toContain('Then a manager rang town.')
      expect(words, format).not.toMatch(/Dana|Tyneham/u)
      expect(await textOf(format, false), format).toMatch(/Then Dana rang Tyneham\./u)
    }
    expect(await textOf('docx')).toContain('Replaced as the project’s pseudonym list says')
  })

  it('runs as no formula, and says what was escaped', async ({ workbench }) => {
    await newStudy(workbench)
    await addCode(workbench, '=1+1', { definition: '@home' })
    const { bytes } = await exported(workbench, 'csv')
    const lines = bytes.toString().split('\r\n')
    expect(lines[0]?.startsWith('\uFEFF"path","name","parent"')).toBe(true)
    expect(lines[1]).toContain(`"'=1+1","'=1+1","","","'@home"`)
    expect(lines[1]).toContain('"path; name; definition"')
  })

  it('says what a cell of Excel could not hold, and reads it back as nothing said', async ({ workbench }) => {
    await newStudy(workbench)
    await addCode(workbench, 'Long', { definition: 'word '.repeat(8000), brief: 'Short.' })
    const { file, notices } = await exported(workbench, 'xlsx')
    expect(notices).toEqual([expect.stringContaining('32,767')])
    const reading = await workbench.ask('codebook.readFile', { file })
    expect(told(reading)).toEqual(['Long: Long, id, certain'])
    expect(reading.notices).toEqual([expect.stringContaining('“Long”')])
  })

  it('is not made of nothing', async ({ workbench }) => {
    await newStudy(workbench)
    const folder = workbench.place('out')
    await expectRefused(workbench.ask('codebook.exportFiles', { folder, formats: ['csv'] }), 'validation', {
      reason: 'empty_codebook',
    })
  })
})

describe('merging a codebook', () => {
  const theirs = [
    'path,brief,when_to_use,examples,synonyms,colour',
    'Practices / Trust,Counting on one another.,,"We just ring them.\nThey come round.",faith,#654321',
    'Practices / Money,What it costs.,Wherever sums are named.,,,',
    'Practices / Money / Pooled,One purse.,,,,',
    'Outcomes,What comes of it.,,,,',
  ].join('\n')

  it('shows what each code seems to be and where the two differ', async ({ workbench }) => {
    const { trust } = await aCodebook(workbench)
    const before = await tree(workbench)
    const reading = await read(workbench, 'theirs.csv', theirs)
    expect(told(reading)).toEqual([
      'Practices: Practices, path, certain',
      'Practices / Trust: Practices / Trust, path, certain, brief, examples, colour',
      'Practices / Money: Practices / Money, path, certain, brief, whenToUse',
      'Practices / Money / Pooled: new',
      'Outcomes: new',
    ])
    expect(reading.codes[1]?.match?.differs[0]).toEqual({
      part: 'brief',
      mine: 'Relying on each other.',
      theirs: 'Counting on one another.',
    })
    expect(reading.codes[1]?.match?.code).toBe(trust)
    expect(reading.onlyHere).toEqual([])
    expect(await tree(workbench)).toEqual(before)
  })

  it('adds, fills in and unites, but writes nothing over, as one step', async ({ workbench }) => {
    await aCodebook(workbench)
    const before = await tree(workbench)
    const file = workbench.file('theirs.csv', theirs)
    const { fingerprint } = await workbench.ask('codebook.readFile', { file })
    expect(await workbench.ask('codebook.mergeFile', { file, fingerprint, choices: [] })).toEqual({
      added: 2,
      changed: 2,
      leftOut: 0,
    })
    const after = await tree(workbench)
    expect(outline(after)).toEqual(['Practices', '  Trust', '  Money', '    Pooled', 'Outcomes'])
    expect(after.codes[1]).toMatchObject({
      brief: 'Relying on each other.',
      colour: '#123456',
      examples: ['We just ring them.', 'A: Yes.\nB: And no.', 'They come round.'],
    })
    expect(after.codes[2]).toMatchObject({ brief: 'What it costs.', whenToUse: 'Wherever sums are named.' })
    expect(await workbench.ask('history.undo', {})).toMatchObject({
      label: 'Merged codebook “theirs.csv”: 2 codes added, 2 changed',
    })
    expect((await tree(workbench)).codes).toEqual(before.codes)
  })

  it('does with each code what was chosen', async ({ workbench }) => {
    const { trust, money, practices } = await aCodebook(workbench)
    const file = workbench.file('theirs.csv', theirs)
    const { fingerprint, codes } = await workbench.ask('codebook.readFile', { file })
    const key = (path: string) => first(codes.filter((code) => code.path === path)).key
    const done = await workbench.ask('codebook.mergeFile', {
      file,
      fingerprint,
      choices: [
        {
          key: key('Practices / Trust'),
          becomes: { as: 'same', code: trust, take: ['brief'], keep: ['examples'] },
        },
        { key: key('Practices / Money'), becomes: { as: 'left_out' } },
        { key: key('Practices / Money / Pooled'), becomes: { as: 'new', under: 'as_in_file' } },
        { key: key('Outcomes'), becomes: { as: 'new', under: money } },
      ],
    })
    expect(done).toEqual({ added: 2, changed: 1, leftOut: 1 })
    const after = await tree(workbench)
    expect(outline(after)).toEqual(['Practices', '  Trust', '  Money', '    Outcomes', '  Pooled'])
    expect(after.codes[1]).toMatchObject({ brief: 'Counting on one another.', colour: '#123456' })
    expect(after.codes[1]?.examples).toHaveLength(2)
    expect(first(after.codes).id).toBe(practices)
  })

  it('refuses as a whole what the codebook refuses', async ({ workbench }) => {
    const { trust } = await aCodebook(workbench)
    const before = await tree(workbench)
    const file = workbench.file('theirs.csv', 'name,brief\nNewcomer,One.\nMoney,Two.\n')
    const { fingerprint, codes } = await workbench.ask('codebook.readFile', { file })
    const money = first(codes.filter(({ path }) => path === 'Money')).key
    const choices = [{ key: money, becomes: { as: 'new' as const, under: first(before.codes).id } }]
    await expectRefused(workbench.ask('codebook.mergeFile', { file, fingerprint, choices }), 'validation', {
      reason: 'name_taken',
      name: 'Practices / Money',
    })
    const taking = [{ key: money, becomes: { as: 'same' as const, code: trust, take: ['name' as const] } }]
    await expectRefused(
      workbench.ask('codebook.mergeFile', { file, fingerprint, choices: taking }),
      'validation',
      { reason: 'name_taken' },
    )
    expect(await tree(workbench)).toEqual(before)
  })

  it('refuses a file that is no longer as it was looked at', async ({ workbench }) => {
    await aCodebook(workbench)
    const file = workbench.file('theirs.csv', theirs)
    const { fingerprint } = await workbench.ask('codebook.readFile', { file })
    writeFileSync(workbench.at('theirs.csv'), theirs.replace('What it costs.', 'What it is worth.'))
    await expectRefused(
      workbench.ask('codebook.mergeFile', { file, fingerprint, choices: [] }),
      'validation',
      { reason: 'changed_since_preview' },
    )
  })

  it('keeps retired codes retired, and says so', async ({ workbench }) => {
    await newStudy(workbench)
    const file = workbench.file('theirs.csv', 'name,retired\nOld,yes\nNew,no\n')
    const { fingerprint, notices } = await workbench.ask('codebook.readFile', { file })
    expect(notices.join()).toContain('“Old”')
    await workbench.ask('codebook.mergeFile', { file, fingerprint, choices: [] })
    expect((await tree(workbench)).codes.map(({ name, retired }) => [name, retired])).toEqual([
      ['Old', true],
      ['New', false],
    ])
  })
})
