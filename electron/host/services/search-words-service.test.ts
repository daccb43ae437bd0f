import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import type { CallInput } from '#shared/contract/index.ts'
import { countWords } from '#shared/domain/words.ts'
import { first, it, type TestHost } from '../../../test/support/host.ts'
import { importText, newStudy, withdraw } from '../../../test/support/study.ts'

async function study(workbench: TestHost) {
  await newStudy(workbench)
  const { ask } = workbench
  await importText(
    workbench,
    'Interviewer: Whose budget, and who commissions?\nDana: The café commissioned the Cafe budget.\nKit: The budget!',
    {
      fileName: 'One.txt',
      title: 'One',
      case: { create: 'Site A' },
      speakers: [
        { label: 'Interviewer', interviewer: true, participant: null },
        { label: 'Dana', interviewer: false, participant: { create: { pseudonym: 'Dee', role: 'Manager' } } },
        { label: 'Kit', interviewer: false, participant: null },
      ],
    },
  )
  await importText(workbench, 'Kit: Commissioning: don’t! The co-designed budget.\nRo: So?', {
    fileName: 'Two.txt',
    title: 'Two',
    case: { create: 'Site B' },
  })
  const count = (how: CallInput<'words.frequency'> = {}) => ask('words.frequency', how)
  const listed = async (how: CallInput<'words.frequency'> = {}) =>
    (await count(how)).words.map(({ word, counts }) => `${word} ${counts.join(' ')}`)
  return { ...workbench, count, listed }
}

