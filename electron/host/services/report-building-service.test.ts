import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect } from 'vitest'
import * as z from 'zod'
import { reportFormats } from '#shared/contract/report-values.ts'
import { expectRefused, first, it, refusalOf } from '../../../test/support/host.ts'
import { spanOf, withdraw } from '../../../test/support/study.ts'
import type { ReportBook } from '../exporters/report-book.ts'
import { reportStudy } from '../../../test/support/report-study.ts'

/** What the JSON export holds is the book. */
const bookIn = (file: string): ReportBook =>
  z.custom<ReportBook>((value) => typeof value === 'object').parse(JSON.parse(readFileSync(file, 'utf8')))

describe('building a report', () => {
  it('writes a file a format under the report’s name, and remembers what was in it, undoably', async ({
    workbench,
  }) => {
    const { ask, at, place, ann, money, code, report } = await reportStudy(workbench)
    await code(ann, money, 'We had two contracts')
    const id = await report({}, 'Sites: a/b')
    const formats = [...reportFormats]
    const { files, quotations } = await ask('report.build', { report: id, folder: place('out'), formats })
    expect(quotations).toBe(1)
    expect(files.map(({ name }) => name)).toEqual(reportFormats.map((format) => `Sites- a-b.${format}`))
    expect(readdirSync(at('out')).toSorted()).toEqual(files.map(({ name }) => name).toSorted())
    for (const { name, bytes } of files) expect(readFileSync(at('out', name))).toHaveLength(bytes)
    expect((await ask('report.read', { report: id })).builtAt).not.toBeNull()
    await ask('history.undo', {})
    expect((await ask('report.read', { report: id })).builtAt).toBeNull()
    // Nothing is ever written over.
    const again = await ask('report.build', { report: id, folder: place('out'), formats: ['md'] })
    expect(first(again.files).name).toBe('Sites- a-b (2).md')
  }, 60_000)

  it('writes all or nothing', async ({ workbench }) => {
    const { ask, at, host, ann, money, code, report } = await reportStudy(workbench)
    await code(ann, money, 'We had two contracts')
    const id = await report()
    mkdirSync(at('out'))
    const stopping = new AbortController()
    const cancelled = ask(
      'report.build',
      { report: id, folder: host.grant(at('out')), formats: ['md', 'csv', 'json'] },
      null,
      {
        signal: stopping.signal,
        progress: ({ done }) => {
          if (done === 2) stopping.abort()
        },
      },
    )
    expect(await refusalOf(cancelled)).toMatchObject({ code: 'cancelled' })
    expect(readdirSync(at('out'))).toEqual([])
    expect((await ask('report.read', { report: id })).builtAt).toBeNull()
    rmSync(at('out'), { recursive: true })
    expect(existsSync(at('out'))).toBe(false)
  })

  it('tells in no file what was cut, replaced or is nobody’s business', async ({ workbench }) => {
    const { ask, at, place, ann, money, trust, one, two, code, report, cases } = await reportStudy(workbench)
    await ask('case.update', {
      case: first(cases).id,
      description: 'At Tyneham.',
      attributes: { Budget: 'Pooled in Tyneham' },
    })
    await ask('document.update', {
      document: one,
      attributes: { Setting: 'Staff focus group', Venue: 'Corn Exchange' },
    })
    for (const [words, pseudonym] of [
      ['Tyneham', 'town'],
      ['Dana', 'a colleague'],
    ] as const)
      await ask('pseudonym.write', { id: null, words, pseudonym })
    const coding = await code(ann, money, 'Nobody asked us about money. Dana’s board did, in 2019.')
    await code(ann, money, 'one home in North Tyneham')
    await code(ann, trust, 'trust grew', two)
    const id = await report()
    const { start, end } = await spanOf(workbench, one, 'asked us about')
    const { start: from } = await spanOf(workbench, one, 'Nobody asked us')
    await ask('report.trim', {
      report: id,
      coding,
      trim: { cuts: [{ start: start - from, end: end - from }], insertions: [] },
    })
    const { files } = await ask('report.build', {
      report: id,
      folder: place('out'),
      formats: ['json', 'csv', 'md', 'html'],
    })
    for (const { name } of files) {
      const text = readFileSync(at('out', name), 'utf8')
      expect(text, name).not.toMatch(
        /asked us about|Tyneham|Dana|Group in|Talk with|Rowan|Robin|Wren|One\.txt|Corn Exchange|"Age"/u,
      )
      expect(text, name).toContain('money')
    }
    const book = bookIn(at('out', 'Findings.json'))
    expect(book.sections.map(({ heading, about }) => [heading, about])).toEqual([
      ['Site A', 'At town.'],
      ['Case study not named', ''],
    ])
    const [lone] = book.sections[1]?.parts[0]?.quotations ?? []
    expect(lone).toMatchObject({ caseName: null, attribution: 'Participant, Interview', attributes: {} })
    const [cut, placed] = book.sections[0]?.parts[0]?.quotations.toReversed() ?? []
    expect(cut?.turns[0]?.pieces).toContainEqual({ kind: 'cut', text: '' })
    expect(placed?.attributes).toEqual({ Budget: 'Pooled in town', Setting: 'Staff Focus Group' })
  })

  it('has the tables, counts, definitions and codebook that are wanted', async ({ workbench }) => {
    const { ask, at, place, ann, ben, money, trust, two, code, report } = await reportStudy(workbench)
    await code(ann, money, 'We had two contracts')
    await code(ben, money, 'We had two contracts')
    await code(ann, trust, 'trust grew', two)
    const full = await report({ attribution: { identifying: 'shown' } }, 'Full')
    await ask('report.build', { report: full, folder: place('out'), formats: ['json'] })
    const book = bookIn(at('out', 'Full.json'))
    expect(book.tables).toEqual([
      {
        caption: 'Participants by case study and mode',
        head: ['Case study', 'Interview', 'Focus group', 'Total'],
        rows: [
          ['Site A', 0, 4, 4],
          ['Site B', 1, 0, 1],
          ['Site C', 1, 0, 1],
          ['Total', 2, 4, 6],
        ],
      },
      {
        caption: 'Codings by theme and case study',
        head: ['Theme', 'Site A', 'Site B', 'Total'],
        rows: [
          ['Barriers / Money', 2, 0, 2],
          ['Barriers / Trust', 0, 1, 1],
          ['Total', 2, 1, 3],
        ],
      },
    ])
    // As the matrix has it.
    const { cells } = await ask('matrix.compute', { rows: { kind: 'codes' }, columns: { kind: 'cases' } })
    expect(cells.map((row) => row.map(({ value }) => value))).toEqual([
      [0, 0, 0],
      [2, 0, 0],
      [0, 1, 0],
    ])
    expect(book.sections[0]?.parts[0]).toMatchObject({
      about: 'About money',
      counts: '2 codings in 1 document, by 1 participant',
    })
    expect(book.codebook?.map(({ path: code_, level }) => [code_, level])).toEqual([
      ['Barriers', 1],
      ['Barriers / Money', 2],
      ['Barriers / Trust', 2],
    ])
    // What must not tell its case study isn't counted there either.
    const careful = await report({}, 'Careful')
    await ask('report.build', { report: careful, folder: place('out'), formats: ['json'] })
    const withheld = bookIn(at('out', 'Careful.json'))
    expect(withheld.tables[1]).toMatchObject({
      head: ['Theme', 'Site A', 'Case study not named', 'Total'],
      rows: [['Barriers / Money', 2, 0, 2], ['Barriers / Trust', 0, 1, 1], expect.anything()],
    })
    expect(withheld.sections[1]).toMatchObject({
      heading: 'Case study not named',
      parts: [{ heading: 'Barriers / Trust', counts: '1 coding in 1 document, by 1 participant' }],
    })
    const bare = {
      counts: false,
      definitions: false,
      methods: false,
      codebook: false,
      sections: 'theme' as const,
      choose: { kind: 'all' as const },
    }
    await ask('report.change', {
      report: full,
      name: 'Bare',
      settings: { ...bare, attribution: { identifying: 'shown' } },
    })
    await ask('report.build', { report: full, folder: place('out'), formats: ['json'] })
    expect(bookIn(at('out', 'Bare.json'))).toMatchObject({
      methods: [],
      codebook: null,
      tables: [{ caption: 'Participants by case study and mode' }],
      sections: [
        { heading: 'Barriers / Money', about: '', parts: [{ heading: 'Site A', counts: null }] },
        { heading: 'Barriers / Trust', parts: [{ heading: 'Site B' }] },
      ],
    })
  })
})

