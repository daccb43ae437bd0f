import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import { foreign, guid, partsOf } from '../../../test/support/exchanged.ts'
import { expectRefused, first, it } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, newStudy, spanOf } from '../../../test/support/study.ts'

describe('a blind round', () => {
  it('keeps what others did in it out of the file, and says so, whether they did anything or not', async ({
    workbench,
  }) => {
    const { ask, at, place } = workbench
    await newStudy(workbench)
    const [ann, ben] = [await addCoder(workbench, 'Ann'), await addCoder(workbench, 'Ben')]
    const code = await addCode(workbench, 'Trust')
    const document = await importText(workbench)
    const round = await ask('round.create', {
      name: 'Pilot',
      documents: [document],
      coders: [ann, ben],
      blind: true,
    })
    const written = async (as: typeof ann | null, name: string) => {
      const report = await ask('exchange.exportProject', { folder: place(name) }, as)
      return {
        ...report,
        file: readFileSync(at(name, report.fileName)),
        xml: (await partsOf(at(name, report.fileName))).get('project.qde') ?? '',
      }
    }
    const before = await written(ben, 'before')
    const span = await spanOf(workbench, document, 'two contracts')
    const { coding } = await ask('coding.apply', { document, code, coder: ann, span }, ann)
    const free = await ask('coding.applyFree', { document, coder: ann, span, name: 'secret code' }, ann)
    const subject = { kind: 'coding' as const, id: coding.id }
    await ask('memo.write', { memo: null, subject, title: 'Secret title', body: 'Secret', author: ann }, ann)

    for (const [viewer, name] of [
      [ben, 'ben'],
      [null, 'nobody'],
    ] as const) {
      const theirs = await written(viewer, name)
      expect(theirs.bytes).toEqual(before.bytes)
      expect(theirs.file).toEqual(before.file)
      expect(theirs.notices).toEqual(before.notices)
      expect(theirs.counts).toEqual(before.counts)
    }
    expect(before.notices).toContain(
      'A blind round is not opened yet: what others may have done in it is not in the file.',
    )
    const hers = (await written(ann, 'ann')).xml
    for (const secret of [coding.id, free.code, 'secret code', 'Secret title']) {
      expect(hers).toContain(secret)
      expect(before.xml).not.toContain(secret)
    }
    // Opened for all, once both have finished.
    for (const coder of [ann, ben])
      await ask('coding.setState', { document: [document], coder, state: 'finished' })
    await ask('round.open', { round: round.id, documents: null })
    const opened = await written(ben, 'opened')
    expect(opened.xml).toContain(coding.id)
    expect(opened.notices.join(' ')).not.toContain('blind')
  })
})

describe('writing a project', () => {
  it('writes over nothing, and can be called off', async ({ workbench }) => {
    const { ask, at, place } = workbench
    await newStudy(workbench, { name: 'Five: sites' })
    const names = [
      (await ask('exchange.exportProject', { folder: place('out') })).fileName,
      (await ask('exchange.exportProject', { folder: place('out') })).fileName,
    ]
    expect(names).toEqual(['Five- sites.qdpx', 'Five- sites (2).qdpx'])
    expect(readFileSync(at('out', names[0] ?? '')).length).toBeGreaterThan(100)
    const calling = new AbortController()
    calling.abort()
    const asked = ask('exchange.exportProject', { folder: place('none') }, null, { signal: calling.signal })
    await expectRefused(asked, 'cancelled')
    expect(readdirSync(at('none'))).toEqual([])
  })

  it('needs a project that is open', async ({ workbench }) => {
    await expectRefused(
      workbench.ask('exchange.exportProject', { folder: workbench.place('out') }),
      'not_found',
      {
        what: 'project',
      },
    )
  })

  it('leaves out codings that have lost their words, and says so', async ({ workbench }) => {
    const { ask, at, place } = workbench
    await newStudy(workbench)
    const coder = await addCoder(workbench, 'Ann')
    const code = await addCode(workbench, 'Trust')
    const document = await importText(workbench, 'One two three. Four five six.')
    const span = await spanOf(workbench, document, 'two')
    await ask('coding.apply', { document, code, coder, span })
    await ask('mending.mendText', { document, ...span, words: '' })
    expect(await ask('coding.orphans', {})).toHaveLength(1)
    const { fileName, notices, counts } = await ask('exchange.exportProject', { folder: place('out') })
    expect(notices).toContain('Left out: 1 coding whose words went away when a transcript was mended.')
    expect(counts['codings']).toBe(0)
    expect((await partsOf(at('out', fileName))).get('project.qde')).not.toContain('<Coding')
  })
})

