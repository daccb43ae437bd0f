import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { commandLine } from '../support/command-line.ts'
import { first, openHost } from '../support/host.ts'

const { at, write, told, json, refused } = commandLine()
const answer = z.looseObject({
  total: z.int(),
  extracts: z.array(z.looseObject({ code: z.string(), words: z.array(z.looseObject({ text: z.string() })) })),
})

async function found(...words: string[]): Promise<string[]> {
  const { extracts } = await json(answer, 'query', 'Study', ...words)
  return extracts.map((one) => one.words.map(({ text }) => text).join(' '))
}

/** Codes whose paths are alike, a case study called "none", and a region of case studies and of people. */
beforeAll(async () => {
  write('South.txt', 'Dana: We had two contracts.')
  write('North.txt', 'Kit: Nobody asked us.')
  write('Loose.txt', 'Ro: It took a year.')
  const book = {
    id: 'c',
    name: 'C',
    codes: [{ name: 'A / B' }, { name: 'A', children: [{ name: 'B' }, { name: 'C' }] }],
  }
  await told('new', 'Study', '--codebook', write('codes.json', JSON.stringify(book)))
  await told('import', 'Study', 'South.txt', '--case', 'none')
  await told('import', 'Study', 'North.txt', '--case', 'Site A')
  await told('import', 'Study', 'Loose.txt')
  const rows = ['Ann,South,A / C,two contracts', 'Ann,North,A / C,Nobody asked us', 'Ann,Loose,A / C,a year']
  await told('code', 'Study', '--from', write('ok.csv', ['coder,document,code,quote', ...rows].join('\n')))
  const workbench = openHost()
  try {
    const { ask, host } = workbench
    await ask('project.open', { file: host.grant(at('Study.concord')) })
    const cases = await ask('case.list', {})
    for (const one of cases)
      await ask('case.update', {
        case: one.id,
        attributes: { Region: one.name === 'none' ? 'South' : 'North', Budget: 'Pooled' },
      })
    const kit = await ask('participant.create', {
      case: null,
      pseudonym: 'Kit',
      role: 'Carer',
      attributes: { Region: 'South', 'case.Budget': 'own' },
    })
    const north = (await ask('document.list', {})).find(({ title }) => title === 'North')
    if (!north) throw new Error('no document')
    const { id } = first((await ask('document.text', { document: north.id })).speakers)
    await ask('document.mapSpeaker', { speaker: id, participant: kit.id, interviewer: false })
    const trunk = (await ask('codebook.tree', {})).codes.find(({ name }) => name === 'B')
    const loose = (await ask('document.list', {})).find(({ title }) => title === 'Loose')
    const coder = first((await ask('coder.list', {})).filter(({ name }) => name === 'Ann')).id
    if (!trunk || !loose) throw new Error('no code')
    await ask('coding.applyMany', {
      codings: [{ document: loose.id, code: trunk.id, coder, span: { start: 4, end: 11 } }],
    })
  } finally {
    await workbench.end()
  }
}, 120_000)

describe('a path that is two codes’', () => {
  it('is refused wherever it is typed, and nothing is coded with either', async () => {
    expect(await refused('validation', 'query', 'Study', '--code', 'A / B')).toContain(
      'More than one bears the name “A / B”; use the id.',
    )
    const table = write('wrong.csv', 'coder,document,code,quote\nAnn,South,A / B,We had')
    expect(await refused('validation', 'code', 'Study', '--from', table)).toContain('row 2: More than one')
    expect(await found('--words', 'We had')).toEqual([])
  })

  it('is told apart by the code’s id', async () => {
    const all = await json(answer, 'query', 'Study', '--code', 'A', '--children')
    const id = first(all.extracts.filter(({ words }) => words[0]?.text === 'It took')).code
    expect(await found('--code', id)).toEqual(['It took'])
  })
})

describe('a case study called none', () => {
  it('is the one that is meant by its name; --without-case means no case study', async () => {
    expect(await found('--case', 'none')).toEqual(['two contracts'])
    expect(await found('--without-case', '--code', 'A / C')).toEqual(['a year'])
    expect(await found('--without-case', '--case', 'Site A', '--code', 'A / C')).toEqual([
      'Nobody asked us',
      'a year',
    ])
    expect(await found('--without-round', '--round', 'none', '--case', 'none')).toEqual(['two contracts'])
  })
})

describe('an attribute', () => {
  it('that case studies and participants both have is asked for by whose it is', async () => {
    for (const words of [
      ['query', 'Study', '--attribute', 'Region=South'],
      ['matrix', 'Study', '--rows', 'codes', '--columns', 'attribute Region'],
    ])
      expect(await refused('validation', ...words)).toContain(
        'More than one attribute bears the name “Region”. Say which: case.Region, participant.Region.',
      )
    expect(await found('--attribute', 'case.Region=South')).toEqual(['two contracts'])
    expect(await found('--attribute', 'Participant.region=South')).toEqual(['Nobody asked us'])
    expect(await told('matrix', 'Study', '--rows', 'codes', '--columns', 'attribute case.Region')).toContain(
      '"North","South"',
    )
  })

  it('is found by a name that has a stop in it, unless that says whose it is', async () => {
    expect(await found('--attribute', 'participant.case.Budget=own')).toEqual(['Nobody asked us'])
    expect(await found('--attribute', 'case.Budget=pooled')).toEqual(['two contracts', 'Nobody asked us'])
  })

  it('has the values that are given; another one is refused with those', async () => {
    expect(await found('--attribute', 'budget=POOLED')).toHaveLength(2)
    expect(await found('--attribute', 'budget=', '--code', 'A / C')).toEqual(['a year'])
    expect(await refused('validation', 'query', 'Study', '--attribute', 'case.Region=Sooth')).toContain(
      'No case study has “Sooth” as “Region”. There is: “North”, “South”.',
    )
  })
})