describe('counting words', () => {
  it('counts them by case study, most frequent first, without case and accents', async ({ workbench }) => {
    const { count } = await study(workbench)
    const { total, different, columns, words } = await count({ limit: 3 })
    expect({ total, different }).toEqual({ total: 19, different: 12 })
    expect(columns.map(({ name, words: all }) => [name, all])).toEqual([
      ['Site A', 13],
      ['Site B', 6],
    ])
    expect(words).toEqual([
      { word: 'budget', forms: ['budget'], search: '"budget"', count: 4, documents: 2, counts: [3, 1] },
      { word: 'the', forms: ['the'], search: '"the"', count: 4, documents: 2, counts: [3, 1] },
      { word: 'café', forms: ['café'], search: '"café"', count: 2, documents: 1, counts: [2, 0] },
    ])
  })

  it('counts them by participant, else speaker, the interviewers as one', async ({ workbench }) => {
    const { count, listed } = await study(workbench)
    const { columns } = await count({ by: 'speaker' })
    expect(columns.map(({ name, participant, words }) => [name, participant !== null, words])).toEqual([
      ['Kit', false, 7],
      ['Dee', true, 6],
      ['Interviewer', false, 5],
      ['Ro', false, 1],
    ])
    expect(await listed({ by: 'speaker', limit: 2 })).toEqual(['budget 2 1 1 0', 'the 2 2 0 0'])
    expect(await listed({ by: 'speaker', interviewers: false, limit: 1 })).toEqual(['the 2 2 0'])
  })

  it('leaves stop words out, and counts words of one stem as one', async ({ workbench }) => {
    const { count, listed } = await study(workbench)
    expect(await listed({ stopWords: 'english', without: ['CAFÉ'] })).toEqual([
      'budget 3 1',
      'co-designed 0 1',
      'commissioned 1 0',
      'commissioning 0 1',
      'commissions 1 0',
    ])
    const { words, total } = await count({ stems: 'english', stopWords: 'english' })
    expect(total).toBe(19)
    expect(words[1]).toEqual({
      word: 'commissions',
      forms: ['commissions', 'commissioned', 'commissioning'],
      search: '"commissions" "commissioned" "commissioning"',
      count: 3,
      documents: 2,
      counts: [2, 1],
    })
  })

  it('lists only words with some letters, and says how many there are of all', async ({ workbench }) => {
    const { count, listed } = await study(workbench)
    expect(await listed({ containing: 'COMM' })).toEqual([
      'commissioned 1 0',
      'commissioning 0 1',
      'commissions 1 0',
    ])
    const {
      total,
      different,
      listed: found,
      words,
    } = await count({ containing: 'sioning', stems: 'english' })
    expect({ total, different, found }).toEqual({ total: 19, different: 10, found: 1 })
    expect(words.map(({ forms }) => forms)).toEqual([['commissions', 'commissioned', 'commissioning']])
  })

  it('writes all that would be listed into files', async ({ workbench }) => {
    const { ask, place, count } = await study(workbench)
    const folder = place('words')
    const question = { by: 'speaker', stems: 'english', containing: 'comm' } as const
    const { files } = await ask('words.export', { folder, question, formats: ['csv', 'xlsx', 'csv'] })
    expect(files.map(({ name }) => name)).toEqual([
      expect.stringMatching(/ - words\.csv$/),
      expect.stringMatching(/ - words\.xlsx$/),
    ])
    const [csv] = files
    const text = readFileSync(workbench.host.pathOf(csv?.file ?? '') ?? 'nowhere', 'utf8')
    const { words } = await count(question)
    expect(text.trim().split('\r\n')).toHaveLength(words.length + 1)
    expect(text).toContain('"commissions","commissions, commissioned, commissioning",3,2,')
  })

  it('writes no word of a name that the pseudonym list replaces, unless told to', async ({ workbench }) => {
    const { ask, place } = await study(workbench)
    for (const [words, pseudonym] of [
      ['Cafe Budget', '[a place]'],
      ['Dee', '[Manager 1]'],
    ] as const)
      await ask('pseudonym.write', { id: null, words, pseudonym })
    const written = async (pseudonyms?: boolean) => {
      const { files } = await ask('words.export', {
        folder: place('words'),
        question: { by: 'speaker', containing: 'b' },
        ...(pseudonyms === undefined ? {} : { pseudonyms }),
        formats: ['csv'],
      })
      return readFileSync(workbench.host.pathOf(first(files).file) ?? 'nowhere', 'utf8').split('\r\n')
    }
    // What is said of the budget elsewhere still counts.
    expect((await written()).slice(0, 2)).toEqual([
      '\uFEFF"Word","Forms","Count","Documents","Kit","Interviewer","[Manager 1]","Ro","formula_escaped"',
      '"budget","budget",3,2,2,1,0,0,""',
    ])
    expect((await written(false))[1]).toBe('"budget","budget",4,2,2,1,1,0,""')
  })

  it('counts nothing of who has withdrawn, and says so', async ({ workbench }) => {
    const { count, listed } = await study(workbench)
    expect(await count()).toMatchObject({ total: 19, withdrawn: 0 })
    await withdraw(workbench, 'Dee')
    expect(await count()).toMatchObject({ total: 13, withdrawn: 1 })
    expect(await count({ cases: [] })).toMatchObject({ total: 0, withdrawn: 0 })
    expect((await count({ by: 'speaker' })).columns.map(({ name }) => name)).toEqual([
      'Kit',
      'Interviewer',
      'Ro',
    ])
    expect(await listed({ containing: 'cafe' })).toEqual([])
  })

  it('names the speakers of each column, so that a search finds just their words', async ({ workbench }) => {
    const { count, ask } = await study(workbench)
    const { columns, words } = await count({ by: 'speaker' })
    for (const [at, { speakers, participant }] of columns.entries()) {
      expect(speakers.length).toBeGreaterThan(0)
      for (const { search, counts } of words) {
        const asked = { words: search, match: 'any', wholeWords: true, where: 'documents' } as const
        expect((await ask('search.run', { ...asked, speakers })).total, search).toBe(counts[at])
      }
      if (participant !== null) expect(speakers).toHaveLength(1)
    }
    expect((await count({ by: 'case' })).columns.map(({ speakers }) => speakers)).toEqual([[], []])
  })

  it('counts exactly what a search for the words finds, and as many words as are counted everywhere', async ({
    workbench,
  }) => {
    await newStudy(workbench)
    const { ask } = workbench
    const texts = fc.sample(
      fc
        .array(
          fc.tuple(
            fc.constantFrom(
              'trust',
              'Trust',
              'trusted',
              'don’t',
              "don't",
              'co-design',
              'design',
              'é',
              'e',
              '1,5',
              '預算',
              'שלום',
              '👍',
              '\nAnn: ',
              '\nBo: ',
            ),
            fc.constantFrom(' ', ', ', ' – ', '/'),
          ),
          { minLength: 10, maxLength: 80 },
        )
        .map((parts) => `Ann: So. ${parts.flat().join('')}\nBo: Yes.\nAnn: No.`),
      12,
    )
    for (const [at, text] of texts.entries())
      await importText(workbench, text, {
        fileName: `${at}.txt`,
        title: String(at),
        case: at % 3 === 0 ? null : { create: `Site ${at % 3}` },
      })
    let said = 0
    for (const { id } of await ask('document.list', {})) {
      const { text, turns } = await ask('document.text', { document: id })
      for (const { bodyStart, bodyEnd } of turns) said += countWords(text.slice(bodyStart, bodyEnd))
    }
    for (const stems of [null, 'english'] as const) {
      const { total, columns, words, different } = await ask('words.frequency', { stems })
      expect(total).toBe(said)
      expect(different).toBe(words.length)
      expect(words.reduce((sum, { count }) => sum + count, 0)).toBe(said)
      for (const { search, count, documents, counts } of words) {
        const found = await ask('search.run', {
          words: search,
          match: 'any',
          wholeWords: true,
          where: 'documents',
        })
        expect(found.total, search).toBe(count)
        expect(found.byDocument, search).toHaveLength(documents)
        expect(
          columns.map((column) => found.byCase.find((row) => row.case === column.case)?.hits ?? 0),
        ).toEqual(counts)
      }
    }
  })
})
