import { describe, expect } from 'vitest'
import type { CallOutput } from '#shared/contract/index.ts'
import { printedWords } from '#shared/domain/report/printed-quotation.ts'
import { codingId } from '#shared/ids.ts'
import { expectRefused, first, it } from '../../../test/support/host.ts'
import { reportStudy } from '../../../test/support/report-study.ts'
import { withdraw } from '../../../test/support/study.ts'

type Preview = CallOutput<'report.preview'>

/** Theme, case study, and what is printed of each quotation. */
const read = ({ parts }: Preview) =>
  parts.flatMap(({ path, caseName, quotations }) =>
    quotations.map((one) => `${path}, ${caseName}: ${printedWords(one)} (${one.attribution})`),
  )
const words = ({ parts }: Preview) =>
  parts.flatMap(({ quotations }) => quotations.map((one) => printedWords(one).replaceAll(/[“”]/gu, '')))
const kinds = ({ warnings }: Preview) => warnings.map(({ kind }) => kind)

describe('a report', () => {
  it('quotes what was starred, all, or some of everyone, by case study or by theme', async ({
    workbench,
  }) => {
    const study = await reportStudy(workbench)
    const { ask, ann, money, trust, two, code, star, report } = study
    const contracts = await code(ann, money, 'We had two contracts')
    await code(ann, money, 'It made no sense.')
    await code(ann, money, 'Nobody asked us about money.')
    await code(ann, trust, 'trust grew', two)
    await star([contracts])
    const safe = { attribution: { identifying: 'shown' as const } }
    const starred = await report({ ...safe, choose: { kind: 'starred' } }, 'Starred')
    expect(read(await ask('report.preview', { report: starred }))).toEqual([
      'Barriers / Money, Site A: “We had two contracts” (Commissioning manager, Site A, Staff Focus Group)',
    ])
    const all = await report(safe, 'All')
    const preview = await ask('report.preview', { report: all })
    expect(read(preview)).toEqual([
      'Barriers / Money, Site A: “We had two contracts” (Commissioning manager, Site A, Staff Focus Group)',
      'Barriers / Money, Site A: “It made no sense.” (Commissioning manager, Site A, Staff Focus Group)',
      'Barriers / Money, Site A: “Nobody asked us about money.” (Carer, Site A, Staff Focus Group)',
      'Barriers / Trust, Site B: “trust grew” (Commissioning manager, Site B, Interview)',
    ])
    expect(preview).toMatchObject({ quotations: 4, documents: 2, participants: 3 })
    expect(first(preview.parts)).toMatchObject({
      definition: 'About money',
      counts: { codings: 3, documents: 1, participants: 2 },
    })
    const some = await report({ ...safe, choose: { kind: 'balanced', limit: 2 }, sections: 'theme' }, 'Some')
    expect(words(await ask('report.preview', { report: some }))).toEqual([
      'We had two contracts',
      'Nobody asked us about money.',
      'trust grew',
    ])
  })

  it('quotes a passage once, however many coded it, and counts every coding', async ({ workbench }) => {
    const { ask, ann, ben, money, trust, code, star, report } = await reportStudy(workbench)
    await code(ann, money, 'two contracts')
    const whole = await code(ben, money, 'We had two contracts with one home')
    const short = await code(ann, money, 'one home')
    await code(ben, trust, 'two contracts')
    const id = await report()
    const preview = await ask('report.preview', { report: id })
    expect(words(preview)).toEqual(['We had two contracts with one home', 'two contracts'])
    expect(first(preview.parts).counts.codings).toBe(3)
    // A star on one of them stars the passage; a hand on one shows that one.
    await star([short])
    const part = first((await ask('report.preview', { report: id })).parts)
    expect(first(part.quotations)).toMatchObject({ coding: whole, starred: true, byHand: false })
    await ask('report.choose', { report: id, codings: [short], standing: 'in' })
    expect(words(await ask('report.preview', { report: id }))).toContain('one home')
    await ask('report.choose', { report: id, codings: [short], standing: null })
    await ask('report.choose', { report: id, codings: [whole], standing: 'out' })
    expect(words(await ask('report.preview', { report: id }))).toEqual(['two contracts'])
    const { candidates } = await ask('report.candidates', { report: id, case: part.case, code: money })
    expect(candidates.map(({ chosen, standing }) => [chosen, standing])).toEqual([[false, 'out']])
  })

  it('never quotes someone who has withdrawn, chosen by hand or not', async ({ workbench }) => {
    const study = await reportStudy(workbench)
    const { ask, ann, money, code, star, report } = study
    const hers = await code(ann, money, 'We had two contracts')
    const shared = await code(ann, money, 'It made no sense.\nKit: Nobody asked us')
    await code(ann, money, 'told the café')
    await star([hers])
    const id = await report({ attribution: { identifying: 'shown' } })
    await ask('report.choose', { report: id, codings: [hers, shared], standing: 'in' })
    await withdraw(study, 'Rowan')
    const preview = await ask('report.preview', { report: id })
    expect(words(preview)).toEqual(['told the café'])
    expect(preview.warnings).toContainEqual({ kind: 'withdrawn', extracts: 2 })
    expect(first(preview.parts).counts).toEqual({ codings: 1, documents: 1, participants: 1 })
    const part = first(preview.parts)
    const { total } = await ask('report.candidates', { report: id, case: part.case, code: money })
    expect(total).toBe(1)
    expect((await ask('report.methods', { report: id })).text).toContain('One participant withdrew')
  })

  it('replaces names and places, also half of one at an edge, and names nobody in labels', async ({
    workbench,
  }) => {
    const { ask, ann, money, trust, two, code, report } = await reportStudy(workbench)
    await ask('pseudonym.write', { id: null, words: 'Tyneham', pseudonym: 'town' })
    await ask('pseudonym.write', { id: null, words: 'north tyneham', pseudonym: 'village' })
    await ask('pseudonym.write', { id: null, words: 'Dana', pseudonym: 'a colleague' })
    await code(ann, money, 'one home in North Tyne')
    await code(ann, money, 'about money. Dana’s board')
    await code(ann, trust, 'eham, and trust grew', two)
    const id = await report({ attribution: { identifying: 'shown' } })
    expect(words(await ask('report.preview', { report: id }))).toEqual([
      'one home in [village]',
      'about money. [a colleague]’s board',
      '[town], and trust grew',
    ])
    await ask('report.change', { report: id, settings: { pseudonyms: false, choose: { kind: 'all' } } })
    expect(words(await ask('report.preview', { report: id }))).toContain('one home in North Tyne')
    const list = await ask('pseudonym.list', {})
    expect(list.map((entry) => entry.words)).toEqual(['north tyneham', 'Tyneham', 'Dana'])
    const places = new Map((await ask('pseudonym.places', {})).map((entry) => [entry.id, entry.places]))
    expect(list.map(({ id: entry }) => places.get(entry))).toEqual([1, 2, 2])
  })
})

