import { readFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import type { CallOutput } from '#shared/contract/index.ts'
import { first, it, type TestHost } from '../../../test/support/host.ts'
import { reportStudy } from '../../../test/support/report-study.ts'
import { unzipped } from '../exporters/test-support/read-back.ts'
import { addCode } from '../../../test/support/study.ts'

type Findings = CallOutput<'report.check'>['findings']

/** What was found and where, in context. */
const told = (findings: Findings) =>
  findings.flatMap(({ kind, words, places }) =>
    places.map(({ where, before, after }) => `${where} ${kind}: ${before}[${words}]${after}`),
  )

const contact = 'jo@bolton.nhs.uk 0161 496 0000'

/** A study of which a carer at Site A is quoted, whose case study has attributes. */
async function studyWithAttributes(workbench: TestHost) {
  const study = await reportStudy(workbench)
  const { ask, ann, money, cases, code } = study
  await ask('case.update', {
    case: first(cases).id,
    attributes: { Region: 'Bolton and Wigan', Contact: contact, 'Ermintrude House': 'yes' },
  })
  await code(ann, money, 'Nobody asked us about money.')
  return study
}

describe('the last check of what stands beside quotations', () => {
  it('lists names, addresses and numbers in attributes of case studies, and says of which', async ({
    workbench,
  }) => {
    const { ask, report } = await studyWithAttributes(workbench)
    const { findings } = await ask('report.check', { report: await report() })
    expect(told(findings)).toEqual(
      expect.arrayContaining([
        'attribute name: Region: [Bolton] and Wigan',
        'attribute name: Region: Bolton and [Wigan]',
        'attribute email: Contact: [jo@bolton.nhs.uk] 0161 496 0000',
        'attribute phone: Contact: jo@bolton.nhs.uk [0161 496 0000]',
        'attribute name: [Ermintrude House]',
      ]),
    )
  })

  it('lists nothing of it that the pseudonym list replaces', async ({ workbench }) => {
    const { ask, report } = await studyWithAttributes(workbench)
    for (const [words, pseudonym] of [
      ['Bolton', 'a town'],
      ['Wigan', 'a town'],
      ['jo@bolton.nhs.uk', 'an address'],
      ['Ermintrude House', 'a home'],
    ] as const)
      await ask('pseudonym.write', { id: null, words, pseudonym })
    const { findings } = await ask('report.check', { report: await report() })
    expect(told(findings).join('\n')).not.toMatch(/Bolton|Wigan|jo@|Ermintrude/u)
  })

  it('lists names in the names of themes and codes, and nothing of words that are ordinary', async ({
    workbench,
  }) => {
    const { ask, money, heading, report } = await studyWithAttributes(workbench)
    await ask('codebook.update', { code: money, fields: { name: 'Money at Tyneham' } })
    await addCode(workbench, 'Meetings, said Oswin', { parent: heading })
    const { findings } = await ask('report.check', { report: await report() })
    const found = told(findings)
    expect(found).toContain('section name: Money at [Tyneham]')
    expect(found).toContain('codebook name: Meetings, said [Oswin]')
    expect(found.join('\n')).not.toMatch(/\[(?:Money|Meetings)/u)
  })

  it('lists names in the names of rounds and of the file', async ({ workbench }) => {
    const { ask, ann, one, report } = await studyWithAttributes(workbench)
    await ask('round.create', { name: 'Pilot at Oswin', coders: [ann], documents: [one], blind: false })
    const id = await report({ title: 'What we heard' }, 'Draft for Ermintrude')
    const { findings } = await ask('report.check', { report: id })
    expect(told(findings)).toContain('front name: Pilot at [Oswin]')
    expect(told(findings)).toContain('front name: File name: Draft for [Ermintrude]')
    const without = await report({ methods: false }, 'Without')
    expect(told((await ask('report.check', { report: without })).findings).join('\n')).not.toMatch(/Oswin/u)
  })

  it('lists a name that is on the list and stands in somebody’s pseudonym', async ({ workbench }) => {
    const { ask, ann, money, code, report } = await studyWithAttributes(workbench)
    await ask('pseudonym.write', { id: null, words: 'North Tyneham', pseudonym: 'Dana’s town' })
    await ask('pseudonym.write', { id: null, words: 'Dana', pseudonym: 'Rowan' })
    await code(ann, money, 'one home in North Tyneham')
    const { findings } = await ask('report.check', { report: await report() })
    expect(told(findings)).toContain('quotation name: Pseudonym: [Dana]’s town')
  })

  it('lists a case study that is called as a word is', async ({ workbench }) => {
    const { ask, cases, ann, two, trust, code, report } = await studyWithAttributes(workbench)
    await code(ann, trust, 'trust grew', two)
    await ask('case.update', { case: first(cases).id, name: 'Home' })
    await ask('case.update', { case: first(cases.slice(1)).id, name: 'Bath' })
    const id = await report({ attribution: { identifying: 'shown' } })
    const found = told((await ask('report.check', { report: id })).findings)
    expect(found).toEqual(
      expect.arrayContaining(['section name: [Home]', 'section name: [Bath]', 'attribution name: [Bath]']),
    )
  })

  it('lists what is left of a name in a script without capitals', async ({ workbench }) => {
    const { ask, report } = await studyWithAttributes(workbench)
    await ask('pseudonym.write', { id: null, words: '김민수', pseudonym: '동료' })
    const id = await report({ introduction: '김민수가 왔다. 민수는 갔다.' })
    expect(told((await ask('report.check', { report: id })).findings)).toContain(
      'front name: 동료가 왔다. [민수]는 갔다.',
    )
  })

  it('has nothing to list of what the pseudonym list replaces, in any format', async ({ workbench }) => {
    const { ask, at, place, one, money, cases, report } = await studyWithAttributes(workbench)
    await ask('codebook.update', {
      code: money,
      fields: { name: 'Money at Ermintrude House', whenToUse: 'At Wigan' },
    })
    await ask('case.update', { case: first(cases).id, name: 'Bolton' })
    await ask('document.update', { document: one, attributes: { Setting: 'Wigan staff focus group' } })
    for (const words of ['Bolton', 'Wigan', 'jo@bolton.nhs.uk', '0161 496 0000', 'Ermintrude House'])
      await ask('pseudonym.write', { id: null, words, pseudonym: 'a place' })
    const id = await report({
      introduction: 'Heard at Wigan.',
      attribution: { identifying: 'shown', template: '{role}, {case}, {setting} by Bolton' },
    })
    const formats = ['docx', 'html', 'xlsx', 'csv', 'md', 'json'] as const
    const { files } = await ask('report.build', { report: id, folder: place('out'), formats: [...formats] })
    expect(files).toHaveLength(formats.length)
    for (const { name } of files) {
      const bytes = new Uint8Array(readFileSync(at('out', name)))
      const isZipped = /\.(?:docx|xlsx)$/u.test(name)
      const text = isZipped
        ? [...(await unzipped(bytes)).values()].join('\n')
        : new TextDecoder().decode(bytes)
      expect(text, name).toContain('a place')
      expect(text, name).not.toMatch(/Bolton|Wigan|jo@|0161|Ermintrude/iu)
    }
  })
})