describe('what changed since', () => {
  it('is nothing at first, then what came, went, reads otherwise and counts otherwise', async ({
    workbench,
  }) => {
    const { ask, place, ann, ben, money, trust, code, report } = await reportStudy(workbench)
    const gone = await code(ann, money, 'We had two contracts')
    const trimmed = await code(ann, money, 'Nobody asked us about money.')
    const id = await report()
    expect(await ask('report.changes', { report: id })).toBeNull()
    await ask('report.build', { report: id, folder: place('out'), formats: ['json'] })
    const nothing = { added: [], gone: [], reworded: [], counts: [], settings: false }
    expect(await ask('report.changes', { report: id })).toMatchObject(nothing)
    await ask('report.trim', {
      report: id,
      coding: trimmed,
      trim: { cuts: [{ start: 0, end: 7 }], insertions: [] },
    })
    await ask('coding.remove', { codings: [gone] })
    const added = await code(ben, trust, 'It made no sense.')
    await ask('report.change', { report: id, settings: { choose: { kind: 'all' }, blockAbove: 5 } })
    const at = { caseName: 'Site A' }
    expect(await ask('report.changes', { report: id })).toMatchObject({
      added: [{ coding: added, path: 'Barriers / Trust', ...at, words: 'It made no sense.' }],
      gone: [{ coding: gone, path: 'Barriers / Money', ...at, words: 'We had two contracts' }],
      reworded: [
        { coding: trimmed, words: '… asked us about money.', before: 'Nobody asked us about money.' },
      ],
      counts: [
        { path: 'Barriers / Money', ...at, before: 2, now: 1 },
        { path: 'Barriers / Trust', ...at, before: 0, now: 1 },
      ],
      settings: true,
    })
    await ask('report.build', { report: id, folder: place('out'), formats: ['json'] })
    expect(await ask('report.changes', { report: id })).toMatchObject(nothing)
  })

  it('tells nobody else what was quoted of a blind round', async ({ workbench }) => {
    const { ask, place, one, ann, ben, money, report, code } = await reportStudy(workbench)
    await code(ben, money, 'We had two contracts')
    await ask('round.create', { name: 'Pilot', documents: [one], coders: [ann, ben], blind: true })
    const span = await spanOf(workbench, one, 'It made no sense.')
    const { coding: hers } = await ask('coding.apply', { document: one, code: money, coder: ann, span }, ann)
    const id = await report()
    await ask('report.choose', { report: id, codings: [hers.id], standing: 'in' }, ann)
    await ask(
      'report.trim',
      { report: id, coding: hers.id, trim: { cuts: [], insertions: [{ at: 0, text: 'lapwing' }] } },
      ann,
    )
    await ask('report.build', { report: id, folder: place('out'), formats: ['json'] }, ann)
    const answers = async (as: typeof ann | null) => [
      await ask('report.preview', { report: id }, as),
      await ask('report.changes', { report: id }, as),
      await ask('report.check', { report: id }, as),
    ]
    for (const as of [ben, null]) {
      const told = JSON.stringify(await answers(as))
      expect(told).not.toMatch(/no sense|lapwing/u)
      expect(told).not.toContain(hers.id)
      expect(await ask('report.changes', { report: id }, as)).toMatchObject({
        added: [],
        gone: [],
        counts: [],
      })
      await expectRefused(ask('report.original', { report: id, coding: hers.id }, as), 'not_found')
      await expectRefused(ask('report.trim', { report: id, coding: hers.id, trim: null }, as), 'not_found')
      await expectRefused(
        ask('report.choose', { report: id, codings: [hers.id], standing: null }, as),
        'not_found',
      )
    }
    expect(JSON.stringify(await answers(ann))).toMatch(/lapwing/u)
    // Taken away again, it still is hers alone.
    await ask('coding.remove', { codings: [hers.id] }, ann)
    expect(JSON.stringify(await ask('report.changes', { report: id }, ben))).not.toMatch(/no sense|lapwing/u)
    expect(JSON.stringify(await ask('report.changes', { report: id }, ann))).toMatch(/lapwing/u)
  })
})