describe('attributions', () => {
  it('are by role, and never those of one person alone', async ({ workbench }) => {
    const { ask, ann, money, trust, two, code, report } = await reportStudy(workbench)
    await code(ann, money, 'We had two contracts')
    await code(ann, money, 'Nobody asked us about money.')
    await code(
      ann,
      money,
      'It made no sense.\nKit: Nobody asked us about money. Dana’s board did, in 2019.\nRo: Then',
    )
    await code(ann, trust, 'trust grew', two)
    const id = await report()
    const preview = await ask('report.preview', { report: id })
    expect(read(preview)).toEqual([
      'Barriers / Money, Site A: “We had two contracts” (Participant, Site A, Staff Focus Group)',
      expect.stringMatching(
        /Participant: “.*” Carer 1: “.*” Carer 2: “Then” \(Participant and Carer, Site A, Staff Focus Group\)/u,
      ),
      // The only one at the interview: no case study either, and no section that tells it.
      'Barriers / Trust, null: “trust grew” (Participant, Interview)',
    ])
    expect(preview.warnings).toMatchObject([
      {
        kind: 'identifying',
        attribution: 'Commissioning manager, Site A, Staff Focus Group',
        withheld: true,
      },
      { kind: 'identifying', attribution: 'Commissioning manager, Site B, Interview', withheld: true },
    ])
    expect(JSON.stringify(preview)).not.toMatch(/Rowan|Wren/u)
  })

  it('hide nobody behind someone who has withdrawn', async ({ workbench }) => {
    const { ask, ann, money, code, report } = await reportStudy(workbench)
    await code(ann, money, 'Nobody asked us about money.')
    const id = await report()
    const attribution = async () =>
      first(first((await ask('report.preview', { report: id })).parts).quotations).attribution
    expect(await attribution()).toBe('Carer, Site A, Staff Focus Group')
    await withdraw(workbench, 'Ash')
    expect(await attribution()).toBe('Participant, Site A, Staff Focus Group')
  })

  it('are by pseudonym or document where that is wanted, and renamed', async ({ workbench }) => {
    const { ask, ann, money, code, report } = await reportStudy(workbench)
    await code(ann, money, 'We had two contracts')
    await code(ann, money, 'Nobody asked us about money.')
    const template = '{pseudonym} ({role}), {document}, turn {turn} {time}'
    const by = await report({ attribution: { people: 'pseudonym', template } }, 'By')
    const attributionsOf = async (one: typeof by) =>
      (await ask('report.preview', { report: one })).parts.flatMap(({ quotations }) =>
        quotations.map(({ attribution }) => attribution),
      )
    expect(await attributionsOf(by)).toEqual([
      'Rowan (Commissioning manager), Group in Tyneham, turn 2',
      'Robin (Carer), Group in Tyneham, turn 3',
    ])
    // By role neither is told, whatever the template says.
    const role = await report(
      { attribution: { identifying: 'shown', template, roles: { Carer: 'Family carer' } } },
      'Role',
    )
    expect(await attributionsOf(role)).toEqual(['Commissioning manager, turn 2', 'Family carer, turn 3'])
  })

  it('are shown live, with what is wrong and who would be known', async ({ workbench }) => {
    const { ask, ann, money, trust, two, code } = await reportStudy(workbench)
    await code(ann, money, 'We had two contracts')
    await code(ann, trust, 'trust grew', two)
    const { examples, unknown, identifying } = await ask('report.attribution', {
      rules: { template: '{role}, {case}, {occasion}', identifying: 'shown' },
    })
    expect(examples).toEqual(['Commissioning manager, Site A', 'Commissioning manager, Site B'])
    expect(unknown).toEqual(['occasion'])
    expect(identifying.map(({ attribution }) => attribution).toSorted()).toEqual([
      ...examples.toSorted(),
      'Director, Site A',
      'Nurse, Site C',
    ])
  })
})