describe('making a project of a file', () => {
  it('opens it, tells how far it is, and has a coder’s work under their name and time', async ({
    workbench,
  }) => {
    const { ask, host, at, file } = workbench
    const steps: string[] = []
    const bytes = await foreign(
      `<Users><User guid="${guid(1)}" name="Ann"/></Users>` +
        `<CodeBook><Codes><Code guid="${guid(2)}" name="Top" isCodable="false"><Description>All of it</Description><Code guid="${guid(5)}" name="Trust" isCodable="true" color="#A0B"/></Code></Codes></CodeBook>` +
        `<Sources><TextSource guid="${guid(3)}" name="Staff focus group" plainTextPath="internal://a.txt">` +
        `<PlainTextSelection guid="${guid(8)}" name="It is so" startPosition="5" endPosition="13"><Coding guid="${guid(9)}" creatingUser="{${guid(1)}}" creationDateTime="2020-02-03T04:05:06Z"><CodeRef targetGUID="${guid(5)}"/></Coding></PlainTextSelection>` +
        `</TextSource></Sources>`,
      { 'sources/a.txt': 'Ann: It is so.\r\nBea: It is not.\r\nAnn: Is it?' },
    )
    const { project, report } = await ask(
      'exchange.importProject',
      { source: file('theirs.qdpx', bytes), file: host.grant(at('Mine')) },
      null,
      { progress: ({ step }) => steps.push(step) },
    )
    expect(project).toMatchObject({
      name: 'Theirs',
      fileName: 'Mine.concord',
      documents: 1,
      codings: 1,
      codes: 2,
    })
    expect(report.counts).toMatchObject({ coders: 1, codes: 2, codings: 1, documents: 1 })
    expect(steps.length).toBeGreaterThan(1)
    const document = first(await ask('document.list', {}))
    expect(document).toMatchObject({ title: 'Staff focus group', mode: 'focus_group', turns: 3 })
    const coding = first(await ask('coding.list', { document: null }))
    const text = await ask('document.text', { document: document.id })
    expect(text.text.slice(coding.start, coding.end)).toBe('It is so')
    expect(text.speakers.map(({ label }) => label)).toEqual(['Ann', 'Bea'])
    const { codes } = await ask('codebook.tree', {})
    expect(codes).toMatchObject([
      { name: 'Top', definition: 'All of it', codable: false },
      { name: 'Trust', colour: '#aa00bb', codable: true },
    ])
    // The file as it came can be taken out again, line ends and all.
    await ask('document.takeOutOriginal', { document: document.id, folder: workbench.place('originals') })
    expect(readFileSync(at('originals', 'a.txt'), 'utf8')).toContain('\r\n')
    expect((await ask('project.verify', {})).findings).toEqual([])
    expect(await ask('history.undo', {})).toBeNull()
  })

  it('takes no place that is taken', async ({ workbench }) => {
    const { ask, host, at, file } = workbench
    await newStudy(workbench)
    const source = file('theirs.qdpx', await foreign(''))
    await expectRefused(
      ask('exchange.importProject', { source, file: host.grant(at('Study')) }),
      'validation',
      {
        reason: 'file_exists',
      },
    )
    await expectRefused(
      ask('exchange.importProject', { source, file: host.grant(at('gone', 'Other')) }),
      'not_found',
    )
    expect((await ask('project.current', {}))?.name).toBe('Study')
    expect(existsSync(at('gone'))).toBe(false)
  })

  it('of next to nothing makes an empty project, which can be written again', async ({ workbench }) => {
    const { ask, host, at, file } = workbench
    const bytes = await foreign('')
    const { project, report } = await ask('exchange.importProject', {
      source: file('Small.qdpx', bytes),
      file: host.grant(at('Small')),
    })
    expect(project).toMatchObject({ name: 'Theirs', documents: 0, codes: 0 })
    expect(report.notices).toEqual([])
    const written = await ask('exchange.exportProject', { folder: workbench.place('out') })
    expect(written.counts).toMatchObject({ documents: 0, codes: 0, coders: 0 })
  })
})