describe('the methods paragraph', () => {
  it('is filled from the project', async ({ workbench }) => {
    const { ask, one, two, ann, ben, money, trust, code, report } = await reportStudy(workbench)
    await code(ann, money, 'We had two contracts')
    await code(ben, money, 'two contracts with one home')
    await code(ann, trust, 'trust grew', two)
    const id = await report()
    const before = (await ask('report.methods', { report: id })).text
    expect(before).toContain(
      'Agreement between coders was not worked out: fewer than two coders have finished anything.',
    )
    for (const coder of [ann, ben])
      await ask('coding.setState', { document: [one], coder, state: 'finished' })
    const { text } = await ask('report.methods', { report: id })
    expect(text).toContain('The report draws on three documents of 66 words in all: ')
    expect(text).toContain('two interviews (20 words)')
    expect(text).toContain('one focus group (')
    expect(text).toContain('Six participants are heard at three case studies, interviewers not counted.')
    expect(text).toContain('Two coders (Ann and Ben) coded the material.')
    expect(text).toContain(
      'The codebook (version 1, with changes made since) has two codes under one top code.',
    )
    expect(text).toContain('Three codings are taken into account in this report.')
    expect(text).toContain('Krippendorff’s alpha')
    expect(text).toContain('Every coded passage is quoted.')
    expect(text).toContain('Quotations are attributed by role; where that would tell who is speaking')
  })

  it('keeps its own words whatever the pseudonym list says, and counts no words of who has withdrawn', async ({
    workbench,
  }) => {
    const { ask, at, place, ann, money, code, report } = await reportStudy(workbench)
    await code(ann, money, 'We had two contracts')
    for (const words of ['Two', 'One', 'Ann', 'Findings'])
      await ask('pseudonym.write', { id: null, words, pseudonym: 'Person 1' })
    const id = await report()
    await ask('report.build', { report: id, folder: place('out'), formats: ['json'] })
    const book = bookIn(at('out', 'Person 1.json'))
    expect(book.title).toBe('Person 1')
    expect(book.methods.join(' ')).toContain('one focus group (46 words)')
    expect(book.methods.join(' ')).toContain('One coder (Ann) coded the material.')
    await withdraw(workbench, 'Lark')
    const { text } = await ask('report.methods', { report: id })
    // Val said: And it holds.
    expect(text).toContain('one focus group (43 words)')
    expect(text).toContain('Five participants are heard')
  })
})

describe('a file that nobody vouches for', () => {
  it.for([
    ['settings', '{"choose":{"kind":"everything"}}'],
    ['settings', 'not json'],
    ['built', '{"at":1}'],
  ] as const)('is refused where %s is %s', async ([column, value], { workbench }) => {
    const { ask, host, at, report } = await reportStudy(workbench)
    const id = await report()
    await ask('project.close', {})
    const db = new Database(at('Study.concord'))
    db.prepare(`update report set ${column} = ?`).run(value)
    db.close()
    await ask('project.open', { file: host.grant(at('Study.concord')) })
    for (const asked of [
      ask('report.list', {}),
      ask('report.read', { report: id }),
      ask('report.preview', { report: id }),
    ])
      expect(await refusalOf(asked)).toMatchObject({ code: 'corrupt', data: { reason: 'report' } })
  })
})