describe('a trim', () => {
  it('goes with its coding to the one that it becomes one with', async ({ workbench }) => {
    const { ask, ann, money, trust, code, report } = await reportStudy(workbench)
    const moved = await code(ann, money, 'We had two contracts')
    const kept = await code(ann, trust, 'We had two contracts')
    const id = await report()
    const trim = { cuts: [{ start: 3, end: 7 }], insertions: [] }
    await ask('report.trim', { report: id, coding: moved, trim })
    await ask('coding.recode', { codings: [moved], code: trust })
    expect(await ask('report.original', { report: id, coding: kept })).toMatchObject({ trim })
    const { parts } = await ask('report.preview', { report: id })
    expect(parts.flatMap(({ quotations }) => quotations)).toMatchObject([{ coding: kept, trimmed: true }])
    await ask('history.undo', {})
    expect(await ask('report.original', { report: id, coding: kept })).toMatchObject({ trim: null })
  })

  it('is printed, and left out once the words were changed', async ({ workbench }) => {
    const { ask, ann, money, code, report, one } = await reportStudy(workbench)
    const coding = await code(ann, money, 'We had two contracts with one home')
    const id = await report()
    const original = await ask('report.original', { report: id, coding })
    expect(original).toMatchObject({
      text: 'We had two contracts with one home',
      trim: null,
      outdated: false,
    })
    expect(original.turns).toEqual([{ speaker: 'Dana', start: 0, end: 34 }])
    const trim = { cuts: [{ start: 3, end: 11 }], insertions: [{ at: 20, text: 'of 2019' }] }
    await ask('report.trim', { report: id, coding, trim })
    const preview = await ask('report.preview', { report: id })
    expect(words(preview)).toEqual(['We … contracts [of 2019] with one home'])
    expect(first(first(preview.parts).quotations)).toMatchObject({ trimmed: true })
    const { text } = await ask('document.text', { document: one })
    const start = text.indexOf('one home')
    await ask('mending.mendText', { document: one, start, end: start + 8, words: 'one house' })
    const after = await ask('report.preview', { report: id })
    expect(words(after)).toEqual([])
    expect(kinds(after)).toEqual(['trim_outdated'])
    expect((await ask('report.original', { report: id, coding })).outdated).toBe(true)
    const part = first(after.parts)
    const { candidates } = await ask('report.candidates', { report: id, case: part.case, code: money })
    expect(candidates).toMatchObject([{ chosen: false, outdated: true }])
    await ask('report.trim', { report: id, coding, trim: null })
    expect(words(await ask('report.preview', { report: id }))).toEqual([
      'We had two contracts with one house',
    ])
  })

  it('is refused where it can’t be, and takes a coding that is gone for gone', async ({ workbench }) => {
    const { ask, ann, money, code, report } = await reportStudy(workbench)
    const coding = await code(ann, money, 'We had two contracts')
    const id = await report()
    const cut = (start: number, end: number) => ({ cuts: [{ start, end }], insertions: [] })
    await expectRefused(ask('report.trim', { report: id, coding, trim: cut(0, 20) }), 'validation', {
      reason: 'trim',
      what: 'nothing_left',
    })
    await expectRefused(ask('report.trim', { report: id, coding, trim: cut(4, 21) }), 'validation', {
      what: 'outside',
    })
    await ask('report.choose', { report: id, codings: [coding], standing: 'in' })
    await ask('coding.remove', { codings: [coding] })
    expect((await ask('report.preview', { report: id })).warnings).toEqual([{ kind: 'gone', coding }])
    await expectRefused(ask('report.choose', { report: id, codings: [coding], standing: 'in' }), 'not_found')
    await ask('report.choose', { report: id, codings: [coding], standing: null })
    expect((await ask('report.preview', { report: id })).warnings).toEqual([])
  })
})

describe('an order', () => {
  it('is kept as it was put, what was not put in order behind it', async ({ workbench }) => {
    const { ask, ann, money, code, report } = await reportStudy(workbench)
    const [a, b, c] = [
      await code(ann, money, 'We had two contracts'),
      await code(ann, money, 'It made no sense.'),
      await code(ann, money, 'Nobody asked us'),
    ]
    const id = await report({ attribution: { identifying: 'shown' } })
    await ask('report.arrange', { report: id, codings: [c, a] })
    const { parts } = await ask('report.preview', { report: id })
    expect(first(parts).quotations.map(({ coding }) => coding)).toEqual([c, a, b])
    const nothing = codingId.parse('00000000-0000-7000-8000-000000000000')
    await expectRefused(ask('report.arrange', { report: id, codings: [c, nothing] }), 'not_found')
  })
})

describe('the last check', () => {
  it('lists what might say who or where, and what was cleared', async ({ workbench }) => {
    const { ask, ann, money, trust, two, code, report } = await reportStudy(workbench)
    await ask('pseudonym.write', { id: null, words: 'Dana', pseudonym: 'a colleague' })
    await code(ann, money, 'one home in North Tyneham. It made no sense.')
    const coding = await code(ann, money, 'Nobody asked us about money. Dana’s board did, in 2019.')
    await code(ann, trust, 'trust grew', two)
    const settings = {
      choose: { kind: 'all' as const },
      introduction: 'We write to jo@trust.example of it.',
      cleared: ['2019'],
      codebook: false,
    }
    const id = await report(settings)
    await ask('report.trim', {
      report: id,
      coding,
      trim: { cuts: [{ start: 0, end: 7 }], insertions: [{ at: 7, text: 'Councillor Bright' }] },
    })
    const { findings, warnings } = await ask('report.check', { report: id })
    const told = findings.map(
      ({ kind, words: found, cleared, places }) => `${kind} ${found} ${places[0]?.where} ${cleared}`,
    )
    expect(told).toEqual([
      'name Findings front false',
      'name Study front false',
      'email jo@trust.example front false',
      'name Site A section false',
      'name Site B section false',
      'name Site C section false',
      'name North Tyneham quotation false',
      'name Staff Focus Group attribution false',
      'name Councillor Bright quotation false',
      'number 2019 quotation true',
      'name Carer attribution false',
      'name Barriers section false',
    ])
    expect(told.join('\n')).not.toMatch(/Dana|Participant/u)
    expect(warnings.map(({ kind }) => kind)).toEqual(['identifying', 'identifying'])
  })
})
